import type { Band } from '../band.ts'
import type { CalendarDate } from '../calendarDate.ts'
import { byText } from '../order.ts'
import { isOpen } from '../state.ts'
import { filterInSteps, mapInSteps, sortInSteps, type Steps, visitInSteps } from '../steps.ts'
import type { PeriodContext, PeriodRecords, PeriodTask } from './records.ts'

/** What has become of a measure. */
export type MeasureProgress = 'overdue' | 'open' | 'handling' | 'done' | 'dropped'

/** One line of 调整方案清单. [DA2] */
export interface Measure {
  readonly from: 'tasks' | 'issues' | 'lessons'
  readonly id: string
  readonly due: CalendarDate | null
  readonly progress: MeasureProgress
  /** The row that it has become, whose deadline and progress these are; null when there is none. [DA3] */
  readonly became: { readonly from: 'issues' | 'lessons'; readonly id: string } | null
}

/** Which open tasks deviate from their plan, and what is done about it. [DA1] [DA2] */
export interface DeviationFacts {
  /** Behind by more than the warning threshold, the furthest in front. */
  readonly behindIds: readonly string[]
  /** Ahead by more than the threshold, the furthest in front. */
  readonly aheadIds: readonly string[]
  /** Open tasks within the threshold. */
  readonly withinIds: readonly string[]
  /** Open tasks without a deviation, because dates or progress are not known. */
  readonly unknownIds: readonly string[]
  /** Behind, and nobody wrote a measure. */
  readonly behindWithoutMeasureIds: readonly string[]
  /** Overdue ones in front, then by due day. */
  readonly measures: readonly Measure[]
}

const ORDER: readonly MeasureProgress[] = ['overdue', 'open', 'handling', 'done', 'dropped']
const isBefore = (due: CalendarDate | null, today: CalendarDate): boolean => due !== null && due < today

function measureOfTask({ id, assessment, measureDue }: PeriodTask, today: CalendarDate): Measure {
  const progress: MeasureProgress = isOpen(assessment.state)
    ? isBefore(measureDue, today)
      ? 'overdue'
      : 'handling'
    : assessment.state === 'done'
      ? 'done'
      : 'dropped'
  return { from: 'tasks', id, due: measureDue, progress, became: null }
}

function* measuresSteps(
  { tasks, issues, actions, measureRows }: PeriodRecords,
  today: CalendarDate,
): Steps<readonly Measure[]> {
  const withMeasure = yield* filterInSteps(tasks, ({ measure }) => measure !== null)
  const ofTasks = yield* mapInSteps(withMeasure, (task) => measureOfTask(task, today))
  const ofIssues = issues.flatMap(({ id, measure, due, progress }): readonly Measure[] => {
    if (measure === null) return []
    const state: MeasureProgress =
      progress === 'solved' ? 'done' : progress === 'dropped' ? 'dropped' : isBefore(due, today) ? 'overdue' : progress
    return [{ from: 'issues', id, due, progress: state, became: null }]
  })
  const ofActions = actions.map(
    ({ id, due, progress }): Measure => ({
      from: 'lessons',
      id,
      due,
      progress: progress === 'open' && isBefore(due, today) ? 'overdue' : progress,
      became: null,
    }),
  )
  yield
  return yield* sortInSteps(
    yield* joinedWithRows([...ofTasks, ...ofIssues, ...ofActions], measureRows),
    (a, b) =>
      ORDER.indexOf(a.progress) - ORDER.indexOf(b.progress) ||
      byText(a.due ?? '9999-12-31', b.due ?? '9999-12-31') ||
      byText(a.from, b.from) ||
      byText(a.id, b.id),
  )
}

/** The row of a measure that is being handled may still wait: the measure is handled all the same. */
const progressWith = (own: MeasureProgress, ofRow: MeasureProgress): MeasureProgress =>
  own === 'handling' && ofRow === 'open' ? own : ofRow

/** A measure that has become a row is one line, with the deadline of that row and the progress of both. [DA3] */
function* joinedWithRows(
  measures: readonly Measure[],
  measureRows: PeriodRecords['measureRows'],
): Steps<readonly Measure[]> {
  // No row has become of any measure: nothing is joined.
  if (measureRows.size === 0) return measures
  const rowOf = new Map(yield* mapInSteps(measures, (measure) => [`${measure.from} ${measure.id}`, measure]))
  const joined = yield* mapInSteps(measures, (measure) => {
    const became = measure.from === 'lessons' ? undefined : measureRows.get(measure.id)
    const row = became === undefined ? undefined : rowOf.get(`${became.from} ${became.id}`)
    return row === undefined || became === undefined
      ? measure
      : { ...measure, due: row.due, progress: progressWith(measure.progress, row.progress), became }
  })
  const told = new Set(joined.flatMap(({ became }) => (became === null ? [] : [`${became.from} ${became.id}`])))
  return yield* filterInSteps(joined, ({ from, id }) => !told.has(`${from} ${id}`))
}

/** Where the open tasks of each band are listed; those without a band are closed. [DA1] */
const GROUP_OF_BAND = {
  severe: 'behind',
  warning: 'behind',
  watch: 'within',
  normal: 'within',
  ahead: 'ahead',
  unknown: 'unknown',
  none: null,
} as const satisfies Record<Band, string | null>

/** The open tasks by their deviation, and the measures. [DA1] [DA2] [DV3] */
export function* deviationSteps(records: PeriodRecords, { today }: PeriodContext): Steps<DeviationFacts> {
  const open = yield* sortInSteps(
    yield* filterInSteps(records.tasks, ({ assessment }) => isOpen(assessment.state)),
    (a, b) => (a.assessment.deviation ?? 0) - (b.assessment.deviation ?? 0) || byText(a.id, b.id),
  )
  const ids = { behind: [] as string[], ahead: [] as string[], within: [] as string[], unknown: [] as string[] }
  const behindWithoutMeasureIds: string[] = []
  yield* visitInSteps(open, ({ id, assessment: { band }, measure }) => {
    const group = GROUP_OF_BAND[band]
    if (group === null) return
    ids[group].push(id)
    if (group === 'behind' && measure === null) behindWithoutMeasureIds.push(id)
  })
  yield
  const facts = {
    behindIds: ids.behind,
    aheadIds: ids.ahead.toReversed(),
    withinIds: ids.within,
    unknownIds: ids.unknown,
    behindWithoutMeasureIds,
  }
  return { ...facts, measures: yield* measuresSteps(records, today) }
}
