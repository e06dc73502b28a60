import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, dependencyGraph, type NetworkTask } from '../../src/domain/index.ts'
import { schedule } from '../../src/domain/schedule.ts'
import { sweep } from '../support/sweep.ts'

const DAY_ONE = '2024-03-01'
const NETWORKS = Array.from({ length: 2000 }, (_none, seed) => seed)

interface Plan {
  readonly start: number
  readonly days: number
  readonly into: readonly { readonly from: number; readonly lag: number }[]
}

/** Numbers from 0 to 1 that depend on the seed alone. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** Up to nine tasks, each with links to earlier ones; the order of the rows is shuffled afterwards. */
function networkOf(seed: number): readonly Plan[] {
  const random = randomFrom(seed)
  const pick = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  return Array.from({ length: pick(1, 9) }, (_none, at) => ({
    start: pick(1, 20),
    days: pick(1, 6),
    into: at === 0 ? [] : Array.from({ length: pick(0, 2) }, () => ({ from: pick(0, at - 1), lag: pick(-2, 5) })),
  }))
}

/** The first day of a task, found by walking every path that leads to it. `slips` adds days to the start of one task. */
function firstDay(plans: readonly Plan[], at: number, slips: ReadonlyMap<number, number>): number {
  const plan = plans[at]
  if (plan === undefined) throw new Error(`no task ${String(at)}`)
  const own = Math.max(
    plan.start,
    ...plan.into.map(({ from, lag }) => firstDay(plans, from, slips) + (plans[from]?.days ?? 1) - 1 + lag),
  )
  return own + (slips.get(at) ?? 0)
}
const firstDays = (plans: readonly Plan[], slips: ReadonlyMap<number, number> = new Map()) =>
  plans.map((_plan, at) => firstDay(plans, at, slips))
const lastDay = (plans: readonly Plan[], slips?: ReadonlyMap<number, number>) =>
  Math.max(...firstDays(plans, slips).map((first, at) => first + (plans[at]?.days ?? 1) - 1))

/** The most days that one task can slip until something is broken, tried one by one. */
function mostDays(isWhole: (days: number) => boolean): number {
  let days = 0
  while (isWhole(days + 1)) days += 1
  return days
}

describe('[DP3] float and critical path', () => {
  it.each(sweep(NETWORKS, 150))('are those of trying every slip day by day, in network %i', (seed) => {
    const plans = networkOf(seed)
    const end = lastDay(plans)
    const first = firstDays(plans)
    const expected = plans.map((plan, at) => ({
      earlyStart: addDays(DAY_ONE, (first[at] ?? 0) - 1),
      float: mostDays((days) => lastDay(plans, new Map([[at, days]])) === end),
      free: mostDays((days) => {
        const slips = new Map([[at, days]])
        return (
          lastDay(plans, slips) === end &&
          firstDays(plans, slips).every((day, other) => other === at || day === first[other])
        )
      }),
      days: plan.days,
    }))
    const tasks = plans.map(
      ({ start, days, into }, at): NetworkTask => ({
        id: `t${String(at)}`,
        task: {
          plannedStart: addDays(DAY_ONE, start - 1),
          plannedEnd: addDays(DAY_ONE, start + days - 2),
          actualStart: null,
          actualEnd: null,
          progress: null,
          hold: null,
        },
        assessment: { state: 'notStarted', actual: 0, forecastEnd: null },
        predecessors: into.map(({ from, lag }) => ({ id: `t${String(from)}`, lagDays: lag })),
      }),
    )
    // The result does not depend on the order of the rows.
    const shuffled = tasks.toSorted(
      (a, b) => ((seed * 7 + a.id.charCodeAt(1)) % 5) - ((seed * 7 + b.id.charCodeAt(1)) % 5),
    )
    const result = schedule(dependencyGraph(shuffled))
    expect(result.end).toBe(addDays(DAY_ONE, end - 1))
    const byId = new Map(result.tasks.map((task) => [task.id, task]))
    expect(
      tasks.map(({ id }) => {
        const task = byId.get(id)
        return {
          earlyStart: task?.earlyStart,
          float: task?.floatDays,
          free: task?.freeFloatDays,
          days: (daysBetween(task?.earlyStart ?? '', task?.earlyEnd ?? '') ?? 0) + 1,
        }
      }),
    ).toEqual(expected)
    expect(result.criticalPath.toSorted()).toEqual(
      tasks.flatMap(({ id }, at) => (expected[at]?.float === 0 ? [id] : [])).toSorted(),
    )
  })
})
