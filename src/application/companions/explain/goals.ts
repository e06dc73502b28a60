import {
  attainmentVerdict,
  type CalendarDate,
  explainAttainment,
  type AttainmentExplanation,
  type PaceExplanation,
  written,
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

/** A goal's value in its own unit. */
const amountIn =
  (unit: string | null) =>
  (value: number | null): Shown => ({ as: 'amount', value, unit: written(unit) ?? '' })
const percent = (value: number | null): Shown => ({ as: 'percent', value })

/** An attainment as its formula with the numbers; null where there is none. [KP1] */
export function attainmentLine(
  { because, actual, target, base, value }: AttainmentExplanation,
  unit: string | null,
): ExplainedLine | null {
  if (because !== 'actualOverTarget' && because !== 'lowerIsBetter' && because !== 'againstBase') return null
  const amount = amountIn(unit)
  const numbers = { actual: amount(actual), target: amount(target), base: amount(base) }
  return line('KP1', `attainment.${because}`, { result: percent(value), ...numbers })
}

/** What a pace is spread over, and in which unit. */
interface PacedGoal extends Pick<RowOf<'kpis'>, 'target' | 'base' | 'unit'> {
  /** Whether its target is the way from a base. */
  readonly fromBase: boolean
  readonly campaign: Pick<RowOf<'campaigns'>, 'startDay' | 'endDay'> | null
}

/** How what is expected by the as-of day came about; null where nothing is expected. [KP2] */
export function paceLine(
  { because, expected, expectedShare }: PaceExplanation,
  { target, base, unit, fromBase, campaign }: PacedGoal,
  asOf: CalendarDate,
): ExplainedLine | null {
  const amount = amountIn(unit)
  if (because === 'lowerIsBetter') return line('KP2', 'pace.lowerIsBetter', { result: amount(expected) })
  if (because !== 'even' && because !== 'phases') return null
  return line('KP2', fromBase ? `pace.${because}FromBase` : `pace.${because}`, {
    result: amount(expected),
    target: amount(target),
    base: amount(base),
    share: percent(expectedShare),
    from: { as: 'day', value: campaign?.startDay ?? null },
    to: { as: 'day', value: campaign?.endDay ?? null },
    asOf: { as: 'day', value: asOf },
  })
}

/** An attainment with its formula, or what is missing. `columns` hold the numbers, which have the unit. [KP1] */
export function attainmentOf(
  why: AttainmentExplanation,
  unit: string | null,
  columns: { readonly actual: string; readonly target: string; readonly base?: string },
): Explained<number | null> {
  const { because, value } = why
  const formula = attainmentLine(why, unit)
  if (formula !== null) return { result: value, lines: [formula] }
  switch (because) {
    case 'actualMissing':
      return empty(missing('KP1', columns.actual))
    case 'targetMissing':
      return empty(missing('KP1', columns.target))
    case 'baseMissing':
      return empty(missing('KP1', columns.base ?? columns.target))
    case 'targetZero':
    case 'targetNegative':
    case 'targetEqualsBase':
    case 'outOfRange':
      return empty(line('KP1', `attainment.${because}`))
    default:
      return empty()
  }
}

/** The unit of the goal that a row is about. */
export const unitOf = (
  kpis: readonly RowOf<'kpis'>[],
  { kpi }: { readonly kpi: readonly string[] | null },
): string | null => kpis.find(({ recordId }) => recordId === kpi?.[0])?.unit ?? null

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
      actual: amountIn(row.unit)(origin.actual),
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
  const campaign = facts.campaigns.find(({ recordId }) => recordId === membership(facts.campaigns)(row))
  const how = paceLine(
    pace,
    { ...row, fromBase: row.measure === 'increase', campaign: campaign ?? null },
    facts.assess.asOf,
  )
  return { result: expected, lines: how === null ? [] : [how] }
}

/** 目标与效果 [KP1] [KP2] */
export const GOALS: Explainers<'kpis'> = {
  attainment: (row, facts) => {
    const explained = attainmentOf(explainAttainment(kpiOf(withActual(row, facts))), row.unit, COLUMNS)
    return { ...explained, lines: [...explained.lines, ...summedLines(row, facts)] }
  },
  expected: expectedOf,
  verdict: (row, facts) => {
    const explained = attainmentOf(explainAttainment(kpiOf(withActual(row, facts))), row.unit, COLUMNS)
    const verdict = attainmentVerdict(explained.result)
    const own = line('KP1', `verdict.${verdict}`, { percent: percent(explained.result) })
    return { result: verdict, lines: [own, ...explained.lines, ...summedLines(row, facts)] }
  },
}
