import { byText } from '../order.ts'
import { groupsInSteps, insight, share, total } from './insight.ts'
import type { Insight } from './insight.ts'
import { RETROSPECTIVE_MINIMUMS } from './minimums.ts'
import { isLate, lateDays } from './records.ts'
import type { JudgedTask } from './records.ts'
import { forComparison } from '../exactness.ts'
import { median } from '../statistics.ts'
import { filterInSteps, type Steps } from '../steps.ts'

/** One bar of a Pareto chart of delays. Shares in percent of all delayed tasks, or of all their days. [RA1] */
export interface ParetoItem {
  readonly key: string
  readonly count: number
  readonly share: number
  readonly days: number
  readonly daysShare: number
  /** Percent of the delayed tasks covered by this bar and those before it; a task with two causes counts once. */
  readonly covered: number
  readonly ids: readonly string[]
}

/** Delays by one axis, most tasks first. `quotes` are reasons people wrote. [RA1] */
export interface DelayPareto {
  readonly items: readonly ParetoItem[]
  readonly delayed: number
  readonly days: number
  readonly quotes: readonly { readonly id: string; readonly text: string }[]
}

const idsOf = (tasks: readonly JudgedTask[]) => tasks.map(({ id }) => id)

/**
 * Share of the delayed tasks, and of their days, by one axis. A task may carry several causes. `late`: the tasks that are
 * late. [RA1]
 */
export function* delayParetoSteps(
  late: readonly JudgedTask[],
  axis: 'cause' | 'stage' | 'module' | 'channel',
): Steps<Insight<DelayPareto>> {
  const keysOf = (task: JudgedTask) => (axis === 'cause' ? task.causes : [task[axis]])
  const withCause = late.filter(({ causes }) => causes.some((cause) => cause.trim() !== '')).length
  const { delayed, percentWithCause } = RETROSPECTIVE_MINIMUMS.RA1
  const needs = [{ what: 'delayedTasks', have: late.length, need: delayed } as const]
  const causeNeeds =
    axis === 'cause'
      ? [
          {
            what: 'percentOfDelayedWithCause',
            have: forComparison(share(withCause, late.length)),
            need: percentWithCause,
          } as const,
        ]
      : []
  yield
  const groups = yield* groupsInSteps(late, keysOf)
  yield
  return insight('RA1', { n: late.length, ids: idsOf(late) }, [...needs, ...causeNeeds], () => {
    const days = total(late.map(lateDays))
    const coveredIds = new Set<string>()
    const items = groups
      .map(({ key, rows }) => ({ key, rows, days: total(rows.map(lateDays)) }))
      .sort((a, b) => b.rows.length - a.rows.length || b.days - a.days || byText(a.key, b.key))
      .map((group) => {
        for (const { id } of group.rows) coveredIds.add(id)
        return {
          key: group.key,
          count: group.rows.length,
          share: share(group.rows.length, late.length),
          days: group.days,
          daysShare: share(group.days, days),
          covered: share(coveredIds.size, late.length),
          ids: idsOf(group.rows),
        }
      })
    const quotes = late.flatMap(({ id, reason }) =>
      reason === null || reason.trim() === '' ? [] : [{ id, text: reason.trim() }],
    )
    return { items, delayed: late.length, days, quotes }
  })
}

/** How often one group's tasks were late. `rate` in percent, null below the minimum. [RA2] */
export interface DelayRateGroup {
  readonly key: string
  readonly n: number
  readonly late: number
  readonly rate: number | null
  readonly ids: readonly string[]
}

/** Whether it is known if a task was late: it is done or overdue. [RA2] */
export const isDecided = ({ assessment }: JudgedTask): boolean =>
  assessment.state === 'done' || assessment.state === 'delayed'

/** Late ÷ (done + overdue) by one axis; a group under the minimum is listed without a rate. [RA2] */
export function* delayRatesSteps(
  decidedTasks: readonly JudgedTask[],
  axis: 'owner' | 'department' | 'channel' | 'stage',
): Steps<Insight<readonly DelayRateGroup[]>> {
  const { perGroup } = RETROSPECTIVE_MINIMUMS.RA2
  yield
  const groups = yield* groupsInSteps(decidedTasks, (task) => [task[axis]])
  yield
  const largest = Math.max(0, ...groups.map(({ rows }) => rows.length))
  return insight(
    'RA2',
    { n: decidedTasks.length, ids: idsOf(decidedTasks) },
    [{ what: 'tasksPerGroup', have: largest, need: perGroup }],
    () =>
      groups
        .map(({ key, rows }) => {
          const late = rows.filter(isLate).length
          return {
            key,
            n: rows.length,
            late,
            rate: rows.length < perGroup ? null : share(late, rows.length),
            ids: idsOf(rows),
          }
        })
        .sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || b.n - a.n || byText(a.key, b.key)),
  )
}

/** The delay rate that campaigns are compared by, percent; null below 5 decided tasks. [RA2] [RA16] */
export function* overallDelayRate(tasks: readonly JudgedTask[]): Steps<number | null> {
  const decidedTasks = yield* filterInSteps(tasks, isDecided)
  yield
  return decidedTasks.length < RETROSPECTIVE_MINIMUMS.RA16.decidedTasks
    ? null
    : share(decidedTasks.filter(isLate).length, decidedTasks.length)
}

/** Tasks finished before their planned end. `isPattern` from three on: below that they are examples. [RA3] */
export interface EarlyFinishers {
  readonly tasks: readonly { readonly id: string; readonly daysEarly: number }[]
  readonly medianDays: number
  readonly isPattern: boolean
}

/** Tasks whose actual end is before the planned end, most days first. [RA3] */
export function* earlyFinishersSteps(tasks: readonly JudgedTask[]): Steps<Insight<EarlyFinishers>> {
  const early = (yield* filterInSteps(tasks, ({ assessment }) => assessment.finish === 'early'))
    .map(({ id, assessment }) => ({ id, daysEarly: -(assessment.delayDays ?? 0) }))
    .sort((a, b) => b.daysEarly - a.daysEarly || byText(a.id, b.id))
  const { early: least, forPattern } = RETROSPECTIVE_MINIMUMS.RA3
  return insight(
    'RA3',
    { n: early.length, ids: early.map(({ id }) => id) },
    [{ what: 'earlyFinishers', have: early.length, need: least }],
    () => ({
      tasks: early,
      medianDays: median(early.map(({ daysEarly }) => daysEarly)) ?? 0,
      isPattern: early.length >= forPattern,
    }),
  )
}
