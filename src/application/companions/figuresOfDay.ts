import type { AssessedTask } from '../../schema/index.ts'
import { type AssessContext, assessTask, awaitsReview, countStates, type TaskState } from '../../domain/index.ts'
import { type CampaignFigures, isRunning } from './campaignCells.ts'
import type { DayFigures, TaskOfDay } from '../history/snapshot.ts'

/** The whole sheet with the roll-up of the task engine. */
interface SheetTasks extends Pick<DayFigures, 'rollUp'> {
  readonly name: string
  readonly tasks: readonly AssessedTask[]
}

/**
 * The figures to keep of an as-of day: one entry for each running campaign, or one for the whole sheet when there are
 * no campaigns. The overview and the table 活动 show the same roll-ups. [SN1] [RU1]
 */
export function figuresOfDay(
  { name, tasks, rollUp }: SheetTasks,
  campaigns: readonly CampaignFigures[],
  assess: AssessContext,
): readonly DayFigures[] {
  const figures = (
    campaignId: string | null,
    title: string,
    own: Pick<CampaignFigures, 'tasks'> & Pick<DayFigures, 'rollUp'>,
  ): DayFigures => {
    const ofDay = own.tasks.map((task): TaskOfDay => {
      const state = stateOfDay(task, assess)
      return {
        row: task.row,
        state,
        awaitsReview: state === 'done' && awaitsReview(task.assessment),
        doneOn: state === 'done' ? task.row.actualEnd : null,
      }
    })
    return { campaignId, title, rollUp: own.rollUp, counts: countStates(ofDay.map(({ state }) => state)), tasks: ofDay }
  }
  if (campaigns.length === 0) return tasks.length === 0 ? [] : [figures(null, name, { tasks, rollUp })]
  return campaigns.filter(isRunning).map((one) => figures(one.campaignId, one.title ?? '', one))
}

/**
 * The state at the end of the as-of day. After midnight the sheet judges by the new day, so it is assessed again here.
 */
function stateOfDay({ row, facts, assessment }: AssessedTask, assess: AssessContext): TaskState {
  const { today, asOf } = assess
  const isDatedLater =
    [row.actualStart, row.actualEnd].some((day) => day !== null && day > asOf) ||
    (row.plannedEnd !== null && row.plannedEnd >= asOf)
  return today === asOf || !isDatedLater ? assessment.state : assessTask(facts, { ...assess, today: asOf }).state
}
