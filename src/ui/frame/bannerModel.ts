import type { AppState } from '../../application/app/appState.ts'
import { weightOf } from '../../application/repair/drift.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { asOfDay, type CalendarDate } from '../../domain/index.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** When the last pass succeeded, and the as-of day of its figures. */
export interface Staleness {
  readonly lastPassAt: number
  readonly asOf: CalendarDate
}

/**
 * Figures are stale when a cut-off or a midnight has passed since the last pass that succeeded. [TM1] Null when they
 * are current, or when no pass has succeeded yet.
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

/** What the last pass could not update. */
export interface LeftUndone {
  /** Rows of the task table that were not written. */
  readonly rows: number
  /** True when columns are missing or may not be written, here or in a table beside the task table. */
  readonly isPartial: boolean
}

/** Counts what the last pass left; the sidebar says "up to date" only when that is nothing. */
export function leftUndone(
  { drift, companions }: Pick<AppState, 'drift' | 'companions'>,
  { tableId, unwritten, rights }: SheetState,
): LeftUndone {
  const isDenied = rights.kind === 'known' && rights.denied.length > 0
  const isLost = drift?.tableId === tableId && drift.differences.some((one) => weightOf(one) === 'loss')
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
