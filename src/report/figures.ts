import type { AssessedTask } from '../schema/index.ts'
import { formatCount, formatIndex, formatPercent, formatPoints, type Translate } from '../i18n/index.ts'
import type { Steps, TaskState } from '../domain/index.ts'
import { awaitsReview, explainRollUpTasksSteps, filterInSteps } from '../domain/index.ts'
import { completionNote, countedNote } from './completion.ts'
import { countedAndNot, doneTasks, tasksByState } from './taskSets.ts'
import { idsOf } from './phrases.ts'
import type { Block } from './reportDocument.ts'

/** The order in which a report lists the states. */
const STATES: readonly TaskState[] = ['done', 'delayed', 'inProgress', 'notStarted', 'paused', 'cancelled']

/** The five figures of a set of tasks, and how many are in which state. [RU1] */
export function* progressFigures(t: Translate, tasks: readonly AssessedTask[]): Steps<Block> {
  const { planned, actual, deviation, spi, completionRate } = (yield* explainRollUpTasksSteps(tasks)).value
  const { counted } = yield* countedAndNot.steps(tasks)
  const { of: tasksOf, notCancelled } = yield* tasksByState.steps(tasks)
  yield* doneTasks.steps(tasks)
  const unreviewed = yield* filterInSteps(tasksOf.done, ({ assessment }) => awaitsReview(assessment))
  yield
  const countedIds = idsOf(counted)
  yield
  const noteOfCounted = countedNote(t, tasks)
  const note = noteOfCounted === null ? {} : { note: noteOfCounted }
  yield
  // Read in a step of their own: the completion below finds them noted.
  idsOf(notCancelled)
  yield
  const states = STATES.map((state) => ({ state, of: tasksOf[state] }))
  const inPoints =
    deviation === null ? formatPoints(null) : t('report.figure.points', { points: formatPoints(deviation) })
  return {
    kind: 'figures',
    items: [
      { label: t('report.figure.planned'), value: formatPercent(planned), ...note, recordIds: countedIds },
      { label: t('report.figure.actual'), value: formatPercent(actual), ...note, recordIds: countedIds },
      { label: t('report.figure.deviation'), value: inPoints, ...note, recordIds: countedIds },
      {
        label: t('report.figure.completion'),
        value: formatPercent(completionRate),
        note: completionNote(t, tasks),
        recordIds: idsOf(notCancelled),
      },
      {
        label: t('report.figure.spi'),
        value: formatIndex(spi),
        note: t('report.figure.spiNote'),
        recordIds: countedIds,
      },
      ...states
        .filter(({ of }) => of.length > 0)
        .map(({ state, of }) => ({ label: t(`state.${state}`), value: formatCount(of.length), recordIds: idsOf(of) })),
      ...(unreviewed.length === 0
        ? []
        : [
            {
              label: t('report.figure.unreviewed'),
              value: formatCount(unreviewed.length),
              note: t('report.figure.unreviewedNote'),
              recordIds: idsOf(unreviewed),
            },
          ]),
    ],
  }
}
