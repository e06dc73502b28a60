import { insightsOf } from './insights.ts'
import { sortedOnce } from './order.ts'
import { actionsSection, previousActionsSection, templateSection } from './review/actions.ts'
import { attributionSection } from './review/attribution.ts'
import { earlySection } from './review/early.ts'
import { estimatesSection } from './review/estimates.ts'
import { goalsSection } from './review/goals.ts'
import { lessonsSection } from './review/lessons.ts'
import { progressSection } from './review/progress.ts'
import { qualitySection } from './review/quality.ts'
import { risksSection } from './review/risks.ts'
import { subtitleOf } from './subtitle.ts'
import type { ReportDocument } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/**
 * The retrospective of one sheet, in the order of the 复盘报告 (rules.md) as far as a single sheet's columns go. What
 * only people know is left to fill in; what the data cannot carry is called 数据不足.
 * Never throws; the order of rows does not matter.
 */
export function retrospective(given: ReportInput): ReportDocument {
  const input = sortedOnce(given)
  const insights = insightsOf(input)
  return {
    title: input.t('report.review.title', { sheet: input.sheet.name }),
    subtitle: subtitleOf(input),
    sections: [
      goalsSection(input),
      progressSection(input),
      attributionSection(input, insights),
      risksSection(input),
      earlySection(input),
      estimatesSection(input, insights),
      lessonsSection(input),
      previousActionsSection(input),
      actionsSection(input),
      templateSection(input, insights),
      qualitySection(input),
    ].filter((section) => section !== null),
  }
}
