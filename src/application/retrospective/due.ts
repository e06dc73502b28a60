import { byText, type CalendarDate, type DueReport, dueReport, written } from '../../domain/index.ts'
import type { AssessedTask, RowOf } from '../../schema/index.ts'
import type { CampaignFigures } from '../companions/campaignCells.ts'

/** The stages of the tasks in the order of their plan, and whether every task of each is done or cancelled. [RA17] */
export interface PhaseOf {
  readonly phase: string
  readonly isClosed: boolean
  /** The last actual end of its tasks; null when none is known. */
  readonly lastEnd: CalendarDate | null
}

const isOver = ({ assessment }: AssessedTask): boolean =>
  assessment.state === 'done' || assessment.state === 'cancelled'

const NO_DAY = '9999-12-31'

/** The phases of a set of tasks, the one that begins first in front. */
export function phasesOf(tasks: readonly AssessedTask[]): readonly PhaseOf[] {
  const groups = new Map<string, AssessedTask[]>()
  for (const task of tasks) {
    const phase = written(task.row.stage)
    if (phase === null) continue
    const group = groups.get(phase)
    if (group === undefined) groups.set(phase, [task])
    else group.push(task)
  }
  return [...groups]
    .map(([phase, own]) => ({
      phase,
      begin: least(own.map(({ facts }) => facts.plannedStart ?? facts.plannedEnd)) ?? NO_DAY,
      isClosed: own.every(isOver),
      lastEnd: most(own.map(({ facts }) => facts.actualEnd)),
    }))
    .toSorted((a, b) => byText(a.begin, b.begin) || byText(a.phase, b.phase))
    .map(({ begin: _begin, ...phase }) => phase)
}

const known = (days: readonly (CalendarDate | null)[]): readonly CalendarDate[] =>
  days.filter((day) => day !== null).toSorted()
const least = (days: readonly (CalendarDate | null)[]): CalendarDate | null => known(days)[0] ?? null
const most = (days: readonly (CalendarDate | null)[]): CalendarDate | null => known(days).at(-1) ?? null

/** The report that is due of these tasks, and by when. [DU1] [EV1] */
export const dueOf = (
  tasks: readonly AssessedTask[],
  {
    asOf,
    campaign,
    figures,
  }: {
    readonly asOf: CalendarDate
    readonly campaign: RowOf<'campaigns'> | null
    readonly figures: readonly CampaignFigures[]
  },
): DueReport =>
  dueReport({
    asOf,
    campaignEnd: campaign?.endDay ?? null,
    evaluationDue: figures.find(({ campaignId }) => campaignId === campaign?.recordId)?.evaluationDue ?? null,
    isFinished: tasks.length > 0 && tasks.every(isOver),
    closedPhases: phasesOf(tasks).flatMap(({ phase, isClosed, lastEnd }) => (isClosed ? [{ phase, on: lastEnd }] : [])),
  })
