import type { EnteredCells, FieldBinding, HostError, ReadContext } from '../../../application/ports.ts'
import {
  endsOverNewYear,
  err,
  isCalendarDate,
  ok,
  SPAN_FIELDS,
  type Result,
  type StatedState,
} from '../../../domain/index.ts'
import { fieldKeys, fieldSpec, type RowOf, type TableKey } from '../../../schema/index.ts'
import { UNREADABLE, type Cell, type CellCodec } from '../cells/codec.ts'
import { codecOf } from '../cells/kinds.ts'
import { type LateCodecs, NO_CODECS } from '../cells/lateCodecs.ts'
import { peopleCodec } from '../cells/people.ts'
import { isRecord } from '../calls/reply.ts'

interface BoundCell {
  readonly key: string
  readonly fieldId: string
  readonly codec: CellCodec<unknown>
  /** The cells hold people's own words for a state. [AD5] */
  readonly isStated: boolean
  /** The cells name the rows that they link to. [AD7] */
  readonly isNamed: boolean
}

/** Makes the codecs of the bound columns, once for each call and not for each cell. */
function bindCells<Table extends TableKey>(
  { binding: { table, fields }, timeZone }: ReadContext<Table>,
  late: LateCodecs = NO_CODECS,
): readonly BoundCell[] {
  const bound: Readonly<Record<string, FieldBinding | undefined>> = fields
  return fieldKeys(table).flatMap((key) => {
    const binding = bound[key]
    if (binding === undefined) return []
    return [
      {
        key,
        fieldId: binding.fieldId,
        codec: codecOf({ binding, closed: fieldSpec(table, key).closed === true, timeZone, late }),
        isStated: binding.typed?.as === 'hold',
        isNamed: binding.typed?.as === 'named',
      },
    ]
  })
}

/** The cells of an empty row. */
const emptyCells = (table: TableKey): Readonly<Record<string, null>> =>
  Object.fromEntries(fieldKeys(table).map((key) => [key, null]))

/** Turns a record of the host into a row. Never throws: what cannot be read is null. [HC1] */
export type RowDecoder<Table extends TableKey> = (recordId: string, fields: unknown) => RowOf<Table>

export function createRowDecoder<Table extends TableKey>(
  context: ReadContext<Table>,
  late: LateCodecs,
): RowDecoder<Table> {
  const cells = bindCells(context, late)
  const spans = spansTyped(cells)
  const figures = cells.filter(({ key, codec }) => GOAL_FIGURES.has(key) && codec.isPercent !== undefined)
  const { modifierId } = context.binding
  // Spread this object first: JavaScript engines clone it quickly, which matters for 20 000 rows.
  const empty = { recordId: '', ...emptyCells(context.binding.table) }
  return (recordId, fields) => {
    const row: Record<string, unknown> = { ...empty, recordId }
    if (isRecord(fields)) {
      const unread: BoundCell[] = []
      for (const cell of cells) {
        const { key, fieldId, codec, isStated, isNamed } = cell
        const raw = fields[fieldId]
        if (raw === undefined || raw === null) continue
        const value = codec.decode(raw)
        const word = codec.taughtWord?.(raw) ?? null
        if (word !== null) row['taught'] = [...((row['taught'] as RowOf<Table>['taught']) ?? []), { field: key, word }]
        if (value === UNREADABLE) unread.push(cell)
        else if (isStated) Object.assign(row, stated(value as StatedState | null))
        else if (isNamed) {
          if (value !== null) row['named'] = { ...(row['named'] as object | undefined), [key]: value }
        } else row[key] = value
      }
      for (const span of spans) settleYears(span, row, fields)
      if (figures.length > 0 && row['unit'] === null && arePercent(figures, row, fields)) row['unit'] = '%'
      if (unread.length > 0) {
        row['unread'] = unread.map(({ key }) => key)
        const cellCount = new Set(unread.map(({ fieldId }) => fieldId)).size
        if (cellCount < unread.length) row['unreadCells'] = cellCount
      }
      const [person] = modifierId === undefined ? [] : (peopleCodec.decode(fields[modifierId]) ?? [])
      if (person !== undefined && person.name !== '') row['changedBy'] = person.name
    }
    return row as RowOf<Table>
  }
}

const GOAL_FIGURES: ReadonlySet<string> = new Set(['base', 'target', 'actual'])

/** Whether every number of a goal is one of words that say percent: its unit then is %, although nobody filled it in. [AD4] */
function arePercent(
  figures: readonly BoundCell[],
  row: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>>,
): boolean {
  const said = figures.filter(({ key, fieldId, codec }) => row[key] !== null && codec.isPercent?.(fields[fieldId]))
  return said.length > 0 && said.length === [...GOAL_FIGURES].filter((key) => (row[key] ?? null) !== null).length
}

interface Span {
  readonly start: BoundCell
  readonly end: BoundCell
}

/** The spans of a row of which an end is typed as text, perhaps without its year. */
const spansTyped = (cells: readonly BoundCell[]): readonly Span[] =>
  SPAN_FIELDS.flatMap(([from, until]) => {
    const start = cells.find(({ key }) => key === from)
    const end = cells.find(({ key }) => key === until)
    const isTyped = start?.codec.hasAgreedYear !== undefined || end?.codec.hasAgreedYear !== undefined
    return start === undefined || end === undefined || !isTyped ? [] : [{ start, end }]
  })

/** 12月20日 and 1月5日 of one row: the agreed year of one end follows the other end. [AD2] */
function settleYears(
  { start, end }: Span,
  row: Record<string, unknown>,
  fields: Readonly<Record<string, unknown>>,
): void {
  const from = row[start.key]
  const until = row[end.key]
  if (!isCalendarDate(from) || !isCalendarDate(until) || from <= until) return
  const read = ({ codec, fieldId }: BoundCell, day: string) => ({
    day,
    isYearTyped: codec.hasAgreedYear?.(fields[fieldId]) !== true,
  })
  const settled = endsOverNewYear(read(start, from), read(end, until))
  if (settled === null) return
  row[start.key] = settled.start
  row[end.key] = settled.end
}

/** The cells that people's own state word stands for: the word itself, and a hold for paused or cancelled. [AD5] */
const stated = (word: StatedState | null): Readonly<Record<string, unknown>> =>
  word === null ? {} : { stated: word, hold: word === 'paused' || word === 'cancelled' ? word : null }

/** Cells of a row by field id, as `setRecords` and `addRecords` accept them. */
export type WireCells = Record<string, Cell>

/**
 * Turns values into the cells of one record. Unbound columns are left out. A value that its column cannot hold refuses
 * the whole row, because a half-written row would look complete.
 */
export type RowEncoder<Table extends TableKey> = (cells: EnteredCells<Table>) => Result<WireCells, HostError>

export function createRowEncoder<Table extends TableKey>(context: ReadContext<Table>): RowEncoder<Table> {
  const bound = bindCells(context)
  return (cells) => {
    const fields: WireCells = {}
    for (const { key, fieldId, codec } of bound) {
      const value = (cells as Readonly<Record<string, unknown>>)[key]
      if (value === undefined) continue
      const cell = value === null ? null : codec.encode(value)
      if (cell === undefined) {
        return err({
          kind: 'unexpected',
          what: key,
          code: null,
          message: `The column cannot hold ${JSON.stringify(value)}`,
        })
      }
      fields[fieldId] = cell
    }
    return ok(fields)
  }
}
