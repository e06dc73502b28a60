import type { EnteredCells, FieldBinding, HostError, ReadContext } from '../../application/ports.ts'
import { err, ok, type Result } from '../../domain/index.ts'
import { TASK_FIELDS, TASK_FIELD_KEYS, type FieldSpec, type TaskFieldKey, type TaskRow } from '../../schema/index.ts'
import type { Cell, CellCodec } from './cells/codec.ts'
import { codecOf } from './cells/kinds.ts'
import { isRecord } from './reply.ts'

interface BoundCell {
  readonly key: TaskFieldKey
  readonly fieldId: string
  readonly codec: CellCodec<unknown>
}

function bindCell({ timeZone }: ReadContext, key: TaskFieldKey, binding: FieldBinding): BoundCell {
  const spec: FieldSpec = TASK_FIELDS[key]
  return { key, fieldId: binding.fieldId, codec: codecOf({ binding, closed: spec.closed === true, timeZone }) }
}

/** The codecs of the bound columns, made once per call and not once per cell. */
const bindCells = (context: ReadContext): readonly BoundCell[] =>
  TASK_FIELD_KEYS.flatMap((key) => {
    const binding = context.binding.fields[key]
    return binding === undefined ? [] : [bindCell(context, key, binding)]
  })

const EMPTY_CELLS: Readonly<Record<string, null>> = Object.fromEntries(TASK_FIELD_KEYS.map((key) => [key, null]))

/** From a record of the host to a row. Total: whatever cannot be read is null. [HC1] */
export type RowDecoder = (recordId: string, fields: unknown) => TaskRow

export function createRowDecoder(context: ReadContext): RowDecoder {
  const cells = bindCells(context)
  return (recordId, fields) => {
    const row: Record<string, unknown> = { recordId, ...EMPTY_CELLS }
    if (isRecord(fields)) {
      for (const { key, fieldId, codec } of cells) {
        const raw = fields[fieldId]
        if (raw !== undefined && raw !== null) row[key] = codec.decode(raw)
      }
    }
    return row as TaskRow
  }
}

/** Cells of a row by field id, as `setRecords` and `addRecords` take them. */
export type WireCells = Record<string, Cell>

/**
 * From values to the cells of one record. Columns that are not bound are left out; a value that its column
 * cannot hold refuses the row, because half a row would look like a finished one.
 */
export type RowEncoder = (cells: EnteredCells) => Result<WireCells, HostError>

export function createRowEncoder(context: ReadContext): RowEncoder {
  const bound = bindCells(context)
  return (cells) => {
    const fields: WireCells = {}
    for (const { key, fieldId, codec } of bound) {
      const value = cells[key]
      if (value === undefined) continue
      const cell = value === null ? null : codec.encode(value)
      if (cell === undefined) {
        return err({ kind: 'unexpected', what: key, code: null, message: `The column cannot hold ${JSON.stringify(value)}` })
      }
      fields[fieldId] = cell
    }
    return ok(fields)
  }
}
