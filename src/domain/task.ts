import type { Band, Bands } from './band.ts'
import type { CalendarDate } from './calendarDate.ts'
import type { TaskFlag } from './flags.ts'
import type { TaskState } from './state.ts'

/** What a state cell of people's says; 'unclear' is a word that we do not know. [AD3] [AD5] */
export type StatedState = TaskState | 'blocked' | 'unclear'

/** What people enter about a task. A date that is not 'YYYY-MM-DD' and a number that is not finite count as missing. */
export interface TaskFacts {
  readonly plannedStart: CalendarDate | null
  readonly plannedEnd: CalendarDate | null
  readonly actualStart: CalendarDate | null
  readonly actualEnd: CalendarDate | null
  /** Percent as entered, unclamped: 15 means 15 %. 完成量/总量 have been applied (`effectiveProgress`). [PR2] */
  readonly progress: number | null
  /** True when the progress cell holds something that is not a percentage (约一半). [PR2] */
  readonly isProgressUnread?: boolean
  /** What people's own state says; it counts when no progress can be read. [AD5] */
  readonly stated?: StatedState | null
  /** 人工标记. Any other value counts as none. */
  readonly hold: 'paused' | 'cancelled' | null
}

/** Which days count in a plan. [CA1] `count` (both ends included) is optional and makes long spans cheap. */
export type PlanCalendar =
  | { readonly mode: 'calendar' }
  | {
      readonly mode: 'workday'
      isWorkday(day: CalendarDate): boolean
      count?(from: CalendarDate, to: CalendarDate): number
    }

/** What an assessment depends on besides the task itself. */
export interface AssessContext {
  /** The day now in the Base's time zone. */
  readonly today: CalendarDate
  /** The day that the progress figures are for. [TM1] */
  readonly asOf: CalendarDate
  readonly calendar: PlanCalendar
  /** Thresholds in points; default 5, 10, 20. [DV3] */
  readonly bands?: Bands
}

/** Every computed value of one task. Percent 0–100, deviations in points, whole days. */
export interface TaskAssessment {
  /** Planned progress. [PR1] */
  readonly planned: number | null
  /**
   * Actual progress as the formulas use it; null when the task has begun and its progress is not known. [PR2] [AD5]
   */
  readonly actual: number | null
  /** Points, negative = behind. [DV1] */
  readonly deviation: number | null
  /** Deviation in percent of planned progress. [DV2] */
  readonly rate: number | null
  readonly state: TaskState
  readonly band: Band
  /** Positive = late, negative = early. [ST2] */
  readonly delayDays: number | null
  readonly finish: 'early' | 'onTime' | 'late' | null
  /** Both ends counted. [ST4] */
  readonly durationDays: number | null
  readonly forecastEnd: CalendarDate | null
  /** In the order of `TASK_FLAGS`. [FL1] */
  readonly flags: readonly TaskFlag[]
}
