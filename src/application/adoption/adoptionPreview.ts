import type { Band, TaskState } from '../../domain/index.ts'

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
  /** How many rows the preview covers, blank ones included; `total` counts all rows of the table. */
  readonly sampledRows: number
  readonly total: number
}
