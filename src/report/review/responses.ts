import { formatCount, formatPercent } from '../../i18n/index.ts'
import { insufficient, paragraph } from '../blocks.ts'
import { chartBlock } from '../chart/chartBlock.ts'
import { compose } from '../compose.ts'
import type { RetrospectiveFacts } from '../../domain/index.ts'
import type { FieldKey } from '../../schema/index.ts'
import type { Block, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { linkTo, ofScope } from '../otherTables.ts'

interface KnownRate {
  readonly name: 'foresight' | 'success' | 'response' | 'solution'
  readonly rate: number
  readonly reached: boolean | null
}

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

/** The rates as bars, with the lowest in words; nothing where fewer than two are known. [RA4] [RA5] [RA6] */
function rateChart({ t }: ReportInput, known: readonly KnownRate[]): readonly Block[] {
  const [lowest] = known.toSorted((a, b) => a.rate - b.rate)
  if (known.length < 2 || lowest === undefined) return []
  return [
    chartBlock(
      t,
      {
        kind: 'rates',
        bars: known.map(({ name, rate: value, reached }) => ({
          label: t(`report.response.${name}`),
          value,
          text: formatPercent(value),
          tone: reached === null ? 'neutral' : reached ? 'good' : 'bad',
        })),
      },
      compose(t('report.response.lowest'), {
        name: t(`report.response.${lowest.name}`),
        rate: formatPercent(lowest.rate),
      }),
      'beside',
    ),
  ]
}

/** The rates that are known, of those that the columns allow. `reached` is null for a rate without a target. */
function knownRates({ RA4, RA5, RA6 }: RetrospectiveFacts, names: readonly KnownRate['name'][]): readonly KnownRate[] {
  const insights = { foresight: RA4, success: RA5, response: RA6.response, solution: RA6.solution }
  return names.flatMap((name) => {
    const insight = insights[name]
    if (!insight.sufficient) return []
    return [{ name, rate: insight.value.rate, reached: 'reached' in insight.value ? insight.value.reached : null }]
  })
}

/** 问题应对: foresight, success of measures and clocks, as far as the table has the columns. [RA4] [RA5] [RA6] [S3-6] */
export function responsesSection(input: ReportInput): Section | null {
  const { t, material } = input
  const table = material.rows.issues
  if (table === null) return null
  const has = (...fields: readonly FieldKey<'issues'>[]) => fields.every((field) => table.columns.includes(field))
  const { RA4, RA5, RA6 } = material.facts
  const rates = [
    ...(has('type', 'occurredAt') ? (['foresight'] as const) : []),
    ...(has('outcome') ? (['success'] as const) : []),
    ...(has('respondedAt') ? (['response'] as const) : []),
    ...(has('solutionAt') || has('resolvedAt') ? (['solution'] as const) : []),
  ]
  if (rates.length === 0) return null
  const blockOf = {
    foresight: () => rate(input, 'foresight', RA4),
    success: () => rate(input, 'success', RA5),
    response: () => clock(input, 'response', RA6.response),
    solution: () => clock(input, 'solution', RA6.solution),
  } as const
  const section = { id: 'responses', title: t('report.response.title') }
  if (table.rows.length === 0)
    return {
      ...section,
      blocks: [paragraph(compose(t(ofScope(input, 'report.response.none')), { table: table.name }))],
    }
  return {
    ...section,
    blocks: [...rates.map((name) => blockOf[name]()), ...rateChart(input, knownRates(material.facts, rates))],
  }
}
