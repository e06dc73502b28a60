import { formatCount, type Translate } from '../i18n/index.ts'
import type { Steps } from '../domain/index.ts'
import type { AssessedTask } from '../schema/index.ts'
import { countedAndNot, doneTasks, tasksByState } from './taskSets.ts'

/** The tasks that the completion rate counts and the means of progress leave out: paused, without a plan, with children. [RU1] */
const uncountedOf = (tasks: readonly AssessedTask[]): number => countedAndNot(tasks).excludedNotCancelled

const ratioOf = (t: Translate, tasks: readonly AssessedTask[]): string =>
  t('report.figure.ofAll', {
    part: formatCount(doneTasks(tasks).length),
    all: formatCount(tasksByState(tasks).notCancelled.length),
  })

/** '1/3', beside a progress of fewer tasks '1/3，其中 1 个没有计入上面的进度'. [RU1] */
export function completionNote(t: Translate, tasks: readonly AssessedTask[]): string {
  const count = uncountedOf(tasks)
  const ratio = ratioOf(t, tasks)
  return count === 0 ? ratio : t('report.figure.ofAllUncounted', { ratio, count })
}

/** The same for a group in a table. [RU1] */
export function* groupCompletion(t: Translate, tasks: readonly AssessedTask[]): Steps<string> {
  for (const ask of [countedAndNot, doneTasks, tasksByState]) {
    yield* ask.steps(tasks)
    yield
  }
  const count = uncountedOf(tasks)
  const ratio = ratioOf(t, tasks)
  return count === 0 ? ratio : t('report.figure.ofGroupUncounted', { ratio, count })
}

/** '按 2 个任务算' for a progress that leaves tasks out; null where it counts what the completion rate counts. [RU1] */
export const countedNote = (t: Translate, tasks: readonly AssessedTask[]): string | null =>
  uncountedOf(tasks) === 0 ? null : t('report.figure.counted', { count: countedAndNot(tasks).counted.length })
