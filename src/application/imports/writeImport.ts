import { err, ok, type Result } from '../../domain/index.ts'
import type { Hue } from '../../schema/index.ts'
import {
  type EnteredCells,
  type HostCells,
  type HostError,
  type HostPort,
  type HostResult,
  type ReadContext,
} from '../ports.ts'
import { describedTable } from '../sheet/describedTable.ts'
import { LIKELY_SCALE, scaled, scaleOfWritten } from '../sheet/progressScale.ts'
import type { StoredSheet } from '../stored/document.ts'
import type { ValueField } from './importFields.ts'
import type { FieldChange, ImportPlan, ImportRow } from './importPlan.ts'
import { boundColumns, throughField, type BoundColumn } from './otherColumns.ts'
import type { LinkChange } from './linkReader.ts'

/** Rows written in one call. */
const ROWS_PER_CALL = 200
/** New options take these colours in turn. */
const HUES: readonly Hue[] = ['blue', 'turquoise', 'yellow', 'orange']

export interface ImportRun {
  readonly signal: AbortSignal
  readonly onProgress: (written: number, total: number) => void
}

export interface ImportOutcome {
  readonly added: number
  readonly changed: number
  /** Why it stopped before its end; null: everything is written. The same file again writes the rest. */
  readonly stopped: HostError | null
}

/** Where an import writes. */
export interface ImportPlace {
  readonly host: HostPort
  readonly sheet: StoredSheet
  readonly timeZone: string
}

/**
 * Writes the rows of a plan that are new or change, 200 a call, and nothing else. Ends at the first refusal or when it is
 * cancelled. [IM3]
 */
export async function writeImport(place: ImportPlace, plan: ImportPlan, run: ImportRun): HostResult<ImportOutcome> {
  const { host, sheet, timeZone } = place
  const opened = await openWithOptions(host, sheet, plan)
  if (!opened.ok) return opened
  const others = await openOthers(host, sheet, plan)
  if (!others.ok) return others
  let context: ReadContext = { binding: opened.value, timeZone }
  const fresh = plan.rows.filter(({ verdict }) => verdict.kind === 'new')
  const changed = plan.rows.filter(({ verdict, recordId }) => verdict.kind === 'changes' && recordId !== null)
  const linked = plan.rows.filter(({ links }) => links.some(({ isWritten }) => isWritten))
  /** The row of the file → its record, once it has one. */
  const recordOf = new Map(plan.rows.flatMap(({ row, recordId }) => (recordId === null ? [] : [[row, recordId]])))
  const total = fresh.length + changed.length
  let [added, rewritten] = [0, 0]
  const end = (stopped: HostError | null): Result<ImportOutcome, HostError> =>
    ok({ added, changed: rewritten, stopped })
  let isScaleOpen = context.binding.fields.progress?.scale === null
  if (isScaleOpen) context = scaled(context, LIKELY_SCALE)

  /** Learns the scale from the first progress that was written; true: the host keeps whole percents. */
  async function learnScale(rows: readonly ImportRow[], ids: readonly string[]): HostResult<void> {
    const at = rows.findIndex(({ changes }) =>
      changes.some(({ field, after, words }) => field === 'progress' && words === null && after !== 0),
    )
    const recordId = ids[at]
    if (!isScaleOpen || recordId === undefined) return ok(undefined)
    const scale = await scaleOfWritten(
      host,
      { binding: opened.ok ? opened.value : context.binding, timeZone },
      recordId,
      run.signal,
    )
    if (!scale.ok) return scale
    isScaleOpen = false
    if (scale.value === LIKELY_SCALE) return ok(undefined)
    context = scaled(context, scale.value)
    const again = rows.flatMap(({ changes }, row) => {
      const progress = changes.find(({ field, isWritten }) => field === 'progress' && isWritten)
      const id = ids[row]
      return progress === undefined || id === undefined
        ? []
        : [{ recordId: id, fields: { progress: progress.after as number } }]
    })
    return host.rewriteRows(context, again)
  }

  for (let at = 0; at < fresh.length; at += ROWS_PER_CALL) {
    if (run.signal.aborted) return end({ kind: 'cancelled' })
    const rows = fresh.slice(at, at + ROWS_PER_CALL)
    const cells = cellsOf(host, context, rows, others.value)
    if (!cells.ok) return end(cells.error)
    const ids = await host.addCells(context.binding.tableId, cells.value)
    if (!ids.ok) return end(ids.error)
    for (const [index, { row }] of rows.entries()) recordOf.set(row, ids.value[index] ?? '')
    added += rows.length
    run.onProgress(added, total)
    const learned = await learnScale(rows, ids.value)
    if (!learned.ok) return end(learned.error)
  }
  for (let at = 0; at < changed.length; at += ROWS_PER_CALL) {
    if (run.signal.aborted) return end({ kind: 'cancelled' })
    const rows = changed.slice(at, at + ROWS_PER_CALL)
    const ids = rows.map(({ recordId }) => recordId ?? '')
    const cells = cellsOf(host, context, rows, others.value)
    if (!cells.ok) return end(cells.error)
    const filled = cells.value.flatMap((one, row) =>
      Object.keys(one).length === 0 ? [] : [{ recordId: ids[row] ?? '', cells: one }],
    )
    const written = filled.length === 0 ? ok(undefined) : await host.writeCells(context.binding.tableId, filled)
    if (!written.ok) return end(written.error)
    rewritten += rows.length
    run.onProgress(added + rewritten, total)
    const learned = await learnScale(rows, ids)
    if (!learned.ok) return end(learned.error)
  }
  // Links go last: by now every row that they lead to has its record.
  for (let at = 0; at < linked.length; at += ROWS_PER_CALL) {
    if (run.signal.aborted) return end({ kind: 'cancelled' })
    const rows = linked.slice(at, at + ROWS_PER_CALL)
    const written = await host.rewriteRows(
      context,
      rows.map(({ row, links }) => ({ recordId: recordOf.get(row) ?? '', fields: linksIn(links, recordOf) })),
    )
    if (!written.ok) return end(written.error)
  }
  return end(null)
}

/** Links by the records of their rows. A row that was to be added and was not is left out. */
const linksIn = (links: readonly LinkChange[], recordOf: ReadonlyMap<number, string>): EnteredCells =>
  Object.fromEntries(
    links.flatMap(({ field, after, isWritten }) =>
      isWritten ? [[field, after.flatMap(({ recordId, row }) => recordId ?? recordOf.get(row ?? -1) ?? [])]] : [],
    ),
  )

/** Adds rows to 活动 of a sheet that was just made, so that its tasks can say to which they belong. */
export async function addCampaigns(
  { host, sheet, timeZone }: ImportPlace,
  titles: readonly string[],
): HostResult<void> {
  if (titles.length === 0) return ok(undefined)
  const described = await describedTable(host, sheet, 'campaigns')
  if (!described.ok) return described
  if (described.value === null) return ok(undefined)
  const context: ReadContext<'campaigns'> = { binding: described.value.binding, timeZone }
  for (let at = 0; at < titles.length; at += ROWS_PER_CALL) {
    const added = await host.addRows(
      context,
      titles.slice(at, at + ROWS_PER_CALL).map((title) => ({ title })),
    )
    if (!added.ok) return added
  }
  return ok(undefined)
}

/** The binding of the task table, with the options that the plan needs. Options are matched by their present names. */
async function openWithOptions(
  host: HostPort,
  sheet: StoredSheet,
  plan: ImportPlan,
): HostResult<ReadContext['binding']> {
  const bindingOf = async (): HostResult<ReadContext['binding']> => {
    const described = await describedTable(host, sheet, 'tasks')
    if (!described.ok) return described
    return described.value === null
      ? err({ kind: 'notFound', what: sheet.tables.tasks.tableId })
      : ok(described.value.binding)
  }
  const binding = await bindingOf()
  if (!binding.ok) return binding
  let hasNew = false
  for (const { field, names } of plan.newOptions) {
    const column = binding.value.fields[field]
    if (column === undefined) continue
    const missing = names.filter((name) => !column.options.some((option) => option.name === name))
    if (missing.length === 0) continue
    const options = missing.map((name, at) => ({
      name,
      hue: HUES[(column.options.length + at) % HUES.length] ?? 'grey',
    }))
    const added = await host.addOptions(binding.value.tableId, column.fieldId, options)
    if (!added.ok) return added
    hasNew = true
  }
  return hasNew ? bindingOf() : binding
}

/** People's own columns that the plan fills, by the column of the file. They are made by now. */
async function openOthers(
  host: HostPort,
  sheet: StoredSheet,
  { own }: ImportPlan,
): HostResult<ReadonlyMap<number, BoundColumn>> {
  const wanted = own.filter(({ isKept, field }) => isKept && field === null)
  if (wanted.length === 0) return ok(new Map())
  const described = await describedTable(host, sheet, 'tasks')
  if (!described.ok) return described
  if (described.value === null) return err({ kind: 'notFound', what: sheet.tables.tasks.tableId })
  const bound = boundColumns(described.value.description, described.value.binding)
  const found = new Map<number, BoundColumn>()
  for (const { at, name, columnId } of wanted) {
    const column = bound.find((one) => (columnId === null ? one.name === name : one.id === columnId))
    if (column === undefined) return err({ kind: 'notFound', what: name })
    found.set(at, column)
  }
  return ok(found)
}

/** The cells of rows: values through their columns, and the words of the file into columns of words. */
function cellsOf(
  host: HostPort,
  context: ReadContext,
  rows: readonly ImportRow[],
  others: ReadonlyMap<number, BoundColumn>,
): Result<readonly HostCells[], HostError> {
  const written = rows.map(({ changes }) => changes.filter(({ isWritten }) => isWritten))
  const values = host.cellsOf(context, written.map(valuesIn))
  if (!values.ok) return values
  const cells: Record<string, HostCells[string]>[] = values.value.map((one) => ({ ...one }))
  const wordFields = new Set(
    written.flatMap((changes) => changes.flatMap(({ field, words }) => (words === null ? [] : field))),
  )
  for (const field of wordFields) {
    const asText = textContext(context, field)
    if (asText === null) continue
    const rowsOfWords = written.flatMap((changes, at) => {
      const text = changes.find((one) => one.field === field)?.words ?? null
      return text === null ? [] : [{ at, text }]
    })
    const texts = host.cellsOf(
      asText,
      rowsOfWords.map(({ text }) => ({ notes: text })),
    )
    if (!texts.ok) return texts
    for (const [index, { at }] of rowsOfWords.entries()) Object.assign(cells[at] ?? {}, texts.value[index])
  }
  for (const [column, bound] of others) {
    const { field, context: through } = throughField(bound, context)
    const filled = rows.flatMap(({ own }, at) =>
      own.flatMap((change) => (change.at === column && change.isWritten ? [{ at, after: change.after }] : [])),
    )
    const own = host.cellsOf(
      through,
      filled.map(({ after }) => ({ [field]: after })),
    )
    if (!own.ok) return own
    for (const [index, { at }] of filled.entries()) Object.assign(cells[at] ?? {}, own.value[index])
  }
  return ok(cells)
}

const valuesIn = (changes: readonly FieldChange[]): EnteredCells =>
  Object.fromEntries(changes.flatMap(({ field, after, words }) => (words === null ? [[field, after]] : [])))

/** The column of a field as what it is in the Base: a column of words, written like notes. */
function textContext(context: ReadContext, field: ValueField): ReadContext | null {
  const column = context.binding.fields[field]
  if (column === undefined) return null
  const { typed: _typed, ...bound } = column
  return { ...context, binding: { ...context.binding, fields: { notes: { ...bound, kind: 'text', scale: null } } } }
}
