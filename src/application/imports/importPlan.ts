import type { TaskState } from '../../domain/index.ts'
import type { LeftOutBecause } from './blockRows.ts'
import type { ImportField, ValueField } from './importFields.ts'
import type { LinkChange } from './linkReader.ts'
import type { OwnValue } from './ownCells.ts'
import type { OwnColumn } from './ownColumns.ts'
import type { UnreadBecause } from './readImportCell.ts'

/** What a person has chosen. */
export interface ImportChoices {
  /** The column of the block → its field. Columns that are not brought are absent. */
  readonly fields: Readonly<Record<number, ImportField>>
  /** The year of days typed without one; null: not said, and they are not read. [AD2] */
  readonly year: number | null
  /** The number that means 100 % where the progress is plain numbers; null: not said. [AD1] */
  readonly whole: number | null
  /** The column of the block → whether it is brought although the target has no field for it, as a person said. [IM5] */
  readonly kept: Readonly<Record<number, boolean>>
  /** Whether cells of tasks that are there are changed; otherwise only empty ones are filled. [IM2] */
  readonly updates: boolean
}

/** What becomes of a filled cell of a brought column. */
export interface CellVerdict {
  readonly at: number
  readonly kind: 'read' | 'unsure' | 'unread'
  /** Null unless it is not read. */
  readonly why: UnreadBecause | null
}

/** What a cell of a task would hold. */
export interface FieldChange {
  readonly field: ValueField
  readonly before: unknown
  readonly after: unknown
  /** False: people's cell differs and stays as it is. */
  readonly isWritten: boolean
  /** The words of the file, for a column of words. */
  readonly words: string | null
}

/** What a cell of people's own column would hold. */
export interface OwnChange {
  /** The column of the block. */
  readonly at: number
  /** The name of the column in the sheet. */
  readonly name: string
  readonly before: OwnValue | null
  readonly after: OwnValue
  readonly isWritten: boolean
}

export type RowVerdict =
  | { readonly kind: 'new' }
  | { readonly kind: 'changes' }
  | { readonly kind: 'same' }
  /** Cells differ and stay as they are. */
  | { readonly kind: 'kept' }
  /** Several rows of the sheet or of the file are called so. */
  | { readonly kind: 'ambiguous'; readonly rows: number }
  | { readonly kind: 'leftOut'; readonly why: LeftOutBecause }

export interface ImportRow {
  /** Its index in the block. */
  readonly row: number
  readonly title: string
  readonly verdict: RowVerdict
  /** The row of the sheet that it is; null for a new one. */
  readonly recordId: string | null
  readonly cells: readonly CellVerdict[]
  readonly changes: readonly FieldChange[]
  readonly links: readonly LinkChange[]
  readonly own: readonly OwnChange[]
}

export interface UnreadCell {
  /** Where it stands in the file. */
  readonly address: string
  readonly heading: string
  readonly title: string
  readonly text: string
  /** `noRemark`: the value is read, and the words beside it have no column. */
  readonly why: UnreadBecause | 'unsure' | 'noRemark' | 'stateDiffers'
  /** The state that the extension will compute, where the cell names another one. */
  readonly becomes?: TaskState
}

/** What an import would do. Nothing is written. [IM1] */
export interface ImportPlan {
  /** Rows with a word in them, in the order of the file. */
  readonly rows: readonly ImportRow[]
  readonly counts: Readonly<Record<RowVerdict['kind'], number>> & {
    readonly unread: number
    readonly unsure: number
    readonly states: number
  }
  readonly unread: readonly UnreadCell[]
  /** Campaigns that the file names and a new sheet gets. */
  readonly newCampaigns: readonly string[]
  /** Options that the columns of the sheet get. */
  readonly newOptions: readonly { readonly field: ValueField; readonly names: readonly string[] }[]
  /** The names of options that the plan knows by keys, as the columns of the target have them. */
  readonly optionNames: Readonly<Partial<Record<ValueField, Readonly<Record<string, string>>>>>
  /** Columns that the target has no field for, brought or not. [IM5] */
  readonly own: readonly OwnColumn[]
  /** Whether some days need a year, and some numbers a whole, that nobody has said. */
  readonly asksYear: boolean
  readonly asksWhole: boolean
  /** Whether a title is among the brought columns: without one there are no tasks. */
  readonly hasTitle: boolean
  readonly writes: number
}
