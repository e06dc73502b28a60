import type { RetrospectiveFacts } from '../../domain/index.ts'
import { formatCount, formatPercent, type Translate } from '../../i18n/index.ts'
import { insufficient } from '../blocks.ts'
import { chartBlock } from '../chart/chartBlock.ts'
import { compose, joinLines } from '../compose.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { linkTo, rowIn, rowNames } from '../otherTables.ts'

/** What a funnel lacks, with what there is and what is needed. [RA7] */
function missing(t: Translate, { missing: [first] }: Extract<FunnelFacts, { sufficient: false }>): Block {
  const values = { have: formatCount(first?.have ?? 0), need: formatCount(first?.need ?? 0) }
  const key =
    first?.what === 'funnelSteps'
      ? 'report.funnel.none'
      : first?.what === 'funnelLastStep'
        ? 'report.funnel.lastTooSmall'
        : 'report.funnel.notNarrowing'
  return insufficient(compose(t(key), values))
}

type FunnelFacts = RetrospectiveFacts['RA7']

/** The drawing of a funnel and the table beside it, or what is missing for it. Panel and reports show the same. [RA7] */
export function funnelBlocks(
  t: Translate,
  RA7: FunnelFacts,
  actualOf: (kpiId: string) => number | null,
): readonly Block[] {
  if (!RA7.sufficient) return [missing(t, RA7)]
  const { steps, overall, worst, verdict, benchmarks } = RA7.value
  const [firstStep] = steps
  const goals = RA7.ids.map((id, at) => ({ id, name: benchmarks[at]?.step ?? '', actual: actualOf(id) }))
  const nameAt = (at: number): Line => {
    const goal = goals[at]
    return goal === undefined ? [] : [linkTo('kpis', goal.name, [goal.id])]
  }
  const stepAt = (at: number): Line => compose(t('report.funnel.step'), { from: nameAt(at), to: nameAt(at + 1) })
  const weakest = steps.flatMap(({ to }, at) => (worst.includes(to) ? [{ at, rate: steps[at]?.rate ?? null }] : []))
  const reading = joinLines(t('report.separator.sentence'), [
    compose(t('report.funnel.overall'), {
      first: nameAt(0),
      last: nameAt(goals.length - 1),
      rate: formatPercent(overall),
    }),
    compose(t(verdict ? 'report.funnel.worstVerdict' : 'report.funnel.lowest'), {
      steps: rowNames(
        t,
        weakest.map(({ at }) => stepAt(at)),
      ),
      rate: formatPercent(weakest[0]?.rate ?? firstStep?.rate ?? null),
    }),
  ])
  return [
    chartBlock(
      t,
      {
        kind: 'funnel',
        steps: goals.map(({ name, actual }, at) => ({
          label: name,
          value: actual,
          text: formatCount(actual),
          tone: weakest.some((step) => step.at + 1 === at) ? 'watch' : 'neutral',
          rate: at === 0 ? null : (steps[at - 1]?.rate ?? null),
        })),
      },
      reading,
      'beside',
    ),
    {
      kind: 'table',
      columns: (['step', 'amounts', 'rate', 'loss', 'benchmark'] as const).map((column) =>
        t(`report.funnel.column.${column}`),
      ),
      rows: steps.map(({ rate, loss }, at): readonly Line[] => [
        stepAt(at),
        [
          {
            text: t('report.funnel.amounts', {
              from: formatCount(goals[at]?.actual ?? null),
              to: formatCount(goals[at + 1]?.actual ?? null),
            }),
          },
        ],
        [{ text: formatPercent(rate) }],
        [{ text: formatPercent(loss) }],
        [{ text: formatPercent(benchmarks[at + 1]?.percent ?? null) }],
      ]),
    },
  ]
}

/** 漏斗: rates and losses of the steps; the weakest only with a benchmark for every step. [RA7] [S0-8] */
export function funnelSection(input: ReportInput): Section | null {
  const { t, material } = input
  const table = material.rows.kpis
  if (table === null || material.phase !== null || !table.columns.includes('funnelStep')) return null
  return {
    id: 'funnel',
    title: t('report.funnel.title'),
    blocks: funnelBlocks(t, material.facts.RA7, (id) => rowIn(input, 'kpis', id)?.actual ?? null),
  }
}
