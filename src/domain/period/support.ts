import { daysBetween, type CalendarDate } from '../calendarDate.ts'
import { byText } from '../order.ts'
import { isOpen } from '../state.ts'
import { filterInSteps, type Steps } from '../steps.ts'
import type { LoggedDay, PeriodIssue, PeriodTask } from './records.ts'

/** An open issue past a limit. Hours since it was found, days since 完成时限; null for a limit that is not passed. */
export interface PastIssue {
  readonly id: string
  readonly responseHours: number | null
  readonly solutionHours: number | null
  readonly daysPastDue: number | null
}

/** Who needs what. [DB2] */
export interface Support {
  /** The rows of 每日跟踪 on the latest day of each campaign in the window, which say what is needed. */
  readonly stated: readonly { readonly id: string; readonly day: CalendarDate; readonly text: string }[]
  /** The rows of the window. */
  readonly loggedIds: readonly string[]
  readonly openIssueIds: readonly string[]
  readonly pastIssues: readonly PastIssue[]
  /** Open issues of which a clock cannot be judged, because a time is missing or contradicts another. [SL1] */
  readonly undatedIssueIds: readonly string[]
  /** Open tasks with a risk or cause and without a measure; those ahead of their plan need none. */
  readonly withoutMeasureIds: readonly string[]
}

const isOpenIssue = ({ progress }: PeriodIssue): boolean => progress === 'open' || progress === 'handling'

const cannotTell = (clock: PeriodIssue['response']): boolean => clock?.value === 'undated' || clock?.value === 'unknown'

const isUndated = ({ hasLimit, foundOn, response, solution }: PeriodIssue): boolean =>
  hasLimit && (foundOn === null || cannotTell(response) || cannotTell(solution))

function pastLimits({ id, response, solution, due }: PeriodIssue, today: CalendarDate): PastIssue | null {
  const responseHours = response?.value === 'overdue' ? response.hours : null
  const solutionHours = solution?.value === 'overdue' ? solution.hours : null
  const past = daysBetween(due, today)
  const daysPastDue = past !== null && past > 0 ? past : null
  return responseHours === null && solutionHours === null && daysPastDue === null
    ? null
    : { id, responseHours, solutionHours, daysPastDue }
}

const hoursOf = ({ responseHours, solutionHours, daysPastDue }: PastIssue): number =>
  Math.max(responseHours ?? 0, solutionHours ?? 0, 24 * (daysPastDue ?? 0))

/** What people have asked for in a window of days, and what waits for help by the rules. [DB2] */
export function supportNeeded(
  { days, issues }: { readonly days: readonly LoggedDay[]; readonly issues: readonly PeriodIssue[] },
  {
    from,
    to,
    today,
    everyDay,
  }: {
    readonly from: CalendarDate
    readonly to: CalendarDate
    readonly today: CalendarDate
    /** False: only the latest day of each campaign counts, because a later row replaces what the day before asked for. */
    readonly everyDay: boolean
  },
): Omit<Support, 'withoutMeasureIds'> {
  const logged = days
    .filter(({ day }) => day >= from && day <= to)
    .toSorted((a, b) => byText(a.day, b.day) || byText(a.id, b.id))
  const latest = new Map(logged.map(({ campaignId, day }) => [campaignId, day]))
  const counted = everyDay ? logged : logged.filter(({ campaignId, day }) => latest.get(campaignId) === day)
  const open = issues.filter(isOpenIssue).toSorted((a, b) => byText(a.id, b.id))
  return {
    stated: counted.flatMap(({ id, day, needs }) => (needs === null ? [] : [{ id, day, text: needs }])),
    loggedIds: counted.map(({ id }) => id),
    openIssueIds: open.map(({ id }) => id),
    pastIssues: open
      .flatMap((issue) => pastLimits(issue, today) ?? [])
      .toSorted((a, b) => hoursOf(b) - hoursOf(a) || byText(a.id, b.id)),
    undatedIssueIds: open.filter(isUndated).map(({ id }) => id),
  }
}

/** The open tasks with a risk or cause and without a measure; those ahead of their plan need none. [DB2] */
export function* withoutMeasureSteps(tasks: readonly PeriodTask[]): Steps<Support['withoutMeasureIds']> {
  const without = yield* filterInSteps(
    tasks,
    ({ assessment, hasConcern, measure }) =>
      hasConcern && measure === null && isOpen(assessment.state) && assessment.band !== 'ahead',
  )
  return without.map(({ id }) => id)
}
