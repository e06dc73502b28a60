import { formatCount } from '../i18n/index.ts'
import { rollUpOf } from './facts/rollUpOf.ts'
import { deviationPhrase } from './phrases.ts'
import type { ReportInput } from './reportInput.ts'

/** '截至 2024-03-18 · 落后 12.4 个百分点 · 完成 1/4 · 按自然日计': day, conclusion and how it is counted. */
export function subtitleOf({ sheet, settings, t }: ReportInput): string {
  const wanted = sheet.tasks.filter(({ assessment }) => assessment.state !== 'cancelled')
  const done = wanted.filter(({ assessment }) => assessment.state === 'done')
  return [
    t('report.subtitle.asOf', { day: sheet.asOf }),
    deviationPhrase(t, rollUpOf(sheet.tasks).deviation),
    t('report.subtitle.completed', { part: formatCount(done.length), all: formatCount(wanted.length) }),
    t(settings.calendar.mode === 'workday' ? 'report.subtitle.workdays' : 'report.subtitle.calendarDays'),
  ].join(' · ')
}
