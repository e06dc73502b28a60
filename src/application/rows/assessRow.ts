import {
  assessTask,
  effectiveProgress,
  noTaskBecause,
  taskDataFlags,
  type AssessContext,
  type TaskAssessment,
  type TaskFacts,
  type TaskRecordFacts,
} from '../../domain/index.ts'
import { ENTERED_KEYS, type TaskFieldKey, type TaskRow } from '../../schema/index.ts'
import type { AssessedTask } from './assessedTask.ts'
import type { ComputedCells } from '../ports.ts'
import type { Rules } from './rules.ts'
import type { NetworkVerdict } from './taskNetwork.ts'
import type { TaskMark } from './rowMemory.ts'

/** What the rules need of a row. [PR2] For a column that the sheet does not have stands what people have said. [MI1] */
const factsOf = (row: TaskRow, mark: TaskMark | undefined): TaskFacts => ({
  plannedStart: row.plannedStart,
  plannedEnd: row.plannedEnd,
  actualStart: row.actualStart ?? mark?.actualStart ?? null,
  actualEnd: row.actualEnd,
  progress: effectiveProgress(row.progress, row.doneAmount, row.totalAmount),
  ...(row.unread?.includes('progress') === true ? { isProgressUnread: true } : {}),
  ...(row.stated === undefined || row.stated === null ? {} : { stated: row.stated }),
  hold: row.hold === 'paused' || row.hold === 'cancelled' ? row.hold : (mark?.hold ?? null),
})

/** A wholly blank row, such as new tables and hurried people leave behind, is not a task. */
function isBlank(row: TaskRow): boolean {
  if (row.unread !== undefined && row.unread !== null) return false
  return ENTERED_KEYS.every((key) => {
    const value = row[key]
    return value === null || value === false || (typeof value === 'object' && value.length === 0) || value === ''
  })
}

/** Dates and figures, of which a heading has none. */
const FACTS_OF_A_TASK = [
  'plannedStart',
  'plannedEnd',
  'actualStart',
  'actualEnd',
  'progress',
  'doneAmount',
  'totalAmount',
] as const satisfies readonly TaskFieldKey[]

/** Why a row is no task although something stands in it: it adds others up, or stands above them. [RU1] */
export const notATask = (row: TaskRow): ReturnType<typeof noTaskBecause> =>
  noTaskBecause(row.title, {
    hasFacts: FACTS_OF_A_TASK.some((key) => row[key] !== null),
    saysMore: (row.unread ?? null) !== null || (row.stated ?? null) !== null || (row.owner ?? []).length > 0,
  })

/** Whether a row is a task: neither blank, nor a total, nor a heading. */
export const isTask = (row: TaskRow): boolean => !isBlank(row) && notATask(row) === null

/** A row by itself, before other tasks have their say. */
export function assessRow(row: TaskRow, context: AssessContext, mark?: TaskMark): AssessedTask {
  const facts = factsOf(row, mark)
  return { row, facts, assessment: assessTask(facts, context) }
}

/** The assessment with what records, people and other tasks add to it. [FL1] [FC1] */
export function completeAssessment(
  own: TaskAssessment,
  row: TaskRow,
  verdict: NetworkVerdict | null,
  { assess, has }: Rules,
): TaskAssessment {
  const flags = taskDataFlags(own, recordFacts(row, verdict, has), assess.asOf)
  const forecastEnd = verdict?.pushed?.forecastEnd ?? own.forecastEnd
  return flags.length === own.flags.length && forecastEnd === own.forecastEnd ? own : { ...own, flags, forecastEnd }
}

/** Only columns that the sheet has can be filled in wrongly. */
function recordFacts(row: TaskRow, verdict: NetworkVerdict | null, has: Rules['has']): TaskRecordFacts {
  const facts: { -readonly [Key in keyof TaskRecordFacts]: TaskRecordFacts[Key] } = {}
  if (has.has('owner')) facts.owner = ownerFacts(row.owner ?? [])
  if (has.has('deliverable')) facts.deliverable = row.deliverable
  if (has.has('deliverableFiles')) facts.deliverableFiles = row.deliverableFiles?.length ?? 0
  if (has.has('review') && row.milestone === true) facts.milestone = { review: asReview(row.review) }
  if (verdict !== null) {
    facts.onDependencyCycle = verdict.isOnCycle
    facts.hasBufferViolation = verdict.violations.length > 0
  }
  return facts
}

/** Names that were typed have no id: whether they are people's has to be judged by the words. [OW1] */
function ownerFacts(owner: NonNullable<TaskRow['owner']>): NonNullable<TaskRecordFacts['owner']> {
  const names = owner.map(({ name }) => name)
  return owner.every(({ id }) => id === '') && owner.length > 0
    ? { people: [], text: names.join('、') }
    : { people: names, text: null }
}

const asReview = (review: string | null): 'pending' | 'passed' | 'failed' | null =>
  review === 'pending' || review === 'passed' || review === 'failed' ? review : null

type Written = Required<Omit<ComputedCells, 'computedAt'>>

/** What the extension's own cells of a row ought to hold. A blank row holds nothing. */
export function computedCells(assessment: TaskAssessment | null): Written {
  if (assessment === null) return EMPTY
  return {
    plannedProgress: assessment.planned,
    progressDeviation: assessment.deviation,
    deviationRate: assessment.rate,
    state: assessment.state,
    band: assessment.band === 'none' ? null : assessment.band,
    delayDays: assessment.delayDays,
    durationDays: assessment.durationDays,
    forecastEnd: assessment.forecastEnd,
    flags: assessment.flags.length === 0 ? null : assessment.flags,
  }
}

const EMPTY: Written = {
  plannedProgress: null,
  progressDeviation: null,
  deviationRate: null,
  state: null,
  band: null,
  delayDays: null,
  durationDays: null,
  forecastEnd: null,
  flags: null,
}
