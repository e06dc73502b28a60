import { allAtOnce, isPutAway, type Steps } from '../domain/index.ts'
import { insufficient, paragraph } from './blocks.ts'
import { isAllAhead, ownState } from './campaignStates.ts'
import { compose, joinLines } from './compose.ts'
import { foldInsufficient } from './foldInsufficient.ts'
import { preparedSteps } from './prepared.ts'
import { tasksOf } from './otherTables.ts'
import { quotedTitlesOf } from './phrases.ts'
import { baselineSection } from './review/baseline.ts'
import { budgetSection } from './review/budget.ts'
import { channelsSection } from './review/channels.ts'
import { highlightsSection, shortfallsSection } from './review/contrasts.ts'
import { feedbackSection } from './review/feedback.ts'
import { funnelSection } from './review/funnel.ts'
import { goalsSection } from './review/goals.ts'
import { qualitySection } from './review/quality.ts'
import { reviewSummary } from './review/reviewSummary.ts'
import { stagesSection } from './review/stages.ts'
import { titleSubject } from './subject.ts'
import { subtitleOf } from './subtitle.ts'
import { inSections } from './inSections.ts'
import type { ReportDocument, Section } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** 提交期限: by when the evaluation is due, and how the end of the campaign was found. [EV1] [S1-22] */
function dueSection(input: ReportInput): Section {
  const { t, sheet, material } = input
  const section = { id: 'due', title: t('report.evaluation.due') }
  const day = material.evaluation
  if (day === null) return { ...section, blocks: [insufficient(compose(t('report.evaluation.noEnd')))] }
  const state = ownState(input)
  if (state !== null && isPutAway(state))
    return { ...section, blocks: [paragraph(compose(t(`report.evaluation.notDue.${state.value}`)))] }
  const source = tasksOf(input, day.taskId === null ? [] : [day.taskId])
  const found =
    day.from === 'campaign' ? [] : compose(t(`report.evaluation.from.${day.from}`), { task: quotedTitlesOf(t, source) })
  return {
    ...section,
    blocks: [
      paragraph(
        joinLines(t('report.separator.sentence'), [
          compose(t('report.evaluation.dueLine'), { end: day.end, due: day.due }),
          found,
        ]),
      ),
      ...(sheet.today > day.end
        ? []
        : [
            paragraph(
              compose(t(isAllAhead(input) ? 'report.evaluation.notStarted' : 'report.evaluation.running'), {
                day: sheet.asOf,
              }),
            ),
          ]),
    ],
  }
}

/** The goals under the heading of an evaluation. */
function goals(input: ReportInput): Section | null {
  const section = goalsSection(input)
  return section === null ? null : { ...section, title: input.t('report.evaluation.goals') }
}

/**
 * 活动效果评估报告: goals, stages, budget and feedback of a campaign, due on the third workday after its end. [EV1] [S1-22]
 * Never throws; the order of rows does not matter.
 */
export function* evaluationReportSteps(unsorted: ReportInput): Steps<ReportDocument> {
  const input = yield* preparedSteps(unsorted)
  yield
  return yield* inSections(
    {
      title: input.t('report.evaluation.title', { sheet: titleSubject(input) }),
      subtitle: subtitleOf(input),
      summary: () => reviewSummary(input),
      sections: [
        () => dueSection(input),
        () => goals(input),
        () => channelsSection(input),
        () => funnelSection(input),
        () => stagesSection(input),
        () => baselineSection(input),
        () => budgetSection(input),
        () => feedbackSection(input),
        () => highlightsSection(input),
        () => shortfallsSection(input),
        () => qualitySection(input, ['kpis', 'metrics', 'budget', 'issues']),
      ],
    },
    (section) => foldInsufficient(input.t, section),
  )
}

export const evaluationReport = (input: ReportInput): ReportDocument => allAtOnce(evaluationReportSteps(input))
