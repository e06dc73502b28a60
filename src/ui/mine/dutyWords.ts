import type { OpenAnswer } from '../../application/board/personBoard.ts'
import type { CalendarDate, DatedDuty, PersonDuties } from '../../domain/index.ts'
import { formatDay, formatMoment, type Translate } from '../../i18n/index.ts'

/** What a duty asks for, and how it is marked. */
export interface DutyLine {
  readonly key: string
  readonly table: 'tasks' | 'issues'
  readonly recordId: string
  /** The next step. */
  readonly words: string
  readonly isLate: boolean
}

interface Now {
  readonly today: CalendarDate
  readonly timeZone: string
  readonly nowMs: number
}

/** What to do about a task or an issue by a day. */
export function datedLine(t: Translate, duty: DatedDuty, now: Now): DutyLine {
  const line = { key: `${duty.kind} ${duty.id}`, recordId: duty.id }
  const day = formatDay(duty.on, now.today)
  if (duty.kind === 'issue') {
    const when = duty.atMs === null ? day : formatMoment(duty.atMs, now.timeZone, now.nowMs)
    const words = t(`mine.issue.${duty.what}${duty.isOver ? '.over' : ''}`, { when })
    return { ...line, table: 'issues', words, isLate: duty.isOver }
  }
  const isToday = duty.on === now.today
  const words =
    duty.daysLate > 0
      ? t('mine.end.late', { days: duty.daysLate })
      : isToday
        ? t(`mine.${duty.kind}.today`)
        : t(`mine.${duty.kind}.coming`, { day })
  return { ...line, table: 'tasks', words, isLate: duty.daysLate > 0 }
}

/** Which update is due of a task. `isChosen`: people chose how often. [S3-14] */
export function updateLine(
  t: Translate,
  { id, frequency, last }: PersonDuties['updates'][number],
  isChosen: boolean,
  today: CalendarDate,
): DutyLine {
  const how = frequency === 'daily' && !isChosen ? 'key' : frequency
  const words = t(`mine.update.${how}`, { last: formatDay(last, today) })
  return { key: `update ${id}`, table: 'tasks', recordId: id, words, isLate: false }
}

export const answerLine = (t: Translate, { id, what }: OpenAnswer): DutyLine => ({
  key: `${what} ${id}`,
  table: 'tasks',
  recordId: id,
  words: t(`mine.answer.${what}`),
  isLate: false,
})
