import type { IOpenCellValue } from '@lark-base-open/js-sdk'

/** A cell as the host takes it; `null` empties it. */
export type Cell = IOpenCellValue

/**
 * What a cell of words decodes to in which the value cannot be found: unlike an empty cell, it says something. [AD1]
 * [AD2]
 */
export const UNREADABLE: unique symbol = Symbol('unreadable')

/**
 * Both ways between a cell and a value. `decode` is total: an empty, malformed or foreign cell is `null`,
 * never a throw. What `encode` gives decodes to the same value again.
 */
export interface CellCodec<Value> {
  decode(raw: unknown): Value | null
  /** `undefined`: this value cannot be held by this column (an unknown option, a day that does not exist). */
  encode(value: Value): Cell | undefined
}

/** A Lookup or a Formula over a link gives a list (host-protocol §6.1): with exactly one entry that entry is meant. */
export const single = (raw: unknown): unknown => (Array.isArray(raw) && raw.length === 1 ? (raw[0] as unknown) : raw)
