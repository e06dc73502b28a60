import { addDays, daysBetween, type CalendarDate } from '../calendarDate.ts'
import { isOpen } from '../state.ts'
import type { TaskAssessment, TaskFacts } from '../task.ts'

/** First and last day, both included. */
interface Days {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/**
 * The days on which a task counts as work: those of its plan while it is open, and today when its plan is over. Null: it
 * is closed, or its plan is not valid. [WK2]
 */
export function loadSpan(
  {
    task: { plannedStart, plannedEnd },
    assessment,
  }: {
    readonly task: Pick<TaskFacts, 'plannedStart' | 'plannedEnd'>
    readonly assessment: Pick<TaskAssessment, 'state'>
  },
  today: CalendarDate,
): Days | null {
  if (!isOpen(assessment.state) || plannedEnd === null) return null
  const from = plannedStart ?? plannedEnd
  if (from > plannedEnd) return null
  return plannedEnd < today ? { from: today, to: today } : { from, to: plannedEnd }
}

/** How many tasks one person has on a day. */
export interface LoadDay {
  readonly day: CalendarDate
  readonly count: number
}

/** A task of one person with the days on which it counts. */
export interface LoadTask {
  readonly id: string
  readonly span: Days
}

/** The load of each of so many days from a day on, in one pass over the tasks. [MY2] */
export function dailyLoad(tasks: readonly LoadTask[], first: CalendarDate, days: number): readonly LoadDay[] {
  const changes = Array.from({ length: days + 1 }, () => 0)
  const add = (at: number, by: number): void => {
    changes[at] = (changes[at] ?? 0) + by
  }
  for (const { span } of tasks) {
    const from = Math.max(0, daysBetween(first, span.from) ?? days)
    const until = Math.min(days, (daysBetween(first, span.to) ?? -1) + 1)
    if (from >= until) continue
    add(from, 1)
    add(until, -1)
  }
  let count = 0
  return Array.from({ length: days }, (_, at) => {
    count += changes[at] ?? 0
    return { day: addDays(first, at), count }
  })
}

/** Days in a row on which one person has at least so many tasks that somebody should look: who does what can still change. */
export interface LoadPeakDays extends Days {
  /** The most on one of the days. */
  readonly most: number
  /** The tasks of these days, in their order. */
  readonly ids: readonly string[]
}

/** The peaks of a person's load, the earliest first. [MY2] */
export function loadPeaks(
  tasks: readonly LoadTask[],
  load: readonly LoadDay[],
  peakTasks: number,
): readonly LoadPeakDays[] {
  const peaks: { from: CalendarDate; to: CalendarDate; most: number }[] = []
  let isInPeak = false
  for (const { day, count } of load) {
    const last = peaks.at(-1)
    if (count < peakTasks) isInPeak = false
    else if (isInPeak && last !== undefined) {
      last.to = day
      last.most = Math.max(last.most, count)
    } else {
      peaks.push({ from: day, to: day, most: count })
      isInPeak = true
    }
  }
  return peaks.map((peak) => ({
    ...peak,
    ids: tasks.filter(({ span }) => span.from <= peak.to && span.to >= peak.from).map(({ id }) => id),
  }))
}
