import { EVALUATION_WORKDAYS, explainRollUpTasks, type RollUpExplanation } from '../../../domain/index.ts'
import type { RowOf } from '../../../schema/index.ts'
import { campaignFigures, type CampaignFigures } from '../campaignCells.ts'
import { sheetParts } from '../sheetParts.ts'
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

const percent = (value: number | null): Shown => ({ as: 'percent', value })
const count = (value: number): Shown => ({ as: 'count', value })
/** At most so many tasks are named that finish last. */
const MOST_NAMED = 3

/** The figures of the campaign in a row; undefined for a blank one. */
const figuresOf = ({ recordId }: RowOf<'campaigns'>, facts: ExplainFacts): CampaignFigures | undefined =>
  campaignFigures(facts, sheetParts(facts)).find(({ campaignId }) => campaignId === recordId)

/** Explains a figure of the roll-up by its quotient. [RU1] */
function rolledUp(
  say: 'planned' | 'actual' | 'deviation' | 'spi' | 'completion',
  valueOf: (why: RollUpExplanation) => number | null,
) {
  return (row: RowOf<'campaigns'>, facts: ExplainFacts): Explained<number | null> => {
    const tasks = figuresOf(row, facts)?.tasks ?? []
    if (tasks.length === 0) return empty(line('RU1', 'campaign.noTasks', { table: { as: 'table', value: 'tasks' } }))
    const why = explainRollUpTasks(tasks)
    const result = valueOf(why)
    if (result === null) return empty(line('RU1', 'campaign.notCounted', { count: count(why.value.excluded) }))
    const values: Readonly<Record<string, Shown>> = {
      result:
        say === 'spi'
          ? { as: 'index', value: result }
          : say === 'deviation'
            ? { as: 'points', value: result }
            : percent(result),
      sum: count(say === 'planned' ? why.weightedPlanned : why.weightedActual),
      weights: count(why.weightSum),
      planned: percent(why.value.planned),
      actual: percent(why.value.actual),
      done: count(why.done),
      all: count(why.all),
      cancelled: count(why.cancelled),
      counted: count(why.value.counted),
      excluded: count(why.value.excluded),
    }
    const lines = [line('RU1', `campaign.${say}`, values)]
    return { result, lines: say === 'completion' ? lines : [...lines, line('RU1', 'campaign.weights', values)] }
  }
}

/** The reasons of a health, or that there are none. [RU2] */
function reasonLines(figures: CampaignFigures): readonly ExplainedLine[] {
  const { reasons, value } = figures.health
  if (reasons.length > 0) return reasons.map((reason) => ({ rule: 'RU2', reason }))
  return [line('RU2', value === 'grey' ? 'campaign.grey' : 'campaign.green')]
}

function healthOf<Value>(
  row: RowOf<'campaigns'>,
  facts: ExplainFacts,
  valueOf: (figures: CampaignFigures) => Value,
): Explained<Value | null> {
  const figures = figuresOf(row, facts)
  if (figures === undefined) return empty(line('RU2', 'campaign.noTasks', { table: { as: 'table', value: 'tasks' } }))
  const own = line('RU2', 'campaign.health', {
    result: { as: 'choice', field: 'health', value: figures.health.value },
  })
  return { result: valueOf(figures), lines: [own, ...reasonLines(figures)] }
}

/** 活动 [RU1] [RU2] [FC1] [EV1] */
export const CAMPAIGNS: Explainers<'campaigns'> = {
  plannedProgress: rolledUp('planned', ({ value }) => value.planned),
  actualProgress: rolledUp('actual', ({ value }) => value.actual),
  progressDeviation: rolledUp('deviation', ({ value }) => value.deviation),
  completionRate: rolledUp('completion', ({ value }) => value.completionRate),
  spi: rolledUp('spi', ({ value }) => value.spi),
  health: (row, facts) => healthOf(row, facts, ({ health }) => health.value),
  healthReason: (row, facts) => healthOf(row, facts, ({ healthReason }) => healthReason),
  forecastEnd: (row, facts) => {
    const figures = figuresOf(row, facts)
    const end = figures?.forecastEnd ?? null
    if (figures === undefined || end === null) return empty(line('FC1', 'campaign.noForecast'))
    const last = figures.tasks.filter(
      ({ facts: task, assessment }) => (assessment.state === 'done' ? task.actualEnd : assessment.forecastEnd) === end,
    )
    const named = last.slice(0, MOST_NAMED).map((task) => task.row.title ?? '…')
    const values = {
      result: { as: 'day', value: end },
      tasks: { as: 'text', value: named.join(' / ') },
      count: count(last.length),
    } as const
    return { result: end, lines: [line('FC1', 'campaign.latest', values)] }
  },
  baseline: ({ baseline }) => ({
    result: baseline,
    lines: [line('RU1', baseline === null ? 'kept.noBaseline' : 'kept.baseline')],
  }),
  evaluationDue: (row, facts) => {
    const result = figuresOf(row, facts)?.evaluationDue ?? null
    if (result === null) return empty(missing('EV1', 'endDay'))
    const values = {
      result: { as: 'day', value: result },
      end: { as: 'day', value: row.endDay },
      days: count(EVALUATION_WORKDAYS),
    } as const
    return { result, lines: [line('EV1', 'campaign.evaluation', values)] }
  },
}
