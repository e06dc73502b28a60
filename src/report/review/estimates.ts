import { RETROSPECTIVE_MINIMUMS, type RetrospectiveFacts } from '../../domain/index.ts'
import { formatCount, formatIndex } from '../../i18n/index.ts'
import { insufficient, paragraph } from '../blocks.ts'
import { compose } from '../compose.ts'
import { groupName, tasksPhrase } from '../phrases.ts'
import type { Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** 估算准确度: how long finished tasks took against their plan, per group of at least five. [RA12] */
export function estimatesSection({ t, material }: ReportInput, { RA12 }: RetrospectiveFacts): Section {
  const section = { id: 'estimates', title: t('report.review.estimates') }
  if (!RA12.sufficient) {
    const minimum = formatCount(RETROSPECTIVE_MINIMUMS.RA12.perModule)
    const measured = { text: tasksPhrase(t, RA12.n), recordIds: RA12.ids }
    return { ...section, blocks: [insufficient(compose(t('report.estimate.insufficient'), { minimum, measured }))] }
  }
  const rows = RA12.value.map(({ module, n, median, p80, ids }) => [
    groupName(t, module, ids),
    [{ text: formatCount(n) }],
    [{ text: formatIndex(median) }],
    [{ text: formatIndex(p80) }],
    [{ text: t('report.estimate.suggestion', { factor: formatIndex(p80) }) }],
  ])
  const columns = [
    t(`report.dimension.${material.estimateBy}`),
    t('report.column.finishedTasks'),
    t('report.column.median'),
    t('report.column.p80'),
    t('report.column.suggestion'),
  ]
  return { ...section, blocks: [paragraph(compose(t('report.estimate.formula'))), { kind: 'table', columns, rows }] }
}
