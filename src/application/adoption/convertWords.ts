import { err, ok } from '../../domain/index.ts'
import {
  type ColumnSpec,
  columnWords,
  markerOf,
  parseMarker,
  type SheetLanguage,
  TASK_FIELDS,
  type TaskFieldKey,
  type TaskRow,
} from '../../schema/index.ts'
import { bindSheet } from '../sheet/bindSheet.ts'
import type { EnteredCells, HostPort, HostResult, PercentScale, ReadContext, TableDescription } from '../ports.ts'
import { isSameCell } from '../rows/sameCell.ts'
import type { StoredTable } from '../stored/document.ts'
import { LIKELY_SCALE, scaled } from '../sheet/progressScale.ts'
import type { AddedColumn } from './planAdoption.ts'

interface Converted {
  readonly table: TableDescription
  readonly stored: StoredTable
}

/**
 * Makes a column beside one of words and copies into it what the words say; the words stay. Cells that hold something
 * already are left alone, so an interrupted run goes on where it stopped and what people type meanwhile stays.
 * Afterwards the field lives in the new column.
 */
export async function convertWords(
  host: HostPort,
  table: TableDescription,
  stored: StoredTable,
  column: AddedColumn,
  run: { readonly timeZone: string; readonly signal: AbortSignal; readonly language: SheetLanguage },
): HostResult<Converted> {
  const { field, name, from } = column
  if (from === null) return err({ kind: 'notFound', what: name })
  const made = await findOrMake(host, table, column, run.language)
  if (!made.ok) return made
  const { table: current, columnId } = made.value

  const columns = [{ field, name }] as readonly ColumnSpec[]
  const contextOf = (change: Partial<StoredTable>): ReadContext => ({
    binding: bindSheet('tasks', current, columns, { ...stored, scales: {}, ...change }).binding,
    timeZone: run.timeZone,
  })
  const words = contextOf({ fields: { [field]: from.columnId } })
  const values = contextOf({ fields: { [field]: columnId }, readings: {} })
  const read = await readWords(host, words, field, run.signal)
  if (!read.ok) return read
  const written = await writeValues({ host, field, signal: run.signal }, values, read.value)
  if (!written.ok) return written

  const { [field]: _words, ...readings } = stored.readings ?? {}
  const specs = stored.columns ?? []
  return ok({
    table: current,
    stored: {
      ...stored,
      fields: { ...stored.fields, [field]: columnId },
      scales: written.value === null ? stored.scales : { ...stored.scales, [field]: written.value },
      columns: specs.map((one) => (one.field === field ? { field, name } : one)),
      readings,
    },
  })
}

async function findOrMake(
  host: HostPort,
  table: TableDescription,
  { field, name, kind, from }: AddedColumn,
  language: SheetLanguage,
): HostResult<{ readonly table: TableDescription; readonly columnId: string }> {
  const ours = (one: TableDescription): string | undefined =>
    one.columns.find((column) => column.id !== from?.columnId && parseMarker(column.description)?.field === field)?.id
  const known = ours(table)
  if (known !== undefined) return ok({ table, columnId: known })
  const added = await host.addColumn(table.id, { name, kind, description: describedAs(field, language) })
  if (!added.ok) return added
  const described = await host.describeTable(table.id)
  return described.ok ? ok({ table: described.value, columnId: added.value.id }) : described
}

type Value = TaskRow[TaskFieldKey]

/** What the words of each row say. */
async function readWords(
  host: HostPort,
  words: ReadContext,
  field: TaskFieldKey,
  signal: AbortSignal,
): HostResult<ReadonlyMap<string, Value>> {
  const found = new Map<string, Value>()
  const said = await host.readAll(
    words,
    (rows) => {
      for (const row of rows) if (row[field] !== null) found.set(row.recordId, row[field])
    },
    signal,
  )
  return said.ok ? ok(found) : said
}

/** Writes the values; what a progress column taught about its scale on the way, else null. */
async function writeValues(
  filling: Filling,
  context: ReadContext,
  values: ReadonlyMap<string, Value>,
): HostResult<PercentScale | null> {
  const { host, field } = filling
  const rows = [...values].map(([recordId, value]) => ({ recordId, fields: { [field]: value } as EnteredCells }))
  const isOpen = field === 'progress' && context.binding.fields.progress?.scale === null
  if (!isOpen) return written(await fill(filling, context, rows), null)
  const [telling] = [...values].flatMap(([recordId, value], at) =>
    typeof value === 'number' && value > 0 ? [{ recordId, at }] : [],
  )
  const likely = scaled(context, LIKELY_SCALE)
  if (telling === undefined) return written(await fill(filling, likely, rows), null)
  const first = await fill(filling, likely, rows.slice(telling.at, telling.at + 1))
  if (!first.ok) return first
  const shown = await host.detectScale(context, 'progress', [telling.recordId])
  if (!shown.ok) return shown
  const scale = shown.value ?? LIKELY_SCALE
  if (scale !== LIKELY_SCALE) {
    const retold = await retell(
      filling,
      { likely, right: scaled(context, scale) },
      rows.slice(telling.at, telling.at + 1),
    )
    if (!retold.ok) return retold
  }
  return written(
    await fill(
      filling,
      scaled(context, scale),
      rows.filter((_row, at) => at !== telling.at),
    ),
    scale,
  )
}

/** The first value once more, now as the host counts; unless somebody has typed another one. */
async function retell(
  { host, field, signal }: Filling,
  { likely, right }: { readonly likely: ReadContext; readonly right: ReadContext },
  rows: readonly { readonly recordId: string; readonly fields: EnteredCells }[],
): HostResult<void> {
  const held = await host.readSome(
    likely,
    rows.map(({ recordId }) => recordId),
    signal,
  )
  if (!held.ok) return held
  const asWritten = rows.filter(({ recordId, fields }) =>
    held.value.some((row) => row.recordId === recordId && isSameCell(row[field], fields[field as keyof EnteredCells])),
  )
  return host.rewriteRows(right, asWritten)
}

interface Filling {
  readonly host: HostPort
  readonly field: TaskFieldKey
  readonly signal: AbortSignal
}

/** Rows that are looked at and filled in one go. */
const ROWS_PER_FILL = 200

/**
 * Fills the cells that are still empty right before they are written: a long column takes its time, and people type.
 */
async function fill(
  { host, field, signal }: Filling,
  context: ReadContext,
  rows: readonly { readonly recordId: string; readonly fields: EnteredCells }[],
): HostResult<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_FILL) {
    const batch = rows.slice(at, at + ROWS_PER_FILL)
    const held = await host.readSome(
      context,
      batch.map(({ recordId }) => recordId),
      signal,
    )
    if (!held.ok) return held
    const empty = new Set(held.value.flatMap((row) => (row[field] === null ? [row.recordId] : [])))
    const filled = await host.rewriteRows(
      context,
      batch.filter(({ recordId }) => empty.has(recordId)),
    )
    if (!filled.ok) return filled
  }
  return ok(undefined)
}

const written = (
  outcome: Awaited<HostResult<void>>,
  scale: PercentScale | null,
): Awaited<HostResult<PercentScale | null>> => (outcome.ok ? ok(scale) : outcome)

/** What a column made beside people's words is described with: what it holds, and our mark. */
const describedAs = (field: TaskFieldKey, language: SheetLanguage): string =>
  `${columnWords('tasks', { field }, language).about ?? TASK_FIELDS[field].about}${markerOf('tasks', field)}`
