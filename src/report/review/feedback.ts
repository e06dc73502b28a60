import { written } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import { paragraph } from '../blocks.ts'
import { compose, joinLines } from '../compose.ts'
import type { Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { byId, linked, namesOf } from './linked.ts'

/** 用户反馈: how much, what is open, the worst. Left out where the sheet has no table with types of entries. [EV2] [S1-3] */
export function feedbackSection({ t, material }: ReportInput): Section | null {
  const table = material.rows.issues
  if (table === null || !table.columns.includes('type')) return null
  const { ids, openIds, bySeverity, worstOpenIds } = material.facts.feedback
  const section = { id: 'feedback', title: t('report.evaluation.feedback') }
  if (ids.length === 0) {
    return { ...section, blocks: [paragraph(compose(t('report.evaluation.feedbackNone'), { table: table.name }))] }
  }
  const rows = byId(table)
  const nameOf = (id: string): Line =>
    compose(t('report.name'), {
      title: [linked('issues', written(rows.get(id)?.title ?? null) ?? t('report.unfilled'), [id])],
    })
  const severities = bySeverity.map((one) =>
    compose(t('report.evaluation.feedbackSeverity'), {
      severity: t(`report.evaluation.severity.${one.severity ?? 'none'}`),
      count: linked('issues', formatCount(one.ids.length), one.ids),
    }),
  )
  return {
    ...section,
    blocks: [
      paragraph(
        compose(t('report.evaluation.feedbackSummary'), {
          all: linked('issues', t('report.evaluation.feedbackCount', { count: ids.length }), ids),
          open: linked('issues', formatCount(openIds.length), openIds),
        }),
      ),
      paragraph(
        compose(t('report.evaluation.feedbackBySeverity'), {
          list: joinLines(t('report.separator.list'), severities),
        }),
      ),
      ...(worstOpenIds.length === 0
        ? []
        : [paragraph(compose(t('report.evaluation.feedbackWorst'), { names: namesOf(t, worstOpenIds.map(nameOf)) }))]),
    ],
  }
}
