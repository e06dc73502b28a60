import type { Band, TaskState } from '../../domain/index.ts'

/** A cell of people's that is not read as the field, or not surely. */
export interface CellProblem {
  /** Counted from 1, in the order in which the host gives the rows. */
  readonly row: number
  readonly recordId: string
  /** What the row is called; '' when it has no title. */
  readonly title: string
  readonly column: string
  readonly text: string
  readonly as: 'progress' | 'spanStart' | 'spanEnd' | 'hold'
  readonly why: 'unreadable' | 'unsure' | 'yearMissing'
}

/** What the computed columns of one row would show. */
export interface PreviewRow {
  readonly row: number
  readonly recordId: string
  readonly title: string | null
  readonly planned: number | null
  readonly actual: number | null
  readonly deviation: number | null
  readonly state: TaskState
  readonly band: Band
  /** What people have put as its state; null: nothing, or no such column. */
  readonly theirState: string | null
}

export interface AdoptionPreview {
  readonly rows: readonly PreviewRow[]
  readonly states: Readonly<Partial<Record<TaskState, number>>>
  readonly bands: Readonly<Partial<Record<Band, number>>>
  readonly problems: readonly CellProblem[]
  /** Rows that are no tasks although something stands in them: totals and headings. They are never written to. [RU1] */
  readonly leftOut: readonly { readonly row: number; readonly title: string; readonly why: 'total' | 'heading' }[]
  /** Rows looked at, the blank ones included, of how many there are. */
  readonly looked: number
  readonly total: number
}
