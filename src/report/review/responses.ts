import { formatCount, formatPercent } from '../../i18n/index.ts'
import { insufficient, paragraph } from '../blocks.ts'
import { compose } from '../compose.ts'
import type { RetrospectiveFacts } from '../../domain/index.ts'
import type { FieldKey } from '../../schema/index.ts'
import type { Block, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { linkTo } from '../otherTables.ts'

/** A rate against the templates' target, or what is missing for it. [RA4] [RA5] */
function rate({ t }: ReportInput, name: 'foresight' | 'success', insight: RetrospectiveFacts['RA4']): Block {
  if (!insight.sufficient) {
    const [lack] = insight.missing
    return insufficient(
      compose(t(`report.response.${name}Lacks`), {
        have: linkTo('issues', formatCount(lack?.have ?? 0), insight.ids),
        need: formatCount(lack?.need ?? 0),
      }),
    )
  }
  const { rate: percent, target, reached, part, whole } = insight.value
  return paragraph(
    compose(t(reached ? 'report.response.reached' : 'report.response.notReached'), {
      name: t(`report.response.${name}`),
      rate: formatPercent(percent),
      parts: linkTo(
        'issues',
        t('report.figure.ofAll', { part: formatCount(part), all: formatCount(whole) }),
        insight.ids,
      ),
      target: formatPercent(target),
    }),
  )
}

/** The hit rate of a clock, or that none has been decided. [RA6] */
function clock(
  { t }: ReportInput,
  name: 'response' | 'solution',
  insight: RetrospectiveFacts['RA6']['response'],
): Block {
  if (!insight.sufficient) return insufficient(compose(t(`report.response.${name}Lacks`)))
  const { rate: percent, met, decided } = insight.value
  return paragraph(
    compose(t('report.response.clock'), {
      name: t(`report.response.${name}`),
      rate: formatPercent(percent),
      parts: linkTo(
        'issues',
        t('report.figure.ofAll', { part: formatCount(met), all: formatCount(decided) }),
        insight.ids,
      ),
    }),
  )
}

/** 问题应对: foresight, success of measures and clocks, as far as the table has the columns. [RA4] [RA5] [RA6] [S3-6] */
export function responsesSection(input: ReportInput): Section | null {
  const { t, material } = input
  const table = material.rows.issues
  if (table === null) return null
  const has = (...fields: readonly FieldKey<'issues'>[]) => fields.every((field) => table.columns.includes(field))
  const { RA4, RA5, RA6 } = material.facts
  const blocks = [
    ...(has('type', 'occurredAt') ? [rate(input, 'foresight', RA4)] : []),
    ...(has('outcome') ? [rate(input, 'success', RA5)] : []),
    ...(has('respondedAt') ? [clock(input, 'response', RA6.response)] : []),
    ...(has('solutionAt') || has('resolvedAt') ? [clock(input, 'solution', RA6.solution)] : []),
  ]
  if (blocks.length === 0) return null
  const none = paragraph(compose(t('report.response.none'), { table: table.name }))
  return { id: 'responses', title: t('report.response.title'), blocks: table.rows.length === 0 ? [none] : blocks }
}
