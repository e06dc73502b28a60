import type { ReportKind } from '../domain/index.ts'
import { dailyBrief } from './dailyBrief.ts'
import { deviationAnalysis } from './deviationAnalysis.ts'
import { evaluationReport } from './evaluationReport.ts'
import type { ReportDocument } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'
import { weeklyReport } from './weeklyReport.ts'
import { retrospective } from './retrospective.ts'

/** The report of each kind. A phase review is the retrospective of one phase. [RA17] */
export const REPORTS: Readonly<Record<ReportKind, (input: ReportInput) => ReportDocument>> = {
  daily: dailyBrief,
  weekly: weeklyReport,
  deviation: deviationAnalysis,
  phase: retrospective,
  evaluation: evaluationReport,
  retrospective,
}
