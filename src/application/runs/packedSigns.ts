import type { RowSigns } from './rowSigns.ts'

/** A sign of 30 bits as five digits. */
const SIGN_DIGITS = 5
const DIGIT_BITS = 6
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Rows in one stored part: 192 kB, for parts are kept below 256 kB. */
const ROWS_PER_PART = 12_000

/** Rows as they are stored: ids without what all of them begin with, each with its sign behind it. */
export interface PackedRows {
  readonly tableId: string
  readonly prefix: string
  readonly idLength: number
  readonly rows: string
}

/** The signs of all tables in as many parts as they need. */
export function packSigns(tables: Readonly<Record<string, RowSigns>>): readonly (readonly PackedRows[])[] {
  const rows = Object.entries(tables).flatMap(([tableId, signs]) =>
    Object.entries(signs).map(([recordId, sign]) => ({ tableId, recordId, sign })),
  )
  return Array.from({ length: Math.ceil(rows.length / ROWS_PER_PART) }, (_, at) =>
    packed(rows.slice(at * ROWS_PER_PART, (at + 1) * ROWS_PER_PART)),
  )
}

function packed(
  rows: readonly { readonly tableId: string; readonly recordId: string; readonly sign: number }[],
): readonly PackedRows[] {
  const groups = new Map<string, (typeof rows)[number][]>()
  for (const row of rows) {
    const key = `${row.tableId} ${String(row.recordId.length)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups.values()].flatMap((group): PackedRows[] => {
    const [first] = group
    if (first === undefined) return []
    const prefix = group.reduce((common, { recordId }) => commonStart(common, recordId), first.recordId.slice(0, -1))
    return [
      {
        tableId: first.tableId,
        prefix,
        idLength: first.recordId.length,
        rows: group.map(({ recordId, sign }) => recordId.slice(prefix.length) + digitsOf(sign)).join(''),
      },
    ]
  })
}

function commonStart(one: string, other: string): string {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return one.slice(0, length)
}

const digitsOf = (sign: number): string =>
  Array.from({ length: SIGN_DIGITS }, (_, at) => DIGITS[(sign >>> (at * DIGIT_BITS)) % DIGITS.length]).join('')

const signOf = (digits: string): number =>
  [...digits].reduce((sign, digit, at) => sign | (Math.max(0, DIGITS.indexOf(digit)) << (at * DIGIT_BITS)), 0)

/** The signs of a part, by table. */
export function unpackSigns(parts: readonly PackedRows[]): ReadonlyMap<string, RowSigns> {
  const tables = new Map<string, Record<string, number>>()
  for (const { tableId, prefix, idLength, rows } of parts) {
    const signs = tables.get(tableId) ?? {}
    const rest = idLength - prefix.length
    for (let at = 0; at + rest + SIGN_DIGITS <= rows.length; at += rest + SIGN_DIGITS)
      signs[prefix + rows.slice(at, at + rest)] = signOf(rows.slice(at + rest, at + rest + SIGN_DIGITS))
    tables.set(tableId, signs)
  }
  return tables
}
