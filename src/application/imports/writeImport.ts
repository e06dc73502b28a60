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
import type { FieldChange, ImportPlan, ImportRow } from './planImport.ts'

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
  /** New tasks belong to this campaign; null: to none in particular. */
  readonly campaignId: string | null
}

/**
 * Writes the rows of a plan that are new or change, 200 a call, and nothing else. Ends at the first refusal or when it is
 * cancelled. [IM3]
 */
export async function writeImport(place: ImportPlace, plan: ImportPlan, run: ImportRun): HostResult<ImportOutcome> {
  const { host, sheet, timeZone } = place
  const opened = await openWithOptions(host, sheet, plan)
  if (!opened.ok) return opened
  let context: ReadContext = { binding: opened.value, timeZone }
  const fresh = plan.rows.filter(({ verdict }) => verdict.kind === 'new')
  const changed = plan.rows.filter(({ verdict, recordId }) => verdict.kind === 'changes' && recordId !== null)
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
    const cells = cellsOf(host, context, rows, place.campaignId)
    if (!cells.ok) return end(cells.error)
    const ids = await host.addCells(context.binding.tableId, cells.value)
    if (!ids.ok) return end(ids.error)
    added += rows.length
    run.onProgress(added, total)
    const learned = await learnScale(rows, ids.value)
    if (!learned.ok) return end(learned.error)
  }
  for (let at = 0; at < changed.length; at += ROWS_PER_CALL) {
    if (run.signal.aborted) return end({ kind: 'cancelled' })
    const rows = changed.slice(at, at + ROWS_PER_CALL)
    const ids = rows.map(({ recordId }) => recordId ?? '')
    const cells = cellsOf(host, context, rows, null)
    if (!cells.ok) return end(cells.error)
    const written = await host.writeCells(
      context.binding.tableId,
      cells.value.map((one, row) => ({ recordId: ids[row] ?? '', cells: one })),
    )
    if (!written.ok) return end(written.error)
    rewritten += rows.length
    run.onProgress(added + rewritten, total)
    const learned = await learnScale(rows, ids)
    if (!learned.ok) return end(learned.error)
  }
  return end(null)
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

/** The cells of rows: values through their columns, and the words of the file into columns of words. */
function cellsOf(
  host: HostPort,
  context: ReadContext,
  rows: readonly ImportRow[],
  campaignId: string | null,
): Result<readonly HostCells[], HostError> {
  const written = rows.map(({ changes }) => changes.filter(({ isWritten }) => isWritten))
  const link = campaignId === null || context.binding.fields.campaign === undefined ? {} : { campaign: [campaignId] }
  const values = host.cellsOf(
    context,
    written.map((changes) => ({ ...valuesIn(changes), ...link })),
  )
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
