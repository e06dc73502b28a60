import type { Band, TaskState } from '../../domain/index.ts'

/** A cell of people's that cannot be read as its field, or only with doubt. */
export interface CellProblem {
  /** The row's number, counted from 1 in the order in which the host gives the rows. */
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
  /** The state as people typed it; null when the cell is empty or the table has no such column. */
  readonly theirState: string | null
}

export interface AdoptionPreview {
  readonly rows: readonly PreviewRow[]
  readonly states: Readonly<Partial<Record<TaskState, number>>>
  readonly bands: Readonly<Partial<Record<Band, number>>>
  readonly problems: readonly CellProblem[]
  /** Rows with content that are no tasks: totals and headings. The extension never writes to them. [RU1] */
  readonly leftOut: readonly { readonly row: number; readonly title: string; readonly why: 'total' | 'heading' }[]
  /** How many rows the preview covers, blank ones included; `total` counts all rows of the table. */
  readonly sampledRows: number
  readonly total: number
}
