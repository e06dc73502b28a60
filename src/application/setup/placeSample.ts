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
import { bindSheet, withScale } from '../sheet/bindSheet.ts'
import type { Built } from './buildTables.ts'
import type { EnteredCells, HostPort, HostResult, PercentScale, ReadContext, SheetBinding } from '../ports.ts'
import { isSameCell } from '../rows/sameCell.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import { LIKELY_SCALE } from '../sheet/progressScale.ts'
import { languageOf, withTable, type StoredSheet } from '../stored/document.ts'

/** Cells of one row by field key, in the values that the host port takes. */
type Cells = Readonly<Record<string, unknown>>

/** What tells the rows of a template apart: rows that an interrupted run has left bear the same. */
const IDENTITY = ['title', 'description', 'day'] as const

/** Which record each sample row has become, by table and by the row's key. */
export type PlacedKeys = ReadonlyMap<TableKey, ReadonlyMap<string, string>>

/**
 * Puts the template's rows into the tables that were built; the sheet then remembers them. Tables go in the data
 * model's order, so that a link's other end is there before it.
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
    const { binding } = bindSheet<TableKey>(table, description, sheetTarget(sheet, table).columns, stored)
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
 * A preset's rows for a table as the host port takes them, in the language of the sheet: days where the template says
 * days, links as record ids.
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
 * The records of the rows, in their order. Another sidebar that places the same at the same time ends with the same
 * ones.
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
  // Both see the rows in one order, and each takes back what it has added beside the first.
  const surplus = added.value.filter((recordId) => !placed.includes(recordId))
  const taken = surplus.length === 0 ? ok(undefined) : await host.deleteRows(context.binding.tableId, surplus)
  return taken.ok ? ok(placed) : taken
}

async function readRows(
  host: HostPort,
  context: ReadContext<TableKey>,
  signal: AbortSignal,
): HostResult<readonly RowOf<TableKey>[]> {
  const present: RowOf<TableKey>[] = []
  const read = await host.readAll(context, (page) => present.push(...page), signal)
  return read.ok ? ok(present) : read
}

const firstOf = (rows: readonly Cells[], present: readonly RowOf<TableKey>[]): readonly string[] =>
  rows.map((row) => present.find((one) => isSame(one, row))?.recordId ?? '')

const isSame = (row: Cells, sample: Cells): boolean => IDENTITY.every((field) => isSameCell(row[field], sample[field]))

/**
 * Looks at how the host shows a percentage that we wrote. "15%" for 0.15 settles it; a host that shows it as
 * "0%" keeps whole percents, so the rows are written again that way and looked at once more.
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
  const { binding } = bindSheet('tasks', description, sheetTarget(sheet, 'tasks').columns, tasks)
  if (binding.fields.progress === undefined || binding.fields.progress.scale !== null) return ok(sheet)
  const { recordIds } = tasks.sample
  const entries = sampleRows(shiftSample(SAMPLES[sheet.preset], shiftDays), 'tasks').flatMap(
    ({ cells: { progress } }, at) => {
      const recordId = recordIds[at]
      return recordId === undefined || progress === undefined ? [] : [{ recordId, fields: { progress } }]
    },
  )
  const telling = entries.filter(({ fields: { progress } }) => progress > 0).map(({ recordId }) => recordId)
  if (telling.length === 0) return ok(sheet)
  const learnt = (scale: PercentScale | null): StoredSheet =>
    scale === null ? sheet : withTable(sheet, 'tasks', { ...tasks, scales: { ...tasks.scales, progress: scale } })
  const detected = await host.detectScale({ binding, timeZone }, 'progress', telling)
  if (!detected.ok) return detected
  if (detected.value === LIKELY_SCALE) return ok(learnt(LIKELY_SCALE))
  const rewritten = await host.rewriteRows({ binding: withScale(binding, 'progress', 1), timeZone }, entries)
  if (!rewritten.ok) return rewritten
  const confirmed = await host.detectScale({ binding, timeZone }, 'progress', telling)
  return confirmed.ok ? ok(learnt(confirmed.value)) : confirmed
}
