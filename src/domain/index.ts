/**
 * The rules, as pure functions: the clock, the zone, the calendar and the thresholds are arguments. Everything here
 * is total. docs/rules.md defines every figure for users; comments quote its rule ids.
 */
export type { Result } from './result.ts'
export { err, ok } from './result.ts'
export type { CalendarDate } from './calendarDate.ts'
export { addDays, daysBetween, isCalendarDate } from './calendarDate.ts'
export { DEFAULT_TIME_ZONE, dayOf, instantOf } from './timeZone.ts'
export { DEFAULT_CUT_OFF, asOfDay } from './asOfDay.ts'
export type { CalendarOverrides, WorkdayCalendar } from './workdayCalendar.ts'
export { CALENDAR_YEARS, createWorkdayCalendar } from './workdayCalendar.ts'
export { EVALUATION_WORKDAYS, addWorkdays, evaluationDue } from './addWorkdays.ts'
export type { AssessContext, PlanCalendar, StatedState, TaskAssessment, TaskFacts } from './task.ts'
export type { FlagWeight, TaskFlag } from './flags.ts'
export { TASK_FLAGS, flagWeight } from './flags.ts'
export type { Band, BandExplanation, Bands } from './band.ts'
export { DEFAULT_BANDS, explainBand, needsAttention } from './band.ts'
export type { StateExplanation, TaskState } from './state.ts'
export { isComplete, isOpen } from './state.ts'
export type { PlannedExplanation } from './plannedProgress.ts'
export type { ActualExplanation } from './actualProgress.ts'
export { effectiveProgress } from './actualProgress.ts'
export type { DeviationExplanation, RateExplanation } from './deviation.ts'
export type {
  DelayExplanation,
  DueSoonExplanation,
  DurationExplanation,
  FinishExplanation,
  LateStartExplanation,
} from './delay.ts'
export { DUE_SOON_DAYS } from './delay.ts'
export type { ForecastExplanation } from './forecast.ts'
export { PACE_MIN_DAYS, PACE_MIN_PROGRESS } from './forecast.ts'
export type { TaskExplanation } from './assessTask.ts'
export { assessTask, explainTask } from './assessTask.ts'
export type { RollUp, RollUpExclusion, RollUpExplanation, RollUpRow, WeighedTask } from './rollUp.ts'
export {
  explainRollUp,
  explainRollUpTasks,
  rollUp,
  rollUpExclusions,
  rollUpOfMeans,
  rollUpShares,
  rollUpTasks,
} from './rollUp.ts'
export type { AttainmentExplanation, Kpi } from './attainment.ts'
export { attainment, attainmentVerdict, explainAttainment } from './attainment.ts'
export type { FunnelResult, FunnelStep } from './funnel.ts'
export { FUNNEL_MIN_LAST, funnel } from './funnel.ts'
export type { ManualIntent } from './manualIntent.ts'
export { interpretManualState } from './manualIntent.ts'
export type { StampProposal } from './stamps.ts'
export { proposeStamps } from './stamps.ts'
export type { DependencyGraph, Link, NetworkTask } from './dependencyGraph.ts'
export { dependencyGraph } from './dependencyGraph.ts'
export type { BufferViolation } from './buffers.ts'
export { bufferViolations } from './buffers.ts'
export type { Schedule, ScheduledTask } from './schedule.ts'
export { schedule } from './schedule.ts'
export type { CampaignForecast, PushedForecast } from './campaignForecast.ts'
export { campaignForecast } from './campaignForecast.ts'
export type { HealthExplanation, HealthFacts, HealthReason } from './health.ts'
export { campaignHealth } from './health.ts'
export type { FinishedOutcome } from './finishedOutcome.ts'
export { finishedOutcome, isFinished } from './finishedOutcome.ts'
export type { HealthBesides, JudgedTask, Standing } from './standing.ts'
export { NOTHING_BESIDES, latestFinish, standingOf } from './standing.ts'
export type { PaceExplanation, PacePhase } from './pace.ts'
export { CORE_KPI_MIN_PACE, explainPace } from './pace.ts'
export type { KpiWeights, OverallAttainment } from './overallAttainment.ts'
export { DEFAULT_KPI_WEIGHTS, overallAttainment } from './overallAttainment.ts'
export type { AnomalyExplanation, ChannelDay } from './anomaly.ts'
export {
  ANOMALY_BASE_DAYS,
  ANOMALY_CHANGE,
  ANOMALY_MIN_BASE_DAYS,
  ANOMALY_MIN_SAMPLE,
  ANOMALY_QUIET_HOURS,
  explainAnomaly,
  mayAlertAgain,
} from './anomaly.ts'
export type { BudgetLine, BudgetLineResult, BudgetTotals } from './budget.ts'
export { RESERVE_SHARE, budgetLine, budgetShare, budgetTotals } from './budget.ts'
export type { Moment, SlaClock, SlaHours } from './sla.ts'
export { DEFAULT_SLA_HOURS, slaClock, slaHitRate } from './sla.ts'
export type { RiskFacts } from './risks.ts'
export { preIdentificationRate, preIdentified, responseSuccessRate } from './risks.ts'
export type { OwnerFacts, RaciFacts, RaciProblem } from './owner.ts'
export { namesIn, ownerFlag, raciProblems } from './owner.ts'
export type { TaskRecordFacts } from './taskDataFlags.ts'
export { UPDATE_MAX_AGE_DAYS, taskDataFlags } from './taskDataFlags.ts'
export type { Insight, InsightRule, Shortage } from './retrospective/insight.ts'
export type {
  ChannelResult,
  ComparableFigure,
  EarlierCampaign,
  PlanChange,
  RetrospectiveBudgetLine,
  RetrospectiveContext,
  RetrospectiveIssue,
  RetrospectiveKpi,
  RetrospectiveRecords,
  RetrospectiveTask,
} from './retrospective/records.ts'
export { COMPARABLE_FIGURES } from './retrospective/records.ts'
export { RETROSPECTIVE_MINIMUMS } from './retrospective/minimums.ts'
export type { DelayPareto, DelayRateGroup, EarlyFinishers, ParetoItem } from './retrospective/delays.ts'
export type { EstimateAccuracy, KnockOn, SlipSplit } from './retrospective/durations.ts'
export { ESTIMATE_PERCENTILE } from './retrospective/durations.ts'
export type { RateAgainstTarget, SlaHits } from './retrospective/responses.ts'
export type { FunnelInsight, GoalAttainments } from './retrospective/goals.ts'
export type { BudgetInsight, ChannelEconomy } from './retrospective/money.ts'
export type { PlanChanges } from './retrospective/planChanges.ts'
export { PLANNED_END_FIELD } from './retrospective/planChanges.ts'
export type { DataQuality, IssueAgeing, UpdateDiscipline } from './retrospective/discipline.ts'
export type { FigureComparison } from './retrospective/comparison.ts'
export type { PhaseScope, RetrospectiveFacts } from './retrospective/retrospectiveFacts.ts'
export { retrospectiveFacts } from './retrospective/retrospectiveFacts.ts'
export { written } from './written.ts'
export type { CauseCells, StatedCause } from './statedCause.ts'
export { CAUSE_FIELDS, hasStatedCause, statedCause } from './statedCause.ts'
export { plainText, saysNothing, splitRemarks } from './typed/plainText.ts'
export type { ProgressReading } from './typed/progressText.ts'
export { readProgressText } from './typed/progressText.ts'
export type { DayReading } from './typed/dayText.ts'
export { commonYear, readDayText } from './typed/dayText.ts'
export { readMoneyText } from './typed/moneyText.ts'
export { noTaskBecause } from './typed/rowTitle.ts'
export { statedBy, stateOfWord } from './typed/stateWord.ts'
