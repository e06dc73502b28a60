import { written } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import { paragraph } from '../blocks.ts'
import { compose, joinLines } from '../compose.ts'
import type { Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { linkTo, rowIn, rowNames, ofScope } from '../otherTables.ts'

/** 用户反馈: how much, what is open, the worst. Left out where the sheet has no table with types of entries. [EV2] [S1-3] */
export function feedbackSection(input: ReportInput): Section | null {
  const { t, material } = input
  const table = material.rows.issues
  if (table === null || !table.columns.includes('type')) return null
  const { ids, openIds, bySeverity, worstOpenIds } = material.facts.feedback
  const section = { id: 'feedback', title: t('report.evaluation.feedback') }
  if (ids.length === 0) {
    return {
      ...section,
      // A table that holds feedback alone may be called so: then 用户反馈里没有用户反馈 would say it twice.
      blocks: [
        paragraph(
          compose(
            t(ofScope(input, table.rows.length === 0 ? 'report.response.none' : 'report.evaluation.feedbackNone')),
            { table: table.name },
          ),
        ),
      ],
    }
  }
  const nameOf = (id: string): Line =>
    compose(t('report.name'), {
      title: [linkTo('issues', written(rowIn(input, 'issues', id)?.title ?? null) ?? t('report.unfilled'), [id])],
    })
  const severities = bySeverity.map((one) =>
    compose(t('report.evaluation.feedbackSeverity'), {
      severity: t(`report.evaluation.severity.${one.severity ?? 'none'}`),
      count: linkTo('issues', formatCount(one.ids.length), one.ids),
    }),
  )
  return {
    ...section,
    blocks: [
      paragraph(
        compose(t('report.evaluation.feedbackSummary'), {
          all: linkTo('issues', t('report.evaluation.feedbackCount', { count: ids.length }), ids),
          open: linkTo('issues', formatCount(openIds.length), openIds),
        }),
      ),
      paragraph(
        compose(t('report.evaluation.feedbackBySeverity'), {
          list: joinLines(t('report.separator.list'), severities),
        }),
      ),
      ...(worstOpenIds.length === 0
        ? []
        : [paragraph(compose(t('report.evaluation.feedbackWorst'), { names: rowNames(t, worstOpenIds.map(nameOf)) }))]),
    ],
  }
}
