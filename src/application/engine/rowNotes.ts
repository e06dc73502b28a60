import type { ComputedKey } from '../../schema/index.ts'
import type { HostError } from '../ports.ts'
import type { StateQuestion } from './questions.ts'

/**
 * How a state came into its cell: `byHand` before our eyes, by no program; `found` there, set by nobody knows whom; or
 * `known`, judged before, so that only facts or time can have overtaken it.
 */
export type StateOrigin = 'byHand' | 'found' | 'known'

/** Everything the engine remembers of one row besides its cells. */
export interface RowNote {
  /** The host would not take the row; it rests until it changes. */
  readonly refusal: HostError | null
  /** When another sidebar computed a result for a later day, milliseconds. The row is not written over it. [CV3] */
  readonly laterResultAt: number | null
  /** The state cell has yet to be judged. [MI1] */
  readonly unjudged: Exclude<StateOrigin, 'known'> | null
  readonly question: StateQuestion | null
  /** The hand-set state that has been decided about, until the cell shows something else. */
  readonly decided: { readonly state: string | null } | null
  /** Computed cells that a hand has changed, as far as one can tell, until they are put right. */
  readonly handEdits: ReadonlySet<ComputedKey> | null
  /** Such cells were put right, and no person has taken note of it yet. */
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

/** The notes of a sheet's rows, one entry a row; rows without anything to remember have none. */
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
