import type { AssessedTask } from '../../schema/index.ts'
import { interpretManualState, type CalendarDate, type ManualIntent, type TaskState } from '../../domain/index.ts'
import type { OpenIntent, StateQuestion } from './questions.ts'
import type { HostError } from '../ports.ts'
import { isSameCell } from '../rows/sameCell.ts'
import type { RowNotes, StateOrigin } from './rowNotes.ts'

/** What to do about the state cell of a row. */
export type Judgement =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'asked' }
  /** It is clear what the person meant: write it without asking. */
  | { readonly kind: 'write' }
  /** A person dragged the card back from 已完成: take back the cells that the drag to 已完成 changed. */
  | { readonly kind: 'takeBack' }
  /** Replace the hand-set state by the computed one. */
  | { readonly kind: 'restore'; readonly from: string | null; readonly to: TaskState }

/** What judging a state cell needs besides the task. */
export interface StateSetting {
  readonly origin: StateOrigin
  readonly today: CalendarDate
  /** This user may write the sheet. A reader sees the question and writes nothing. */
  readonly mayWrite: boolean
  /** The sheet has a progress column that may be written. */
  readonly canComplete: boolean
  /** 人工标记 has a column: only that column pauses or cancels a task. */
  readonly hasHoldColumn: boolean
  /** A person has resumed the task, but the state cell still says paused or cancelled. */
  readonly isResumed: boolean
  /** The task is done because of a drag to 已完成, and nobody has changed its cells since. */
  readonly isDoneByDrag: boolean
}

/** Hand-set states that wait for an answer. Nothing writes their state cells before the answer. [MI1] */
export interface ManualStates {
  open(): readonly OpenIntent[]
  get(recordId: string): StateQuestion | null
  /** Judges the state cell of a row. */
  judge(task: AssessedTask, setting: StateSetting): Judgement
  /** Ends the question: from now on the cell shows the computed state. */
  decide(recordId: string): void
  /** Notes beside the question why the host refused the cells. */
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
      if (origin === 'judged') return NOTHING
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
      // Nobody saw when the task ended: ask for the day. [MI2]
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

/** The meaning of a hand-set state. Where the sheet cannot record it, do not ask: restore the computed state. */
function meantBy(meant: ManualIntent, { canComplete }: StateSetting): ManualIntent {
  const needsProgress = meant.kind === 'recordDone' || meant.kind === 'confirmDone' || meant.kind === 'confirmReopen'
  return needsProgress && !canComplete ? { kind: 'restore', to: meant.restore } : meant
}

/**
 * Whether a person set the state while no sidebar was open. The extension writes band, deviation and planned progress
 * together with the state, so a person set a state that does not fit them. When in doubt the answer is yes: asking a
 * person is better than overwriting their choice.
 */
function wasSetByHand({ row }: AssessedTask, meant: ManualIntent, { hasHoldColumn, isResumed }: StateSetting): boolean {
  const { band, progressDeviation, plannedProgress, computedAt } = row
  if (computedAt === null) return true
  /** The progress behind the last computed cells; null: the task was closed or had no plan. */
  const lastProgress =
    progressDeviation === null || plannedProgress === null ? null : progressDeviation + plannedProgress
  switch (meant.kind) {
    case 'recordDone':
    case 'confirmDone':
      // Computing a done task empties its band, and its deviation too unless the task had a plan.
      return band !== null || progressDeviation === null
    case 'recordHold':
      if (!hasHoldColumn) return !isResumed
      return band !== null || progressDeviation !== null || plannedProgress === null
    case 'resume':
      return band === null && progressDeviation === null && plannedProgress !== null
    case 'confirmStart':
      // If progress had started the task, the last computed cells would include it.
      return lastProgress === null || isSameCell(lastProgress, 0)
    case 'confirmReopen':
      if (meant.restore !== 'done') return lastProgress === null || isSameCell(lastProgress, 0)
      return band === null && (lastProgress === null || isSameCell(lastProgress, 100))
    default:
      return false
  }
}
