import type { Kpi } from '../attainment.ts'
import type { BudgetLine } from '../budget.ts'
import type { CalendarDate } from '../calendarDate.ts'
import type { KpiWeights } from '../overallAttainment.ts'
import type { RiskFacts } from '../risks.ts'
import type { ClockedIssue, Moment, SlaHours } from '../sla.ts'
import type { AssessContext, TaskAssessment, TaskFacts } from '../task.ts'
import type { TaskRecordFacts } from '../taskDataFlags.ts'

/** A task as reports read it, with what the rules say of it: made once, where the sheet is kept, and never here. */
export interface JudgedTask {
  readonly id: string
  readonly task: TaskFacts
  readonly assessment: TaskAssessment
  /** 权重. [RU1] */
  readonly weight: number | null
  readonly stage: string | null
  readonly module: string | null
  readonly channel: string | null
  readonly department: string | null
  readonly owner: string | null
  /** 原因分类, several allowed. */
  readonly causes: readonly string[]
  /** 滞后原因 as somebody wrote it: quoted, never interpreted. */
  readonly reason: string | null
  readonly predecessors: readonly { readonly id: string; readonly lagDays: number | null }[]
  /** 上级任务: work is counted with the children, not with the parents. [RU1] */
  readonly parentIds?: readonly string[]
  readonly record: TaskRecordFacts
}

/** An entry of 问题与风险. */
export interface RetrospectiveIssue extends RiskFacts, ClockedIssue {
  readonly id: string
  readonly type: ClockedIssue['type']
  readonly found: Moment | null
  readonly taskId: string | null
  /** 严重程度; null where nobody has judged it. */
  readonly severity?: 'high' | 'medium' | 'low' | null
}

/** A goal; `funnelOrder` places it in the funnel, `benchmark` is 参考基准 in percent. */
export interface RetrospectiveKpi {
  readonly id: string
  readonly name: string
  readonly kpi: Kpi
  readonly priority: 'core' | 'auxiliary'
  readonly funnelOrder: number | null
  readonly benchmark: number | null
}

/** A budget line and the tasks it pays for. */
export interface RetrospectiveBudgetLine extends BudgetLine {
  readonly taskIds: readonly string[]
}

/** What a channel cost and brought in one entry of 指标明细. Money in the Base's currency. */
export interface ChannelResult {
  readonly id: string
  readonly channel: string | null
  readonly day: CalendarDate | null
  readonly campaignId: string | null
  /** The goal that the entry counts for: rates of two goals are not added up. */
  readonly kpiId: string | null
  readonly spend: number | null
  /** 分子. */
  readonly results: number | null
  /** 分母. */
  readonly visits: number | null
  readonly newCustomers: number | null
  readonly revenue: number | null
}

/** A change of the plan from the log. `from` and `to` as text; dates as 'YYYY-MM-DD'. */
export interface PlanChange {
  readonly id: string
  /** Null when the task has been deleted. */
  readonly taskId: string | null
  /** The task's title when the change was logged: a deleted task has no other name. Null when it had none. */
  readonly title: string | null
  /** A column of 任务. A task that was added or deleted is a change of its title from or to nothing. */
  readonly field: string
  readonly reason: string | null
  readonly on: CalendarDate
  readonly from: string | null
  readonly to: string | null
}

/** A row of 经验与行动: what was learned, and the action that follows from it. */
export interface LessonRecord {
  readonly id: string
  /** 类型; null where nobody has chosen one. */
  readonly type: 'success' | 'improve' | 'template' | null
  /** 适用阶段. */
  readonly stage: string | null
  /** Whether it asks for something to be done: it has 建议动作, 责任人 or 截止日期. */
  readonly isAction: boolean
  readonly due: CalendarDate | null
  /** `dropped`: 状态 says that it no longer holds. */
  readonly progress: 'open' | 'done' | 'dropped'
  /** The campaign that it comes from: the one of the report, one that began before it, or another one. */
  readonly origin: 'own' | 'earlier' | 'other'
}

/** Figures two campaigns can be compared by, all in percent. [RA16] */
export const COMPARABLE_FIGURES = [
  'delayRate',
  'completionRate',
  'coreAttainment',
  'overallAttainment',
  'budgetUse',
  'preIdentification',
  'responseSuccess',
  'slaResponse',
  'funnelOverall',
] as const

/** One figure of RA16. */
export type ComparableFigure = (typeof COMPARABLE_FIGURES)[number]

/** What is kept of an earlier campaign. */
export interface EarlierCampaign {
  readonly id: string
  /** Null when it has none. */
  readonly name: string | null
  readonly end: CalendarDate | null
  readonly figures: Partial<Readonly<Record<ComparableFigure, number | null>>>
  /** Rate in percent of reaching a funnel step, by the step's name. */
  readonly funnelRates: Readonly<Record<string, number>>
}

/** Everything a retrospective looks at. The order of the rows does not matter. */
export interface RetrospectiveRecords {
  readonly tasks: readonly JudgedTask[]
  readonly issues: readonly RetrospectiveIssue[]
  readonly kpis: readonly RetrospectiveKpi[]
  readonly budget: readonly RetrospectiveBudgetLine[]
  readonly channels: readonly ChannelResult[]
  /** `since`: the first day the log covers; null when nothing is logged. */
  readonly log: { readonly since: CalendarDate | null; readonly changes: readonly PlanChange[] }
  readonly earlier: readonly EarlierCampaign[]
  /** Those of every campaign: open actions of earlier ones are told first. */
  readonly lessons: readonly LessonRecord[]
}

/** Clock, settings and scope of a retrospective. */
export interface RetrospectiveContext extends Pick<AssessContext, 'today' | 'asOf'> {
  readonly nowMs: number
  readonly timeZone: string
  /** The campaign's first day; null when unknown. */
  readonly kickOff: CalendarDate | null
  /** Its last day; null or absent when it has none of its own. */
  readonly campaignEnd?: CalendarDate | null
  /** Only this stage; null = the whole campaign. [RA17] */
  readonly phase: string | null
  readonly sla?: SlaHours
  readonly kpiWeights?: KpiWeights
  /** 预算总额 of the campaign. [BU4] */
  readonly approvedBudget?: number | null
}

/** Days late: open and overdue, or finished after the planned end; 0 for a task that is not. [ST2] */
export const lateDays = ({ assessment }: JudgedTask): number => Math.max(0, assessment.delayDays ?? 0)

/** Late for RA1 and RA2. */
export const isLate = (task: JudgedTask): boolean => lateDays(task) > 0
