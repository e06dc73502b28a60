import type { CalendarDate, HealthReason, Moment } from '../../../domain/index.ts'
import type { ComputedKeyOf, FieldKey, FieldValue, RowOf, TableKey } from '../../../schema/index.ts'
import type { CompanionFacts } from '../../rows/tableRows.ts'

/** A figure of an explanation with its unit. The sidebar makes it a text. */
export type Shown =
  | { readonly as: 'number' | 'percent' | 'points' | 'money' | 'index' | 'count'; readonly value: number | null }
  /** A value of a goal with its unit: 350,000元. */
  | { readonly as: 'amount'; readonly value: number | null; readonly unit: string }
  | { readonly as: 'day'; readonly value: CalendarDate | null }
  | { readonly as: 'moment'; readonly value: Moment }
  | { readonly as: 'text'; readonly value: string | null }
  /** The present name of a column of the row's table. */
  | { readonly as: 'column'; readonly value: string }
  /** The name of another table. */
  | { readonly as: 'table'; readonly value: TableKey }
  /** The choice of a select of the row's table, as people see it. */
  | { readonly as: 'choice'; readonly field: string; readonly value: string | null }

/** The sentences that explain cells; each has a message. */
export type Sentence =
  | 'blankRow'
  | 'campaign.notCampaign'
  | 'missing'
  | 'missingOne'
  | 'attainment.actualOverTarget'
  | 'attainment.lowerIsBetter'
  | 'attainment.againstBase'
  | 'attainment.targetZero'
  | 'attainment.targetNegative'
  | 'attainment.targetEqualsBase'
  | 'attainment.outOfRange'
  | 'attainment.summed'
  | 'pace.even'
  | 'pace.evenFromBase'
  | 'pace.phases'
  | 'pace.phasesFromBase'
  | 'pace.lowerIsBetter'
  | 'pace.noCampaign'
  | 'pace.noDates'
  | 'verdict.exceeded'
  | 'verdict.met'
  | 'verdict.missed'
  | 'verdict.unknown'
  | 'budget.totalRow'
  | 'budget.variance'
  | 'budget.useRate'
  | 'budget.notPositive'
  | 'budget.share'
  | 'budget.over'
  | 'budget.within'
  | 'budget.unreported'
  | 'budget.unread'
  | 'budget.unreadOther'
  | 'budget.noBudget'
  | 'clock.answered'
  | 'clock.waiting'
  | 'clock.coarse'
  | 'clock.typeWithout'
  | 'clock.closed'
  | 'clock.foundAhead'
  | 'clock.reversed'
  | 'clock.undated'
  | 'hours.none'
  | 'foreseen.yes'
  | 'foreseen.late'
  | 'foreseen.notRisk'
  | 'foreseen.feedback'
  | 'rate.changed'
  | 'rate.median'
  | 'rate.previousDay'
  | 'rate.verdict'
  | 'rate.sampleTooSmall'
  | 'rate.noBase'
  | 'rate.baseZero'
  | 'rate.summed'
  | 'kept.day'
  | 'day.title'
  | 'kept.report'
  | 'kept.change'
  | 'kept.reuses'
  | 'kept.noReuses'
  | 'kept.noBaseline'
  | 'kept.baseline'
  | 'campaign.noTasks'
  | 'campaign.notCounted'
  | 'campaign.planned'
  | 'campaign.actual'
  | 'campaign.deviation'
  | 'campaign.spi'
  | 'campaign.completion'
  | 'campaign.weights'
  | 'campaign.green'
  | 'campaign.grey'
  | 'campaign.health'
  | 'campaign.latest'
  | 'campaign.noForecast'
  | 'campaign.evaluation'

/** `rule`: null for a cell that no rule of figures is about. */
export type ExplainedLine =
  | { readonly rule: string | null; readonly say: Sentence; readonly values: Readonly<Record<string, Shown>> }
  | { readonly rule: 'RU2'; readonly reason: HealthReason }

/** What a computed cell holds and how it came about. */
export interface Explained<Value> {
  readonly result: Value
  readonly lines: readonly ExplainedLine[]
}

/** What the makers of explanations know besides the row. */
export interface ExplainFacts extends CompanionFacts {
  /** The goals as people typed them: those of `kpis` may have a sum of 指标明细 as their actual value. */
  readonly typedKpis: readonly RowOf<'kpis'>[]
}

/**
 * An explanation for every computed column of a table: a new column does not compile without one. `result` comes from the
 * functions of the rules that also give the cell.
 */
export type Explainers<Table extends TableKey> = {
  readonly [Key in ComputedKeyOf<Table>]: (
    row: RowOf<Table>,
    facts: ExplainFacts,
  ) => Explained<FieldValue<Table, Key & FieldKey<Table>>>
}

export const line = (
  rule: string | null,
  say: Sentence,
  values: Readonly<Record<string, Shown>> = {},
): ExplainedLine => ({
  rule,
  say,
  values,
})

export const column = (value: string): Shown => ({ as: 'column', value })

/** Why a cell is empty: these columns of its row are. */
export const missing = (rule: string, ...fields: readonly string[]): ExplainedLine =>
  fields.length === 1
    ? line(rule, 'missing', { column: column(fields[0] ?? '') })
    : line(
        rule,
        'missingOne',
        Object.fromEntries(fields.map((field, at) => [`column${String(at + 1)}`, column(field)])),
      )

/** An explanation of a cell that a rule leaves empty. */
export const empty = (...lines: readonly ExplainedLine[]): Explained<null> => ({ result: null, lines })
