import type { AssessedTask } from '../../schema/index.ts'
import { addDays, addWorkdays, byDay, createWorkdayCalendar, type CalendarDate } from '../../domain/index.ts'
import { paragraph, taskList, toFill } from '../blocks.ts'
import { compose } from '../compose.ts'
import { doneTasks, finishedOn } from '../taskSets.ts'
import { hasColumn } from '../columns.ts'
import { inPlannedOrder } from '../order.ts'
import { clauses, dayPhrase, finishPhrase, idsOf, taskPhrase, textOf, quotedTitlesOf } from '../phrases.ts'
import type { Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/**
 * The day of the last stand-up: yesterday, or the last workday when the team counts workdays. [S0-21]
 */
function lastStandUp({ sheet, settings }: ReportInput): CalendarDate {
  if (settings.calendar.mode === 'calendar') return addDays(sheet.today, -1)
  const { isWorkday } = createWorkdayCalendar({ overrides: settings.calendar })
  return addWorkdays(sheet.today, -1, isWorkday)
}

function finishedLine(input: ReportInput, task: AssessedTask, day: CalendarDate): Line {
  const { t, sheet } = input
  const dayText = dayPhrase(input, day)
  const when =
    day === sheet.today
      ? t('report.brief.finishedToday', { day: dayText })
      : day === addDays(sheet.today, -1)
        ? t('report.brief.finishedYesterday', { day: dayText })
        : t('report.brief.finishedOn', { day: dayText })
  const outcome = finishPhrase(t, task)
  return compose(t('report.statement'), {
    subject: taskPhrase(t, task),
    statement: clauses(t, [[{ text: when }], outcome === null ? [] : [{ text: outcome }]]),
  })
}

/**
 * 昨日完成: done tasks whose actual end lies between the last stand-up's day and today, both included, each with its
 * day. Stand-ups are at 17:00, so tasks finished yesterday evening and tasks finished today before the meeting are both
 * news. Every task that counts as done must appear here, because the brief no longer lists it as open. [S0-21]
 */
export function finishedSection(input: ReportInput): Section {
  const { t, sheet } = input
  const since = lastStandUp(input)
  const finishedTasks = inPlannedOrder(sheet.tasks)
    .flatMap((task) => {
      const day = finishedOn(task, sheet.today)
      return day !== null && day >= since ? [{ task, day }] : []
    })
    .sort(byDay)
  const days = new Map(finishedTasks.map(({ task, day }) => [task.row.recordId, day]))
  const undated = inPlannedOrder(doneTasks(sheet.tasks).filter((task) => finishedOn(task, sheet.today) === null))
  const isDated = hasColumn(input, 'actualEnd')
  const none =
    undated.length > 0
      ? compose(t('report.brief.finishedNoneDated'), { from: dayPhrase(input, since) })
      : since === addDays(sheet.today, -1)
        ? compose(t('report.brief.finishedNone'))
        : compose(t('report.brief.finishedNoneSince'), { from: dayPhrase(input, since) })
  return {
    id: 'finished',
    title: t('report.brief.finished'),
    blocks: [
      ...(finishedTasks.length > 0 || (undated.length > 0 && !isDated) ? [] : [paragraph(none)]),
      ...taskList(
        t,
        finishedTasks.map(({ task }) => task),
        (task) => finishedLine(input, task, days.get(task.row.recordId) ?? since),
      ),
      ...(undated.length === 0
        ? []
        : [
            isDated
              ? toFill(
                  t('report.brief.finishedUndated', { titles: textOf(quotedTitlesOf(t, undated)) }),
                  idsOf(undated),
                )
              : paragraph(compose(t('report.brief.finishedNoColumn'), { titles: quotedTitlesOf(t, undated) })),
          ]),
    ],
  }
}
