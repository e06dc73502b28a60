import { daysBetween, isOpen, written } from '../domain/index.ts'
import { taskTableOf } from '../schema/index.ts'
import { compose } from './compose.ts'
import { clauses, dayPhrase, daysPhrase, quoted, taskPhrase } from './phrases.ts'
import type { Line } from './reportDocument.ts'
import type { ReportInput, ReportTask } from './reportInput.ts'

/** Open work for which somebody wrote down a risk. */
export const isOpenRisk = ({ row, assessment }: ReportTask): boolean => isOpen(assessment.state) && written(row.risk) !== null

/** Whether the sheet has a column for the deadline of a measure: S2 does, S3 does not. */
export const hasMeasureDeadlines = ({ sheet }: Pick<ReportInput, 'sheet'>): boolean =>
  taskTableOf(sheet.preset).columns.some((column) => column.field === 'solutionDue')

/** The measure's deadline has passed while the task is still open. */
export const isMeasureOverdue = ({ row, assessment }: ReportTask, today: string): boolean =>
  isOpen(assessment.state) && row.solutionDue !== null && row.solutionDue < today

/** '时限 3/7（已过 2 天）'; nothing where the sheet has no such column. */
function deadlineClause(input: ReportInput, task: ReportTask): Line {
  const { t, sheet } = input
  const due = task.row.solutionDue
  if (due === null) return hasMeasureDeadlines(input) ? compose(t('report.risk.noDeadline')) : []
  const day = dayPhrase(input, due)
  const passed = isMeasureOverdue(task, sheet.today) ? daysBetween(due, sheet.today) : null
  return passed === null
    ? compose(t('report.risk.deadline'), { day })
    : compose(t('report.risk.deadlinePassed'), { day, days: daysPhrase(t, passed) })
}

/** One recorded risk, quoted, with its measure and deadline. [S2-12] */
export function riskLine(input: ReportInput, task: ReportTask): Line {
  const { t } = input
  const solution = written(task.row.solution)
  return compose(t('report.statement'), {
    subject: taskPhrase(t, task),
    statement: clauses(t, [
      [{ text: quoted(t, written(task.row.risk) ?? '') }],
      solution === null ? compose(t('report.risk.noMeasure')) : compose(t('report.risk.measure'), { quote: quoted(t, solution) }),
      deadlineClause(input, task),
    ]),
  })
}
