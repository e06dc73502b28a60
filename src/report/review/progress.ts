import { formatCount, formatPercent } from '../../i18n/index.ts'
import { isOpen } from '../../domain/index.ts'
import { paragraph, taskList } from '../blocks.ts'
import { compose } from '../compose.ts'
import { dimensionsOf, groupsBy, PLAN_DIMENSIONS } from '../facts/groups.ts'
import { byNumber, inPlannedOrder, mostBehindFirst } from '../facts/order.ts'
import { rollUpOf } from '../facts/rollUpOf.ts'
import { progressFigures } from '../figures.ts'
import { groupName } from '../groupName.ts'
import { openTaskLine } from '../openTask.ts'
import { deviationPhrase, idsOf, tasksPhrase } from '../phrases.ts'
import type { Block, Section } from '../reportDocument.ts'
import type { ReportInput, ReportTask } from '../reportInput.ts'

const withBand = (tasks: readonly ReportTask[], bands: readonly string[]) =>
  mostBehindFirst(tasks.filter(({ assessment }) => bands.includes(assessment.band)))

/** Plan, actual, deviation and completion of each group, furthest behind first. One group alone says nothing new. [RU1] */
function groupTables({ sheet, t }: ReportInput): readonly Block[] {
  return dimensionsOf(sheet.preset, PLAN_DIMENSIONS).flatMap((dimension): readonly Block[] => {
    const groups = groupsBy(inPlannedOrder(sheet.tasks), dimension)
    if (groups.length < 2) return []
    const rows = groups
      .map((group) => ({ group, figures: rollUpOf(group.tasks) }))
      .sort((a, b) => byNumber(a.figures.deviation, b.figures.deviation))
      .map(({ group, figures }) => {
        const wanted = group.tasks.filter(({ assessment }) => assessment.state !== 'cancelled')
        const done = wanted.filter(({ assessment }) => assessment.state === 'done')
        return [
          groupName(t, group),
          [{ text: t('report.figure.ofAll', { part: formatCount(done.length), all: formatCount(wanted.length) }) }],
          [{ text: formatPercent(figures.planned) }],
          [{ text: formatPercent(figures.actual) }],
          [{ text: deviationPhrase(t, figures.deviation) }],
        ]
      })
    const columns = [
      t(`report.dimension.${dimension}`), t('report.column.completed'), t('report.column.planned'), t('report.column.actual'),
      t('report.column.deviation'),
    ]
    return [{ kind: 'table', columns, rows }]
  })
}

/** 进度与偏差: conclusion, figures, groups, and every open task beyond the thresholds with its numbers. [RU1] [DV3] */
export function progressSection(input: ReportInput): Section {
  const { t, sheet, settings } = input
  const behind = withBand(sheet.tasks, ['warning', 'severe'])
  const ahead = withBand(sheet.tasks, ['ahead']).toReversed()
  const open = inPlannedOrder(sheet.tasks.filter(({ assessment }) => isOpen(assessment.state)))
  const points = formatCount(settings.bands.warn)
  const conclusion = compose(t('report.review.conclusion'), {
    deviation: { text: deviationPhrase(t, rollUpOf(sheet.tasks).deviation), strong: true },
    open: { text: tasksPhrase(t, open.length), recordIds: idsOf(open) },
    behind: { text: tasksPhrase(t, behind.length), recordIds: idsOf(behind) },
    ahead: { text: tasksPhrase(t, ahead.length), recordIds: idsOf(ahead) },
    points,
  })
  return {
    id: 'progress',
    title: t('report.review.progress'),
    blocks: [
      paragraph(sheet.tasks.length === 0 ? compose(t('report.review.noTasks')) : conclusion),
      progressFigures(t, inPlannedOrder(sheet.tasks)),
      ...groupTables(input),
      ...(behind.length === 0 ? [] : [paragraph(compose(t('report.review.behind'), { points }))]),
      ...taskList(t, behind, (task) => openTaskLine(input, task)),
      ...(ahead.length === 0 ? [] : [paragraph(compose(t('report.review.ahead'), { points }))]),
      ...taskList(t, ahead, (task) => openTaskLine(input, task)),
    ],
  }
}
