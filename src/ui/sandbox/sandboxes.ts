import { createContext, useCallback, useContext, useState, useSyncExternalStore } from 'react'
import { type SandboxStep, withMove } from '../../application/planning/sandboxSteps.ts'
import type { CalendarDate, ShiftedTask, ShiftUnit } from '../../domain/index.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import { scopeKey } from '../campaign/scopeNames.ts'
import type { ShiftRequest } from '../shiftDoor.ts'

/** A step as somebody is putting it together. */
export interface StepDraft {
  readonly kind: 'move' | 'pace' | 'cut'
  readonly what: 'tasks' | 'stage' | 'campaign'
  readonly ids: readonly string[]
  /** '' while none is chosen. */
  readonly stage: string
  /** '' for every task on show. */
  readonly campaignId: string
  readonly way: 'later' | 'earlier' | 'toDay'
  readonly days: number
  readonly day: CalendarDate | null
  /** Null: as the sheet counts. */
  readonly unit: ShiftUnit | null
  readonly factor: number
  /** The step that is being changed; null for a new one. */
  readonly key: number | null
}

export const BLANK_STEP: StepDraft = {
  kind: 'move',
  what: 'tasks',
  ids: [],
  stage: '',
  campaignId: '',
  way: 'later',
  days: 0,
  day: null,
  unit: null,
  factor: 2,
  key: null,
}

/** What somebody tries with the plan before anything is written. [SH3] */
export interface Sandbox {
  readonly steps: readonly SandboxStep[]
  readonly draft: StepDraft
  /** Successors move earlier, too. */
  readonly pulls: boolean
  /** Rows that somebody has unticked. */
  readonly keeps: ReadonlySet<string>
  readonly reason: string
  /**
   * The rows of a write that ended half-way: they are what is written next. The steps would count from the new dates of
   * the rows that were written already.
   */
  readonly rest: readonly ShiftedTask[] | null
  /** A write that is under way. */
  readonly writing: { readonly written: number; readonly total: number; readonly stop: () => void } | null
  /** It was opened from elsewhere, so the page goes there once. */
  readonly isArriving: boolean
}

const EMPTY: Sandbox = {
  steps: [],
  draft: BLANK_STEP,
  pulls: false,
  keeps: new Set(),
  reason: '',
  rest: null,
  writing: null,
  isArriving: false,
}

/** The sandboxes of this session, by what is on show; closing the sidebar forgets them. */
export interface Sandboxes {
  get(topic: string): Sandbox
  change(topic: string, change: Partial<Sandbox>): void
  /** Puts the move of one task in. */
  open(topic: string, request: ShiftRequest): void
  subscribe(listener: () => void): () => void
}

/** What a sandbox belongs to: a sheet, and the campaign of it that is on show. */
export const sandboxTopic = (tableId: string, scope: ReportScope): string => `${tableId} ${scopeKey(scope)}`

export function createSandboxes(): Sandboxes {
  const sandboxes = new Map<string, Sandbox>()
  const listeners = new Set<() => void>()
  const get = (topic: string): Sandbox => sandboxes.get(topic) ?? EMPTY
  const change: Sandboxes['change'] = (topic, changes) => {
    sandboxes.set(topic, { ...get(topic), ...changes })
    for (const listener of listeners) listener()
  }
  return {
    get,
    change,
    open(topic, { taskId, days = 0 }) {
      const { steps, rest, writing } = get(topic)
      change(topic, {
        isArriving: true,
        // What is being written comes first.
        ...(rest !== null || writing !== null
          ? {}
          : days === 0
            ? { draft: { ...BLANK_STEP, ids: [taskId] } }
            : { steps: withMove(steps, taskId, { days, unit: 'calendar' }), draft: BLANK_STEP }),
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const SandboxesContext = createContext<Sandboxes | null>(null)

export const SandboxesProvider = SandboxesContext.Provider

/** The sandboxes of the session; a panel by itself has its own. */
export function useSandboxes(): Sandboxes {
  const [own] = useState(createSandboxes)
  return useContext(SandboxesContext) ?? own
}

export interface Sandboxing {
  readonly sandbox: Sandbox
  change(change: Partial<Sandbox>): void
  /** Puts the move of one task in. */
  open(request: ShiftRequest): void
  /** Forgets everything that was put in. */
  clear(): void
}

/** The sandbox of what is on show. */
export function useSandbox(topic: string): Sandboxing {
  const sandboxes = useSandboxes()
  const sandbox = useSyncExternalStore(sandboxes.subscribe, () => sandboxes.get(topic))
  const change = useCallback((changes: Partial<Sandbox>) => sandboxes.change(topic, changes), [sandboxes, topic])
  return {
    sandbox,
    change,
    open: (request) => sandboxes.open(topic, request),
    clear: () => change(EMPTY),
  }
}
