import type { Steps } from '../domain/index.ts'
import { explainRollUpTasksSteps } from '../domain/index.ts'
import { sortedSteps } from './order.ts'
import { placesOf } from './otherTables.ts'
import type { ReportInput } from './reportInput.ts'
import { countedAndNot, delaysApart, earlyFinishers, outcomesOf, tasksByState } from './taskSets.ts'

/** What several sections ask of all tasks, made in steps; a section then finds it made. */
const ASKED = [tasksByState, countedAndNot, delaysApart, outcomesOf, earlyFinishers] as const

/** The input with its rows in planned order, so that every later sort is cheap, and with what sections ask of all tasks. */
export function* preparedSteps(unsorted: ReportInput): Steps<ReportInput> {
  const input = yield* sortedSteps(unsorted)
  const { tasks } = input.sheet
  placesOf(tasks)
  yield
  yield* explainRollUpTasksSteps(tasks)
  for (const ask of ASKED) {
    yield
    yield* ask.steps(tasks)
  }
  return input
}
