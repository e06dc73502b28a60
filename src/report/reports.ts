import { allAtOnce, REPORT_KINDS, type ReportKind, type Steps } from '../domain/index.ts'
import { dailyBriefSteps } from './dailyBrief.ts'
import { deviationAnalysisSteps } from './deviationAnalysis.ts'
import { evaluationReportSteps } from './evaluationReport.ts'
import type { ReportDocument } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'
import { weeklyReportSteps } from './weeklyReport.ts'
import { retrospectiveSteps } from './retrospective.ts'

/** The report of each kind, in steps. A phase review is the retrospective of one phase. [RA17] */
export const REPORT_STEPS: Readonly<Record<ReportKind, (input: ReportInput) => Steps<ReportDocument>>> = {
  daily: dailyBriefSteps,
  weekly: weeklyReportSteps,
  deviation: deviationAnalysisSteps,
  phase: retrospectiveSteps,
  evaluation: evaluationReportSteps,
  retrospective: retrospectiveSteps,
}

/** The report of each kind at once. */
export const REPORTS = Object.fromEntries(
  REPORT_KINDS.map((kind) => [kind, (input: ReportInput) => allAtOnce(REPORT_STEPS[kind](input))]),
) as Readonly<Record<ReportKind, (input: ReportInput) => ReportDocument>>
