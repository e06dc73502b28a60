import type { Moved } from '../history/moved.ts'
import { campaignOfScope, type ReportScope } from './scope.ts'

/**
 * What has moved in one scope, whose tasks have these ids. A change is that of a campaign when its task belongs there now, or
 * when the log says that it did: a deleted task belongs nowhere any more. [EX3]
 */
export function movedInScope(moved: Moved, scope: ReportScope, taskIds: ReadonlySet<string>): Moved {
  if (scope.kind === 'sheet') return moved
  const wanted = campaignOfScope(scope)
  const isWanted = ({ campaignId }: { readonly campaignId: string | null }): boolean =>
    wanted !== null && campaignId === wanted
  const { snapshots, changes, differences } = moved
  return {
    ...moved,
    snapshots: snapshots.filter(isWanted),
    changes:
      changes?.filter((change) => isWanted(change) || (change.recordId !== null && taskIds.has(change.recordId))) ??
      null,
    differences:
      differences === null
        ? null
        : {
            ...differences,
            campaigns: differences.campaigns.filter(isWanted),
            tasks: differences.tasks.filter(
              ({ recordId, change, entries }) =>
                taskIds.has(recordId) || (change === 'deleted' && entries.some(isWanted)),
            ),
          },
  }
}
