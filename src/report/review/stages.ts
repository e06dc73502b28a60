import { explainRollUpTasksSteps, type Steps } from '../../domain/index.ts'
import { formatCount, formatPercent, type Translate } from '../../i18n/index.ts'
import { paragraph } from '../blocks.ts'
import { hasColumn } from '../columns.ts'
import { compose } from '../compose.ts'
import { progressFigures } from '../figures.ts'
import { groupsBy } from '../groups.ts'
import { inPlannedOrder } from '../order.ts'
import { deviationPhrase, groupName, idsOf } from '../phrases.ts'
import { outcomesOf } from '../taskSets.ts'
import { groupCompletion } from '../completion.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** '2/3（1 个无法判断）': of the done tasks whose dates tell whether they were on time; '—' where none do. [ST3] */
function onTimeText(
  t: Translate,
  { punctual, known, unknown }: Readonly<Record<'punctual' | 'known' | 'unknown', number>>,
): string {
  if (known === 0) return formatPercent(null)
  const ratio = t('report.figure.ofAll', { part: formatCount(punctual), all: formatCount(known) })
  return unknown === 0 ? ratio : t('report.figure.ofKnown', { ratio, count: unknown })
}

/** Completion, punctuality and deviation of every stage. [RU1] [ST3] */
function* stageTable({ t, sheet }: ReportInput): Steps<Block> {
  const rows: (readonly Line[])[] = []
  for (const { name, tasks } of yield* groupsBy(inPlannedOrder(sheet.tasks), 'stage')) {
    yield
    const { planned, actual, deviation } = (yield* explainRollUpTasksSteps(tasks)).value
    yield
    const { done, early, onTime, late } = yield* outcomesOf.steps(tasks)
    yield
    const punctual = early.length + onTime.length
    const known = punctual + late.length
    rows.push([
      groupName(t, name, idsOf(tasks)),
      [{ text: yield* groupCompletion(t, tasks) }],
      [{ text: onTimeText(t, { punctual, known, unknown: done.length - known }) }],
      [{ text: formatPercent(planned) }],
      [{ text: formatPercent(actual) }],
      [{ text: deviationPhrase(t, deviation) }],
    ])
  }
  return {
    kind: 'table',
    columns: [
      t('report.dimension.stage'),
      t('report.column.completed'),
      t('report.evaluation.column.onTime'),
      t('report.column.planned'),
      t('report.column.actual'),
      t('report.column.deviation'),
    ],
    rows,
  }
}

/** 环节表现: how each stage went. [S1-22] */
export function* stagesSection(input: ReportInput): Steps<Section> {
  const { t, sheet } = input
  const section = { id: 'stages', title: t('report.evaluation.stages') }
  if (sheet.tasks.length === 0) return { ...section, blocks: [paragraph(compose(t('report.evaluation.noTasks')))] }
  const figures = yield* progressFigures(t, inPlannedOrder(sheet.tasks))
  const byStage = hasColumn(input, 'stage')
    ? [paragraph(compose(t('report.evaluation.byStage'))), yield* stageTable(input)]
    : []
  return { ...section, blocks: [figures, ...byStage] }
}
