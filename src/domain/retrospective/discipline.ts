import { byText } from '../order.ts'
import { insight, share } from './insight.ts'
import type { Insight } from './insight.ts'
import type { JudgedTask, RetrospectiveContext, RetrospectiveIssue } from './records.ts'
import { daysBetween } from '../calendarDate.ts'
import type { CalendarDate } from '../calendarDate.ts'
import type { TaskFlag } from '../flags.ts'
import { TASK_FLAGS } from '../flags.ts'
import { median } from '../statistics.ts'
import { filterInSteps, type Steps, visitInSteps } from '../steps.ts'
import { awaitsNews, taskDataFlags } from '../taskDataFlags.ts'
import { dayOf } from '../timeZone.ts'

/** Tasks under way or due whose last update is recent enough, percent. [RA15] */
export interface UpdateDiscipline {
  readonly rate: number
  readonly upToDate: number
  readonly staleIds: readonly string[]
}

/** Share of the tasks under way or due that are not stale. One that was never updated is stale. [RA15] */
export function* updateDisciplineSteps(
  tasks: readonly JudgedTask[],
  asOf: CalendarDate,
): Steps<Insight<UpdateDiscipline>> {
  const judgedTasks = yield* filterInSteps(
    tasks,
    ({ assessment, record }) => record.lastUpdate !== undefined && awaitsNews(assessment),
  )
  const stale = yield* filterInSteps(
    judgedTasks,
    ({ assessment, record }) =>
      record.lastUpdate?.on === null || taskDataFlags(assessment, record, asOf).includes('staleUpdate'),
  )
  const upToDate = judgedTasks.length - stale.length
  return insight(
    'RA15',
    { n: judgedTasks.length, ids: judgedTasks.map(({ id }) => id) },
    [{ what: 'tasksWithUpdates', have: judgedTasks.length, need: 1 }],
    () => ({ rate: share(upToDate, judgedTasks.length), upToDate, staleIds: stale.map(({ id }) => id) }),
  )
}

/** How long open issues have been open, days; oldest first. [RA15] */
export interface IssueAgeing {
  readonly open: readonly { readonly id: string; readonly ageDays: number }[]
  readonly medianDays: number
  readonly oldestDays: number
}

/** Age of every open issue with a usable 发现时间; user feedback does not age. [RA15] */
export function issueAgeing(
  issues: readonly RetrospectiveIssue[],
  context: RetrospectiveContext,
): Insight<IssueAgeing> {
  const open = issues
    .flatMap(({ id, type, closed, found }) => {
      if (type === 'feedback' || closed || found === null) return []
      const day = found.kind === 'day' ? found.day : dayOf(found.ms, context.timeZone)
      const ageDays = daysBetween(day, context.today)
      return ageDays === null ? [] : [{ id, ageDays: Math.max(0, ageDays) }]
    })
    .sort((a, b) => b.ageDays - a.ageDays || byText(a.id, b.id))
  const ages = open.map(({ ageDays }) => ageDays)
  return insight(
    'RA15',
    { n: open.length, ids: open.map(({ id }) => id) },
    [{ what: 'openIssues', have: open.length, need: 1 }],
    () => ({ open, medianDays: median(ages) ?? 0, oldestDays: ages[0] ?? 0 }),
  )
}

/** Rows without any data flag, percent, and which flags occur how often. [RA15] */
export interface DataQuality {
  readonly score: number
  readonly clean: number
  readonly rows: number
  readonly byFlag: readonly { readonly flag: TaskFlag; readonly ids: readonly string[] }[]
}

/** How many rows have no data flag, and which flags the others have. [RA15] [FL1] */
export function* dataQualitySteps(tasks: readonly JudgedTask[], asOf: CalendarDate): Steps<Insight<DataQuality>> {
  const idsOf = new Map<TaskFlag, string[]>(TASK_FLAGS.map((flag) => [flag, []]))
  let clean = 0
  yield* visitInSteps(tasks, ({ id, assessment, record }) => {
    const flags = taskDataFlags(assessment, record, asOf)
    if (flags.length === 0) clean += 1
    for (const flag of flags) idsOf.get(flag)?.push(id)
  })
  yield
  return insight(
    'RA15',
    { n: tasks.length, ids: tasks.map(({ id }) => id) },
    [{ what: 'rows', have: tasks.length, need: 1 }],
    () => ({
      score: share(clean, tasks.length),
      clean,
      rows: tasks.length,
      byFlag: [...idsOf].flatMap(([flag, ids]) => (ids.length === 0 ? [] : [{ flag, ids }])),
    }),
  )
}
