import type { AssessedTask } from '../../schema/index.ts'
import { formatCount, formatPercent, type Translate } from '../../i18n/index.ts'
import {
  explainRollUpTasksSteps,
  filterInSteps,
  isOpen,
  rollUpTasks,
  type RollUp,
  type Steps,
} from '../../domain/index.ts'
import { paragraph, taskList } from '../blocks.ts'
import { compose, joinLines } from '../compose.ts'
import { dimensionsOf, groupsBy, PLAN_DIMENSIONS } from '../groups.ts'
import { distribution } from '../distribution.ts'
import { byNumber, inPlannedOrder, mostBehindFirst } from '../order.ts'
import { outcomesOf, tasksByState } from '../taskSets.ts'
import { groupCompletion } from '../completion.ts'
import { progressFigures } from '../figures.ts'
import { clauses, deviationPhrase, groupName, idsOf, tasksPhrase } from '../phrases.ts'
import { openTaskLine } from '../openTask.ts'
import { finishedLines, healthLine } from '../standing.ts'
import type { Block, Line, Run, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

function* withBand(tasks: readonly AssessedTask[], bands: readonly string[]): Steps<readonly AssessedTask[]> {
  const some = yield* filterInSteps(tasks, ({ assessment }) => bands.includes(assessment.band))
  yield
  return mostBehindFirst(some)
}

/**
 * Plan, actual, deviation and completion of each group, furthest behind first; nothing when there is only one group.
 * `tasks`: those of the report in planned order. [RU1]
 */
function* groupTable(
  t: Translate,
  tasks: readonly AssessedTask[],
  dimension: (typeof PLAN_DIMENSIONS)[number],
): Steps<readonly Block[]> {
  const groups = yield* groupsBy(tasks, dimension)
  if (groups.length < 2) return []
  const judged: { readonly group: (typeof groups)[number]; readonly figures: RollUp }[] = []
  for (const group of groups) {
    yield
    judged.push({ group, figures: (yield* explainRollUpTasksSteps(group.tasks)).value })
  }
  const rows: (readonly Line[])[] = []
  for (const { group, figures } of judged.sort((a, b) => byNumber(a.figures.deviation, b.figures.deviation))) {
    yield
    rows.push([
      groupName(t, group.name, idsOf(group.tasks)),
      [{ text: yield* groupCompletion(t, group.tasks) }],
      [{ text: formatPercent(figures.planned) }],
      [{ text: formatPercent(figures.actual) }],
      [{ text: deviationPhrase(t, figures.deviation) }],
    ])
  }
  const columns = [
    t(`report.dimension.${dimension}`),
    t('report.column.completed'),
    t('report.column.planned'),
    t('report.column.actual'),
    t('report.column.deviation'),
  ]
  return [{ kind: 'table', columns, rows }]
}

/** '3 个任务', linked to their rows. */
const tasksRun = (t: Translate, tasks: readonly AssessedTask[]): Run => ({
  text: tasksPhrase(t, tasks.length),
  recordIds: idsOf(tasks),
})

/** '3', linked to its rows. */
const number = (tasks: readonly AssessedTask[]): Run => ({ text: formatCount(tasks.length), recordIds: idsOf(tasks) })

/** The conclusion about open tasks, and how punctual the done ones were. [RU1] [DV3] [ST3] */
function* conclusions(
  { t, sheet, settings, standing: { finished } }: ReportInput,
  behind: readonly AssessedTask[],
  ahead: readonly AssessedTask[],
): Steps<readonly Line[]> {
  if (sheet.tasks.length === 0) return [compose(t('report.review.noTasks'))]
  const anyOrder = yield* filterInSteps(sheet.tasks, ({ assessment }) => isOpen(assessment.state))
  yield
  const open = inPlannedOrder(anyOrder)
  const unknownDeviation = yield* filterInSteps(open, ({ assessment }) => assessment.deviation === null)
  const paused = inPlannedOrder(tasksByState(sheet.tasks).of.paused)
  yield
  const { done, early, onTime, late, unknown } = outcomesOf(sheet.tasks)
  const points = formatCount(settings.bands.warn)
  const beyond = clauses(t, [
    ...(behind.length === 0 ? [] : [compose(t('report.review.countBehind'), { tasks: tasksRun(t, behind), points })]),
    ...(ahead.length === 0 ? [] : [compose(t('report.review.countAhead'), { tasks: tasksRun(t, ahead), points })]),
    ...(behind.length + ahead.length === 0 && (open.length === 0 || unknownDeviation.length < open.length)
      ? [compose(t('report.review.noneBeyond'), { points })]
      : []),
    ...(unknownDeviation.length === 0
      ? []
      : [compose(t('report.review.countUnknown'), { tasks: tasksRun(t, unknownDeviation) })]),
    ...(paused.length === 0 ? [] : [compose(t('report.review.countPaused'), { tasks: tasksRun(t, paused) })]),
  ])
  const standing = compose(t('report.review.conclusion'), {
    deviation: { text: deviationPhrase(t, rollUpTasks(sheet.tasks).deviation), strong: true },
    open: tasksRun(t, open),
    beyond,
  })
  yield
  const outcome = compose(t('report.review.outcome'), {
    done: tasksRun(t, done),
    early: number(early),
    onTime: number(onTime),
    late: number(late),
  })
  const undatedLine = compose(t('report.review.outcomeUnknown'), { tasks: tasksRun(t, unknown) })
  return [
    ...(finished !== null ? [] : [standing]),
    ...(done.length === 0
      ? []
      : [joinLines(t('report.separator.sentence'), [outcome, unknown.length === 0 ? [] : undatedLine])]),
  ]
}

/** 进度与偏差: conclusion, figures, groups, and every open task beyond the thresholds. [RU1] [DV3] */
export function* progressSection(input: ReportInput): Steps<Section> {
  const { t, sheet, settings } = input
  const tasks = inPlannedOrder(sheet.tasks)
  yield
  const behind = yield* withBand(tasks, ['warning', 'severe'])
  yield
  const ahead = (yield* withBand(tasks, ['ahead'])).toReversed()
  yield
  const said = yield* conclusions(input, behind, ahead)
  yield
  const lines = [...said, ...finishedLines(input), ...(tasks.length === 0 ? [] : [yield* healthLine(input)])]
  yield
  const figures = yield* progressFigures(t, tasks)
  yield
  const spread = distribution(input)
  const groups: Block[] = []
  for (const dimension of dimensionsOf(sheet.columns, PLAN_DIMENSIONS)) {
    yield
    groups.push(...(yield* groupTable(t, tasks, dimension)))
  }
  yield
  const points = formatCount(settings.bands.warn)
  const behindList = taskList(t, behind, (task) => openTaskLine(input, task))
  yield
  return {
    id: 'progress',
    title: t('report.review.progress'),
    blocks: [
      ...lines.map(paragraph),
      figures,
      ...spread,
      ...groups,
      ...(behind.length === 0 ? [] : [paragraph(compose(t('report.review.behind'), { points }))]),
      ...behindList,
      ...(ahead.length === 0 ? [] : [paragraph(compose(t('report.review.ahead'), { points }))]),
      ...taskList(t, ahead, (task) => openTaskLine(input, task)),
    ],
  }
}
