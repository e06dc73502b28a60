import { interpretManualState, type CalendarDate, type ManualIntent, type TaskState } from '../../domain/index.ts'
import type { AssessedTask, OpenIntent } from '../appState.ts'
import type { HostError } from '../ports.ts'

export type Judgement =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'asked' }
  /** 人工标记 says what was meant: it is written without asking. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'restore'; readonly from: string | null; readonly to: TaskState; readonly cannotHold: boolean }

/**
 * How a state came into its cell: `byHand` before our eyes, by no program; `found` there, set by nobody knows whom; or
 * `known`, judged before, so that only facts or time can have overtaken it.
 */
export type StateOrigin = 'byHand' | 'found' | 'known'

/** Hand-set states that wait for an answer; their cells are left alone until then. [MI1] */
export interface Intents {
  open(): readonly OpenIntent[]
  get(recordId: string): OpenIntent | null
  /** What is to be done about the state cell of a row. */
  judge(task: AssessedTask, how: { readonly origin: StateOrigin; readonly canHold: boolean; readonly today: CalendarDate }): Judgement
  /** The question is answered: from now on the cell shows what the facts say. */
  decide(recordId: string): void
  refuse(recordId: string, error: HostError): void
  forget(recordId: string): void
}

const NOTHING: Judgement = { kind: 'nothing' }
const ASKED: Judgement = { kind: 'asked' }

export function createIntents(): Intents {
  const open = new Map<string, OpenIntent>()
  /** The hand-set value that has been decided about, until the cell shows something else. */
  const decided = new Map<string, string | null>()

  const ask = (recordId: string, asked: OpenIntent['asked'], computed: TaskState): void => {
    const known = open.get(recordId)
    open.set(recordId, { recordId, asked, computed, error: known?.asked === asked ? known.error : null })
  }
  const restore = (recordId: string, from: string | null, to: TaskState, cannotHold: boolean): Judgement => {
    decided.set(recordId, from)
    return { kind: 'restore', from, to, cannotHold }
  }
  return {
    open: () => [...open.values()],
    get: (recordId) => open.get(recordId) ?? null,
    judge({ row, facts, assessment }, { origin, canHold, today }) {
      const { recordId, state: chosen } = row
      const computed = assessment.state
      if (chosen === computed) {
        open.delete(recordId)
        decided.delete(recordId)
        return NOTHING
      }
      if (decided.has(recordId) && decided.get(recordId) === chosen && origin !== 'byHand') return NOTHING
      decided.delete(recordId)
      const known = open.get(recordId)
      if (known !== undefined && known.asked === chosen) {
        ask(recordId, known.asked, computed)
        return ASKED
      }
      open.delete(recordId)
      const closed = asClosed(chosen)
      if (origin === 'known') return NOTHING
      if (origin === 'found') {
        if (closed === null || !cannotBeOurs(row, closed)) return NOTHING
        if (closed !== 'done' && !canHold) return restore(recordId, chosen, computed, true)
        ask(recordId, closed, computed)
        return ASKED
      }
      const intent: ManualIntent = interpretManualState(chosen as TaskState | null, computed, facts, today)
      if (closed !== null && (intent.kind === 'confirmDone' || (intent.kind === 'recordHold' && canHold))) {
        ask(recordId, closed, computed)
        return intent.kind === 'recordHold' ? { kind: 'hold' } : ASKED
      }
      return restore(recordId, chosen, computed, intent.kind === 'recordHold')
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

function asClosed(state: string | null): OpenIntent['asked'] | null {
  return state === 'done' || state === 'paused' || state === 'cancelled' ? state : null
}

/**
 * Whether a closed state found in the table cannot be what the extension itself has left there. A pass that found a
 * task closed emptied its band, and its deviation unless it was done according to a plan: beside other cells the
 * state was set by hand while no sidebar was open. Where nothing tells, a person is asked rather than overruled.
 */
function cannotBeOurs({ band, progressDeviation, plannedProgress, computedAt }: AssessedTask['row'], closed: OpenIntent['asked']): boolean {
  if (computedAt === null || band !== null) return true
  if (closed !== 'done') return progressDeviation !== null || plannedProgress === null
  return progressDeviation === null
}
