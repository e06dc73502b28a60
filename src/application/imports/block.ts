import type { CalendarDate, Result } from '../../domain/index.ts'

/** What a spreadsheet knows of a cell beyond its text. A cell that is plain text has none. */
export type BroughtValue =
  | { readonly kind: 'number'; readonly number: number }
  /** 60 = 60 %. */
  | { readonly kind: 'percent'; readonly percent: number }
  /** `time` is 'HH:MM', null when the cell holds a whole day. */
  | { readonly kind: 'day'; readonly day: CalendarDate; readonly time: string | null }
  | { readonly kind: 'boolean'; readonly isTrue: boolean }

export interface BroughtCell {
  /** As the spreadsheet shows it, with its line breaks as '\n'; '' when empty. People's text: data, never markup or a formula. */
  readonly text: string
  readonly value: BroughtValue | null
}

/** A merged area of a block, counted from the block's first row and column. Its value stands in its first cell. */
export interface BroughtMerge {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** The used rectangle of a sheet, or a paste. Every row has the same number of cells. */
export interface BroughtBlock {
  /** Of the sheet, or of the file where it has no sheets; '' for a paste. */
  readonly name: string
  readonly rows: readonly (readonly BroughtCell[])[]
  /** Row number of `rows[0]` in the spreadsheet, where the first is 1. */
  readonly firstRow: number
  /** Column number of the first cell of each row, where A is 1. */
  readonly firstColumn: number
  readonly merges: readonly BroughtMerge[]
  /** Present when the sheet is hidden in its file. */
  readonly isHidden?: true
  /** Which of `rows` are hidden in the spreadsheet, by index: they are read like the others. */
  readonly hiddenRows?: readonly number[]
}

export interface BroughtFile {
  readonly name: string
  readonly blocks: readonly BroughtBlock[]
  /** Sheets that were not read. A file of which no sheet can be read is a failure instead. */
  readonly refused: readonly { readonly name: string; readonly why: ReadFailure }[]
  /** How a text file was understood, as the name of an encoding: 'utf-8', 'gb18030' … Absent for workbooks. */
  readonly encoding?: string
}

/** What a file or a sheet may have too much of. Bytes are counted as they are unpacked, `file` as they are brought. */
export type ReadLimit = 'file' | 'unpacked' | 'rows' | 'columns'

/** Why nothing could be read. */
export type ReadFailure =
  | { readonly kind: 'notASpreadsheet' }
  /** A password is asked for before the file opens. */
  | { readonly kind: 'encrypted' }
  /** An .xls of Excel 97–2003, or another program's own format: to be saved as .xlsx first. */
  | { readonly kind: 'oldFormat'; readonly format: 'xls' | 'xlsb' | 'numbers' | 'et' }
  /** `allowed` in bytes, rows or columns, as `limit` says. */
  | { readonly kind: 'tooLarge'; readonly limit: ReadLimit; readonly allowed: number }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'cancelled' }

/** Reads what somebody pastes or drops. It looks at nothing but what it is given, and keeps nothing. [RF1] */
export interface SpreadsheetPort {
  /** `html` and `text` as the clipboard holds them. The html is never put into the page. */
  readPasted(html: string | null, text: string): Result<BroughtBlock, ReadFailure>
  /** `onProgress` hears a share from 0 to 1 that never falls. */
  readFile(
    file: { readonly name: string; readonly bytes: ArrayBuffer },
    options: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
  ): Promise<Result<BroughtFile, ReadFailure>>
}
