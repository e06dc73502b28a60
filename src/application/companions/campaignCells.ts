import {
  allAtOnce,
  type AssessContext,
  campaignState,
  type CampaignStateExplanation,
  countStates,
  evaluationDue,
  hasBegun,
  mapInSteps,
  standingOf,
  type Steps,
  visitInSteps,
  type CalendarDate,
  type FinishedOutcome,
  type HealthExplanation,
  type RollUp,
  type TaskState,
} from '../../domain/index.ts'
import { type AssessedTask, cellWords, type RowOf } from '../../schema/index.ts'
import type { ComputedCells } from '../ports.ts'
import { groupedBy, membership, type CompanionFacts, type WantedCells } from '../rows/tableRows.ts'
import { baselineLabel, baselinesOf, type Baseline } from '../history/baselineList.ts'
import { healthReasonText } from '../history/cellText.ts'
import { firstPlannedDay } from '../history/snapshot.ts'
import type { SheetPart } from './sheetParts.ts'

/** A campaign with everything that is computed for it. */
export interface CampaignFigures {
  readonly campaignId: string
  readonly title: string | null
  readonly phase: string | null
  readonly startDay: CalendarDate | null
  readonly endDay: CalendarDate | null
  /** Where it is, by its own cells and its tasks. [CS1] */
  readonly state: CampaignStateExplanation
  readonly tasks: readonly AssessedTask[]
  readonly rollUp: RollUp
  readonly counts: Readonly<Record<TaskState, number>>
  readonly health: HealthExplanation
  /** How the campaign ended; null while it runs. */
  readonly finished: FinishedOutcome | null
  readonly healthReason: string | null
  readonly forecastEnd: CalendarDate | null
  readonly evaluationDue: CalendarDate | null
}

/** Whether a campaign has tasks and is neither archived nor cancelled. Only figures of such campaigns are kept and shown. */
export const isRunning = ({ tasks, phase }: Pick<CampaignFigures, 'tasks' | 'phase'>): boolean =>
  tasks.length > 0 && !isOver(phase)

/** Whether people have archived or cancelled a campaign. */
export const isOver = (phase: string | null): boolean => phase === 'archived' || phase === 'cancelled'

/** The figures of every campaign that is not blank. [RU1] [RU2] [FC1] [EV1] */
export function campaignFigures(facts: CompanionFacts, parts: readonly SheetPart[]): readonly CampaignFigures[] {
  const campaignOf = membership(facts.campaigns)
  const groups = groupedBy(facts.tasks, ({ row }) => campaignOf(row))
  return parts.flatMap((part) =>
    part.campaignId === null ? [] : [figuresOf(part, part.campaignId, groups.get(part.campaignId) ?? [], facts)],
  )
}

function figuresOf(
  part: SheetPart,
  campaignId: string,
  tasks: readonly AssessedTask[],
  facts: CompanionFacts,
): CampaignFigures {
  const { health, rollUp, finished, end } = standingOf(tasks, part.besides, facts.assess)
  const titles = new Map([...tasks.map(({ row }) => [row.recordId, row.title] as const), ...part.titles])
  const { campaignEnd } = part.besides
  return {
    campaignId,
    title: part.title,
    phase: part.phase,
    startDay: part.startDay,
    endDay: campaignEnd,
    state: stateOf(tasks, { phase: part.phase, startDay: part.startDay, endDay: campaignEnd, finished }, facts.assess),
    tasks,
    rollUp,
    health,
    finished,
    counts: countStates(tasks.map(({ assessment }) => assessment.state)),
    healthReason: healthReasonText(health.reasons, titles, cellWords(facts.language)),
    forecastEnd: end,
    evaluationDue: campaignEnd === null ? null : evaluationDue(campaignEnd, facts.isWorkday),
  }
}

/** Where a campaign is, by what people say of it and by its tasks. [CS1] */
export const stateOf = (
  tasks: readonly AssessedTask[],
  { finished, ...said }: Pick<CampaignFigures, 'phase' | 'startDay' | 'endDay' | 'finished'>,
  { today }: Pick<AssessContext, 'today'>,
): CampaignStateExplanation => allAtOnce(stateSteps(tasks, { ...said, isFinished: finished !== null }, today))

/** `stateOf` in steps, for a long sheet. [CS1] */
export function* stateSteps(
  tasks: readonly AssessedTask[],
  said: Pick<CampaignFigures, 'phase' | 'startDay' | 'endDay'> & { readonly isFinished: boolean },
  today: CalendarDate,
): Steps<CampaignStateExplanation> {
  const begunIds: string[] = []
  yield* visitInSteps(tasks, ({ row, facts, assessment }) => {
    if (assessment.state !== 'cancelled' && hasBegun({ task: facts, assessment }, today)) begunIds.push(row.recordId)
  })
  yield
  const plans = yield* mapInSteps(tasks, ({ row: { plannedStart, plannedEnd } }) => ({ plannedStart, plannedEnd }))
  return campaignState({ ...said, firstPlannedDay: firstPlannedDay(plans), begunIds, today })
}

const EMPTY = {
  plannedProgress: null,
  actualProgress: null,
  progressDeviation: null,
  completionRate: null,
  spi: null,
  health: null,
  healthReason: null,
  forecastEnd: null,
  evaluationDue: null,
} as const

/**
 * What 活动 ought to hold. 基线版本 is left out until the baselines of a sheet that has some are known: it is never emptied
 * on a guess. [BL1]
 */
export function campaignCells(
  campaigns: readonly RowOf<'campaigns'>[],
  figures: readonly CampaignFigures[],
  baselines: readonly Baseline[] = [],
): WantedCells<'campaigns'> {
  const byId = new Map(figures.map((one) => [one.campaignId, one]))
  const isOnly = figures.length === 1
  const baselineOf = (campaignId: string | null): Pick<ComputedCells<'campaigns'>, 'baseline'> => {
    if (baselines.length === 0) return {}
    const [last] = campaignId === null ? [] : baselinesOf(baselines, campaignId, { isOnly })
    return { baseline: last === undefined ? null : baselineLabel(last) }
  }
  const cellsOf = ({ recordId }: RowOf<'campaigns'>): ComputedCells<'campaigns'> => {
    const one = byId.get(recordId)
    if (one === undefined) return { ...EMPTY, ...baselineOf(null) }
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
      ...baselineOf(recordId),
    }
  }
  return new Map(campaigns.map((row) => [row.recordId, cellsOf(row)]))
}
