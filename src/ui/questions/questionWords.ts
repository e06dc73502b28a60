import type { AssessedTask } from '../../application/rows/assessedTask.ts'
import type { OpenIntent } from '../../application/engine/questions.ts'
import { type CalendarDate, interpretManualState, type ManualIntent } from '../../domain/index.ts'
import { formatDay, type MessageKey, type Translate } from '../../i18n/index.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

export const mayEdit = ({ rights }: Pick<SheetState, 'rights'>): boolean => rights.kind === 'unknown' || rights.mayWrite

const meantBy = ({ asked, computed }: OpenIntent, { facts }: AssessedTask, today: CalendarDate): ManualIntent =>
  interpretManualState(asked, computed, facts, today)

/** The question and the word of a yes. [MI1] */
export function questionOf(
  intent: OpenIntent,
  task: AssessedTask,
  today: CalendarDate,
): { readonly key: MessageKey; readonly confirm: MessageKey } {
  const meant = meantBy(intent, task, today)
  switch (meant.kind) {
    case 'confirmStart':
      return startQuestion(intent, today)
    case 'confirmReopen':
      return { key: 'intent.reopen', confirm: 'intent.confirm.reopen' }
    case 'recordHold':
      return { key: `intent.${meant.hold}`, confirm: `intent.confirm.${meant.hold}` }
    case 'resume':
      return { key: 'intent.resume', confirm: 'intent.confirm.resume' }
    case 'recordDone':
    case 'confirmDone':
      return { key: 'intent.done', confirm: 'intent.confirm.done' }
    default:
      return { key: 'intent.other', confirm: 'intent.confirm.done' }
  }
}

/** A start is asked of the day of the drag: today, an earlier day that is named, or one that nobody saw. */
function startQuestion({ seenOn }: OpenIntent, today: CalendarDate): ReturnType<typeof questionOf> {
  if (seenOn === today) return { key: 'intent.start', confirm: 'intent.confirm.start' }
  return { key: seenOn === null ? 'intent.start.unseen' : 'intent.start.seenOn', confirm: 'stamp.accept' }
}

export interface Needs {
  /** A day that nobody saw: `needed` for a start, of an end it may be left open. */
  readonly day: 'needed' | 'wanted' | null
  readonly progress: boolean
}

/** What a person has to say besides yes. [MI2] */
export function needsOf(
  intent: OpenIntent,
  task: AssessedTask,
  { today, columns }: Pick<SheetState, 'today' | 'columns'>,
): Needs {
  const meant = meantBy(intent, task, today)
  if (meant.kind === 'confirmReopen') return { day: null, progress: true }
  if (intent.seenOn !== null) return { day: null, progress: false }
  if (meant.kind === 'confirmStart') return { day: 'needed', progress: false }
  const isDone = meant.kind === 'recordDone' || meant.kind === 'confirmDone'
  const isDated = isDone && meant.write.actualEnd === task.row.actualEnd
  return { day: isDone && !isDated && columns.includes('actualEnd') ? 'wanted' : null, progress: false }
}

/** Whether a yes is enough, so that it may be said to several at once. */
export const takesPlainYes = (intent: OpenIntent, task: AssessedTask, sheet: SheetState): boolean => {
  const { day, progress } = needsOf(intent, task, sheet)
  return day !== 'needed' && !progress
}

/** What a yes writes, before it is pressed. [EX2] */
export function writesText(
  t: Translate,
  intent: OpenIntent,
  task: AssessedTask,
  { today, columns }: SheetState,
  day: CalendarDate | null,
): string {
  const meant = meantBy(intent, task, today)
  switch (meant.kind) {
    case 'recordDone':
    case 'confirmDone': {
      if (!columns.includes('actualEnd')) return t('intent.writes.progress')
      const isDated = meant.write.actualEnd === task.row.actualEnd
      const end = day ?? (isDated ? meant.write.actualEnd : intent.seenOn)
      return end === null ? t('intent.writes.undated') : t('intent.writes.done', { day: formatDay(end, today) })
    }
    case 'confirmStart': {
      const start = day ?? intent.seenOn
      const words = columns.includes('actualStart')
        ? t(start === null ? 'intent.writes.startOpen' : 'intent.writes.start', { day: formatDay(start, today) })
        : t('intent.keeps.start')
      return intent.computed === 'delayed' ? `${words} ${t('intent.stillLate')}` : words
    }
    case 'confirmReopen':
      return t('intent.writes.reopen')
    case 'recordHold':
      return t(columns.includes('hold') ? 'intent.writes.hold' : 'intent.keeps.hold')
    case 'resume':
      return t('intent.writes.resume')
    default:
      return ''
  }
}
