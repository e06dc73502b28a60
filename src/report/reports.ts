import type { ReportKind } from '../domain/index.ts'
import { dailyBrief } from './dailyBrief.ts'
import type { ReportDocument } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'
import { retrospective } from './retrospective.ts'

/** The report of each kind. A phase review is the retrospective of one phase. [RA17] */
export const REPORTS: Partial<Readonly<Record<ReportKind, (input: ReportInput) => ReportDocument>>> = {
  daily: dailyBrief,
  phase: retrospective,
  retrospective,
}
