import { assessTask, instantOf } from '../../domain/index.ts'
import { ruleContext } from '../rows/rules.ts'
import type { CalendarMode, RuleSettings } from '../stored/settings.ts'

/** A week without holidays: Friday the 15th of March 2024 to the next Thursday, as of Monday at nine. */
const EXAMPLE = { plannedStart: '2024-03-15', plannedEnd: '2024-03-21', monday: '2024-03-18' } as const
const NINE_O_CLOCK_MS = 9 * 3_600_000

/**
 * The planned progress on Monday morning of a task from Friday to the next Thursday, in percent, by each calendar. The
 * rules compute it with the cut-off of these settings, so that the question shows what each answer will do. [CA1] [TM1]
 * [PR1]
 */
export function calendarExample(settings: RuleSettings): Readonly<Record<CalendarMode, number | null>> {
  const now = instantOf(EXAMPLE.monday, settings.timeZone) + NINE_O_CLOCK_MS
  const planned = (mode: CalendarMode): number | null => {
    const { assess } = ruleContext({ ...settings, calendar: { mode, work: [], off: [] } }, now)
    return assessTask({ ...EXAMPLE, actualStart: null, actualEnd: null, progress: null, hold: null }, assess).planned
  }
  return { calendar: planned('calendar'), workday: planned('workday') }
}
