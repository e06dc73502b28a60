import { compose } from './compose.ts'
import { daysPhrase, idsOf, tasksPhrase } from './phrases.ts'
import { delaysApart } from './taskSets.ts'
import type { Line } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** '2 个任务延期，1 个任务晚于计划完成，合计 9 天。': what is late and open is never counted with what was finished late. [RA1] [ST1] */
export function delaySummary({ t, sheet }: ReportInput): Line {
  const { open, finished, days } = delaysApart(sheet.tasks)
  if (open.length + finished.length === 0) return compose(t('report.delay.none'))
  const key =
    finished.length === 0
      ? 'report.delay.onlyOpen'
      : open.length === 0
        ? 'report.delay.onlyFinished'
        : 'report.delay.summary'
  return compose(t(key), {
    open: { text: tasksPhrase(t, open.length), recordIds: idsOf(open) },
    finished: { text: tasksPhrase(t, finished.length), recordIds: idsOf(finished) },
    days: daysPhrase(t, days),
  })
}
