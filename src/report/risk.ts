import type { AssessedTask } from '../schema/index.ts'
import { daysBetween, hasStatedCause, isOpen, statedCause, written } from '../domain/index.ts'
import type { Translate } from '../i18n/index.ts'
import { compose } from './compose.ts'
import { hasColumn } from './columns.ts'
import { clauses, dayPhrase, daysPhrase, quoted, taskPhrase } from './phrases.ts'
import type { Line } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** Whether a task is open and somebody wrote a risk or a cause for it. */
export const isOpenConcern = ({ row, assessment }: AssessedTask): boolean =>
  isOpen(assessment.state) && hasStatedCause(row)

/** Whether the measure's deadline has passed while the task is still open. */
export const isMeasureOverdue = ({ row, assessment }: AssessedTask, today: string): boolean =>
  isOpen(assessment.state) && row.solutionDue !== null && row.solutionDue < today

/** '时限 3/7（已过 2 天）'; nothing where the sheet has no such column. */
function deadlineClause(input: ReportInput, task: AssessedTask): Line {
  const { t, sheet } = input
  const dueDay = task.row.solutionDue
  if (dueDay === null) return hasColumn(input, 'solutionDue') ? compose(t('report.risk.noDeadline')) : []
  const day = dayPhrase(input, dueDay)
  const daysPassed = isMeasureOverdue(task, sheet.today) ? daysBetween(dueDay, sheet.today) : null
  return daysPassed === null
    ? compose(t('report.risk.deadline'), { day })
    : compose(t('report.risk.deadlinePassed'), { day, days: daysPhrase(t, daysPassed) })
}

/** What people wrote, word for word: the cause of the delay, the risk if it says more, and the category. [RA1] */
function concernClauses({ t }: ReportInput, { row }: AssessedTask): readonly Line[] {
  const { text, axis } = statedCause(row)
  const risk = written(row.risk)
  return [
    text === null ? [] : [{ text: quoted(t, text) }],
    risk === null || risk === text ? [] : compose(t('report.risk.besides'), { quote: quoted(t, risk) }),
    categoryClause(t, axis),
  ]
}

/** '原因分类：人、外部'; nothing where nobody chose one. */
export const categoryClause = (t: Translate, axis: readonly string[]): Line =>
  axis.length === 0 ? [] : compose(t('report.delay.category'), { list: axis.join(t('report.separator.list')) })

/** What people wrote about a task's risk, with measure and deadline where the sheet has columns for them. [S2-12] */
export function riskLine(input: ReportInput, task: AssessedTask): Line {
  const { t } = input
  const solution = written(task.row.solution)
  const measure =
    solution === null
      ? hasColumn(input, 'solution') && task.assessment.band !== 'ahead'
        ? compose(t('report.risk.noMeasure'))
        : []
      : compose(t('report.risk.measure'), { quote: quoted(t, solution) })
  return compose(t('report.statement'), {
    subject: taskPhrase(t, task),
    statement: clauses(t, [...concernClauses(input, task), measure, deadlineClause(input, task)]),
  })
}
