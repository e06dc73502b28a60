import { formatCount } from '../i18n/index.ts'
import { rollUpTasks } from '../domain/index.ts'
import { isAllAhead } from './campaignStates.ts'
import { deviationPhrase } from './phrases.ts'
import { doneTasks, tasksByState } from './taskSets.ts'
import type { ReportInput } from './reportInput.ts'

/**
 * '截至 2024-03-18 · 落后 12.4 个百分点 · 完成 1/4 · 按自然日计': day, conclusion and calendar. Before the cut-off progress
 * and states stand for different days, and both are named [TM1]. In a finished campaign the conclusion is how many tasks
 * were on time.
 */
export function subtitleOf(input: ReportInput): string {
  const { sheet, settings, standing, t } = input
  const { finished } = standing
  const { deviation } = rollUpTasks(sheet.tasks)
  // A plan that has not begun is neither kept nor missed.
  const isQuiet = isAllAhead(input) && (deviation === null || deviation === 0)
  const { notCancelled } = tasksByState(sheet.tasks)
  const done = doneTasks(sheet.tasks)
  return [
    sheet.today === sheet.asOf
      ? t('report.subtitle.asOf', { day: sheet.asOf })
      : t('report.subtitle.twoDays', { asOf: sheet.asOf, today: sheet.today }),
    finished !== null
      ? t(finished.known === 0 ? 'report.subtitle.unknown' : 'report.subtitle.onTime', {
          part: formatCount(finished.onTime),
          all: formatCount(finished.known),
        })
      : isQuiet
        ? t('report.subtitle.notStarted')
        : deviationPhrase(t, deviation),
    t('report.subtitle.completed', { part: formatCount(done.length), all: formatCount(notCancelled.length) }),
    t(settings.calendar.mode === 'workday' ? 'report.subtitle.workdays' : 'report.subtitle.calendarDays'),
  ].join(' · ')
}
