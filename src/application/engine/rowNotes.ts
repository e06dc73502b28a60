import type { ComputedKey } from '../../schema/index.ts'
import type { HostError } from '../ports.ts'
import type { StateQuestion } from './questions.ts'

/**
 * How a state came into its cell. `byHand`: this sidebar saw a person set it. `unseen`: it was there when the row was
 * read. `judged`: an earlier pass judged it, and only facts or the day have changed since.
 */
export type StateOrigin = 'byHand' | 'unseen' | 'judged'

/** Everything the engine remembers of one row besides its cells. */
export interface RowNote {
  /** Why the host refused to write the row. The row is not written again until it changes. */
  readonly refusal: HostError | null
  /** When another sidebar computed a result for a later day, milliseconds. The row is not written over it. [CV3] */
  readonly laterResultAt: number | null
  /** How the state came into its cell, until it is judged. [MI1] */
  readonly unjudged: Exclude<StateOrigin, 'judged'> | null
  /** The open question about the hand-set state. [MI1] */
  readonly question: StateQuestion | null
  /** The hand-set state that needs no question any more, until the cell shows another one. */
  readonly decided: { readonly state: string | null } | null
  /** Computed cells that a person has probably changed, until we correct them. */
  readonly handEdits: ReadonlySet<ComputedKey> | null
  /** We corrected such cells, and no person has dismissed the notice yet. */
  readonly isRestored: true | null
}

const BLANK: RowNote = {
  refusal: null,
  laterResultAt: null,
  unjudged: null,
  question: null,
  decided: null,
  handEdits: null,
  isRestored: null,
}
const KEYS = Object.keys(BLANK) as readonly (keyof RowNote)[]

/** The notes of a sheet's rows. A row without notes has no entry. */
export interface RowNotes {
  of(recordId: string): RowNote
  note(recordId: string, changes: Partial<RowNote>): void
  forget(recordId: string): void
  /** Forgets one kind of note in every row. */
  clear(key: keyof RowNote): void
  /** The rows that have a note of this kind. */
  having<Key extends keyof RowNote>(key: Key): readonly (readonly [string, NonNullable<RowNote[Key]>])[]
}

export function createRowNotes(): RowNotes {
  const rows = new Map<string, RowNote>()
  function note(recordId: string, changes: Partial<RowNote>): void {
    const row = rows.get(recordId)
    if (row === undefined && Object.values(changes).every((value) => value === null)) return
    const next = { ...(row ?? BLANK), ...changes }
    if (KEYS.every((key) => next[key] === null)) rows.delete(recordId)
    else rows.set(recordId, next)
  }
  return {
    of: (recordId) => rows.get(recordId) ?? BLANK,
    note,
    forget: (recordId) => void rows.delete(recordId),
    clear(key) {
      for (const [recordId, row] of rows) if (row[key] !== null) note(recordId, { [key]: null })
    },
    having: (key) =>
      [...rows].flatMap(([recordId, { [key]: value }]) => (value === null ? [] : [[recordId, value] as const])),
  }
}
