import { assessTask, type AssessContext, type TaskAssessment, type TaskFacts } from '../domain/index.ts'
import { ENTERED_KEYS, type TaskRow } from '../schema/index.ts'
import type { AssessedTask } from './appState.ts'
import type { ComputedCells } from './ports.ts'

/** What the rules need of a row. Single sheets have no 人工标记 column, so nothing is on hold there. */
const factsOf = (row: TaskRow): TaskFacts => ({
  plannedStart: row.plannedStart,
  plannedEnd: row.plannedEnd,
  actualStart: row.actualStart,
  actualEnd: row.actualEnd,
  progress: row.progress,
  hold: null,
})

/** A wholly blank row, such as new tables and hurried people leave behind, is not a task. */
export function isBlank(row: TaskRow): boolean {
  return ENTERED_KEYS.every((key) => {
    const value = row[key]
    return value === null || value === false || (typeof value === 'object' && value.length === 0) || value === ''
  })
}

export function assessRow(row: TaskRow, context: AssessContext): AssessedTask {
  const facts = factsOf(row)
  return { row, facts, assessment: assessTask(facts, context) }
}

/** What the extension's own cells of a row ought to hold. A blank row holds nothing. */
export function computedCells(
  assessment: TaskAssessment | null,
): Required<Pick<ComputedCells, 'plannedProgress' | 'progressDeviation' | 'state' | 'band' | 'flags'>> {
  if (assessment === null) {
    return { plannedProgress: null, progressDeviation: null, state: null, band: null, flags: null }
  }
  return {
    plannedProgress: assessment.planned,
    progressDeviation: assessment.deviation,
    state: assessment.state,
    band: assessment.band === 'none' ? null : assessment.band,
    flags: assessment.flags.length === 0 ? null : assessment.flags,
  }
}
