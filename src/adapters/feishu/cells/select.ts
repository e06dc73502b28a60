import type { FieldBinding } from '../../../application/ports.ts'
import { isRecord } from '../calls/reply.ts'
import { single, type CellCodec } from './codec.ts'
import { textCodec } from './text.ts'

type BoundOptions = FieldBinding['options']

/** An option in a cell. */
export interface OptionCell {
  readonly id: string
  readonly text: string
}

/** The wire form of SingleSelect (host-protocol §6.1), without knowing the column's options. */
export const optionCodec: CellCodec<OptionCell> = {
  decode: (raw) => {
    const cell = single(raw)
    if (!isRecord(cell)) return null
    const { id, text } = cell
    return typeof id === 'string' && typeof text === 'string' ? { id, text } : null
  },
  encode: ({ id, text }) => ({ id, text }),
}

/** The wire form of MultiSelect (host-protocol §6.1). */
export const optionListCodec: CellCodec<readonly OptionCell[]> = {
  decode: (raw) => {
    if (!Array.isArray(raw)) return null
    const cells = raw.map((part) => optionCodec.decode(part)).filter((cell) => cell !== null)
    return cells.length === 0 ? null : cells
  },
  encode: (cells) => (cells.length === 0 ? null : cells.map(({ id, text }) => ({ id, text }))),
}

/** Turns an entry of a cell into the option's key; in an open column an unbound option reads as its text. */
function createKeyReader(options: BoundOptions, closed: boolean): (entry: unknown) => string | null {
  const byId = new Map(options.map((option) => [option.id, option.key]))
  const byName = new Map(options.map((option) => [option.name, option.key]))
  return (entry) => {
    const id = (entry as { readonly id?: unknown } | null | undefined)?.id
    const key = typeof id === 'string' ? byId.get(id) : undefined
    if (key !== undefined) return key
    const text = textCodec.decode(entry)
    return text === null ? null : (byName.get(text) ?? (closed ? null : text))
  }
}

/**
 * Turns a key into `{id, text}`. Never writes the name alone: the host drops it, or adds an option of that name
 * (host-protocol §6.3).
 */
function createOptionWriter(options: BoundOptions): (key: string) => OptionCell | undefined {
  const byKey = new Map(options.map((option) => [option.key, { id: option.id, text: option.name }]))
  return (key) => byKey.get(key)
}

/**
 * Reads one option as its key. In a closed column any other option is unreadable; in an open one an option that was
 * added after the binding reads as its text.
 */
export function singleSelectCodec(options: BoundOptions, closed: boolean): CellCodec<string> {
  const keyOf = createKeyReader(options, closed)
  const optionOf = createOptionWriter(options)
  return {
    decode: (raw) => {
      if (!Array.isArray(raw)) return keyOf(raw)
      // Join several segments to one text, but do not read several options (of a Lookup) as one.
      return raw.length > 1 && raw.some((part) => optionCodec.decode(part) !== null) ? null : keyOf(single(raw))
    },
    encode: (key) => optionOf(key),
  }
}

/** Reads and writes several options as their keys, in cell order; an empty list is an empty cell. */
export function multiSelectCodec(options: BoundOptions, closed: boolean): CellCodec<readonly string[]> {
  const keyOf = createKeyReader(options, closed)
  const optionOf = createOptionWriter(options)
  return {
    decode: (raw) => {
      const keys: string[] = []
      for (const entry of Array.isArray(raw) ? (raw as readonly unknown[]) : [raw]) {
        const key = keyOf(entry)
        if (key !== null && !keys.includes(key)) keys.push(key)
      }
      return keys.length === 0 ? null : keys
    },
    encode: (keys) => {
      const cells = keys.map(optionOf).filter((cell) => cell !== undefined)
      if (cells.length < keys.length) return undefined
      return cells.length === 0 ? null : cells
    },
  }
}
