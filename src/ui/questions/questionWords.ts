import type { AssessedTask } from '../../schema/index.ts'
import type { OpenIntent } from '../../application/engine/questions.ts'
import { type CalendarDate, interpretManualState, type ManualIntent, written } from '../../domain/index.ts'
import { formatDay, type MessageKey, type Translate } from '../../i18n/index.ts'
import { columnName } from '../parts/columnName.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

export const mayEdit = ({ rights }: Pick<SheetState, 'rights'>): boolean => rights.kind === 'unknown' || rights.mayWrite

const meantBy = ({ asked, computed }: OpenIntent, { facts }: AssessedTask, today: CalendarDate): ManualIntent =>
  interpretManualState(asked, computed, facts, today)

/** The question and the label of its yes button. [MI1] */
export function questionOf(
  intent: OpenIntent,
  task: AssessedTask,
  today: CalendarDate,
): { readonly key: MessageKey; readonly confirm: MessageKey } {
  const meaning = meantBy(intent, task, today)
  switch (meaning.kind) {
    case 'confirmStart':
      return startQuestion(intent, today)
    case 'confirmReopen':
      return {
        key: meaning.restore === 'done' ? 'intent.reopen' : 'intent.reopenEnded',
        confirm: 'intent.confirm.reopen',
      }
    case 'recordHold':
      return { key: `intent.${meaning.hold}`, confirm: `intent.confirm.${meaning.hold}` }
    case 'resume':
      return { key: 'intent.resume', confirm: 'intent.confirm.resume' }
    case 'recordDone':
    case 'confirmDone':
      return { key: 'intent.done', confirm: 'intent.confirm.done' }
    default:
      return { key: 'intent.other', confirm: 'intent.confirm.done' }
  }
}

/** Asks whether the task started on the day of the drag: today, an earlier day, or one that nobody saw. */
function startQuestion({ seenOn }: OpenIntent, today: CalendarDate): ReturnType<typeof questionOf> {
  if (seenOn === today) return { key: 'intent.start', confirm: 'intent.confirm.start' }
  return { key: seenOn === null ? 'intent.start.unseen' : 'intent.start.seenOn', confirm: 'stamp.accept' }
}

export interface Needs {
  /** Whether to ask for a day that nobody saw: `needed` for a start; the day of an end may stay empty. */
  readonly day: 'needed' | 'wanted' | null
  readonly progress: boolean
}

/** What a person has to enter besides yes. [MI2] */
export function needsOf(
  intent: OpenIntent,
  task: AssessedTask,
  { today, columns }: Pick<SheetState, 'today' | 'columns'>,
): Needs {
  const meaning = meantBy(intent, task, today)
  if (meaning.kind === 'confirmReopen') return { day: null, progress: true }
  if (intent.seenOn !== null) return { day: null, progress: false }
  if (meaning.kind === 'confirmStart') return { day: 'needed', progress: false }
  const isDone = meaning.kind === 'recordDone' || meaning.kind === 'confirmDone'
  const isDated = isDone && meaning.write.actualEnd === task.row.actualEnd
  return { day: isDone && !isDated && columns.includes('actualEnd') ? 'wanted' : null, progress: false }
}

/** The evidence of a done task that is missing: only what the sheet has a column for. [MI1] */
export interface MissingEvidence {
  /** 交付物 is empty. */
  readonly deliverable: boolean
  /** 交付附件 has no file. */
  readonly files: boolean
}

export const missingEvidence = (
  { row }: Pick<AssessedTask, 'row'>,
  { columns }: Pick<SheetState, 'columns'>,
): MissingEvidence => ({
  deliverable: columns.includes('deliverable') && written(row.deliverable) === null,
  files: columns.includes('deliverableFiles') && (row.deliverableFiles ?? []).length === 0,
})

/** The columns of the missing evidence as they are called in the Base, in words; null when nothing is missing. */
export function evidenceText(
  t: Translate,
  task: Pick<AssessedTask, 'row'>,
  sheet: Pick<SheetState, 'columns' | 'preset' | 'language' | 'columnNames'>,
): string | null {
  const { deliverable, files } = missingEvidence(task, sheet)
  const names = [...(deliverable ? (['deliverable'] as const) : []), ...(files ? (['deliverableFiles'] as const) : [])]
  return names.length === 0
    ? null
    : t('intent.lacks', { columns: names.map((name) => columnName(sheet, name)).join(t('common.listSeparator')) })
}

/** Whether a plain yes is enough, so that several can be confirmed at once. */
export const takesPlainYes = (intent: OpenIntent, task: AssessedTask, sheet: SheetState): boolean => {
  const { day, progress } = needsOf(intent, task, sheet)
  return day !== 'needed' && !progress
}

/** Says before the press what a yes writes. [EX2] */
export function writesText(
  t: Translate,
  intent: OpenIntent,
  task: AssessedTask,
  { today, columns }: SheetState,
  day: CalendarDate | null,
): string {
  const meaning = meantBy(intent, task, today)
  switch (meaning.kind) {
    case 'recordDone':
    case 'confirmDone': {
      if (!columns.includes('actualEnd')) return t('intent.writes.progress')
      const isDated = meaning.write.actualEnd === task.row.actualEnd
      const end = day ?? (isDated ? meaning.write.actualEnd : intent.seenOn)
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
