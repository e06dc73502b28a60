import { parseDay } from '../calendarDate.ts'
import type { DayNumber } from '../calendarDate.ts'
import { withoutNoise } from '../exactness.ts'
import { plannedSpan } from '../plannedSpan.ts'
import { ESTIMATE_PERCENTILE } from '../retrospective/durations.ts'
import { sortedMedian, sortedPercentile } from '../statistics.ts'
import type { PlanCalendar, TaskAssessment, TaskFacts } from '../task.ts'
import { type PlanUnits, planUnits } from './planUnits.ts'

/** So few finished tasks tell nothing of the next one. [FC2] */
export const FORECAST_MIN_SAMPLES = 5

/** Whose past a task shares. A name that is null or unknown is shared with nobody. */
export interface ForecastSubject {
  readonly module: string | null
  readonly owner: string | null
}

/** A task of the past as its row has it. */
export interface PastTask extends ForecastSubject {
  readonly task: TaskFacts
  readonly assessment: Pick<TaskAssessment, 'state' | 'durationDays'>
  /** Other tasks are parts of it: the work is counted with them. */
  readonly isParent: boolean
  /** A day after its actual end is on record on which it was not finished yet. [FL1] */
  readonly isBackdated: boolean
}

/** How long a finished task took against its plan. */
export interface AccuracySample extends ForecastSubject {
  readonly start: DayNumber
  readonly end: DayNumber
  readonly planned: number
  /** Actual ÷ planned duration: 1.5 = half as long again. */
  readonly ratio: number
  readonly units: PlanUnits
}

/**
 * What a task of the past tells; null for one that is not done, lacks one of its four dates, has an invalid plan, is a
 * parent, or whose end was entered after the fact. [FC2]
 */
export function accuracySamples(calendar: PlanCalendar): (past: PastTask) => AccuracySample | null {
  const unitsOf = planUnits(calendar)
  return ({ task, assessment, module, owner, isParent, isBackdated }) => {
    // A duration exists only of a done task with both actual days, in order and not in the future. [ST4]
    if (assessment.state !== 'done' || assessment.durationDays === null || isParent || isBackdated) return null
    const [start, end] = [parseDay(task.actualStart), parseDay(task.actualEnd)]
    const span = parseDay(task.plannedStart) === null ? null : plannedSpan(task)
    if (start === null || end === null || span === null) return null
    const units = unitsOf(span)
    const planned = units.count(span.start, span.end)
    // Work on days off alone is one workday, as the least that a range counts.
    const actual = Math.max(1, units.count(start, end))
    return { module, owner, start, end, planned, ratio: withoutNoise(actual / planned), units }
  }
}

/** Which finished tasks a range rests on, the nearest first. [FC2] */
export const ACCURACY_GROUPS = ['moduleAndOwner', 'module', 'owner', 'all'] as const
export type AccuracyGroup = (typeof ACCURACY_GROUPS)[number]

/** How long the tasks of a group took, as multiples of their plans. [FC2] */
export interface Accuracy {
  readonly group: AccuracyGroup
  readonly n: number
  readonly median: number
  /** At most this many times the plan in 80 of 100 tasks. */
  readonly p80: number
}

/** The ratios of the past, by group. */
export interface AccuracyBook {
  add(sample: AccuracySample): void
  /** The nearest group with enough tasks; null when there are too few in all. */
  of(subject: ForecastSubject): Accuracy | null
  count(): number
}

const keyIn = (group: AccuracyGroup, { module, owner }: ForecastSubject): string | null => {
  if (group === 'all') return ''
  if (group === 'module') return module
  if (group === 'owner') return owner
  return module === null || owner === null ? null : JSON.stringify([module, owner])
}

/** Puts a value into an ascending list. */
function insert(sorted: number[], value: number): void {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  sorted.splice(low, 0, value)
}

export function createAccuracyBook(): AccuracyBook {
  const ratios = { moduleAndOwner: new Map(), module: new Map(), owner: new Map(), all: new Map() } as const satisfies {
    readonly [Group in AccuracyGroup]: Map<string, number[]>
  }
  const listOf = (group: AccuracyGroup, key: string): number[] | undefined => ratios[group].get(key)
  return {
    add(sample) {
      for (const group of ACCURACY_GROUPS) {
        const key = keyIn(group, sample)
        if (key === null) continue
        const list = listOf(group, key)
        if (list === undefined) ratios[group].set(key, [sample.ratio])
        else insert(list, sample.ratio)
      }
    },
    of(subject) {
      for (const group of ACCURACY_GROUPS) {
        const key = keyIn(group, subject)
        const list = key === null ? undefined : listOf(group, key)
        const median = list === undefined ? null : sortedMedian(list)
        const p80 = list === undefined ? null : sortedPercentile(list, ESTIMATE_PERCENTILE)
        if (list === undefined || list.length < FORECAST_MIN_SAMPLES || median === null || p80 === null) continue
        return { group, n: list.length, median: withoutNoise(median), p80 }
      }
      return null
    },
    count: () => listOf('all', '')?.length ?? 0,
  }
}
