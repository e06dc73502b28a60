import { daysBetween, formatDay, parseDay, type CalendarDate, type DayNumber } from './calendarDate.ts'
import { inCents, moneyDifference, moneySum } from './cents.ts'
import { usableNumber } from './exactness.ts'
import { isOpen, type TaskState } from './state.ts'

/** The planned days of a task when a baseline was frozen. One of them may be missing, never both. [BL1] */
export interface FrozenDays {
  readonly plannedStart: CalendarDate | null
  readonly plannedEnd: CalendarDate | null
}

/** The plan of one campaign as it was frozen. [BL1] */
export interface FrozenPlan {
  /** The tasks that were planned then, by id. A task without any planned day, or a cancelled one, was not. */
  readonly tasks: ReadonlyMap<string, FrozenDays>
  /** The amounts of the budget's lines, by id; null: the line had none. Empty: the campaign had no lines. */
  readonly budget: ReadonlyMap<string, number | null>
  /** The budget of the campaign as a whole; null: there was none. */
  readonly budgetTotal: number | null
}

/** A task as it is planned and done now. */
export interface PlannedTask extends FrozenDays {
  readonly id: string
  readonly state: TaskState
  readonly actualEnd: CalendarDate | null
  /** The forecast finish of an open task. [FC1] */
  readonly forecastEnd: CalendarDate | null
}

/** The plan of one campaign as it is now. */
export interface PresentPlan {
  readonly tasks: readonly PlannedTask[]
  readonly budget: readonly { readonly id: string; readonly amount: number | null }[]
  readonly budgetTotal: number | null
}

/** The plan as a baseline keeps it. [BL1] */
export function frozenPlan({ tasks, budget, budgetTotal }: PresentPlan): FrozenPlan {
  const planned = tasks.flatMap(
    ({ id, state, plannedStart, plannedEnd }): readonly (readonly [string, FrozenDays])[] => {
      const days = { plannedStart: realDay(plannedStart), plannedEnd: realDay(plannedEnd) }
      const isPlanned = state !== 'cancelled' && (days.plannedStart !== null || days.plannedEnd !== null)
      return isPlanned ? [[id, days]] : []
    },
  )
  return {
    tasks: new Map(planned),
    budget: new Map(budget.map(({ id, amount }) => [id, usableNumber(amount)])),
    budgetTotal: usableNumber(budgetTotal),
  }
}

/** A task against a baseline. [BL2] */
export type TaskAgainstBaseline =
  /** 无基线: it was not planned then. Nothing is said of it, least of all 0 days. */
  | { readonly rule: 'BL2'; readonly kind: 'none'; readonly id: string }
  | {
      readonly rule: 'BL2'
      readonly kind: 'planned'
      readonly id: string
      readonly frozen: FrozenDays
      /** Days by which the planned start and end have moved, positive = later; null when one of the two is missing. */
      readonly startMovedDays: number | null
      readonly endMovedDays: number | null
      /** Actual finish of a done task, or forecast of an open one, minus the frozen end; positive = late. */
      readonly finishSlippageDays: number | null
    }

/** One task against a baseline, for its row, its bar and its explanation. [BL2] */
export function againstBaseline({ tasks }: Pick<FrozenPlan, 'tasks'>, task: PlannedTask): TaskAgainstBaseline {
  const then = tasks.get(task.id)
  if (then === undefined) return { rule: 'BL2', kind: 'none', id: task.id }
  return {
    rule: 'BL2',
    kind: 'planned',
    id: task.id,
    frozen: then,
    startMovedDays: daysBetween(then.plannedStart, task.plannedStart),
    endMovedDays: daysBetween(then.plannedEnd, task.plannedEnd),
    finishSlippageDays: daysBetween(then.plannedEnd, finishOf(task)),
  }
}

/** A campaign against a baseline. [BL2] */
export interface BaselineComparison {
  readonly rule: 'BL2'
  /** The tasks that are planned now, in their order. Cancelled ones are among `dropped`. */
  readonly tasks: readonly TaskAgainstBaseline[]
  /** Tasks of the baseline whose planned start or end is another day, or missing, now. */
  readonly movedIds: readonly string[]
  /** Tasks that are planned now and were not then. */
  readonly addedIds: readonly string[]
  /** Tasks that were planned then and are deleted or cancelled now. */
  readonly droppedIds: readonly string[]
  /** The last planned end of all tasks; null when there is none. */
  readonly endThen: CalendarDate | null
  readonly endNow: CalendarDate | null
  readonly endMovedDays: number | null
  readonly budgetThen: number | null
  readonly budgetNow: number | null
  readonly budgetMoved: number | null
  /** The lines whose amount is another one now, or which have come or gone. */
  readonly changedLines: readonly { readonly id: string; readonly before: number | null; readonly now: number | null }[]
}

/** Compares the plan as it is now with a baseline. [BL2] */
export function compareWithBaseline(baseline: FrozenPlan, now: PresentPlan): BaselineComparison {
  const present = now.tasks.filter(({ state }) => state !== 'cancelled')
  const tasks = present.map((task) => againstBaseline(baseline, task))
  const presentIds = new Set(present.map(({ id }) => id))
  const datedIds = frozenPlan(now).tasks
  const endThen = lastDay([...baseline.tasks.values()])
  const endNow = lastDay(present)
  const budgetThen = budgetOf(baseline.budgetTotal, [...baseline.budget.values()])
  const budgetNow = budgetOf(
    now.budgetTotal,
    now.budget.map(({ amount }) => amount),
  )
  return {
    rule: 'BL2',
    tasks,
    movedIds: present.flatMap((task) => (hasMoved(baseline.tasks.get(task.id), task) ? [task.id] : [])),
    addedIds: tasks.flatMap(({ kind, id }) => (kind === 'none' && datedIds.has(id) ? [id] : [])),
    droppedIds: [...baseline.tasks.keys()].filter((id) => !presentIds.has(id)),
    endThen,
    endNow,
    endMovedDays: daysBetween(endThen, endNow),
    budgetThen,
    budgetNow,
    budgetMoved: budgetThen === null || budgetNow === null ? null : moneyDifference(budgetNow, budgetThen),
    changedLines: changedLines(
      baseline.budget,
      new Map(now.budget.map(({ id, amount }) => [id, usableNumber(amount)])),
    ),
  }
}

/** The tasks of a comparison, apart by what has become of their planned end; every planned task stands in one list. */
interface MovedApart {
  readonly laterIds: readonly string[]
  readonly earlierIds: readonly string[]
  /** The end is the same day, or missing then or now, and a planned day is another one. */
  readonly otherIds: readonly string[]
  readonly sameIds: readonly string[]
  /** 无基线. */
  readonly noneIds: readonly string[]
}

/** Which tasks end later and earlier than their baseline. A task without one is none of them. [BL2] */
export function movedApart({ tasks, movedIds }: Pick<BaselineComparison, 'tasks' | 'movedIds'>): MovedApart {
  const moved = new Set(movedIds)
  const apart: Record<keyof MovedApart, string[]> = {
    laterIds: [],
    earlierIds: [],
    otherIds: [],
    sameIds: [],
    noneIds: [],
  }
  for (const one of tasks) apart[listOf(one, moved)].push(one.id)
  return apart
}

function listOf(one: TaskAgainstBaseline, moved: ReadonlySet<string>): keyof MovedApart {
  if (one.kind === 'none') return 'noneIds'
  const days = one.endMovedDays ?? 0
  if (days !== 0) return days > 0 ? 'laterIds' : 'earlierIds'
  return moved.has(one.id) ? 'otherIds' : 'sameIds'
}

/** A frozen plan as reports name it. */
export interface NamedBaseline {
  /** 'v2 客户确认版'. */
  readonly name: string
  readonly on: CalendarDate
  /** Why the plan was frozen anew, in the words of people; '' for the first one. */
  readonly reason: string
}

/** The plan against its baselines as a report states it. [BL2] */
export interface BaselineFacts {
  /** Every baseline of the campaign, the oldest first. */
  readonly frozen: readonly NamedBaseline[]
  /** The latest, then the first one where that is another. A null comparison: its days are damaged. */
  readonly compared: readonly { readonly baseline: NamedBaseline; readonly comparison: BaselineComparison | null }[]
}

const realDay = (day: CalendarDate | null): CalendarDate | null => (parseDay(day) === null ? null : day)

const finishOf = ({ state, actualEnd, forecastEnd }: PlannedTask): CalendarDate | null =>
  state === 'done' ? actualEnd : isOpen(state) ? forecastEnd : null

const hasMoved = (then: FrozenDays | undefined, now: FrozenDays): boolean =>
  then !== undefined && (then.plannedStart !== realDay(now.plannedStart) || then.plannedEnd !== realDay(now.plannedEnd))

function lastDay(tasks: readonly FrozenDays[]): CalendarDate | null {
  let last: DayNumber | null = null
  for (const { plannedStart, plannedEnd } of tasks) {
    const day = parseDay(plannedEnd) ?? parseDay(plannedStart)
    if (day !== null && (last === null || day > last)) last = day
  }
  return last === null ? null : formatDay(last)
}

/** The budget as a whole, or else the sum of its lines; null when neither says an amount. */
function budgetOf(total: number | null, lines: readonly (number | null)[]): number | null {
  const whole = usableNumber(total)
  if (whole !== null) return whole
  return lines.some((amount) => usableNumber(amount) !== null) ? moneySum(lines) : null
}

function changedLines(then: FrozenPlan['budget'], now: FrozenPlan['budget']): BaselineComparison['changedLines'] {
  const cents = (amount: number | null | undefined): number | null =>
    amount === null || amount === undefined ? null : inCents(amount)
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((id) => {
    const isSame = then.has(id) === now.has(id) && cents(then.get(id)) === cents(now.get(id))
    return isSame ? [] : [{ id, before: then.get(id) ?? null, now: now.get(id) ?? null }]
  })
}
