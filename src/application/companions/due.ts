import {
  byText,
  type CalendarDate,
  type CampaignStateExplanation,
  type DueReport,
  dueReport,
  isClosed,
  written,
  allAtOnce,
  evaluationDaySteps,
  type EvaluationDay,
  groupInSteps,
  isFinishedSteps,
  type Steps,
} from '../../domain/index.ts'
import type { AssessedTask, RowOf, SheetRows } from '../../schema/index.ts'
import { groupedBy, membership } from '../rows/tableRows.ts'
import { stateSteps } from './campaignCells.ts'
import type { ScopeRows } from './scope.ts'

/** The stages of the tasks in the order of their plan, and whether every task of each is done or cancelled. [RA17] */
export interface PhaseOf {
  readonly phase: string
  readonly isClosed: boolean
  /** The last actual end of its tasks; null when none is known. */
  readonly lastEnd: CalendarDate | null
}

const NO_DAY = '9999-12-31'

/** The phases of a set of tasks, the one that begins first in front. */
export function phasesOf(tasks: readonly AssessedTask[]): readonly PhaseOf[] {
  const groups = groupedBy(tasks, ({ row }) => written(row.stage))
  return [...groups]
    .flatMap(([phase, own]) => (phase === null ? [] : [{ phase, own }]))
    .map(({ phase, own }) => ({
      phase,
      begin: least(own.map(({ facts }) => facts.plannedStart ?? facts.plannedEnd)) ?? NO_DAY,
      isClosed: own.every(({ assessment }) => isClosed(assessment)),
      lastEnd: most(own.map(({ facts }) => facts.actualEnd)),
    }))
    .toSorted((a, b) => byText(a.begin, b.begin) || byText(a.phase, b.phase))
    .map(({ begin: _begin, ...phase }) => phase)
}

type Day = CalendarDate | null
const least = (days: readonly Day[]): Day =>
  days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null)
const most = (days: readonly Day[]): Day =>
  days.reduce((last, day) => (last === null || (day !== null && day > last) ? day : last), null)

/** When the evaluation of a scope is due: one answer for the report itself and for the page that says what is due. [EV1] */
export const evaluationSteps = (
  { tasks, campaign }: Pick<ScopeRows, 'tasks' | 'campaign'>,
  isWorkday: (day: CalendarDate) => boolean,
): Steps<EvaluationDay | null> => evaluationDaySteps(tasks, campaign?.endDay ?? null, isWorkday)

/** The tasks of a scope with its campaign; with the rows of 活动 where it can be several. */
export interface ScopeTasks extends Pick<ScopeRows, 'tasks' | 'campaign'> {
  readonly rows?: Pick<SheetRows, 'campaigns'>
}

/** Where one campaign is; of tasks without a campaign, they alone tell. [CS1] */
function* stateOfOne(
  tasks: readonly AssessedTask[],
  campaign: Pick<RowOf<'campaigns'>, 'phase' | 'startDay' | 'endDay'> | null,
  today: CalendarDate,
): Steps<CampaignStateExplanation> {
  const { phase = null, startDay = null, endDay = null } = campaign ?? {}
  const isFinished = yield* isFinishedSteps(tasks, endDay, today)
  yield
  return yield* stateSteps(tasks, { phase, startDay, endDay, isFinished }, today)
}

/** The campaigns of a scope. */
export const campaignsIn = ({ campaign, rows }: Omit<ScopeTasks, 'tasks'>): readonly RowOf<'campaigns'>[] =>
  campaign !== null ? [campaign] : (rows?.campaigns?.rows ?? [])

/**
 * Where each campaign of a scope is, in the order of 活动, and then the tasks of none where there are some; a scope without
 * campaigns is one. [CS1]
 */
export function* statesSteps(scope: ScopeTasks, today: CalendarDate): Steps<readonly CampaignStateExplanation[]> {
  const { tasks } = scope
  const campaigns = campaignsIn(scope)
  const [first = null, ...others] = campaigns
  if (others.length === 0) return [yield* stateOfOne(tasks, first, today)]
  const campaignOf = membership(campaigns)
  const groups = yield* groupInSteps(tasks, ({ row }) => campaignOf(row))
  const states: CampaignStateExplanation[] = []
  for (const row of campaigns) {
    yield
    states.push(yield* stateOfOne(groups.get(row.recordId) ?? [], row, today))
  }
  const unassigned = groups.get(null) ?? []
  return unassigned.length === 0 ? states : [...states, yield* stateOfOne(unassigned, null, today)]
}

/** `statesSteps` at once. [CS1] */
export const statesIn = (scope: ScopeTasks, today: CalendarDate): readonly CampaignStateExplanation[] =>
  allAtOnce(statesSteps(scope, today))

/** Where a phase of a campaign is: its own tasks tell, unless people have put the campaign away. [CS1] [RA17] */
export function phaseStateSteps(
  tasks: readonly AssessedTask[],
  campaign: RowOf<'campaigns'> | null,
  today: CalendarDate,
): Steps<CampaignStateExplanation> {
  const phase = campaign?.phase === 'archived' || campaign?.phase === 'cancelled' ? campaign.phase : null
  return stateOfOne(tasks, { phase, startDay: null, endDay: null }, today)
}

/**
 * The report that is due of a scope with its phases, and by when; null while nothing is due. The last planned task ends a sheet
 * without a stage in which the campaign is held only when everything is over: what is late is still under way. [DU1] [EV1]
 */
export function dueOf(
  part: ScopeTasks,
  {
    asOf,
    phases,
    isWorkday,
  }: {
    readonly asOf: CalendarDate
    readonly phases: readonly PhaseOf[]
    readonly isWorkday: (day: CalendarDate) => boolean
  },
): DueReport | null {
  const isAllClosed = part.tasks.length > 0 && part.tasks.every(({ assessment }) => isClosed(assessment))
  const evaluation = allAtOnce(evaluationSteps(part, isWorkday))
  const isEnd = evaluation !== null && (evaluation.from !== 'lastTask' || isAllClosed)
  return dueReport({
    asOf,
    // As of the day that the report would speak of: on the first morning it speaks of the day before.
    states: statesIn(part, asOf),
    campaignEnd: isEnd ? evaluation.end : null,
    evaluationDue: isEnd ? evaluation.due : null,
    isFinished: isAllClosed,
    closedPhases: phases.flatMap(({ phase, isClosed, lastEnd }) => (isClosed ? [{ phase, on: lastEnd }] : [])),
  })
}
