import { err, ok, SPAN_FIELDS } from '../../domain/index.ts'
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
import { bindTable } from '../sheet/bindTable.ts'
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
 * Makes a column beside a column of words and fills it with the values that the words say; the words stay. Afterwards
 * the field is bound to the new column. Only empty cells are filled: an interrupted run continues where it stopped, and
 * what people type meanwhile stays.
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
  const target = await findOrMake(host, table, column, run.language)
  if (!target.ok) return target
  const { table: current, columnId } = target.value

  // The other end of a span is read along, because a year that nobody typed may follow it. [AD2]
  const otherEnd = SPAN_FIELDS.find((ends) => ends.some((end) => end === field))?.find((end) => end !== field)
  const otherId = otherEnd === undefined ? undefined : stored.fields[otherEnd]
  const other = otherEnd === undefined || otherId === undefined ? {} : { [otherEnd]: otherId }
  const columns = [field, ...Object.keys(other)].map((one) => ({ field: one, name })) as readonly ColumnSpec[]
  const contextOf = (change: Partial<StoredTable>): ReadContext => ({
    binding: bindTable('tasks', current, columns, { ...stored, scales: {}, ...change }).binding,
    timeZone: run.timeZone,
  })
  const ofWords = contextOf({ fields: { [field]: from.columnId, ...other } })
  const ofValues = contextOf({ fields: { [field]: columnId }, readings: {} })
  const values = await readWords(host, ofWords, field, run.signal)
  if (!values.ok) return values
  const scale = await writeValues({ host, field, signal: run.signal }, ofValues, values.value)
  if (!scale.ok) return scale

  const { [field]: _words, ...readings } = stored.readings ?? {}
  const specs = stored.columns ?? []
  return ok({
    table: current,
    stored: {
      ...stored,
      fields: { ...stored.fields, [field]: columnId },
      scales: scale.value === null ? stored.scales : { ...stored.scales, [field]: scale.value },
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
  const earlierColumn = table.columns.find(
    ({ id, description }) => id !== from?.columnId && parseMarker(description)?.field === field,
  )
  if (earlierColumn !== undefined) return ok({ table, columnId: earlierColumn.id })
  const added = await host.addColumn(table.id, { name, kind, description: describedAs(field, language) })
  if (!added.ok) return added
  const described = await host.describeTable(table.id)
  return described.ok ? ok({ table: described.value, columnId: added.value.id }) : described
}

type Value = TaskRow[TaskFieldKey]

/** The value that the words of each row say, by record id. */
async function readWords(
  host: HostPort,
  words: ReadContext,
  field: TaskFieldKey,
  signal: AbortSignal,
): HostResult<ReadonlyMap<string, Value>> {
  const values = new Map<string, Value>()
  const reading = await host.readAll(
    words,
    (rows) => {
      for (const row of rows) if (row[field] !== null) values.set(row.recordId, row[field])
    },
    signal,
  )
  return reading.ok ? ok(values) : reading
}

/**
 * Writes the values. Returns the scale of a progress column when a written cell has shown it, else null. The scale of a
 * new column is not known before: one value is written at the likely scale and read back as the host shows it.
 */
async function writeValues(
  filling: Filling,
  context: ReadContext,
  values: ReadonlyMap<string, Value>,
): HostResult<PercentScale | null> {
  const { host, field } = filling
  const rows = [...values].map(([recordId, value]) => ({ recordId, fields: { [field]: value } as EnteredCells }))
  const isScaleOpen = field === 'progress' && context.binding.fields.progress?.scale === null
  if (!isScaleOpen) return withScale(await fill(filling, context, rows), null)
  const [probe] = [...values].flatMap(([recordId, value], at) =>
    typeof value === 'number' && value > 0 ? [{ recordId, at }] : [],
  )
  const likely = scaled(context, LIKELY_SCALE)
  if (probe === undefined) return withScale(await fill(filling, likely, rows), null)
  const probeRows = rows.slice(probe.at, probe.at + 1)
  const first = await fill(filling, likely, probeRows)
  if (!first.ok) return first
  const shown = await host.detectScale(context, 'progress', [probe.recordId])
  if (!shown.ok) return shown
  const scale = shown.value ?? LIKELY_SCALE
  if (scale !== LIKELY_SCALE) {
    const corrected = await rewriteProbe(filling, { likely, right: scaled(context, scale) }, probeRows)
    if (!corrected.ok) return corrected
  }
  return withScale(
    await fill(
      filling,
      scaled(context, scale),
      rows.filter((_row, at) => at !== probe.at),
    ),
    scale,
  )
}

/** Writes the first value again at the right scale, unless somebody has typed another value meanwhile. */
async function rewriteProbe(
  { host, field, signal }: Filling,
  { likely, right }: { readonly likely: ReadContext; readonly right: ReadContext },
  rows: readonly { readonly recordId: string; readonly fields: EnteredCells }[],
): HostResult<void> {
  const current = await host.readSome(
    likely,
    rows.map(({ recordId }) => recordId),
    signal,
  )
  if (!current.ok) return current
  const unedited = rows.filter(({ recordId, fields }) =>
    current.value.some(
      (row) => row.recordId === recordId && isSameCell(row[field], fields[field as keyof EnteredCells]),
    ),
  )
  return host.rewriteRows(right, unedited)
}

interface Filling {
  readonly host: HostPort
  readonly field: TaskFieldKey
  readonly signal: AbortSignal
}

/** Rows that are read and then filled before the next ones: one write call's worth. */
const ROWS_PER_FILL = 200

/**
 * Fills the empty cells. Each batch is read again right before it is written, because people may type while a long
 * column is being filled.
 */
async function fill(
  { host, field, signal }: Filling,
  context: ReadContext,
  rows: readonly { readonly recordId: string; readonly fields: EnteredCells }[],
): HostResult<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_FILL) {
    const batch = rows.slice(at, at + ROWS_PER_FILL)
    const current = await host.readSome(
      context,
      batch.map(({ recordId }) => recordId),
      signal,
    )
    if (!current.ok) return current
    const empty = new Set(current.value.flatMap((row) => (row[field] === null ? [row.recordId] : [])))
    const filled = await host.rewriteRows(
      context,
      batch.filter(({ recordId }) => empty.has(recordId)),
    )
    if (!filled.ok) return filled
  }
  return ok(undefined)
}

const withScale = (
  outcome: Awaited<HostResult<void>>,
  scale: PercentScale | null,
): Awaited<HostResult<PercentScale | null>> => (outcome.ok ? ok(scale) : outcome)

/** The description of a column that is made beside people's words: what it holds, and our mark. */
const describedAs = (field: TaskFieldKey, language: SheetLanguage): string =>
  `${columnWords('tasks', { field }, language).about ?? TASK_FIELDS[field].about}${markerOf('tasks', field)}`
