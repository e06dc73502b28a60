import {
  assessTask,
  effectiveProgress,
  type NoTask,
  noTaskBecause,
  taskDataFlags,
  type AssessContext,
  type TaskAssessment,
  type TaskFacts,
  type TaskRecordFacts,
} from '../../domain/index.ts'
import type { AssessedTask, TaskFieldKey, TaskRow } from '../../schema/index.ts'
import type { ComputedCells } from '../ports.ts'
import type { RuledRows } from '../stored/document.ts'
import type { Rules } from './rules.ts'
import { ownerFacts } from './accountable.ts'
import { isBlankRow } from './tableRows.ts'
import type { NetworkVerdict } from './taskNetwork.ts'
import type { TaskStatement } from './rowMemory.ts'

/** The facts that the rules need. [PR2] People's statement replaces a column that the sheet does not have. [MI1] */
const factsOf = (row: TaskRow, statement: TaskStatement | undefined): TaskFacts => ({
  plannedStart: row.plannedStart,
  plannedEnd: row.plannedEnd,
  actualStart: row.actualStart ?? statement?.actualStart ?? null,
  actualEnd: row.actualEnd,
  progress: effectiveProgress(row.progress, row.doneAmount, row.totalAmount),
  ...(row.unread?.includes('progress') === true ? { isProgressUnread: true } : {}),
  ...(row.stated === undefined || row.stated === null ? {} : { stated: row.stated }),
  hold: row.hold === 'paused' || row.hold === 'cancelled' ? row.hold : (statement?.hold ?? null),
})

/** Whether people have entered nothing: new tables come with such rows. Words that cannot be read are content. */
const isBlank = (row: TaskRow): boolean => (row.unread ?? null) === null && isBlankRow('tasks', row)

/** Dates and figures. A row without any of them may be a heading. */
export const FACTS_OF_A_TASK = [
  'plannedStart',
  'plannedEnd',
  'actualStart',
  'actualEnd',
  'progress',
  'doneAmount',
  'totalAmount',
] as const satisfies readonly TaskFieldKey[]

const hasFacts = (row: TaskRow): boolean => FACTS_OF_A_TASK.some((key) => row[key] !== null)

/** As many cells that hold words in place of days or shares, in a row without a title: 开始, 结束. */
export const WORDS_OF_A_HEADING = 2
/** The second row of headings, which a copied sheet has as a record. [AD6] */
const isSecondHeading = (row: TaskRow): boolean =>
  row.title === null && (row.unreadCells ?? row.unread?.length ?? 0) >= WORDS_OF_A_HEADING && !hasFacts(row)

/** Why a row with content is no task: it is a total or a heading of other rows, or a note on the table. Null: it is a task. [RU1] */
export const notATask = (row: TaskRow): NoTask | null =>
  isSecondHeading(row)
    ? 'heading'
    : noTaskBecause(row.title, {
        hasFacts: hasFacts(row),
        saysMore: (row.unread ?? null) !== null || (row.stated ?? null) !== null || (row.owner ?? []).length > 0,
      })

/**
 * Whether a row is a task: neither blank, nor a total, nor a heading. What people have said of the row counts before its
 * title. [RU3]
 */
export const isTask = (row: TaskRow, ruled: RuledRows = {}): boolean =>
  !isBlank(row) && (ruled[row.recordId] ?? (notATask(row) === null ? 'task' : 'none')) === 'task'

/** Assesses a row by itself, without the tasks that it waits for. */
export function assessRow(row: TaskRow, context: AssessContext, statement?: TaskStatement): AssessedTask {
  const facts = factsOf(row, statement)
  return { row, facts, assessment: assessTask(facts, context) }
}

/**
 * Adds to an assessment the flags of the row's other cells, and the flags and the forecast that follow from other
 * tasks. [FL1] [FC1]
 */
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

/** The cells that flags are raised for. A column that the sheet does not have raises none. */
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

const asReview = (review: string | null): 'pending' | 'passed' | 'failed' | null =>
  review === 'pending' || review === 'passed' || review === 'failed' ? review : null

type WantedTaskCells = Required<Omit<ComputedCells, 'computedAt'>>

/** What the computed cells of a row ought to hold; null stands for a row that is no task, whose cells are empty. */
export function computedCells(assessment: TaskAssessment | null): WantedTaskCells {
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

const EMPTY: WantedTaskCells = {
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
