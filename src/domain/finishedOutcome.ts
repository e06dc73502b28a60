import { parseDay } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import type { TaskState } from './state.ts'
import { isOpen } from './state.ts'
import type { TaskAssessment } from './task.ts'

/** A task that may have ended. */
interface EndedTask {
  readonly row: { readonly recordId: string }
  readonly assessment: Pick<TaskAssessment, 'state' | 'finish' | 'delayDays'>
}

/** How punctual the done tasks of a finished campaign were. [ST3] */
export interface FinishedOutcome {
  /** Early or on time. */
  readonly onTime: number
  /** Done tasks whose dates tell whether they were on time. */
  readonly known: number
  /** Done tasks without usable dates. */
  readonly undatedIds: readonly string[]
  /** The latest first. */
  readonly lateIds: readonly string[]
  readonly lateDays: number
  /** Delay of the latest task, days; 0 when none was late. */
  readonly worstDays: number
}

/**
 * Whether nothing is left to do: something is done and everything is done or cancelled, or the campaign's end has
 * passed and every task is closed. [RU2]
 */
export function isFinished(
  tasks: readonly { readonly assessment: { readonly state: TaskState } }[],
  end: CalendarDate | null,
  today: CalendarDate,
): boolean {
  let done = 0
  let paused = 0
  for (const {
    assessment: { state },
  } of tasks) {
    if (isOpen(state)) return false
    if (state === 'done') done += 1
    if (state === 'paused') paused += 1
  }
  const [last, now] = [parseDay(end), parseDay(today)]
  return done > 0 && (paused === 0 || (last !== null && now !== null && now > last))
}

/** Counts the done tasks that were on time and late. [ST3] */
export function finishedOutcome(tasks: readonly EndedTask[]): FinishedOutcome {
  const done = tasks.filter(({ assessment }) => assessment.state === 'done')
  const idsOf = (some: readonly EndedTask[]): readonly string[] => some.map(({ row }) => row.recordId)
  const late = done
    .filter(({ assessment }) => assessment.finish === 'late')
    .sort((a, b) => (b.assessment.delayDays ?? 0) - (a.assessment.delayDays ?? 0))
  const tasksWithFinish = done.filter(({ assessment }) => assessment.finish !== null)
  return {
    onTime: tasksWithFinish.length - late.length,
    known: tasksWithFinish.length,
    undatedIds: idsOf(done.filter(({ assessment }) => assessment.finish === null)),
    lateIds: idsOf(late),
    lateDays: late.reduce((sum, { assessment }) => sum + (assessment.delayDays ?? 0), 0),
    worstDays: late[0]?.assessment.delayDays ?? 0,
  }
}
