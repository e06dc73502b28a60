import { type DayNumber, formatDay as toDate } from '../../domain/index.ts'
import { formatCount, formatDay, type Translate } from '../../i18n/index.ts'
import { spanText } from '../sandbox/spanText.ts'
import type { DaySpan, GanttTask } from './ganttRows.ts'

/** A day number as the page writes it. */
export const dayText = (day: DayNumber, today: string): string => formatDay(toDate(day), today)

/** 「7/1–7/5」, or one day. */
export const daysText = ({ from, to }: DaySpan, today: string): string =>
  spanText({ start: toDate(from), end: toDate(to) ?? '' }, today)

/** What the cells say of the actual days: 「7/1–7/5」, 「7/1 起」 of an unfinished task; null when they say nothing. */
export function actualText(t: Translate, { task, actual }: GanttTask, today: string): string | null {
  if (actual === null) return null
  if (task.assessment.state !== 'done') return t('gantt.task.since', { day: dayText(actual.from, today) })
  const { actualStart, actualEnd } = task.facts
  if (actualEnd === null) return t('gantt.task.since', { day: formatDay(actualStart, today) })
  if (actualStart === null) return t('gantt.task.until', { day: formatDay(actualEnd, today) })
  return daysText(actual, today)
}

/** 「晚 3 天」, 「晚完成 3 天」; null for a task that is not late. [ST2] */
export function lateText(t: Translate, { task, delay }: GanttTask): string | null {
  if (delay === null) return null
  const count = formatCount(task.assessment.delayDays)
  return t(task.assessment.state === 'done' ? 'gantt.lateDone' : 'gantt.late', { count })
}

/** All that the bars of a task say, for people who hear the page. */
export function taskText(t: Translate, row: GanttTask, stage: string | null, today: string): string {
  const actual = actualText(t, row, today)
  return [
    row.task.row.title ?? t('task.untitled'),
    ...(row.isMilestone ? [t('gantt.task.milestone')] : []),
    t('gantt.task.plan', { days: daysText(row.plan, today) }),
    ...(actual === null ? [] : [t('gantt.task.actual', { days: actual })]),
    ...[lateText(t, row)].filter((text) => text !== null),
    ...(row.isCritical ? [t('gantt.task.critical')] : []),
    ...(stage === null ? [] : [stage]),
  ].join(t('gantt.separator'))
}

/** A plan that somebody tries to move, by days. */
export interface GanttDraft {
  readonly id: string
  readonly days: number
}

/** Where the plan of a draft would be. Of a task that has begun only the end moves, never before its start. [SH1] */
export function draftSpan({ plan, hasBegun }: GanttTask, days: number): DaySpan {
  if (!hasBegun) return { from: plan.from + days, to: plan.to + days }
  return { from: plan.from, to: Math.max(plan.from, plan.to + days) }
}

/** 「上线」推后 2 天：7/8–7/9 → 7/10–7/11 */
export const draftText = (t: Translate, row: GanttTask, days: number, today: string): string =>
  t(days > 0 ? 'gantt.draft.later' : 'gantt.draft.earlier', {
    title: row.task.row.title ?? t('task.untitled'),
    count: formatCount(Math.abs(days)),
    before: daysText(row.plan, today),
    after: daysText(draftSpan(row, days), today),
  })
