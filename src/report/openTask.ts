import type { AssessedTask } from '../schema/index.ts'
import { hasColumn } from './columns.ts'
import { compose } from './compose.ts'
import { clauses, dayPhrase, daysPhrase, deviationPhrase, taskPhrase } from './phrases.ts'
import { daysBetween } from '../domain/index.ts'
import { formatPercent } from '../i18n/index.ts'
import type { Line } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** '30%', or '0%（未填写，按 0% 计）' of a task that should have begun and whose progress nobody has filled in. [PR2] */
export function actualText(input: ReportInput, { assessment, facts }: AssessedTask): string {
  const actual = formatPercent(assessment.actual)
  const isEmpty = facts.progress === null && (facts.stated ?? null) === null
  const isCounted = isEmpty && assessment.actual === 0 && assessment.planned !== 0
  return isCounted && hasColumn(input, 'progress') ? input.t('report.open.emptyActual', { actual }) : actual
}

/** '计划 45.5%，实际 30%，落后 15.5 个百分点': plan, actual and deviation of a task. [PR1] [PR2] [DV1] */
function figuresClause(input: ReportInput, task: AssessedTask): Line {
  const { t } = input
  const { assessment } = task
  const actual = actualText(input, task)
  if (assessment.planned === null) return compose(t('report.open.noPlan'), { actual })
  if (assessment.actual === null)
    return compose(t('report.open.noActual'), { planned: formatPercent(assessment.planned) })
  return compose(t('report.open.figures'), {
    planned: formatPercent(assessment.planned),
    actual,
    deviation: deviationPhrase(t, assessment.deviation),
  })
}

/** When the task is due, and how many days late it is or starts; nothing without a valid plan. [ST2] [ST5] */
function dueClauses(input: ReportInput, { assessment, facts }: AssessedTask): readonly Line[] {
  const { t, sheet } = input
  const { plannedStart, plannedEnd } = facts
  if (assessment.planned === null || plannedEnd === null) return []
  const day = dayPhrase(input, plannedEnd)
  if (assessment.state === 'delayed' && assessment.delayDays !== null) {
    return [compose(t('report.open.delayed'), { days: daysPhrase(t, assessment.delayDays), day })]
  }
  const due = compose(t(plannedEnd === sheet.today ? 'report.open.dueToday' : 'report.open.due'), { day })
  const startedLateBy =
    assessment.flags.includes('lateStart') && plannedStart !== null ? daysBetween(plannedStart, sheet.today) : null
  if (startedLateBy === null || plannedStart === null) return [due]
  return [
    compose(t('report.open.lateStart'), { day: dayPhrase(input, plannedStart), days: daysPhrase(t, startedLateBy) }),
    due,
  ]
}

/** '审核不通过' of an open milestone whose review did not pass: it stands beside its days. [MS1] */
export const rejectedClause = (input: ReportInput, { row }: AssessedTask): Line =>
  row.milestone === true && row.review === 'failed' && hasColumn(input, 'review')
    ? compose(input.t('report.open.rejected'))
    : []

/** The forecast finish, if it is later than the planned end. [FC1] */
function forecastClause(input: ReportInput, { assessment, facts }: AssessedTask): Line {
  const { forecastEnd } = assessment
  if (forecastEnd === null || facts.plannedEnd === null || forecastEnd <= facts.plannedEnd) return []
  return compose(input.t('report.open.forecast'), { day: dayPhrase(input, forecastEnd) })
}

/** The line of an open task: name and owner, figures, due day, forecast. */
export const openTaskLine = (input: ReportInput, task: AssessedTask): Line =>
  compose(input.t('report.statement'), {
    subject: taskPhrase(input.t, task),
    statement: clauses(input.t, [
      figuresClause(input, task),
      ...dueClauses(input, task),
      rejectedClause(input, task),
      forecastClause(input, task),
    ]),
  })
