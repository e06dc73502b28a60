import { byText } from '../order.ts'
import { groupsOf, insight, total } from './insight.ts'
import type { Insight } from './insight.ts'
import type { PlanChange, RetrospectiveRecords } from './records.ts'
import { parseDay } from '../calendarDate.ts'
import type { CalendarDate } from '../calendarDate.ts'

/** The field name of a change that moves a task's planned end. */
const PLANNED_END_FIELD = 'plannedEnd'

/** How the plan was changed while the campaign ran. Days are calendar days. [RA11] */
export interface PlanChanges {
  readonly count: number
  readonly byField: readonly { readonly field: string; readonly count: number; readonly ids: readonly string[] }[]
  /** Changes without a stated reason are in no group. */
  readonly byReason: readonly { readonly reason: string; readonly count: number; readonly ids: readonly string[] }[]
  readonly withoutReason: number
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
        withoutReason: changes.filter(({ reason }) => (reason ?? '').trim() === '').length,
        daysPushed: total(moves.map(({ days }) => Math.max(0, days))),
        daysPulled: total(moves.map(({ days }) => Math.max(0, -days))),
        afterTheFactIds: moves.filter(({ late }) => late).map(({ id }) => id),
        since: since !== null && (start === null || since > start) ? log.since : null,
      }
    },
  )
}
