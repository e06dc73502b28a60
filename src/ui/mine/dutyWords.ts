import type { OpenAnswer } from '../../application/board/personBoard.ts'
import type { CalendarDate, DatedDuty, PersonDuties } from '../../domain/index.ts'
import { formatDay, formatMoment, type Translate } from '../../i18n/index.ts'
import { besideColumnName, columnName } from '../parts/columnName.ts'

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

/** What columns are called now. */
type Names = Parameters<typeof columnName>[0] & Parameters<typeof besideColumnName>[0]

/** The column that people fill in when they have done it. */
const ANSWERS = { response: 'respondedAt', solution: 'solutionAt', closing: 'status' } as const

/** What to do about a task or an issue by a day. */
export function datedLine(t: Translate, duty: DatedDuty, now: Now, names: Names): DutyLine {
  const line = { key: `${duty.kind} ${duty.id}`, recordId: duty.id }
  const day = formatDay(duty.on, now.today)
  if (duty.kind === 'issue') {
    const when = duty.atMs === null ? day : formatMoment(duty.atMs, now.timeZone, now.nowMs)
    const words = t(`mine.issue.${duty.what}${duty.isOver ? '.over' : ''}`, {
      when,
      column: besideColumnName(names, 'issues', ANSWERS[duty.what]),
      dueDay: besideColumnName(names, 'issues', 'dueDay'),
    })
    const isByDay = duty.what !== 'closing' && duty.atMs === null
    return { ...line, table: 'issues', words: isByDay ? t('mine.byDay', { words }) : words, isLate: duty.isOver }
  }
  const isToday = duty.on === now.today
  const words =
    duty.daysLate > 0
      ? t('mine.end.late', { days: duty.daysLate })
      : isToday
        ? t(`mine.${duty.kind}.today`, { progress: columnName(names, 'progress') })
        : t(`mine.${duty.kind}.coming`, { day })
  return { ...line, table: 'tasks', words, isLate: duty.daysLate > 0 }
}

/** Which update is due of a task. `isChosen`: people chose how often. [S3-14] */
export function updateLine(
  t: Translate,
  { id, frequency, last }: PersonDuties['updates'][number],
  isChosen: boolean,
  names: Names & { readonly today: CalendarDate },
): DutyLine {
  const how = frequency === 'daily' && !isChosen ? 'key' : frequency
  const words = t(`mine.update.${how}`, {
    last: formatDay(last, names.today),
    progress: columnName(names, 'progress'),
  })
  return { key: `update ${id}`, table: 'tasks', recordId: id, words, isLate: false }
}

export const answerLine = (t: Translate, { id, what }: OpenAnswer, names: Names): DutyLine => ({
  key: `${what} ${id}`,
  table: 'tasks',
  recordId: id,
  words: t(`mine.answer.${what}`, { actualEnd: columnName(names, 'actualEnd') }),
  isLate: false,
})
