import { interpretManualState, type CalendarDate, type ManualIntent, type TaskState } from '../../domain/index.ts'
import type { AssessedTask } from '../rows/assessedTask.ts'
import type { OpenIntent } from './questions.ts'
import type { HostError } from '../ports.ts'
import { isSameCell } from '../rows/sameCell.ts'

export type Judgement =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'asked' }
  /** What was meant is clear: it is written without asking. */
  | { readonly kind: 'write' }
  /** The card was drawn back: what was written because it had been drawn to 已完成 is taken back. */
  | { readonly kind: 'takeBack' }
  | { readonly kind: 'restore'; readonly from: string | null; readonly to: TaskState }

/**
 * How a state came into its cell: `byHand` before our eyes, by no program; `found` there, set by nobody knows whom; or
 * `known`, judged before, so that only facts or time can have overtaken it.
 */
export type StateOrigin = 'byHand' | 'found' | 'known'

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
  get(recordId: string): OpenIntent | null
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

export function createManualStates(): ManualStates {
  const open = new Map<string, OpenIntent>()
  /** The hand-set value that has been decided about, until the cell shows something else. */
  const decided = new Map<string, string | null>()

  const ask = (recordId: string, asked: TaskState, computed: TaskState, seenOn: CalendarDate | null): void => {
    const known = open.get(recordId)
    open.set(recordId, {
      recordId,
      asked,
      computed,
      seenOn: known?.asked === asked ? known.seenOn : seenOn,
      error: known?.asked === asked ? known.error : null,
    })
  }
  return {
    open: () => [...open.values()],
    get: (recordId) => open.get(recordId) ?? null,
    judge(task, setting) {
      const { row, facts, assessment } = task
      const { origin, mayWrite } = setting
      const { recordId } = row
      const chosen = row.state as TaskState | null
      const computed = assessment.state
      if (chosen === computed) {
        open.delete(recordId)
        decided.delete(recordId)
        return NOTHING
      }
      if (decided.has(recordId) && decided.get(recordId) === chosen && origin !== 'byHand') return NOTHING
      decided.delete(recordId)
      const meant = meantBy(interpretManualState(chosen, computed, facts, setting.today), setting)
      const known = open.get(recordId)
      if (chosen !== null && known !== undefined && known.asked === chosen && isQuestion(meant)) {
        ask(recordId, chosen, computed, known.seenOn)
        return ASKED
      }
      open.delete(recordId)
      if (origin === 'known') return NOTHING
      const isSeen = origin === 'byHand'
      if (!isSeen && (chosen === null || !wasSetByHand(task, meant, setting))) return NOTHING
      if (chosen !== null && isSeen && setting.isDoneByDrag && computed === 'done') {
        ask(recordId, chosen, computed, setting.today)
        return mayWrite ? { kind: 'takeBack' } : ASKED
      }
      if (chosen === null || !isQuestion(meant)) {
        if (!isSeen) return NOTHING
        decided.set(recordId, chosen)
        return { kind: 'restore', from: chosen, to: computed }
      }
      ask(recordId, chosen, computed, isSeen ? setting.today : null)
      // What was done at a time unknown is not given a date unasked. [MI2]
      const isClear = meant.kind === 'recordHold' || meant.kind === 'resume' || (meant.kind === 'recordDone' && isSeen)
      return isClear && mayWrite ? WRITE : ASKED
    },
    decide(recordId) {
      const intent = open.get(recordId)
      open.delete(recordId)
      if (intent !== undefined) decided.set(recordId, intent.asked)
    },
    refuse(recordId, error) {
      const intent = open.get(recordId)
      if (intent !== undefined) open.set(recordId, { ...intent, error })
    },
    forget(recordId) {
      open.delete(recordId)
      decided.delete(recordId)
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
 * Whether a state found in the table cannot be what the extension itself has left there: it was set by hand while no
 * sidebar was open. The cells beside it tell, which were written together with the state before. Where nothing tells, a
 * person is asked rather than overruled.
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
