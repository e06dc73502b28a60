import { formatCount } from '../i18n/index.ts'
import { isFinished, outcomesOf } from './facts/outcomes.ts'
import { rollUpTasks } from '../domain/index.ts'
import { deviationPhrase, tasksPhrase } from './phrases.ts'
import type { ReportInput } from './reportInput.ts'

/**
 * '截至 2024-03-18 · 落后 12.4 个百分点 · 完成 1/4 · 按自然日计': day, conclusion and how it is counted. Once everything
 * is done the conclusion is how many were late.
 */
export function subtitleOf({ sheet, settings, t }: ReportInput): string {
  const wanted = sheet.tasks.filter(({ assessment }) => assessment.state !== 'cancelled')
  const done = wanted.filter(({ assessment }) => assessment.state === 'done')
  const { late } = outcomesOf(sheet.tasks)
  return [
    t('report.subtitle.asOf', { day: sheet.asOf }),
    isFinished(sheet.tasks)
      ? t('report.subtitle.late', { tasks: tasksPhrase(t, late.length) })
      : deviationPhrase(t, rollUpTasks(sheet.tasks).deviation),
    t('report.subtitle.completed', { part: formatCount(done.length), all: formatCount(wanted.length) }),
    t(settings.calendar.mode === 'workday' ? 'report.subtitle.workdays' : 'report.subtitle.calendarDays'),
  ].join(' · ')
}
