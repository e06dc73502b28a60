import type { Steps } from '../domain/index.ts'
import { rollUpTasks } from '../domain/index.ts'
import { sortedSteps } from './order.ts'
import { placesOf } from './otherTables.ts'
import { idsOf } from './phrases.ts'
import type { ReportInput } from './reportInput.ts'
import { countedAndNot, delayedTasks, earlyFinishers, outcomesOf, tasksByState } from './taskSets.ts'

/** What several sections ask of all tasks, each in a step of its own; a section then finds it made. */
const ASKED = [
  placesOf,
  idsOf,
  rollUpTasks,
  tasksByState,
  countedAndNot,
  delayedTasks,
  outcomesOf,
  earlyFinishers,
] as const

/** The input with its rows in planned order, so that every later sort is cheap, and with what sections ask of all tasks. */
export function* preparedSteps(unsorted: ReportInput): Steps<ReportInput> {
  const input = yield* sortedSteps(unsorted)
  for (const ask of ASKED) {
    yield
    ask(input.sheet.tasks)
  }
  return input
}
