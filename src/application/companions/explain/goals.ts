import {
  attainmentVerdict,
  explainAttainment,
  type AttainmentExplanation,
  type PaceExplanation,
} from '../../../domain/index.ts'
import type { RowOf } from '../../../schema/index.ts'
import { membership } from '../../rows/tableRows.ts'
import { actualsOf, kpiOf, pacesOf } from '../kpiCells.ts'
import {
  empty,
  line,
  missing,
  type Explained,
  type ExplainedLine,
  type Explainers,
  type ExplainFacts,
  type Shown,
} from './line.ts'

const number = (value: number | null): Shown => ({ as: 'number', value })
const percent = (value: number | null): Shown => ({ as: 'percent', value })

/** An attainment as its formula with the numbers, or what is missing. `columns` hold them. [KP1] */
export function attainmentOf(
  why: AttainmentExplanation,
  columns: { readonly actual: string; readonly target: string; readonly base?: string },
): Explained<number | null> {
  const { because, actual, target, base, value } = why
  switch (because) {
    case 'actualMissing':
      return empty(missing('KP1', columns.actual))
    case 'targetMissing':
      return empty(missing('KP1', columns.target))
    case 'baseMissing':
      return empty(missing('KP1', columns.base ?? columns.target))
    case 'targetZero':
    case 'targetEqualsBase':
    case 'outOfRange':
      return empty(line('KP1', `attainment.${because}`))
    default:
      return {
        result: value,
        lines: [
          line('KP1', `attainment.${because}`, {
            result: percent(value),
            actual: number(actual),
            target: number(target),
            base: number(base),
          }),
        ],
      }
  }
}

const COLUMNS = { actual: 'actual', target: 'target', base: 'base' } as const

/** The goal with its actual value: typed, or summed. */
const withActual = (row: RowOf<'kpis'>, { kpis }: ExplainFacts): RowOf<'kpis'> =>
  kpis.find(({ recordId }) => recordId === row.recordId) ?? row

/** Where an actual value that nobody typed comes from. */
function summedLines(row: RowOf<'kpis'>, facts: ExplainFacts): readonly ExplainedLine[] {
  const { metrics, typedKpis, assess } = facts
  const origin = actualsOf(typedKpis, metrics, assess.asOf).get(row.recordId)
  if (origin?.from !== 'entries') return []
  return [
    line('KP1', 'attainment.summed', {
      actual: number(origin.actual),
      count: { as: 'count', value: origin.entries.length },
      table: { as: 'table', value: 'metrics' },
      day: { as: 'day', value: assess.asOf },
    }),
  ]
}

function expectedOf(row: RowOf<'kpis'>, facts: ExplainFacts): Explained<number | null> {
  const pace: PaceExplanation | undefined = pacesOf(facts).get(row.recordId)
  if (pace === undefined) return empty()
  const { because, expected } = pace
  if (because === 'noNumbers') return empty(missing('KP2', row.target === null ? 'target' : 'base'))
  if (because === 'noDates') {
    const id = membership(facts.campaigns)(row)
    return empty(
      line('KP2', id === null ? 'pace.noCampaign' : 'pace.noDates', { table: { as: 'table', value: 'campaigns' } }),
    )
  }
  if (because === 'lowerIsBetter')
    return { result: expected, lines: [line('KP2', 'pace.lowerIsBetter', { result: number(expected) })] }
  const campaign = facts.campaigns.find(({ recordId }) => recordId === membership(facts.campaigns)(row))
  const fromBase = row.measure === 'increase'
  const values: Readonly<Record<string, Shown>> = {
    result: number(expected),
    target: number(row.target),
    base: number(row.base),
    share: percent(pace.expectedShare),
    from: { as: 'day', value: campaign?.startDay ?? null },
    to: { as: 'day', value: campaign?.endDay ?? null },
    asOf: { as: 'day', value: facts.assess.asOf },
  }
  const say = fromBase ? (`pace.${because}FromBase` as const) : (`pace.${because}` as const)
  return { result: expected, lines: [line('KP2', say, values)] }
}

/** 目标与效果 [KP1] [KP2] */
export const GOALS: Explainers<'kpis'> = {
  attainment: (row, facts) => {
    const explained = attainmentOf(explainAttainment(kpiOf(withActual(row, facts))), COLUMNS)
    return { ...explained, lines: [...explained.lines, ...summedLines(row, facts)] }
  },
  expected: expectedOf,
  verdict: (row, facts) => {
    const explained = attainmentOf(explainAttainment(kpiOf(withActual(row, facts))), COLUMNS)
    const verdict = attainmentVerdict(explained.result)
    const own = line('KP1', `verdict.${verdict}`, { percent: percent(explained.result) })
    return { result: verdict, lines: [own, ...explained.lines, ...summedLines(row, facts)] }
  },
}
