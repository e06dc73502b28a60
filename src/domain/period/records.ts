import type { CalendarDate } from '../calendarDate.ts'
import type { SlaClock } from '../sla.ts'
import type { TaskAssessment, TaskFacts } from '../task.ts'

/** A task as the reports of a day and a week read it, with what the rules say of it. */
export interface PeriodTask {
  readonly id: string
  readonly task: TaskFacts
  readonly assessment: TaskAssessment
  readonly stage: string | null
  readonly owner: string | null
  /** It has children among the tasks: the work is theirs. [RU1] */
  readonly hasChildren?: boolean
  readonly isMilestone: boolean
  /** 审核结果 says 通过. */
  readonly isPassed: boolean
  /** Somebody wrote a risk or a cause. */
  readonly hasConcern: boolean
  /** 解决方案 as somebody wrote it. */
  readonly measure: string | null
  /** 解决时限 of the measure. */
  readonly measureDue: CalendarDate | null
}

/** A row of 每日跟踪. Its numbers are those of one goal on one day. */
export interface LoggedDay {
  readonly id: string
  readonly day: CalendarDate
  readonly campaignId: string | null
  readonly kpiId: string | null
  readonly target: number | null
  readonly actual: number | null
  /** 需协调资源 as somebody wrote it. */
  readonly needs: string | null
  /** The progress that was kept of the day, percent. [SN1] */
  readonly plannedProgress: number | null
  readonly actualProgress: number | null
}

/** A row of 指标明细, with what the table says of its rate. [AN1] */
export interface ChannelEntry {
  readonly id: string
  readonly day: CalendarDate
  readonly channel: string | null
  readonly kpiId: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly spend: number | null
  /** Percent of the base. */
  readonly change: number | null
  readonly anomaly: 'normal' | 'drop' | 'surge' | 'tooFew' | null
}

/** An entry of 问题与风险 with its clocks. [SL1] */
export interface PeriodIssue {
  readonly id: string
  readonly foundOn: CalendarDate | null
  /** Problems have limits; risks and feedback have none. [SL1] */
  readonly hasLimit: boolean
  readonly progress: 'open' | 'handling' | 'solved' | 'dropped'
  readonly response: SlaClock | null
  readonly solution: SlaClock | null
  /** 完成时限. */
  readonly due: CalendarDate | null
  readonly measure: string | null
}

/** A row of 经验与行动 that says what is to be done. */
export interface PlannedAction {
  readonly id: string
  readonly due: CalendarDate | null
  readonly progress: 'open' | 'done' | 'dropped'
}

/** Everything that the reports of a day and a week look at. The order of the rows does not matter. */
export interface PeriodRecords {
  readonly tasks: readonly PeriodTask[]
  readonly days: readonly LoggedDay[]
  readonly channels: readonly ChannelEntry[]
  readonly issues: readonly PeriodIssue[]
  readonly actions: readonly PlannedAction[]
  /** The row that the measure of a task or problem has become, by the id of that task or problem. [DA3] */
  readonly measureRows: ReadonlyMap<string, { readonly from: 'issues' | 'lessons'; readonly id: string }>
  /** The goals whose daily values are ratios, which no sum is made of. [WK1] */
  readonly ratioGoals: ReadonlySet<string>
}

/** The day that a report is for. */
export interface PeriodContext {
  readonly today: CalendarDate
  readonly asOf: CalendarDate
  /** From this many tasks of a person on a day on the day is a peak; absent: the default. [WK2] */
  readonly peakTasks?: number
}
