import { parseDay } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import { awaitsReview, countsAsDone } from './milestone.ts'
import { isOpen } from './state.ts'
import { type Steps, visitInSteps } from './steps.ts'
import type { TaskAssessment } from './task.ts'

/** A task that may have ended. */
interface EndedTask {
  readonly row: { readonly recordId: string }
  readonly assessment: Pick<TaskAssessment, 'state' | 'finish' | 'delayDays'> & Partial<Pick<TaskAssessment, 'flags'>>
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
 * passed and no task is open. A milestone without a passed review waits, as a paused task does. [RU2]
 */
export function* isFinishedSteps(
  tasks: readonly { readonly assessment: Parameters<typeof awaitsReview>[0] }[],
  end: CalendarDate | null,
  today: CalendarDate,
): Steps<boolean> {
  const count = { open: 0, done: 0, waiting: 0 }
  yield* visitInSteps(tasks, ({ assessment }) => {
    const { state } = assessment
    if (isOpen(state)) count.open += 1
    if (state === 'done') count.done += 1
    if (state === 'paused' || awaitsReview(assessment)) count.waiting += 1
  })
  const [last, now] = [parseDay(end), parseDay(today)]
  const isPastEnd = last !== null && now !== null && now > last
  return count.open === 0 && count.done > 0 && (count.waiting === 0 || isPastEnd)
}

/**
 * Counts the done tasks that were on time and late. A milestone without a passed review counts as late when it was, and
 * never as on time. [ST3] [MS1]
 */
export function finishedOutcome(tasks: readonly EndedTask[]): FinishedOutcome {
  const done = tasks.filter(({ assessment }) => countsAsDone(assessment) || assessment.finish === 'late')
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
