import type { SheetState } from '../../application/appState.ts'
import type { TrackerSettings } from '../../application/settings.ts'
import { asOfDay, type CalendarDate } from '../../domain/index.ts'

/** Figures that an old success has left: the moment, and the day they still speak of. */
export interface Staleness {
  readonly lastPassAt: number
  readonly asOf: CalendarDate
}

/** Stale: a cut-off or a midnight has gone by since the last pass that succeeded. [TM1] Null when all is current, or nothing is known. */
export function stalenessOf(
  { lastPassAt }: Pick<SheetState, 'lastPassAt'>, { timeZone, cutOff }: Pick<TrackerSettings, 'timeZone' | 'cutOff'>, now: number,
): Staleness | null {
  if (lastPassAt === null) return null
  const then = asOfDay(new Date(lastPassAt), timeZone, cutOff)
  const current = asOfDay(new Date(now), timeZone, cutOff)
  return then.asOf < current.asOf || then.today < current.today ? { lastPassAt, asOf: then.asOf } : null
}
