/**
 * The rules, as pure functions: the clock, the zone, the calendar and the thresholds are arguments. Everything here
 * is total. docs/rules.md defines every figure for users; comments quote its rule ids.
 */
export type { Result } from './result.ts'
export { allOk, err, ok } from './result.ts'
export type { CalendarDate, DayNumber } from './calendarDate.ts'
export { addDays, daysBetween, formatDay, isCalendarDate, parseDay, weekdayOf } from './calendarDate.ts'
export { plannedSpan } from './plannedSpan.ts'
export { byDay, byText } from './order.ts'
export { DEFAULT_TIME_ZONE, dayOf, instantOf } from './timeZone.ts'
export { DEFAULT_CUT_OFF, asOfDay, cutOffMinutes } from './asOfDay.ts'
export { CALENDAR_YEARS, createWorkdayCalendar, dayWithoutData } from './workdayCalendar.ts'
export type { DayLine } from './typed/daysOff.ts'
export { readDaysOff } from './typed/daysOff.ts'
export type { DayShift } from './shiftedDay.ts'
export { dayShifter, shiftBetween } from './shiftedDay.ts'
export { addWorkdays, EVALUATION_WORKDAYS, evaluationDue } from './addWorkdays.ts'
export type { AssessContext, PlanCalendar, StatedState, TaskAssessment, TaskFacts } from './task.ts'
export type { FlagWeight, TaskFlag } from './flags.ts'
export { TASK_FLAGS, flagWeight } from './flags.ts'
export type {
  BaselineComparison,
  BaselineFacts,
  FrozenDays,
  FrozenPlan,
  NamedBaseline,
  PresentPlan,
  TaskAgainstBaseline,
} from './baseline.ts'
export { againstBaseline, compareWithBaseline, frozenPlan, movedApart } from './baseline.ts'
export type { Band, Bands } from './band.ts'
export { DEFAULT_BANDS, bandLadder, explainBand } from './band.ts'
export { explainState, type TaskState } from './state.ts'
export type { TaskStanding, Turn, TurnedValue, TurnGroup } from './turns.ts'
export { turnGroups, turnsBetween } from './turns.ts'
export { STATE_CLAUSES, countStates, isComplete, isOpen } from './state.ts'
export type { MilestoneStanding } from './milestone.ts'
export { awaitsReview, countsAsDone, isClosed, milestoneStanding } from './milestone.ts'
export { effectiveProgress, readProgress } from './actualProgress.ts'
export type { TaskExplanation } from './assessTask.ts'
export { assessTask, explainTask } from './assessTask.ts'
export type { RollUp, RollUpExclusion, RollUpExplanation } from './rollUp.ts'
export {
  explainRollUpTasks,
  parentsIn,
  rollUp,
  rollUpExclusions,
  rollUpOfMeans,
  rollUpShares,
  rollUpTasks,
  explainRollUpTasksSteps,
  parentsInSteps,
} from './rollUp.ts'
export type { AttainmentExplanation, Kpi } from './attainment.ts'
export { attainment, attainmentVerdict, explainAttainment } from './attainment.ts'
export type { ManualIntent } from './manualIntent.ts'
export { interpretManualState } from './manualIntent.ts'
export type { StampProposal } from './stamps.ts'
export { proposeStamps } from './stamps.ts'
export type { DependencyGraph, NetworkTask } from './dependencyGraph.ts'
export { dependencyGraph, dependencyGraphSteps } from './dependencyGraph.ts'
export { scheduleSteps } from './schedule.ts'
export type { ShiftChange, ShiftedTask, ShiftOptions, ShiftPreview, ShiftUnit } from './shift.ts'
export { shiftSteps } from './shift.ts'
export type { LagDefaults } from './linkLag.ts'
export { DEFAULT_LAG_DAYS, linkLag } from './linkLag.ts'
export type { BufferViolation } from './buffers.ts'
export { bufferViolations, bufferViolationsSteps } from './buffers.ts'
export type { CampaignStateExplanation } from './campaignState.ts'
export { campaignState, isPutAway } from './campaignState.ts'
export type { PushedForecast } from './campaignForecast.ts'
export { campaignForecastSteps, hasBegun } from './campaignForecast.ts'
export type { AccuracySample } from './forecastRange/accuracy.ts'
export { accuracySamples, createAccuracyBook, FORECAST_MIN_SAMPLES } from './forecastRange/accuracy.ts'
export type { BackTest } from './forecastRange/backTest.ts'
export { backTestSteps } from './forecastRange/backTest.ts'
export type { CampaignRange, RangeSubject, TaskRange } from './forecastRange/forecastRange.ts'
export { campaignRangeSteps, forecastRangesSteps } from './forecastRange/forecastRange.ts'
export type { HealthExplanation, HealthReason } from './health.ts'
export type { FinishedOutcome } from './finishedOutcome.ts'
export { finishedOutcome, isFinishedSteps } from './finishedOutcome.ts'
export type { HealthBesides, Standing } from './standing.ts'
export { NOTHING_BESIDES, standingOf, standingSteps } from './standing.ts'
export type { PaceExplanation, PacePhase } from './pace.ts'
export { DEFAULT_KPI_WEIGHTS } from './overallAttainment.ts'
export type { KpiWeights } from './overallAttainment.ts'
export { behindPace, explainPace } from './pace.ts'
export type { GoalTrend } from './goalTrend.ts'
export { goalTrend, MIN_TREND_DAYS } from './goalTrend.ts'
export type { AnomalyExplanation, ChannelDay } from './anomaly.ts'
export { ANOMALY_BASE_DAYS, ANOMALY_MIN_SAMPLE, explainAnomaly, mayAlertAgain } from './anomaly.ts'
export type { BudgetLine, BudgetTotals } from './budget.ts'
export { isVagueDescription } from './vagueDescription.ts'
export { moneySum } from './cents.ts'
export { budgetLine, budgetShare, budgetTotals, RESERVE_SHARE } from './budget.ts'
export type { ClockedIssue, ClockLimit, Moment, SlaClock, SpokenSpan, SlaHours } from './sla.ts'
export { clockLimit, DEFAULT_SLA_HOURS, isClosedIssue, issueClock, occurredRiskClock, spokenSpan } from './sla.ts'
export { preIdentified } from './risks.ts'
export type { AccountableFlag, OwnerFacts } from './owner.ts'
export { accountableFlags, namesIn, ownerFlag } from './owner.ts'
export type { TaskRecordFacts } from './taskDataFlags.ts'
export { isMovedAfterDue, taskDataFlags } from './taskDataFlags.ts'
export type {
  ChannelResult,
  ComparableFigure,
  EarlierCampaign,
  JudgedTask,
  LessonRecord,
  PlanChange,
  RetrospectiveIssue,
  RetrospectiveKpi,
  RetrospectiveRecords,
} from './retrospective/records.ts'
export type { BudgetPlan, CheckedLine } from './retrospective/budgetPlan.ts'
export { budgetPlan } from './retrospective/budgetPlan.ts'
export { campaignSpan } from './retrospective/campaignSpan.ts'
export type { BudgetInsight, SpendPace } from './retrospective/money.ts'
export { budgetInsight, spendPace } from './retrospective/money.ts'
export { evaluationDaySteps, type EvaluationDay } from './retrospective/evaluation.ts'
export type { GoalResult, GoalResults } from './retrospective/goalResults.ts'
export { goalResults } from './retrospective/goalResults.ts'
export { RETROSPECTIVE_MINIMUMS } from './retrospective/minimums.ts'
export type { ActionResults } from './retrospective/lessons.ts'
export { changesOf } from './retrospective/planChanges.ts'
export type { TaskChanges } from './retrospective/planChanges.ts'
export type { ChannelFigures, ChannelRate } from './retrospective/channels.ts'
export type { RetrospectiveFacts } from './retrospective/retrospectiveFacts.ts'
export type { LoadDay, LoadPeakDays, LoadTask } from './running/load.ts'
export { dailyLoad, loadPeaks, loadSpan } from './running/load.ts'
export type { DatedDuty, PersonDuties, RunningTask } from './running/personDuties.ts'
export { personDuties } from './running/personDuties.ts'
export type { RunningIssue } from './running/dueIssue.ts'
export type { UpdatePlan } from './running/updateDue.ts'
export { updateFrequency } from './running/updateDue.ts'
export type { WrittenReport } from './running/reportWritten.ts'
export { isWritten } from './running/reportWritten.ts'
export { dueReport, REPORT_KINDS, type DueReport, type ReportKind } from './dueReport.ts'
export { comparedSteps, retrospectiveFactsSteps } from './retrospective/retrospectiveFacts.ts'
export type {
  ChannelEntry,
  LoggedDay,
  PeriodIssue,
  PeriodRecords,
  PeriodTask,
  PlannedAction,
} from './period/records.ts'
export type { ChannelOfDay, GoalOfDay } from './period/day.ts'
export { supportNeeded, type PastIssue, type Support } from './period/support.ts'
export { LOAD_PEAK_TASKS, weekOf } from './period/week.ts'
export type { GoalOfWeek, PlanOfOwner } from './period/week.ts'
export type { Measure } from './period/deviations.ts'
export type { PeriodFacts } from './period/periodFacts.ts'
export { periodFactsSteps } from './period/periodFacts.ts'
export {
  allAtOnce,
  filterInSteps,
  flatMapInSteps,
  groupInSteps,
  indexInSteps,
  mapInSteps,
  sortInSteps,
  type Steps,
  visitGrowing,
  visitInSteps,
} from './steps.ts'
export { lacksAnswer, type DelayAnswer } from './delayAnswer.ts'
export type { Insight } from './retrospective/insight.ts'
export {
  type RateAgainstTarget,
  riskForesight,
  responseSuccess,
  type SlaHits,
  slaHits,
} from './retrospective/responses.ts'
export { percentOf } from './statistics.ts'
export { type FunnelInsight, funnelInsight } from './retrospective/goals.ts'
export { written } from './written.ts'
export { CAUSE_FIELDS, hasStatedCause, statedCause } from './statedCause.ts'
export { CURRENCIES, type Currency } from './typed/currencies.ts'
export type { AmountReading } from './typed/amountText.ts'
export {
  currencyOfHeading,
  readAmountIn,
  readAmountText,
  readFigureText,
  timesWhole,
  unitOfHeading,
} from './typed/amountText.ts'
export { plainText, saysNothing, splitRemarks } from './typed/plainText.ts'
export { readMoneyText } from './typed/moneyText.ts'
export { readProgressText } from './typed/progressText.ts'
export { commonYear, readDayText } from './typed/dayText.ts'
export { endsOverNewYear, SPAN_FIELDS } from './typed/rowYear.ts'
export { type NoTask, noTaskBecause } from './typed/rowTitle.ts'
export { bareNumber, MOST_STARS, shareOfWhole } from './typed/shareOfWhole.ts'
export { TAUGHT_STATES, taughtReader, type TaughtMeaning, type TaughtWords } from './typed/taughtWords.ts'
export { typedCellReader, type TypedCellReading, type TypedColumn } from './typed/typedCell.ts'
export { statedBy, stateOfWord } from './typed/stateWord.ts'
export { forComparison, totalOf } from './exactness.ts'
