import { TASK_FIELD_KEYS } from '../../schema/index.ts'
import type { SheetState, SyncState, UnwrittenRows } from '../appState.ts'
import type { HostError } from '../ports.ts'
import type { SheetFigures } from '../sheetModel.ts'
import { sampleRowCount, sheetId } from '../stored.ts'
import { latestAsOf } from './asOfGuard.ts'
import type { TrackedSheet } from './trackedSheet.ts'

export interface Shown {
  readonly figures: SheetFigures
  readonly sync: SyncState
  readonly lastPassAt: number | null
  readonly nextTryAt: number | null
}

/** What the sidebar shows of a sheet. */
export function sheetState(tracked: TrackedSheet, { figures, sync, lastPassAt, nextTryAt }: Shown): SheetState {
  const { columns, sheet, context, restored, intents, stamps } = tracked
  const { today, asOf } = context.assess
  const bound = columns.bound()
  const sampleRows = sampleRowCount(sheet)
  return {
    tableId: sheetId(sheet),
    name: columns.name(),
    preset: sheet.preset,
    today,
    asOf,
    ...figures,
    sync,
    rights:
      columns.rights() === null || bound === null
        ? { kind: 'unknown' }
        : { kind: 'known', mayWrite: columns.writable().size > 0, denied: columns.denied() },
    columns: TASK_FIELD_KEYS.filter((key) => bound?.binding.fields[key] !== undefined),
    missing: bound?.missing ?? [],
    calendarBeyondData: context.isBeyondData(figures.tasks),
    sample: sampleRows === 0 ? null : { count: sampleRows },
    restored: [...restored],
    lastPassAt,
    nextTryAt,
    unwritten: unwrittenRows(tracked),
    intents: intents.open(),
    stamps: stamps.open(),
  }
}

function unwrittenRows({ refused, guarded, fights, settings, clock }: TrackedSheet): readonly UnwrittenRows[] {
  const byKind = new Map<HostError['kind'], { readonly recordIds: string[]; readonly error: HostError }>()
  for (const [recordId, error] of refused) {
    const group = byKind.get(error.kind) ?? { recordIds: [], error }
    group.recordIds.push(recordId)
    byKind.set(error.kind, group)
  }
  const held = fights.held(clock.now())
  return [
    ...[...byKind].map(([because, group]): UnwrittenRows => ({ because, ...group })),
    ...(guarded.size === 0
      ? []
      : [{ because: 'laterDay', recordIds: [...guarded.keys()], asOf: latestAsOf([...guarded.values()], settings) } as const]),
    ...(held.length === 0
      ? []
      : [{ because: 'contested', recordIds: held.map(({ recordId }) => recordId), until: Math.min(...held.map(({ until }) => until)) } as const]),
  ]
}
