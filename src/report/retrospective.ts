import { allAtOnce, type Steps } from '../domain/index.ts'
import { foldInsufficient } from './foldInsufficient.ts'
import { preparedSteps } from './prepared.ts'
import { actionsSection, previousActionsSection, templateSection } from './review/actions.ts'
import { attributionSection } from './review/attribution.ts'
import { baselineSection } from './review/baseline.ts'
import { budgetSection } from './review/budget.ts'
import { channelsSection } from './review/channels.ts'
import { comparisonSection } from './review/comparison.ts'
import { earlySection } from './review/early.ts'
import { estimatesSection } from './review/estimates.ts'
import { funnelSection } from './review/funnel.ts'
import { goalsSection } from './review/goals.ts'
import { lessonsSection } from './review/lessons.ts'
import { planChangesSection } from './review/planChanges.ts'
import { progressSection } from './review/progress.ts'
import { qualitySection } from './review/quality.ts'
import { reviewSummary } from './review/reviewSummary.ts'
import { responsesSection } from './review/responses.ts'
import { risksSection } from './review/risks.ts'
import { titleSubject } from './subject.ts'
import { subtitleOf } from './subtitle.ts'
import { inSections } from './inSections.ts'
import type { ReportDocument } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/**
 * The retrospective of a campaign, a sheet or a phase, as far as its tables and their columns go. It leaves room for what
 * only people know, and says 数据不足 where there is too little data.
 * Never throws; the order of rows does not matter.
 */
export function* retrospectiveSteps(unsorted: ReportInput): Steps<ReportDocument> {
  const input = yield* preparedSteps(unsorted)
  yield
  const insights = input.material.facts
  return yield* inSections(
    {
      title: input.t('report.review.title', { sheet: titleSubject(input) }),
      subtitle: subtitleOf(input),
      summary: () => reviewSummary(input),
      sections: [
        () => goalsSection(input),
        () => progressSection(input),
        () => baselineSection(input),
        () => attributionSection(input, insights),
        () => funnelSection(input),
        () => channelsSection(input),
        () => budgetSection(input),
        () => risksSection(input),
        () => responsesSection(input),
        () => earlySection(input),
        () => estimatesSection(input, insights),
        () => lessonsSection(input),
        () => previousActionsSection(input),
        () => actionsSection(input),
        () => templateSection(input, insights),
        () => planChangesSection(input),
        () => comparisonSection(input),
        () => qualitySection(input, ['kpis', 'metrics', 'budget', 'issues', 'lessons']),
      ],
    },
    (section) => foldInsufficient(input.t, section),
  )
}

export const retrospective = (input: ReportInput): ReportDocument => allAtOnce(retrospectiveSteps(input))
