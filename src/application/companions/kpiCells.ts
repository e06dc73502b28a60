import {
  attainment,
  attainmentVerdict,
  type CalendarDate,
  explainPace,
  type Kpi,
  type PacePhase,
  type PaceExplanation,
  totalOf,
  type RetrospectiveKpi,
  written,
} from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { isRatio } from './metricMeaning.ts'
import {
  groupedBy,
  isTotalRow,
  membership,
  wantedCells,
  type CompanionFacts,
  type WantedCells,
} from '../rows/tableRows.ts'

/** A goal as the rules read it. Unless the row says otherwise, higher is better and the target is absolute. [KP1] */
export const kpiOf = (row: Pick<RowOf<'kpis'>, 'actual' | 'target' | 'base' | 'direction' | 'measure'>): Kpi => ({
  actual: row.actual,
  target: row.target,
  base: row.base,
  direction: row.direction === 'lower' ? 'lower' : 'higher',
  measure: row.measure === 'increase' ? 'increase' : 'absolute',
})

/** A goal. One without a priority is auxiliary, as in the cells of the table. [KP3] */
export const kpiRecord = (row: RowOf<'kpis'>, untitled: string): RetrospectiveKpi => ({
  id: row.recordId,
  name: written(row.title) ?? untitled,
  kpi: kpiOf(row),
  priority: row.priority === 'core' ? 'core' : 'auxiliary',
  funnelOrder: row.funnelStep,
  benchmark: row.benchmark,
})

/** Whether the values of single days add up to the goal's: not for a rate, nor for a level that ought to be low. */
const isSum = (row: RowOf<'kpis'>): boolean => row.direction !== 'lower' && !isRatio(row)

/** Where the actual value of a goal comes from. [KP1] */
export interface ActualOrigin {
  readonly actual: number | null
  /** Null where nothing says it. */
  readonly from: 'typed' | 'entries' | null
  /** The goal's rows of 指标明细 up to the as-of day that have a value. */
  readonly entries: readonly RowOf<'metrics'>[]
  /** Their sum; null for a goal whose days do not add up, and where there is no row. */
  readonly sum: number | null
  /** Whether the values of single days add up to the goal's. */
  readonly addsUp: boolean
}

type EntriesOfGoals = ReadonlyMap<string | null, readonly RowOf<'metrics'>[]>

/** Rows of 指标明细 by goal, as long as neither they nor the day have changed: a report asks for each earlier campaign. */
const groupsOfEntries = new WeakMap<
  readonly RowOf<'metrics'>[],
  { readonly asOf: CalendarDate; readonly groups: EntriesOfGoals }
>()

function entriesOfGoals(metrics: readonly RowOf<'metrics'>[], asOf: CalendarDate): EntriesOfGoals {
  const known = groupsOfEntries.get(metrics)
  if (known?.asOf === asOf) return known.groups
  const groups = groupedBy(
    metrics.filter((row) => row.actual !== null && (row.day === null || row.day <= asOf) && !isTotalRow(row)),
    ({ kpi }) => kpi?.[0] ?? null,
  )
  groupsOfEntries.set(metrics, { asOf, groups })
  return groups
}

/**
 * Where the actual value of each goal comes from: the typed one, or the sum of the goal's rows of 指标明细 up to the as-of
 * day where nothing is typed. [KP1]
 */
export function actualsOf(
  kpis: readonly RowOf<'kpis'>[],
  metrics: readonly RowOf<'metrics'>[],
  asOf: CalendarDate,
): ReadonlyMap<string, ActualOrigin> {
  const groups = entriesOfGoals(metrics, asOf)
  return new Map(
    kpis.map((row) => {
      const entries = groups.get(row.recordId) ?? []
      const addsUp = isSum(row)
      const sum = addsUp && entries.length > 0 ? totalOf(entries.map(({ actual }) => actual ?? 0)) : null
      const from = row.actual !== null ? 'typed' : sum === null ? null : 'entries'
      return [row.recordId, { actual: row.actual ?? sum, from, entries, sum, addsUp }]
    }),
  )
}

/** The goals with their actual values. [KP1] */
export function withActuals(
  kpis: readonly RowOf<'kpis'>[],
  metrics: readonly RowOf<'metrics'>[],
  asOf: CalendarDate,
): readonly RowOf<'kpis'>[] {
  const origins = actualsOf(kpis, metrics, asOf)
  return kpis.map((row) => {
    const actual = origins.get(row.recordId)?.actual ?? null
    return row.actual === actual ? row : { ...row, actual }
  })
}

/**
 * The stages of each campaign that have a weight, from the first planned day of their tasks to the last. A cancelled task
 * has no part in its stage. [KP2]
 */
function weightedPhases({
  tasks,
  campaigns,
  phaseWeights,
}: Pick<CompanionFacts, 'tasks' | 'campaigns' | 'phaseWeights'>): ReadonlyMap<string | null, readonly PacePhase[]> {
  if (Object.keys(phaseWeights).length === 0) return new Map()
  const campaignOf = membership(campaigns)
  const planned = tasks.filter(({ assessment }) => assessment.state !== 'cancelled')
  return new Map(
    [...groupedBy(planned, ({ row }) => campaignOf(row))].map(([campaign, own]) => [
      campaign,
      [...groupedBy(own, ({ row }) => written(row.stage))].flatMap(([stage, those]) => {
        const weight = stage !== null && Object.hasOwn(phaseWeights, stage) ? (phaseWeights[stage] ?? null) : null
        if (weight === null) return []
        const days = those
          .flatMap(({ facts }) => [facts.plannedStart, facts.plannedEnd])
          .filter((day) => day !== null)
          .toSorted()
        return [{ start: days[0] ?? null, end: days.at(-1) ?? null, weight }]
      }),
    ]),
  )
}

type PaceFacts = Pick<CompanionFacts, 'kpis' | 'campaigns' | 'assess' | 'tasks' | 'phaseWeights'>

/** Tells what a goal should have reached by the end of a day, by the dates of its campaign or by its stages. [KP2] */
export function paceOf(
  facts: Pick<PaceFacts, 'campaigns' | 'tasks' | 'phaseWeights'>,
): (row: RowOf<'kpis'>, day: CalendarDate) => PaceExplanation {
  const phases = weightedPhases(facts)
  const campaignOf = membership(facts.campaigns)
  const byId = new Map(facts.campaigns.map((campaign) => [campaign.recordId, campaign]))
  return (row, day) => {
    const id = campaignOf(row)
    const campaign = byId.get(id ?? '')
    const dates = { start: campaign?.startDay ?? null, end: campaign?.endDay ?? null }
    return explainPace(kpiOf(row), { ...dates, phases: phases.get(id) ?? [] }, day)
  }
}

/** What each goal should have reached by the as-of day. [KP2] */
export function pacesOf(facts: PaceFacts): ReadonlyMap<string, PaceExplanation> {
  const paceOn = paceOf(facts)
  return new Map(facts.kpis.map((row) => [row.recordId, paceOn(row, facts.assess.asOf)]))
}

const EMPTY = { attainment: null, expected: null, verdict: null } as const

/** What 目标与效果 ought to hold. [KP1] [KP2] */
export function kpiCells(facts: PaceFacts): WantedCells<'kpis'> {
  const paces = pacesOf(facts)
  return wantedCells('kpis', facts.kpis, EMPTY, (row) => {
    if (isTotalRow(row)) return EMPTY
    const percent = attainment(kpiOf(row))
    return {
      attainment: percent,
      expected: paces.get(row.recordId)?.expected ?? null,
      verdict: attainmentVerdict(percent),
    }
  })
}
