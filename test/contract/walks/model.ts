/**
 * A Base as a person would draw it on paper: tables, columns, rows, cells in the form in which the wire gives them.
 * Written from the host protocol and knowing nothing of the engine, so that a mistake of the one is not a mistake of
 * the other.
 */
export interface ModelOption {
  readonly id: string
  name: string
}

export type Kind = 'text' | 'number' | 'select' | 'tags' | 'date' | 'checkbox' | 'phone' | 'url'

export interface ModelField {
  readonly id: string
  name: string
  readonly kind: Kind
  options: ModelOption[]
}

export interface ModelRow {
  readonly id: string
  /** Cells that hold something, by column. */
  readonly cells: Map<string, unknown>
}

export interface ModelTable {
  readonly id: string
  name: string
  /** The primary column first. */
  fields: ModelField[]
  /** In the order of creation. */
  rows: ModelRow[]
}

export interface Model {
  readonly tables: ModelTable[]
}

export const FIELD_TYPES: { readonly [K in Kind]: number } = {
  text: 1,
  number: 2,
  select: 3,
  tags: 4,
  date: 5,
  checkbox: 7,
  phone: 13,
  url: 15,
}
export const KINDS = Object.keys(FIELD_TYPES) as readonly Kind[]

const WORDS = ['甲', '乙', '丙 丁', 'a,b', '0']
const NUMBERS = [0, 1, -2.5, 1200, 0.29]
const DAYS = [Date.UTC(2024, 1, 29), Date.UTC(2024, 11, 31, 16)]

/** What may be written to a column, and what is read back of it; null empties the cell. */
export function sampleOf(
  { kind, options }: ModelField,
  pick: number,
): { readonly write: unknown; readonly read: unknown } {
  const at = <T>(list: readonly T[]): T | undefined => list[pick % list.length]
  const both = (value: unknown) => ({ write: value ?? null, read: value ?? null })
  if (pick % 7 === 6) return both(null)
  switch (kind) {
    case 'text':
      return { write: at(WORDS), read: [{ type: 'text', text: at(WORDS) }] }
    case 'number':
      return both(at(NUMBERS))
    case 'date':
      return both(at(DAYS))
    case 'checkbox':
      return { write: pick % 2 === 0, read: pick % 2 === 0 ? true : null }
    case 'phone':
      return both(`1380000${String(pick % 5)}`)
    case 'url':
      return both([{ type: 'url', text: '站', link: `https://a.cn/${String(pick % 3)}` }])
    case 'select': {
      const option = at(options)
      return both(option && { id: option.id, text: option.name })
    }
    case 'tags': {
      const chosen = options.filter((_option, n) => (pick >> n) % 2 === 0).map(({ id, name }) => ({ id, text: name }))
      return both(chosen.length === 0 ? null : chosen)
    }
  }
}

/** A value of the wrong kind for a column; undefined where everything goes. */
export const wrongFor = ({ kind }: ModelField): unknown =>
  ({
    text: undefined,
    number: '12',
    select: { id: 'optMissing', text: '甲' },
    tags: [{ id: 'optMissing', text: '甲' }],
    date: '2024-03-01',
    checkbox: 'true',
    phone: 138,
    url: 12,
  })[kind]

export function setCell(row: ModelRow, fieldId: string, value: unknown): void {
  if (value === null) row.cells.delete(fieldId)
  else row.cells.set(fieldId, value)
}

/** An option has another name: cells hold ids, so they read with it. */
export function renameOption({ rows }: ModelTable, field: ModelField, option: ModelOption, name: string): void {
  option.name = name
  for (const row of rows) {
    const value = row.cells.get(field.id)
    const fresh = (item: unknown): unknown =>
      (item as ModelOption).id === option.id ? { id: option.id, text: name } : item
    if (value !== undefined) row.cells.set(field.id, Array.isArray(value) ? value.map(fresh) : fresh(value))
  }
}

/** An option is gone, and with it what cells held of it. */
export function removeOption({ rows }: ModelTable, field: ModelField, option: ModelOption): void {
  field.options = field.options.filter((each) => each !== option)
  const isIt = (item: unknown): boolean => (item as ModelOption).id === option.id
  for (const row of rows) {
    const value = row.cells.get(field.id)
    if (value === undefined) continue
    const left = (Array.isArray(value) ? value : [value]).filter((item) => !isIt(item))
    setCell(row, field.id, left.length === 0 ? null : Array.isArray(value) ? left : value)
  }
}
