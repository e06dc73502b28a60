import { type CalendarDate, daysBetween } from '../calendarDate.ts'
import { byText } from '../order.ts'
import { weekOf } from '../period/week.ts'
import { isOpen } from '../state.ts'
import { awaitsNews } from '../taskDataFlags.ts'
import type { TaskAssessment, TaskFacts } from '../task.ts'
import { type IssueDue, issueDue, type RunningIssue } from './dueIssue.ts'
import { type UpdateDue, updateDue, type UpdateFrequency } from './updateDue.ts'

/** A task of the person that is asked about. */
export interface RunningTask {
  readonly id: string
  readonly task: Pick<TaskFacts, 'plannedStart' | 'plannedEnd'>
  readonly assessment: TaskAssessment
  readonly isKeyTask: boolean
  readonly frequency: UpdateFrequency | null
  /** The as-of day on which its progress last changed; null: never; undefined: nobody knows. */
  readonly lastUpdate: CalendarDate | null | undefined
}

/** Something that a person has to do by a day. */
export type DatedDuty =
  | { readonly kind: 'end' | 'start'; readonly id: string; readonly on: CalendarDate; readonly daysLate: number }
  | ({ readonly kind: 'issue'; readonly id: string; readonly daysLate: number } & IssueDue)

/** What a person has to do, the most urgent group first. No task or issue stands in two of the first three. */
export interface PersonDuties {
  /** Past its day, the longest first. */
  readonly overdue: readonly DatedDuty[]
  readonly today: readonly DatedDuty[]
  /** From tomorrow to Sunday: what ends, and what begins; also what begins today. */
  readonly week: readonly DatedDuty[]
  /** Updates that are due, the oldest first. [S3-14] */
  readonly updates: readonly ({ readonly id: string } & UpdateDue)[]
  /** Open issues without any limit: nothing says when they are due. */
  readonly undatedIssueIds: readonly string[]
  /** Tasks that news is awaited of, and of which nobody knows when they were updated. */
  readonly unknownUpdateIds: readonly string[]
}

/** The day that a person's duties are asked for. */
export interface DutyContext {
  readonly today: CalendarDate
  readonly asOf: CalendarDate
  readonly timeZone: string
}

const lateBy = (on: CalendarDate, today: CalendarDate): number => Math.max(0, daysBetween(on, today) ?? 0)

function dutyOfTask(
  { id, task: { plannedStart, plannedEnd }, assessment: { state } }: RunningTask,
  { today, sunday }: { readonly today: CalendarDate; readonly sunday: CalendarDate },
): DatedDuty | null {
  if (!isOpen(state)) return null
  const isValid = plannedEnd !== null && (plannedStart === null || plannedStart <= plannedEnd)
  if (isValid && plannedEnd <= sunday) return { kind: 'end', id, on: plannedEnd, daysLate: lateBy(plannedEnd, today) }
  const begins = state === 'notStarted' && plannedStart !== null && (isValid || plannedEnd === null)
  return begins && plannedStart >= today && plannedStart <= sunday
    ? { kind: 'start', id, on: plannedStart, daysLate: 0 }
    : null
}

const isOver = (duty: DatedDuty, today: CalendarDate): boolean =>
  duty.kind === 'issue' ? duty.isOver : duty.on < today

/**
 * What a person's tasks and issues ask of them: overdue, due today, in the rest of the week, and updates that are due.
 * [S2-10] [S3-14] [SL1] [MY1]
 */
export function personDuties(
  tasks: readonly RunningTask[],
  issues: readonly RunningIssue[],
  { today, asOf, timeZone }: DutyContext,
): PersonDuties {
  const sunday = weekOf(today).to
  const undatedIssueIds: string[] = []
  const dated: DatedDuty[] = tasks.flatMap((task) => dutyOfTask(task, { today, sunday }) ?? [])
  for (const issue of issues) {
    const due = issueDue(issue, { today, timeZone })
    if (due !== null) dated.push({ kind: 'issue', id: issue.id, daysLate: lateBy(due.on, today), ...due })
    else if (!issue.closed) undatedIssueIds.push(issue.id)
  }
  const inOrder = dated.toSorted((a, b) => byText(a.on, b.on) || byText(a.id, b.id))
  const left = inOrder.filter((duty) => !isOver(duty, today))
  const isToday = (duty: DatedDuty): boolean => duty.on === today && duty.kind !== 'start'
  const updates = tasks.flatMap((one) => {
    if (one.lastUpdate === undefined) return []
    const plan = { frequency: one.frequency, isKeyTask: one.isKeyTask, plannedEnd: one.task.plannedEnd }
    const due = updateDue({ ...plan, assessment: one.assessment, lastUpdate: one.lastUpdate }, asOf)
    return due === null ? [] : [{ id: one.id, ...due }]
  })
  return {
    overdue: inOrder.filter((duty) => isOver(duty, today)),
    today: left.filter(isToday),
    week: left.filter((duty) => !isToday(duty) && duty.on <= sunday),
    updates: updates.toSorted((a, b) => byText(a.last ?? '', b.last ?? '') || byText(a.id, b.id)),
    undatedIssueIds,
    unknownUpdateIds: tasks
      .filter(({ lastUpdate, assessment }) => lastUpdate === undefined && awaitsNews(assessment))
      .map(({ id }) => id),
  }
}
