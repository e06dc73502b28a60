import {
  bufferViolations, budgetTotals, campaignForecast, campaignHealth, dependencyGraph, evaluationDue, rollUpTasks,
  type CalendarDate, type HealthExplanation, type RollUp, type TaskState,
} from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import type { AssessedTask } from '../assessedTask.ts'
import { budgetLineOf } from './budgetCells.ts'
import { isBlankRow, membership, wantedCells, type CompanionFacts, type WantedCells } from './facts.ts'
import { healthReasonText } from './healthReasonText.ts'
import { issueClocks } from './issueCells.ts'
import { pacesOf } from './kpiCells.ts'

/** A campaign with everything that is computed for it. */
export interface CampaignFigures {
  readonly campaignId: string
  readonly title: string | null
  readonly phase: string | null
  readonly startDay: CalendarDate | null
  readonly tasks: readonly AssessedTask[]
  readonly rollUp: RollUp
  readonly counts: Readonly<Record<TaskState, number>>
  readonly health: HealthExplanation
  readonly healthReason: string | null
  readonly forecastEnd: CalendarDate | null
  readonly evaluationDue: CalendarDate | null
}

/** Whether a campaign has tasks and is neither over nor called off: figures of others are not frozen and not shown. */
export const isRunning = ({ tasks, phase }: Pick<CampaignFigures, 'tasks' | 'phase'>): boolean =>
  tasks.length > 0 && phase !== 'archived' && phase !== 'cancelled'

function countStates(tasks: readonly AssessedTask[]): Record<TaskState, number> {
  const counts = { notStarted: 0, inProgress: 0, done: 0, delayed: 0, paused: 0, cancelled: 0 }
  for (const { assessment } of tasks) counts[assessment.state] += 1
  return counts
}

/** The figures of every campaign that is not blank. [RU1] [RU2] [FC1] [EV1] */
export function campaignFigures(facts: CompanionFacts): readonly CampaignFigures[] {
  const campaignOf = membership(facts.campaigns)
  const grouped = <Row extends { readonly campaign: readonly string[] | null }>(rows: readonly Row[]) => {
    const groups = new Map<string | null, Row[]>()
    for (const row of rows) {
      const campaign = campaignOf(row)
      const group = groups.get(campaign)
      if (group === undefined) groups.set(campaign, [row])
      else group.push(row)
    }
    return (campaign: string): readonly Row[] => groups.get(campaign) ?? []
  }
  const tasks = grouped(facts.tasks.map((task) => ({ campaign: task.row.campaign, task })))
  const kpis = grouped(facts.kpis)
  const budget = grouped(facts.budget)
  const issues = grouped(facts.issues)
  const paces = pacesOf(facts)
  return facts.campaigns.filter((row) => !isBlankRow('campaigns', row)).map((campaign) => {
    const { recordId } = campaign
    const own = tasks(recordId).map(({ task }) => task)
    const paced = kpis(recordId).map((row) => ({ row, paceRatio: paces.get(row.recordId)?.ratio ?? null }))
    return figuresOf(campaign, { tasks: own, kpis: paced, budget: budget(recordId), issues: issues(recordId) }, facts)
  })
}

interface Members {
  readonly tasks: readonly AssessedTask[]
  readonly kpis: readonly { readonly row: RowOf<'kpis'>; readonly paceRatio: number | null }[]
  readonly budget: readonly RowOf<'budget'>[]
  readonly issues: readonly RowOf<'issues'>[]
}

const idsOf = (tasks: readonly AssessedTask[]): readonly string[] => tasks.map(({ row }) => row.recordId)

function figuresOf(campaign: RowOf<'campaigns'>, { tasks, kpis, budget, issues }: Members, facts: CompanionFacts): CampaignFigures {
  const graph = dependencyGraph(tasks.map(({ row, facts: task, assessment }) => ({
    id: row.recordId, task, assessment,
    predecessors: (row.predecessors ?? []).map((id) => ({ id, lagDays: row.lagDays })),
  })))
  const rolled = rollUpTasks(tasks)
  const spending = budgetTotals(budget.map(budgetLineOf))
  const delayed = tasks.filter(({ assessment }) => assessment.state === 'delayed')
  const forecastEnd = campaignForecast(graph, facts.assess.today).end
  const pastSla = issues.filter((row) => {
    const { response, solution } = issueClocks(row, facts)
    return row.severity === 'high' && [response, solution].some((clock) => clock?.value === 'missed' || clock?.value === 'overdue')
  })
  const health = campaignHealth({
    deviation: rolled.deviation,
    lateMilestoneIds: idsOf(delayed.filter(({ row }) => row.milestone === true)),
    coreKpis: kpis.filter(({ row }) => row.priority === 'core').map(({ row, paceRatio }) => ({ id: row.recordId, paceRatio })),
    highIssuesPastSlaIds: pastSla.map(({ recordId }) => recordId),
    delayedTaskIds: idsOf(delayed),
    bufferViolationIds: [...new Set(bufferViolations(graph).map(({ taskId }) => taskId))],
    // Nothing reported is not nothing spent. [BU1]
    spend: spending.reported === 0 ? null : spending.actual,
    budget: campaign.budgetTotal ?? (budget.length === 0 ? null : spending.budget),
    forecastEnd,
    campaignEnd: campaign.endDay,
  }, facts.assess.bands)
  const titles = new Map<string, string | null>([
    ...tasks.map(({ row }) => [row.recordId, row.title] as const),
    ...[...kpis.map(({ row }) => row), ...issues].map(({ recordId, title }) => [recordId, title] as const),
  ])
  return {
    campaignId: campaign.recordId,
    title: campaign.title,
    phase: campaign.phase,
    startDay: campaign.startDay,
    tasks,
    rollUp: rolled,
    counts: countStates(tasks),
    health,
    healthReason: healthReasonText(health.reasons, titles),
    forecastEnd,
    evaluationDue: campaign.endDay === null ? null : evaluationDue(campaign.endDay, facts.isWorkday),
  }
}

const EMPTY = {
  plannedProgress: null, actualProgress: null, progressDeviation: null, completionRate: null, spi: null,
  health: null, healthReason: null, forecastEnd: null, evaluationDue: null,
} as const

/** What 活动 ought to hold. 基线版本 is none of these: it is known only where baselines are kept. */
export function campaignCells(campaigns: readonly RowOf<'campaigns'>[], figures: readonly CampaignFigures[]): WantedCells<'campaigns'> {
  const byId = new Map(figures.map((one) => [one.campaignId, one]))
  return wantedCells('campaigns', campaigns, EMPTY, ({ recordId }) => {
    const one = byId.get(recordId)
    if (one === undefined) return EMPTY
    return {
      plannedProgress: one.rollUp.planned,
      actualProgress: one.rollUp.actual,
      progressDeviation: one.rollUp.deviation,
      completionRate: one.rollUp.completionRate,
      spi: one.rollUp.spi,
      health: one.health.value,
      healthReason: one.healthReason,
      forecastEnd: one.forecastEnd,
      evaluationDue: one.evaluationDue,
    }
  })
}
