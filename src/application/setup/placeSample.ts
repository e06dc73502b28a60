import { instantOf, ok } from '../../domain/index.ts'
import {
  SAMPLES,
  TABLE_KEYS,
  fieldSpec,
  sampleRows,
  sampleText,
  shiftSample,
  type PresetId,
  type RowOf,
  type SheetLanguage,
  type TableKey,
} from '../../schema/index.ts'
import { bindTable, withScale } from '../sheet/bindTable.ts'
import type { Built } from './buildTables.ts'
import type { EnteredCells, HostPort, HostResult, PercentScale, ReadContext, SheetBinding } from '../ports.ts'
import { isSameCell } from '../rows/sameCell.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import { LIKELY_SCALE } from '../sheet/progressScale.ts'
import { languageOf, withTable, type StoredSheet } from '../stored/document.ts'

/** Cells of one row by field key, in the values that the host port takes. */
type Cells = Readonly<Record<string, unknown>>

/** Fields that identify a sample row. By these a second run finds the rows of an interrupted one. */
const IDENTITY = ['title', 'description', 'day'] as const

/** Table → key of the sample row → record id. */
export type PlacedKeys = ReadonlyMap<TableKey, ReadonlyMap<string, string>>

/**
 * Adds the sample rows to the tables that were built and stores their ids in the sheet. Tables come in the order of the
 * data model, so that a row exists before another links to it.
 */
export async function placeSample(
  host: HostPort,
  built: Pick<Built, 'descriptions'>,
  sheet: StoredSheet,
  {
    timeZone,
    shiftDays,
    signal,
  }: { readonly timeZone: string; readonly shiftDays: number; readonly signal: AbortSignal },
): HostResult<StoredSheet> {
  const placed = new Map<TableKey, ReadonlyMap<string, string>>()
  let remembered = sheet
  for (const table of TABLE_KEYS) {
    const stored = sheet.tables[table]
    const description = built.descriptions.get(table)
    const rows = sampleCells(sheet.preset, table, { shiftDays, timeZone, placed, language: languageOf(sheet) })
    if (rows.length === 0 || stored === undefined || description === undefined) continue
    const { binding } = bindTable<TableKey>(table, description, sheetTarget(sheet, table).columns, stored)
    const outcome = await placeRows(
      host,
      { binding: withLikelyScale(binding), timeZone },
      rows.map(({ cells }) => cells),
      signal,
    )
    if (!outcome.ok) return outcome
    placed.set(table, new Map(rows.map(({ key }, at) => [key, outcome.value[at] ?? ''])))
    remembered = withTable(remembered, table, { ...stored, sample: { recordIds: [...outcome.value], shiftDays } })
  }
  return learnScale(host, built, remembered, { timeZone, shiftDays })
}

/**
 * The sample rows of a preset for one table, as the host port takes them, in the language of the sheet. Links are
 * record ids, instants are milliseconds since the epoch.
 */
export function sampleCells(
  preset: PresetId,
  table: TableKey,
  {
    shiftDays,
    timeZone,
    placed,
    language,
  }: {
    readonly shiftDays: number
    readonly timeZone: string
    readonly placed: PlacedKeys
    readonly language: SheetLanguage
  },
): readonly { readonly key: string; readonly cells: Cells }[] {
  const tables = shiftSample(SAMPLES[preset], shiftDays)
  const valueOf = (field: string, value: unknown): unknown => {
    const { kind, linksTo } = fieldSpec(table, field)
    if (linksTo !== undefined) return (value as readonly string[]).flatMap((key) => placed.get(linksTo)?.get(key) ?? [])
    if (kind === 'text' || kind === 'singleSelect') return sampleText(value as string, language)
    return kind === 'instant' ? instantOf(value as string, timeZone) : value
  }
  const [campaign] = sampleRows(tables, 'campaigns')
  return sampleRows(tables, table).map(({ key, cells }) => {
    const values: Cells = Object.fromEntries(
      Object.entries(cells).map(([field, value]) => [field, valueOf(field, value)]),
    )
    return {
      key,
      cells:
        table === 'dailyLog'
          ? { ...values, title: `${String(values['day'])} ${sampleText(campaign?.cells.title ?? '', language)}`.trim() }
          : values,
    }
  })
}

const withLikelyScale = (binding: SheetBinding<TableKey>): SheetBinding<TableKey> =>
  withScale(binding, 'progress', binding.fields.progress?.scale ?? LIKELY_SCALE)

/**
 * Adds the rows that are missing, and gives the record ids of all rows, in their order. If another sidebar adds the
 * same rows at the same time, both end with the same records.
 */
async function placeRows(
  host: HostPort,
  context: ReadContext<TableKey>,
  rows: readonly Cells[],
  signal: AbortSignal,
): HostResult<readonly string[]> {
  const before = await readRows(host, context, signal)
  if (!before.ok) return before
  const missing = rows.filter((row) => !before.value.some((one) => isSame(one, row)))
  if (missing.length === 0) return ok(firstOf(rows, before.value))
  const added = await host.addRows(context, missing as readonly EnteredCells<TableKey>[])
  if (!added.ok) return added
  const after = await readRows(host, context, signal)
  if (!after.ok) return after
  const placed = firstOf(rows, after.value)
  // Both sidebars read the rows in the same order. Each deletes its own rows that are not the first of their kind.
  const surplus = added.value.filter((recordId) => !placed.includes(recordId))
  const deleted = surplus.length === 0 ? ok(undefined) : await host.deleteRows(context.binding.tableId, surplus)
  return deleted.ok ? ok(placed) : deleted
}

async function readRows(
  host: HostPort,
  context: ReadContext<TableKey>,
  signal: AbortSignal,
): HostResult<readonly RowOf<TableKey>[]> {
  const present: RowOf<TableKey>[] = []
  const outcome = await host.readAll(context, (page) => present.push(...page), signal)
  return outcome.ok ? ok(present) : outcome
}

/** For each row the id of the first record that matches it. */
const firstOf = (rows: readonly Cells[], present: readonly RowOf<TableKey>[]): readonly string[] =>
  rows.map((row) => present.find((one) => isSame(one, row))?.recordId ?? '')

const isSame = (row: Cells, sample: Cells): boolean => IDENTITY.every((field) => isSameCell(row[field], sample[field]))

/**
 * Learns the scale of the progress column from the text that the host shows for a percentage that we wrote. "15%" for
 * 0.15 decides it. A host that shows "0%" stores whole percents: write the rows again so, and ask once more.
 */
async function learnScale(
  host: HostPort,
  built: Pick<Built, 'descriptions'>,
  sheet: StoredSheet,
  { timeZone, shiftDays }: { readonly timeZone: string; readonly shiftDays: number },
): HostResult<StoredSheet> {
  const { tasks } = sheet.tables
  const description = built.descriptions.get('tasks')
  if (description === undefined || tasks.sample === null) return ok(sheet)
  const { binding } = bindTable('tasks', description, sheetTarget(sheet, 'tasks').columns, tasks)
  if (binding.fields.progress === undefined || binding.fields.progress.scale !== null) return ok(sheet)
  const { recordIds } = tasks.sample
  const entries = sampleRows(shiftSample(SAMPLES[sheet.preset], shiftDays), 'tasks').flatMap(
    ({ cells: { progress } }, at) => {
      const recordId = recordIds[at]
      return recordId === undefined || progress === undefined ? [] : [{ recordId, fields: { progress } }]
    },
  )
  const positive = entries.filter(({ fields: { progress } }) => progress > 0).map(({ recordId }) => recordId)
  if (positive.length === 0) return ok(sheet)
  const withLearntScale = (scale: PercentScale | null): StoredSheet =>
    scale === null ? sheet : withTable(sheet, 'tasks', { ...tasks, scales: { ...tasks.scales, progress: scale } })
  const detected = await host.detectScale({ binding, timeZone }, 'progress', positive)
  if (!detected.ok) return detected
  if (detected.value === LIKELY_SCALE) return ok(withLearntScale(LIKELY_SCALE))
  const rewritten = await host.rewriteRows({ binding: withScale(binding, 'progress', 1), timeZone }, entries)
  if (!rewritten.ok) return rewritten
  const confirmed = await host.detectScale({ binding, timeZone }, 'progress', positive)
  return confirmed.ok ? ok(withLearntScale(confirmed.value)) : confirmed
}
