import { attainment } from '../attainment.ts'
import { addDays, type CalendarDate } from '../calendarDate.ts'
import { DUE_SOON_DAYS } from '../delay.ts'
import { usableNumber, withoutNoise } from '../exactness.ts'
import { byText } from '../order.ts'
import { isOpen } from '../state.ts'
import { filterInSteps, type Steps } from '../steps.ts'
import type { ChannelEntry, LoggedDay, PeriodContext, PeriodTask } from './records.ts'

/** A goal on the last day that has its actual value. Attainment in percent, `points` against the day before. [DB1] */
export interface GoalOfDay {
  readonly kpiId: string | null
  readonly id: string
  readonly day: CalendarDate
  readonly target: number | null
  readonly actual: number
  readonly attainment: number | null
  /** The row of the day before; null when there is none with an attainment. */
  readonly before: { readonly id: string; readonly attainment: number } | null
  readonly points: number | null
}

/** A channel on the last day that has entries. `rate` in percent of the denominator. [DB1] [AN1] */
export interface ChannelOfDay {
  readonly id: string
  readonly channel: string | null
  readonly kpiId: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly rate: number | null
  readonly change: number | null
  readonly anomaly: ChannelEntry['anomaly']
}

/** What was spent on a day. `amount` is null when no entry says so. [DB1] */
export interface SpendOfDay {
  readonly amount: number | null
  readonly ids: readonly string[]
  readonly unreportedIds: readonly string[]
}

/** The figures of a day. Null where no entry of this day or an earlier one exists. */
export interface DayFigures {
  readonly goals: readonly GoalOfDay[]
  /** The day of the latest row of 每日跟踪 up to today; null without a row. */
  readonly loggedOn: CalendarDate | null
  readonly channels: readonly ChannelOfDay[]
  /** The day of the latest entries of 指标明细 up to today; null without an entry. */
  readonly measuredOn: CalendarDate | null
  readonly spend: SpendOfDay
  /** Tasks not begun whose plan begins, or ends, within the next days. [ST6] */
  readonly soonIds: readonly string[]
  /** Tasks of the event itself that are on today. [DB3] */
  readonly onSiteIds: readonly string[]
}

const attained = ({ actual, target }: Pick<LoggedDay, 'actual' | 'target'>): number | null =>
  attainment({ actual, target, base: null, direction: 'higher', measure: 'absolute' })

const seriesKey = ({ campaignId, kpiId }: LoggedDay): string => JSON.stringify([campaignId, kpiId])

const newestFirst = (
  a: { readonly day: string; readonly id: string },
  b: { readonly day: string; readonly id: string },
) => byText(b.day, a.day) || byText(a.id, b.id)

const latestDay = (rows: readonly { readonly day: CalendarDate }[]): CalendarDate | null =>
  rows.reduce<CalendarDate | null>((latest, { day }) => (latest === null || day > latest ? day : latest), null)

function groupedGoals(days: readonly LoggedDay[]): ReadonlyMap<string, readonly LoggedDay[]> {
  const series = new Map<string, LoggedDay[]>()
  for (const row of days) {
    const own = series.get(seriesKey(row))
    if (own === undefined) series.set(seriesKey(row), [row])
    else own.push(row)
  }
  return series
}

function goalOfDay(rows: readonly LoggedDay[]): readonly GoalOfDay[] {
  const known = rows.filter(({ actual }) => usableNumber(actual) !== null).toSorted(newestFirst)
  const [last] = known
  if (last === undefined || last.actual === null) return []
  const own = attained(last)
  const yesterday = known.find(({ day }) => day === addDays(last.day, -1))
  const earlier = yesterday === undefined ? null : attained(yesterday)
  return [
    {
      kpiId: last.kpiId,
      id: last.id,
      day: last.day,
      target: last.target,
      actual: last.actual,
      attainment: own,
      before: yesterday === undefined || earlier === null ? null : { id: yesterday.id, attainment: earlier },
      points: own === null || earlier === null ? null : withoutNoise(own - earlier),
    },
  ]
}

function channelOfDay({ day: _day, spend: _spend, ...entry }: ChannelEntry): ChannelOfDay {
  const part = usableNumber(entry.numerator)
  const whole = usableNumber(entry.denominator)
  return { ...entry, rate: part === null || whole === null || whole <= 0 ? null : withoutNoise((100 * part) / whole) }
}

/** Money is added in whole cents, so that the order of the rows changes no figure. */
function spendOfDay(entries: readonly ChannelEntry[]): SpendOfDay {
  const reported = entries.filter(({ spend }) => usableNumber(spend) !== null)
  const cents = reported.reduce((sum, { spend }) => sum + Math.round((spend ?? 0) * 100), 0)
  return {
    amount: reported.length === 0 ? null : cents / 100,
    ids: reported.map(({ id }) => id),
    unreportedIds: entries.filter((entry) => !reported.includes(entry)).map(({ id }) => id),
  }
}

/** Stages in which the event itself takes place, in the words of the templates and of our translations. [DB3] */
const EVENT_STAGE = /^(?:执行期|爆发期|中期执行|execution|launch|during|実行|集中期)/iu

/** Whether a task of the event itself is on that day. [DB3] */
function isOnSite({ task, assessment, stage }: PeriodTask, today: CalendarDate): boolean {
  if (stage === null || !EVENT_STAGE.test(stage.trim())) return false
  if (assessment.state === 'cancelled' || assessment.state === 'paused') return false
  const begin = task.plannedStart ?? task.plannedEnd
  const isPlanned = begin !== null && task.plannedEnd !== null && begin <= today && today <= task.plannedEnd
  const isUnderWay = isOpen(assessment.state) && task.actualStart !== null && task.actualStart <= today
  return isPlanned || isUnderWay
}

/** Whether a task that has not begun is planned to begin in the next days; a milestone begins on its only day. [ST6] */
function isSoon({ task, assessment }: PeriodTask, today: CalendarDate): boolean {
  const begin = task.plannedStart ?? task.plannedEnd
  return assessment.state === 'notStarted' && begin !== null && today < begin && begin <= addDays(today, DUE_SOON_DAYS)
}

/** The figures of a day: goals, channels and spending, and whether the event is on. [DB1] [DB3] */
export function* dayFiguresSteps(
  {
    tasks,
    days,
    channels,
  }: {
    readonly tasks: readonly PeriodTask[]
    readonly days: readonly LoggedDay[]
    readonly channels: readonly ChannelEntry[]
  },
  { today }: PeriodContext,
): Steps<DayFigures> {
  const past = days.filter(({ day }) => day <= today)
  const entries = channels.filter(({ day }) => day <= today)
  const measuredOn = latestDay(entries)
  const ofDay = entries.filter(({ day }) => day === measuredOn).toSorted((a, b) => byText(a.id, b.id))
  yield
  const soon = yield* filterInSteps(tasks, (task) => isSoon(task, today))
  yield
  const onSite = yield* filterInSteps(tasks, (task) => isOnSite(task, today))
  yield
  return {
    goals: [...groupedGoals(past)].toSorted(([a], [b]) => byText(a, b)).flatMap(([, rows]) => goalOfDay(rows)),
    loggedOn: latestDay(past),
    channels: ofDay
      .filter(({ numerator, denominator }) => numerator !== null || denominator !== null)
      .map(channelOfDay)
      .toSorted((a, b) => byText(a.channel ?? '', b.channel ?? '') || byText(a.id, b.id)),
    measuredOn,
    spend: spendOfDay(ofDay),
    soonIds: soon.map(({ id }) => id),
    onSiteIds: onSite.map(({ id }) => id),
  }
}
