import { addDays, type CalendarDate, type ReportKind, weekOf } from '../../domain/index.ts'

/** The days that a report can be stepped to. */
interface PeriodSteps {
  readonly previous: CalendarDate
  /** Null where the next period has not begun: what has not happened is not reported. */
  readonly next: CalendarDate | null
}

/**
 * The as-of days of the periods before and after the one that is shown: a day, or for a weekly report a week. A week is
 * read as of its Sunday, the running one as of the sheet's own day. [WK1]
 */
export function periodSteps(kind: ReportKind, shown: CalendarDate, own: CalendarDate): PeriodSteps {
  const { from, to } = kind === 'weekly' ? weekOf(shown) : { from: shown, to: shown }
  const following = addDays(to, 1)
  if (following > own) return { previous: addDays(from, -1), next: null }
  const end = kind === 'weekly' ? weekOf(following).to : following
  return { previous: addDays(from, -1), next: end < own ? end : own }
}
