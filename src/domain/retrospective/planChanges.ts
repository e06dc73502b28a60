import { byText } from '../order.ts'
import { written } from '../written.ts'
import { groupsOf, insight, total } from './insight.ts'
import type { Insight } from './insight.ts'
import type { PlanChange, RetrospectiveRecords } from './records.ts'
import { parseDay } from '../calendarDate.ts'
import type { CalendarDate } from '../calendarDate.ts'

/** The field name of a change that moves a task's planned end. */
const PLANNED_END_FIELD = 'plannedEnd'
/** The field name of a change that adds or deletes a task. */
const SCOPE_FIELD = 'title'

/** The changes of one task. Days are calendar days. [RA11] */
export interface TaskChanges {
  /** Null for a deleted task; then it is known by its title alone. */
  readonly taskId: string | null
  readonly title: string | null
  readonly ids: readonly string[]
  /** How far its planned end has moved in all: positive = later. Null when its planned end was not moved to another day. */
  readonly endMoved: number | null
}

/** The changes of some tasks: of a phase, for instance. Those of a deleted task are not among them. [RA11] [RA17] */
export function changesOf(changes: readonly PlanChange[], taskIds: Iterable<string>): readonly PlanChange[] {
  const ids = new Set(taskIds)
  return changes.filter(({ taskId }) => taskId !== null && ids.has(taskId))
}

/** How the plan was changed while the campaign ran. Days are calendar days. [RA11] */
export interface PlanChanges {
  readonly count: number
  readonly byField: readonly { readonly field: string; readonly count: number; readonly ids: readonly string[] }[]
  /** Changes without a stated reason are in no group. */
  readonly byReason: readonly { readonly reason: string; readonly count: number; readonly ids: readonly string[] }[]
  readonly withoutReasonIds: readonly string[]
  /** Tasks that were added, and deleted, while the campaign ran. */
  readonly addedIds: readonly string[]
  readonly deletedIds: readonly string[]
  /** Most changes first, then the longest way of the planned end. */
  readonly byTask: readonly TaskChanges[]
  /** Planned ends moved later, and earlier: sums of days. */
  readonly daysPushed: number
  readonly daysPulled: number
  /** Planned ends moved or removed when they had already passed. */
  readonly afterTheFactIds: readonly string[]
  /** The first day the log covers when that is after the kick-off; null when it covers everything. */
  readonly since: CalendarDate | null
}

const countBy = (changes: readonly PlanChange[], keyOf: (change: PlanChange) => string | null) =>
  groupsOf(changes, (change) => [keyOf(change)])
    .map(({ key, rows }) => ({ key, count: rows.length, ids: rows.map(({ id }) => id) }))
    .sort((a, b) => b.count - a.count || byText(a.key, b.key))

const isDeletion = ({ field, to }: PlanChange): boolean => field === SCOPE_FIELD && to === null

/** The task's title as the change has it: one that was added or deleted stands in the values of the change. */
const titleOf = ({ title, field, from, to }: PlanChange): string | null =>
  written(title) ?? (field === SCOPE_FIELD ? written(from ?? to) : null)

/** Days by which a change moved a planned end; null for a change that moved none to another day. */
function endMove({ field, from, to }: PlanChange): number | null {
  const [before, after] = [parseDay(from), parseDay(to)]
  return field !== PLANNED_END_FIELD || before === null || after === null ? null : after - before
}

/** The changes of each task; those of no task (a budget line) are of none, and a deleted task goes by its title. */
function changesByTask(changes: readonly PlanChange[]): readonly TaskChanges[] {
  const keyOf = (change: PlanChange): string | null => {
    if (change.taskId !== null) return JSON.stringify({ taskId: change.taskId })
    return isDeletion(change) ? JSON.stringify({ title: titleOf(change) }) : null
  }
  return groupsOf(changes, (change) => [keyOf(change)])
    .map(({ rows }): TaskChanges => {
      const moves = rows.flatMap((change) => endMove(change) ?? [])
      return {
        taskId: rows[0]?.taskId ?? null,
        title: rows.map(titleOf).find((title) => title !== null) ?? null,
        ids: rows.map(({ id }) => id),
        endMoved: moves.length === 0 ? null : total(moves),
      }
    })
    .sort(
      (a, b) =>
        b.ids.length - a.ids.length ||
        Math.abs(b.endMoved ?? 0) - Math.abs(a.endMoved ?? 0) ||
        byText(a.taskId ?? '', b.taskId ?? '') ||
        byText(a.title ?? '', b.title ?? ''),
    )
}

/** Plan changes from the log, or that there is no log. [RA11] */
export function planChanges(log: RetrospectiveRecords['log'], kickOff: CalendarDate | null): Insight<PlanChanges> {
  const { changes } = log
  const since = parseDay(log.since)
  const start = parseDay(kickOff)
  return insight(
    'RA11',
    { n: changes.length, ids: changes.map(({ id }) => id) },
    [{ what: 'changeLog', have: since === null ? 0 : 1, need: 1 }],
    () => {
      const moves = changes.flatMap(({ id, field, on, from, to }) => {
        const [changedOn, before, after] = [parseDay(on), parseDay(from), parseDay(to)]
        if (field !== PLANNED_END_FIELD || before === null) return []
        // A planned end that was removed has moved by no number of days.
        return [{ id, days: after === null ? 0 : after - before, late: changedOn !== null && changedOn > before }]
      })
      return {
        count: changes.length,
        byField: countBy(changes, ({ field }) => field).map(({ key, count, ids }) => ({ field: key, count, ids })),
        byReason: countBy(changes, ({ reason }) => reason).map(({ key, count, ids }) => ({ reason: key, count, ids })),
        withoutReasonIds: changes.filter(({ reason }) => written(reason) === null).map(({ id }) => id),
        addedIds: changes.filter(({ field, from }) => field === SCOPE_FIELD && from === null).map(({ id }) => id),
        deletedIds: changes.filter(isDeletion).map(({ id }) => id),
        byTask: changesByTask(changes),
        daysPushed: total(moves.map(({ days }) => Math.max(0, days))),
        daysPulled: total(moves.map(({ days }) => Math.max(0, -days))),
        afterTheFactIds: moves.filter(({ late }) => late).map(({ id }) => id),
        since: since !== null && (start === null || since > start) ? log.since : null,
      }
    },
  )
}
