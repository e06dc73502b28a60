import { formatCount, formatIndex } from '../../i18n/index.ts'
import { insufficient, paragraph } from '../blocks.ts'
import { compose } from '../compose.ts'
import { durationRatio, ESTIMATE_MINIMUM, estimateAccuracy } from '../facts/estimates.ts'
import { dimensionsOf, PLAN_DIMENSIONS } from '../facts/groups.ts'
import { inPlannedOrder } from '../facts/order.ts'
import { groupName } from '../groupName.ts'
import { idsOf, tasksPhrase } from '../phrases.ts'
import type { Block, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** 估算准确度: how long finished tasks took against their plan, per group of at least five. [RA12] */
export function estimatesSection({ t, sheet }: ReportInput): Section {
  const ordered = inPlannedOrder(sheet.tasks)
  const tables = dimensionsOf(sheet.preset, PLAN_DIMENSIONS).flatMap((dimension): readonly Block[] => {
    const rows = estimateAccuracy(ordered, dimension).map((group) => [
      groupName(t, group),
      [{ text: formatCount(group.tasks.length) }],
      [{ text: formatIndex(group.median) }],
      [{ text: formatIndex(group.p80) }],
      [{ text: t('report.estimate.suggestion', { factor: formatIndex(group.p80) }) }],
    ])
    const columns = [
      t(`report.dimension.${dimension}`), t('report.column.finishedTasks'), t('report.column.median'), t('report.column.p80'),
      t('report.column.suggestion'),
    ]
    return rows.length === 0 ? [] : [{ kind: 'table', columns, rows }]
  })
  const measured = ordered.filter((task) => durationRatio(task) !== null)
  const missing = insufficient(compose(t('report.estimate.insufficient'), {
    minimum: formatCount(ESTIMATE_MINIMUM), measured: { text: tasksPhrase(t, measured.length), recordIds: idsOf(measured) },
  }))
  return {
    id: 'estimates',
    title: t('report.review.estimates'),
    blocks: tables.length === 0 ? [missing] : [paragraph(compose(t('report.estimate.formula'))), ...tables],
  }
}
