import { interpretManualState, type CalendarDate, type ManualIntent, type TaskState } from '../../domain/index.ts'
import type { AssessedTask } from '../rows/assessedTask.ts'
import type { OpenIntent, StateQuestion } from './questions.ts'
import type { HostError } from '../ports.ts'
import { isSameCell } from '../rows/sameCell.ts'
import type { RowNotes, StateOrigin } from './rowNotes.ts'

export type Judgement =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'asked' }
  /** What was meant is clear: it is written without asking. */
  | { readonly kind: 'write' }
  /** The card was drawn back: what was written because it had been drawn to 已完成 is taken back. */
  | { readonly kind: 'takeBack' }
  | { readonly kind: 'restore'; readonly from: string | null; readonly to: TaskState }

export interface StateSetting {
  readonly origin: StateOrigin
  readonly today: CalendarDate
  /** This user may write the sheet; a reader is shown what was meant. */
  readonly mayWrite: boolean
  /** The cells that say done are there and may hold values. */
  readonly canComplete: boolean
  /** 人工标记 has a column, so that nothing else tells of a pause. */
  readonly hasHoldColumn: boolean
  /** A person has taken up the task again, and the cell has yet to follow. */
  readonly isResumed: boolean
  /** It is done because it was drawn to 已完成, and nothing has been changed since. */
  readonly isDoneByDrag: boolean
}

/** Hand-set states that wait for an answer; their cells are left alone until then. [MI1] */
export interface ManualStates {
  open(): readonly OpenIntent[]
  get(recordId: string): StateQuestion | null
  /** What is to be done about the state cell of a row. */
  judge(task: AssessedTask, setting: StateSetting): Judgement
  /** The question is answered: from now on the cell shows what the facts say. */
  decide(recordId: string): void
  refuse(recordId: string, error: HostError): void
  forget(recordId: string): void
}

const NOTHING: Judgement = { kind: 'nothing' }
const ASKED: Judgement = { kind: 'asked' }
const WRITE: Judgement = { kind: 'write' }

export function createManualStates(notes: RowNotes): ManualStates {
  const ask = (recordId: string, asked: TaskState, computed: TaskState, seenOn: CalendarDate | null): void => {
    const { question } = notes.of(recordId)
    const isSame = question?.asked === asked
    notes.note(recordId, {
      question: { asked, computed, seenOn: isSame ? question.seenOn : seenOn, error: isSame ? question.error : null },
    })
  }
  return {
    open: () => notes.having('question').map(([recordId, question]) => ({ recordId, ...question })),
    get: (recordId) => notes.of(recordId).question,
    judge(task, setting) {
      const { row, facts, assessment } = task
      const { origin, mayWrite } = setting
      const { recordId } = row
      const chosen = row.state as TaskState | null
      const computed = assessment.state
      if (chosen === computed) {
        notes.note(recordId, { question: null, decided: null })
        return NOTHING
      }
      const { question, decided } = notes.of(recordId)
      if (decided !== null && decided.state === chosen && origin !== 'byHand') return NOTHING
      notes.note(recordId, { decided: null })
      const meant = meantBy(interpretManualState(chosen, computed, facts, setting.today), setting)
      if (chosen !== null && question?.asked === chosen && isQuestion(meant)) {
        ask(recordId, chosen, computed, question.seenOn)
        return ASKED
      }
      notes.note(recordId, { question: null })
      if (origin === 'known') return NOTHING
      const isSeen = origin === 'byHand'
      if (!isSeen && (chosen === null || !wasSetByHand(task, meant, setting))) return NOTHING
      if (chosen !== null && isSeen && setting.isDoneByDrag && computed === 'done') {
        ask(recordId, chosen, computed, setting.today)
        return mayWrite ? { kind: 'takeBack' } : ASKED
      }
      if (chosen === null || !isQuestion(meant)) {
        if (!isSeen) return NOTHING
        notes.note(recordId, { decided: { state: chosen } })
        return { kind: 'restore', from: chosen, to: computed }
      }
      ask(recordId, chosen, computed, isSeen ? setting.today : null)
      // Ask before a task gets an end that nobody saw. [MI2]
      const isClear = meant.kind === 'recordHold' || meant.kind === 'resume' || (meant.kind === 'recordDone' && isSeen)
      return isClear && mayWrite ? WRITE : ASKED
    },
    decide(recordId) {
      const { question } = notes.of(recordId)
      if (question !== null) notes.note(recordId, { question: null, decided: { state: question.asked } })
    },
    refuse(recordId, error) {
      const { question } = notes.of(recordId)
      if (question !== null) notes.note(recordId, { question: { ...question, error } })
    },
    forget(recordId) {
      notes.note(recordId, { question: null, decided: null })
    },
  }
}

const isQuestion = ({ kind }: ManualIntent): boolean => kind !== 'none' && kind !== 'restore'

/** What cannot be carried out in this sheet is no question: the computed state comes back. */
function meantBy(meant: ManualIntent, { canComplete }: StateSetting): ManualIntent {
  const needsProgress = meant.kind === 'recordDone' || meant.kind === 'confirmDone' || meant.kind === 'confirmReopen'
  return needsProgress && !canComplete ? { kind: 'restore', to: meant.restore } : meant
}

/**
 * Whether a hand set the state while no sidebar was open. The extension writes band, deviation and planned progress
 * together with the state, so a state that does not fit them is a hand's. Where they do not tell, a person is asked
 * rather than overruled.
 */
function wasSetByHand({ row }: AssessedTask, meant: ManualIntent, { hasHoldColumn, isResumed }: StateSetting): boolean {
  const { band, progressDeviation, plannedProgress, computedAt } = row
  if (computedAt === null) return true
  /** The progress that the extension had last reckoned with; null: the task was not open, or had no plan. */
  const reckoned = progressDeviation === null || plannedProgress === null ? null : progressDeviation + plannedProgress
  switch (meant.kind) {
    case 'recordDone':
    case 'confirmDone':
      // A task found done lost its band, and its deviation unless it was done according to a plan.
      return band !== null || progressDeviation === null
    case 'recordHold':
      if (!hasHoldColumn) return !isResumed
      return band !== null || progressDeviation !== null || plannedProgress === null
    case 'resume':
      return band === null && progressDeviation === null && plannedProgress !== null
    case 'confirmStart':
      // Begun by progress, it would have been reckoned with some.
      return reckoned === null || isSameCell(reckoned, 0)
    case 'confirmReopen':
      return band === null && (reckoned === null || isSameCell(reckoned, 100))
    default:
      return false
  }
}
