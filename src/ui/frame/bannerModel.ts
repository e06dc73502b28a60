import type { AppState } from '../../application/app/appState.ts'
import { weightOf } from '../../application/repair/drift.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { asOfDay, type CalendarDate } from '../../domain/index.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** Figures that an old success has left: the moment, and the day they still speak of. */
export interface Staleness {
  readonly lastPassAt: number
  readonly asOf: CalendarDate
}

/**
 * Stale: a cut-off or a midnight has gone by since the last pass that succeeded. [TM1] Null when all is current, or
 * nothing is known.
 */
export function stalenessOf(
  { lastPassAt }: Pick<SheetState, 'lastPassAt'>,
  { timeZone, cutOff }: Pick<TrackerSettings, 'timeZone' | 'cutOff'>,
  now: number,
): Staleness | null {
  if (lastPassAt === null) return null
  const then = asOfDay(new Date(lastPassAt), timeZone, cutOff)
  const current = asOfDay(new Date(now), timeZone, cutOff)
  return then.asOf < current.asOf || then.today < current.today ? { lastPassAt, asOf: then.asOf } : null
}

/** What the last pass could not bring up to date. */
export interface LeftUndone {
  /** Rows of the task table that were not written. */
  readonly rows: number
  /** Columns that are gone or may not be written, or tables beside the task table with any of that. */
  readonly isPartial: boolean
}

/** "Up to date" is said only when nothing is left. */
export function leftUndone(
  { drift, companions }: Pick<AppState, 'drift' | 'companions'>,
  { tableId, unwritten, rights }: SheetState,
): LeftUndone {
  const isDenied = rights.kind === 'known' && rights.denied.length > 0
  const isLost = drift?.tableId === tableId && drift.found.some((one) => weightOf(one) === 'loss')
  const isBeside =
    companions !== null &&
    (companions.sync.kind === 'failed' ||
      companions.tables.some(
        ({ unusable, refused, denied }) => unusable !== null || refused.length > 0 || denied.length > 0,
      ))
  return {
    rows: unwritten.reduce((sum, { recordIds }) => sum + recordIds.length, 0),
    isPartial: isDenied || isLost || isBeside,
  }
}
