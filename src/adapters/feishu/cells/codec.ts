import type { IOpenCellValue } from '@lark-base-open/js-sdk'

/** A cell as the host accepts it; `null` empties it. */
export type Cell = IOpenCellValue

/** Decoded from a cell of words that holds no value of the wanted kind; an empty cell decodes to null. [AD1] [AD2] */
export const UNREADABLE: unique symbol = Symbol('unreadable')

/**
 * Converts between cells and values. `decode` never throws: an empty, malformed or foreign cell is `null`. What
 * `encode` returns decodes to the same value.
 */
export interface CellCodec<Value> {
  decode(raw: unknown): Value | null
  /** `undefined` when the column cannot hold the value (an unknown option, a day that does not exist). */
  encode(value: Value): Cell | undefined
  /** The words of a cell whose meaning people have taught; null for any other. Absent: they have taught none. [TW1] */
  taughtWord?(raw: unknown): string | null
  /** Whether a day that was read has only the year that was agreed for its column. Absent: its year is its own. [AD2] */
  hasAgreedYear?(raw: unknown): boolean
  /** Of figures: whether the cell says percent, so that its 8 is 8 %. [AD4] */
  isPercent?(raw: unknown): boolean
}

/** Unwraps a list of exactly one entry: a Lookup or a Formula over a link returns lists (host-protocol §6.1). */
export const single = (raw: unknown): unknown => (Array.isArray(raw) && raw.length === 1 ? (raw[0] as unknown) : raw)
