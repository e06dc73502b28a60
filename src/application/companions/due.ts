import {
  byText,
  type CalendarDate,
  type DueReport,
  dueReport,
  isClosed,
  written,
  allAtOnce,
  evaluationDaySteps,
  type EvaluationDay,
  type Steps,
} from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { groupedBy } from '../rows/tableRows.ts'
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

/**
 * The report that is due of a scope with its phases, and by when. The last planned task ends a sheet without a stage in which
 * the campaign is held only when everything is over: what is late is still under way. [DU1] [EV1]
 */
export function dueOf(
  part: Pick<ScopeRows, 'tasks' | 'campaign'>,
  {
    asOf,
    phases,
    isWorkday,
  }: {
    readonly asOf: CalendarDate
    readonly phases: readonly PhaseOf[]
    readonly isWorkday: (day: CalendarDate) => boolean
  },
): DueReport {
  const isFinished = part.tasks.length > 0 && part.tasks.every(({ assessment }) => isClosed(assessment))
  const evaluation = allAtOnce(evaluationSteps(part, isWorkday))
  const isEnd = evaluation !== null && (evaluation.from !== 'lastTask' || isFinished)
  return dueReport({
    asOf,
    campaignEnd: isEnd ? evaluation.end : null,
    evaluationDue: isEnd ? evaluation.due : null,
    isFinished,
    closedPhases: phases.flatMap(({ phase, isClosed, lastEnd }) => (isClosed ? [{ phase, on: lastEnd }] : [])),
  })
}
