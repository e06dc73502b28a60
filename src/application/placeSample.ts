import { err, ok } from '../domain/index.ts'
import { ENTERED_KEYS, SAMPLES, shiftSample, type EnteredKey, type PresetId, type SampleRow, type TaskRow } from '../schema/index.ts'
import { bindSheet, withScale } from './bindSheet.ts'
import type { Built } from './buildTables.ts'
import type { HostPort, HostResult, PercentScale, ReadContext } from './ports.ts'
import { sheetTarget } from './setupTarget.ts'
import { withTable, type StoredSheet } from './stored.ts'

interface PlacedRows {
  /** In the order of the template's rows. */
  readonly recordIds: readonly string[]
  /** What writing a percentage taught about the progress column; null when it was known before. */
  readonly scale: PercentScale | null
}

/** Most hosts keep 15 % as 0.15; the first row written tells, and is put right if this one does not. */
const LIKELY_SCALE: PercentScale = 100

/** Puts the template's rows into the tables that were built; the sheet then remembers them. */
export async function placeSample(
  host: HostPort,
  built: Pick<Built, 'descriptions'>,
  sheet: StoredSheet,
  { timeZone, shiftDays, signal }: { readonly timeZone: string; readonly shiftDays: number; readonly signal: AbortSignal },
): HostResult<StoredSheet> {
  const description = built.descriptions.get('tasks')
  if (description === undefined || SAMPLES[sheet.preset].rows.length === 0) return ok(sheet)
  const { tasks } = sheet.tables
  const { binding } = bindSheet('tasks', description, sheetTarget(sheet, 'tasks').columns, tasks)
  const placed = await placeRows(host, { binding, timeZone }, sheet.preset, shiftDays, signal)
  if (!placed.ok) return placed
  const { recordIds, scale } = placed.value
  return ok(
    withTable(sheet, 'tasks', {
      ...tasks,
      scales: scale === null ? tasks.scales : { ...tasks.scales, progress: scale },
      sample: { recordIds: [...recordIds], shiftDays },
    }),
  )
}

/** Rows that an interrupted run has left are recognised by their title and description and not added again. */
async function placeRows(
  host: HostPort,
  context: ReadContext,
  preset: PresetId,
  shiftDays: number,
  signal: AbortSignal,
): HostResult<PlacedRows> {
  const rows = shiftSample(SAMPLES[preset], shiftDays)
  const known = context.binding.fields.progress?.scale ?? null
  const assumed: ReadContext = { ...context, binding: withScale(context.binding, 'progress', known ?? LIKELY_SCALE) }
  const present: TaskRow[] = []
  const read = await host.readAll(assumed, (page) => present.push(...page), signal)
  if (!read.ok) return read
  const placed = rows.map((row) => present.find((one) => one.title === row.title && one.description === row.description))
  const missing = rows.filter((_row, at) => placed[at] === undefined)
  const added = missing.length === 0 ? ok([]) : await host.addRows(assumed, missing)
  if (!added.ok) return added
  const ids = [...added.value]
  const recordIds = placed.map((row) => row?.recordId ?? ids.shift() ?? '')
  return known === null ? learnScale(host, context, rows, recordIds) : ok({ recordIds, scale: null })
}

/**
 * Looks at how the host shows a percentage that we wrote. "15%" for 0.15 settles it; a host that shows it as
 * "0%" keeps whole percents, so the rows are written again that way and looked at once more.
 */
async function learnScale(host: HostPort, context: ReadContext, rows: readonly SampleRow[], recordIds: readonly string[]): HostResult<PlacedRows> {
  const telling = rows.flatMap((row, at) => (typeof row.progress === 'number' && row.progress > 0 ? (recordIds[at] ?? []) : []))
  const detected = await host.detectScale(context, 'progress', telling)
  if (!detected.ok) return detected
  if (detected.value === LIKELY_SCALE) return ok({ recordIds, scale: LIKELY_SCALE })
  const whole: ReadContext = { ...context, binding: withScale(context.binding, 'progress', 1) }
  const rewritten = await host.rewriteRows(
    whole,
    rows.flatMap((row, at) => {
      const recordId = recordIds[at]
      return recordId === undefined || row.progress === undefined ? [] : [{ recordId, fields: { progress: row.progress } }]
    }),
  )
  if (!rewritten.ok) return rewritten
  const confirmed = await host.detectScale(context, 'progress', telling)
  return confirmed.ok ? ok({ recordIds, scale: confirmed.value }) : confirmed
}

/**
 * Deletes the sample rows that are still there; rows that people have made their own stay unless
 * `includeEdited`.
 */
export async function removeSample(
  host: HostPort,
  context: ReadContext,
  sheet: StoredSheet,
  includeEdited: boolean,
  signal: AbortSignal,
): HostResult<{ readonly removed: readonly string[]; readonly kept: readonly string[] }> {
  const { sample, tableId } = sheet.tables.tasks
  if (sample === null) return ok({ removed: [], kept: [] })
  const originals = shiftSample(SAMPLES[sheet.preset], sample.shiftDays)
  const original = new Map(sample.recordIds.map((recordId, at) => [recordId, originals[at]]))
  const read = await host.readSome(context, sample.recordIds, signal)
  if (!read.ok) return read
  const isEdited = (row: TaskRow): boolean => {
    const sample = original.get(row.recordId)
    return sample === undefined || ENTERED_KEYS.some((key) => !sameCell(row[key], sample[key] ?? null))
  }
  const removed = read.value.filter((row) => includeEdited || !isEdited(row)).map((row) => row.recordId)
  const kept = read.value.map((row) => row.recordId).filter((recordId) => !removed.includes(recordId))
  if (removed.length === 0) return ok({ removed, kept })
  const deleted = await host.deleteRows(tableId, removed)
  return deleted.ok ? ok({ removed, kept }) : err(deleted.error)
}

function sameCell(cell: TaskRow[EnteredKey], sample: SampleRow[EnteredKey]): boolean {
  if (typeof cell === 'number' && typeof sample === 'number') return Math.abs(cell - sample) < 1e-6
  if (Array.isArray(cell)) return cell.length === 0 && sample === null
  return cell === sample
}
