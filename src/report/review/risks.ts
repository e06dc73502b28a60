import type { AssessedTask } from '../../schema/index.ts'
import { filterInSteps, lacksAnswer, type Steps, written } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import { paragraph, taskList, toFill } from '../blocks.ts'
import { compose } from '../compose.ts'
import { hasColumn } from '../columns.ts'
import { delayedTasks } from '../taskSets.ts'
import { inPlannedOrder } from '../order.ts'
import { idsOf, tasksPhrase } from '../phrases.ts'
import { isMeasureOverdue, riskLine } from '../risk.ts'
import type { Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** Whether a delayed task lacks a risk, a measure or, where the sheet has the column, a deadline. [S2-12] */
const isIncomplete = (input: ReportInput, { row, assessment }: AssessedTask): boolean =>
  lacksAnswer(assessment, row, (field) => hasColumn(input, field)).length > 0

/**
 * 风险应对, where the sheet has the column: risks with their measures and deadlines, and the delayed tasks that lack
 * them. [S2-12]
 */
export function* risksSection(input: ReportInput): Steps<Section | null> {
  if (!hasColumn(input, 'risk')) return null
  const { t, sheet } = input
  const risks = inPlannedOrder(yield* filterInSteps(sheet.tasks, ({ row }) => written(row.risk) !== null))
  yield
  const answeredRisks = yield* filterInSteps(risks, ({ row }) => written(row.solution) !== null)
  const overdue = yield* filterInSteps(risks, (task) => isMeasureOverdue(task, sheet.today))
  const incomplete = yield* filterInSteps(delayedTasks(sheet.tasks), (task) => isIncomplete(input, task))
  yield
  const summary = compose(t(overdue.length > 0 ? 'report.risk.summaryOverdue' : 'report.risk.summary'), {
    risks: { text: tasksPhrase(t, risks.length), recordIds: idsOf(risks) },
    answered: { text: formatCount(answeredRisks.length), recordIds: idsOf(answeredRisks) },
    overdue: { text: formatCount(overdue.length), recordIds: idsOf(overdue) },
  })
  return {
    id: 'risks',
    title: t('report.review.risks'),
    blocks: [
      paragraph(risks.length === 0 ? compose(t('report.risk.none')) : summary),
      ...taskList(t, risks, (task) => riskLine(input, task)),
      ...(incomplete.length === 0
        ? []
        : [
            paragraph(
              compose(t('report.risk.incomplete'), {
                tasks: { text: tasksPhrase(t, incomplete.length), recordIds: idsOf(incomplete) },
              }),
            ),
          ]),
      ...(risks.length === 0 ? [] : [toFill(t('report.risk.effectToFill'), idsOf(risks))]),
    ],
  }
}
