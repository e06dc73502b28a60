import { byText } from '../order.ts'
import { deviationBandsSteps, type DeviationBands } from '../deviationBands.ts'
import { budgetPlan } from './budgetPlan.ts'
import type { BudgetPlan } from './budgetPlan.ts'
import { campaignSpanSteps, type CampaignSpan } from './campaignSpan.ts'
import { channelReview } from './channels.ts'
import type { ChannelReview } from './channels.ts'
import { chronological, comparison } from './comparison.ts'
import type { FigureComparison } from './comparison.ts'
import { delayParetoSteps, delayRatesSteps, earlyFinishersSteps, isDecided, overallDelayRate } from './delays.ts'
import type { DelayPareto, DelayRateGroup, EarlyFinishers } from './delays.ts'
import { dataQualitySteps, issueAgeing, updateDisciplineSteps } from './discipline.ts'
import type { DataQuality, IssueAgeing, UpdateDiscipline } from './discipline.ts'
import { estimateAccuracySteps, knockOnSteps, slipSplitSteps } from './durations.ts'
import type { EstimateAccuracy, KnockOn, SlipSplit } from './durations.ts'
import { userFeedback } from './evaluation.ts'
import type { UserFeedback } from './evaluation.ts'
import { goalResults } from './goalResults.ts'
import type { GoalResults } from './goalResults.ts'
import { funnelInsight, goalAttainments } from './goals.ts'
import type { FunnelInsight, GoalAttainments } from './goals.ts'
import { insight } from './insight.ts'
import type { Insight } from './insight.ts'
import { lessonFacts } from './lessons.ts'
import type { LessonFacts } from './lessons.ts'
import { RETROSPECTIVE_MINIMUMS } from './minimums.ts'
import { budgetInsight, channelEconomy, spendPace } from './money.ts'
import type { BudgetInsight, ChannelEconomy, SpendPace } from './money.ts'
import { changesOf, planChanges } from './planChanges.ts'
import type { PlanChanges } from './planChanges.ts'
import type {
  ComparableFigure,
  EarlierCampaign,
  JudgedTask,
  RetrospectiveContext,
  RetrospectiveRecords,
} from './records.ts'
import { isLate } from './records.ts'
import { responseSuccess, riskForesight, slaHits } from './responses.ts'
import type { RateAgainstTarget, SlaHits } from './responses.ts'
import type { CalendarDate } from '../calendarDate.ts'
import { forComparison } from '../exactness.ts'
import { filterInSteps, mapInSteps, sortInSteps, type Steps, visitInSteps } from '../steps.ts'
import { isClosed } from '../milestone.ts'
import { written } from '../written.ts'
import { explainRollUpSteps } from '../rollUp.ts'
import type { RollUpExplanation, RollUpRow } from '../rollUp.ts'

/** Whether enough of a phase is done for its retrospective. [RA17] */
export interface PhaseScope {
  readonly phase: string
  /** Every task of the phase is done or cancelled. */
  readonly closed: boolean
  /** Percent of the tasks that are not cancelled. */
  readonly completionRate: number
}

/** Every insight of a retrospective, by rule id, as plain data: the same input gives the same bytes. */
export interface RetrospectiveFacts {
  readonly today: CalendarDate
  readonly asOf: CalendarDate
  /** null for the whole campaign. Goals, channels and earlier campaigns belong to no phase and are left out of one. */
  /** How far the open tasks deviate. [DV3] */
  readonly bands: DeviationBands
  readonly RA17: Insight<PhaseScope> | null
  /** The roll-up of the tasks. [RU1] */
  readonly progress: RollUpExplanation
  readonly RA1: Readonly<Record<'cause' | 'stage' | 'module' | 'channel', Insight<DelayPareto>>>
  readonly RA2: Readonly<Record<'owner' | 'department' | 'channel' | 'stage', Insight<readonly DelayRateGroup[]>>>
  readonly RA3: Insight<EarlyFinishers>
  readonly RA4: Insight<RateAgainstTarget>
  readonly RA5: Insight<RateAgainstTarget>
  readonly RA6: Readonly<Record<'response' | 'solution', Insight<SlaHits>>>
  readonly RA7: Insight<FunnelInsight>
  readonly RA8: Insight<GoalAttainments>
  /** Every goal, also those without an attainment. [KP4] */
  readonly goals: GoalResults
  readonly RA9: Insight<BudgetInsight>
  /** The plan side of the budget, which needs no reported line. [BU4] */
  readonly budget: BudgetPlan
  /** Null while no line has reported. [RA9] */
  readonly pace: SpendPace | null
  readonly feedback: UserFeedback
  readonly RA10: Insight<readonly ChannelEconomy[]>
  /** Every channel, also those whose costs cannot be computed. [RA10] */
  readonly channels: ChannelReview
  readonly RA11: Insight<PlanChanges>
  readonly RA12: Insight<readonly EstimateAccuracy[]>
  readonly RA13: Insight<SlipSplit>
  readonly RA14: Insight<KnockOn>
  readonly RA15: {
    readonly updates: Insight<UpdateDiscipline>
    readonly ageing: Insight<IssueAgeing>
    readonly dataQuality: Insight<DataQuality>
  }
  readonly RA16: Insight<readonly FigureComparison[]>
  /** What was learned, and what became of the actions of this and of earlier campaigns. [LE1] */
  readonly lessons: LessonFacts
  /** The earlier campaigns that there are, also those without a comparable figure; the oldest end first. [RA16] */
  readonly earlier: readonly Pick<EarlierCampaign, 'id' | 'name' | 'end'>[]
  /** The figures that later campaigns are compared with; null where there is too little for one. [RA16] */
  readonly figures: Readonly<Record<ComparableFigure, number | null>>
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => byText(a.id, b.id)
const sortById = <Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] => rows.toSorted(byId)

/** The records of one phase, without those that belong to no phase. [RA17] */
function* restricted(records: RetrospectiveRecords, phase: string): Steps<RetrospectiveRecords> {
  const tasks = yield* filterInSteps(records.tasks, ({ stage }) => written(stage) === phase)
  const ids = new Set(tasks.map(({ id }) => id))
  const belongs = (taskId: string | null) => taskId !== null && ids.has(taskId)
  return {
    tasks,
    issues: records.issues.filter(({ taskId }) => belongs(taskId)),
    kpis: [],
    channels: [],
    earlier: [],
    lessons: records.lessons,
    budget: records.budget.filter(({ taskIds }) => taskIds.some((id) => ids.has(id))),
    log: { since: records.log.since, changes: changesOf(records.log.changes, ids) },
  }
}

function phaseScope(phase: string, tasks: readonly JudgedTask[], completionRate: number): Insight<PhaseScope> {
  const closed = tasks.length > 0 && tasks.every(({ assessment }) => isClosed(assessment))
  const { percentDone } = RETROSPECTIVE_MINIMUMS.RA17
  const have = closed ? 100 : forComparison(completionRate)
  return insight(
    'RA17',
    { n: tasks.length, ids: tasks.map(({ id }) => id) },
    [{ what: 'percentOfPhaseDone', have, need: percentDone }],
    () => ({ phase, closed, completionRate }),
  )
}

/** A phase has no days of its own: those of its tasks count. */
const ownSpan = ({ phase, kickOff, campaignEnd = null }: RetrospectiveContext): CampaignSpan =>
  phase === null ? { start: kickOff, end: campaignEnd } : { start: null, end: null }

/** The tasks as rows of a roll-up: those that another one names as its 上级任务 are marked. [RU1] */
function* withChildrenMarked(tasks: readonly JudgedTask[]): Steps<readonly RollUpRow[]> {
  const parents = new Set<string>()
  yield* visitInSteps(tasks, ({ id, parentIds = [] }) => {
    for (const parent of parentIds) if (parent !== id) parents.add(parent)
  })
  if (parents.size === 0) return tasks
  return yield* mapInSteps(tasks, (task) => ({ ...task, hasChildren: parents.has(task.id) }))
}

const valueOf = <Value>(insight: Insight<Value>): Value | null => (insight.sufficient ? insight.value : null)

/**
 * Every insight RA1–RA17 with its value, its n and the ids of the records behind it, or what is missing for it.
 * Pure: clock, zone, calendar and thresholds are in `context`. The order of the rows does not matter. Never throws.
 */
export function* retrospectiveFactsSteps(
  records: RetrospectiveRecords,
  context: RetrospectiveContext,
): Steps<RetrospectiveFacts> {
  const { phase, asOf, today } = context
  const scope = phase === null ? records : yield* restricted(records, phase)
  const everyTask = yield* sortInSteps(records.tasks, byId)
  const tasks = phase === null ? everyTask : yield* filterInSteps(everyTask, ({ stage }) => written(stage) === phase)
  const issues = sortById(scope.issues)
  const kpis = sortById(scope.kpis)
  const channels = sortById(scope.channels)
  yield
  const compared = yield* comparedSteps({ ...scope, tasks, issues, kpis }, context)
  const { progress, figures, RA4, RA5, RA6, RA7, RA8, RA9 } = compared
  const late = yield* filterInSteps(tasks, isLate)
  const RA1 = {
    cause: yield* delayParetoSteps(late, 'cause'),
    stage: yield* delayParetoSteps(late, 'stage'),
    module: yield* delayParetoSteps(late, 'module'),
    channel: yield* delayParetoSteps(late, 'channel'),
  }
  yield
  const decided = yield* filterInSteps(tasks, isDecided)
  const RA2 = {
    owner: yield* delayRatesSteps(decided, 'owner'),
    department: yield* delayRatesSteps(decided, 'department'),
    channel: yield* delayRatesSteps(decided, 'channel'),
    stage: yield* delayRatesSteps(decided, 'stage'),
  }
  yield
  return {
    today,
    asOf,
    bands: yield* apart(deviationBandsSteps(tasks)),
    RA17: phase === null ? null : phaseScope(phase, tasks, progress.value.completionRate ?? 0),
    progress,
    RA1,
    RA2,
    RA3: yield* apart(earlyFinishersSteps(tasks)),
    RA4,
    RA5,
    RA6,
    RA7,
    RA8,
    goals: goalResults(kpis, context.kpiWeights),
    RA9,
    budget: yield* step(() =>
      budgetPlan(sortById(scope.budget), phase === null ? (context.approvedBudget ?? null) : null),
    ),
    pace: spendPace(RA9, progress.value.actual, {
      ...(yield* apart(campaignSpanSteps(tasks, ownSpan(context)))),
      asOf,
    }),
    feedback: userFeedback(issues),
    RA10: yield* step(() => channelEconomy(channels)),
    channels: yield* step(() => channelReview(channels)),
    RA11: yield* step(() =>
      planChanges({ since: scope.log.since, changes: sortById(scope.log.changes) }, context.kickOff),
    ),
    RA12: yield* apart(estimateAccuracySteps(tasks)),
    RA13: yield* apart(slipSplitSteps(late)),
    RA14: yield* knockOnSteps(late, everyTask, today),
    RA15: {
      updates: yield* apart(updateDisciplineSteps(tasks, asOf)),
      ageing: issueAgeing(issues, context),
      dataQuality: yield* apart(dataQualitySteps(tasks, asOf)),
    },
    RA16: comparison(figures, scope.earlier),
    lessons: lessonFacts(sortById(records.lessons), { today, phase }),
    earlier: chronological(scope.earlier).map(({ id, name, end }) => ({ id, name, end })),
    figures,
  }
}

/** One fact, after which the page may draw. */
function* step<Value>(make: () => Value): Steps<Value> {
  yield
  return make()
}

/** A fact that is made in steps, with a pause before it. */
function* apart<Value>(steps: Steps<Value>): Steps<Value> {
  yield
  return yield* steps
}

/** The figures that campaigns are compared by, with the facts that they are taken from. [RA16] */
type Compared = Pick<RetrospectiveFacts, 'progress' | 'figures' | 'RA4' | 'RA5' | 'RA6' | 'RA7' | 'RA8' | 'RA9'>

/** What later campaigns are compared with. An earlier campaign needs no other fact. [RA16] */
export function* comparedSteps(
  { tasks, issues, kpis, budget, earlier }: RetrospectiveRecords,
  context: RetrospectiveContext,
): Steps<Compared> {
  const progress = yield* explainRollUpSteps(yield* withChildrenMarked(tasks))
  yield
  const RA4 = riskForesight(issues, context.timeZone)
  const RA5 = responseSuccess(issues)
  const RA6 = { response: slaHits(issues, 'response', context), solution: slaHits(issues, 'solution', context) }
  const RA7 = funnelInsight(kpis, earlier)
  const RA8 = goalAttainments(kpis, context.kpiWeights)
  const RA9 = budgetInsight(sortById(budget))
  yield
  const attainments = valueOf(RA8)?.overall
  const figures = {
    delayRate: yield* overallDelayRate(tasks),
    completionRate: progress.value.completionRate,
    coreAttainment: attainments?.core ?? null,
    overallAttainment: attainments?.overall ?? null,
    budgetUse: valueOf(RA9)?.totals.useRate ?? null,
    preIdentification: valueOf(RA4)?.rate ?? null,
    responseSuccess: valueOf(RA5)?.rate ?? null,
    slaResponse: valueOf(RA6.response)?.rate ?? null,
    funnelOverall: valueOf(RA7)?.overall ?? null,
  }
  return { progress, figures, RA4, RA5, RA6, RA7, RA8, RA9 }
}
