import type { ReportScope } from './scope.ts'
import type { SheetRows } from '../../schema/index.ts'

/** The campaign whose plan a scope speaks of: null for the sheet as one campaign, undefined for several, or for none. */
export function campaignInScope(
  scope: ReportScope,
  { campaigns }: Pick<SheetRows, 'campaigns'>,
): string | null | undefined {
  if (scope.kind === 'campaign') return scope.campaignId
  if (scope.kind === 'unassigned') return undefined
  const [first, ...others] = campaigns?.rows ?? []
  if (others.length > 0) return undefined
  return first?.recordId ?? null
}
