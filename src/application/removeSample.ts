import { ok } from '../domain/index.ts'
import { TABLE_KEYS, fieldSpec, type RowOf, type TableKey } from '../schema/index.ts'
import { bindSheet } from './bindSheet.ts'
import { sampleCells } from './placeSample.ts'
import type { HostPort, HostResult, SheetBinding } from './ports.ts'
import { describeSheet } from './runSetup.ts'
import { withTable, type StoredSheet } from './stored.ts'

type Cells = Readonly<Record<string, unknown>>

export interface SampleRemoved {
  /** Tables whose sample rows are all gone. */
  readonly emptied: readonly TableKey[]
  readonly removed: number
  /** Rows that people have made their own. */
  readonly kept: number
}

/**
 * Deletes the sample rows that are still there, in every table of the sheet; rows that people have made their own
 * stay unless `includeEdited`. What points at other rows goes before them.
 */
export async function removeSample(
  host: HostPort,
  sheet: StoredSheet,
  { timeZone, includeEdited, signal }: { readonly timeZone: string; readonly includeEdited: boolean; readonly signal: AbortSignal },
): HostResult<SampleRemoved> {
  const described = await describeSheet(host, sheet)
  if (!described.ok) return described
  const bindings = new Map<TableKey, SheetBinding<TableKey>>()
  for (const { target, description, stored } of described.value) {
    if (description === null || stored === null) continue
    bindings.set(target.table, bindSheet<TableKey>(target.table, description, target.columns, stored).binding)
  }
  let outcome: SampleRemoved = { emptied: [], removed: 0, kept: 0 }
  for (const table of TABLE_KEYS.toReversed()) {
    const stored = sheet.tables[table]
    const binding = bindings.get(table)
    if (stored === undefined || stored.sample === null || binding === undefined) continue
    const read = await host.readSome({ binding, timeZone }, stored.sample.recordIds, signal)
    if (!read.ok) return read
    const originals = originalCells(sheet, table, timeZone)
    const going = read.value.filter((row) => includeEdited || !isEdited(row, originals.get(row.recordId), binding)).map(({ recordId }) => recordId)
    const deleted = going.length === 0 ? ok(undefined) : await host.deleteRows(stored.tableId, going)
    if (!deleted.ok) return deleted
    const kept = read.value.length - going.length
    outcome = {
      emptied: kept === 0 ? [...outcome.emptied, table] : outcome.emptied,
      removed: outcome.removed + going.length,
      kept: outcome.kept + kept,
    }
  }
  return ok(outcome)
}

/** The sheet when the sample rows of these tables are forgotten. */
export const withoutSample = (sheet: StoredSheet, tables: readonly TableKey[]): StoredSheet =>
  tables.reduce((left, table) => {
    const stored = left.tables[table]
    return stored === undefined ? left : withTable(left, table, { ...stored, sample: null })
  }, sheet)

/** What was written into each row of a table, by record id. */
function originalCells(sheet: StoredSheet, table: TableKey, timeZone: string): ReadonlyMap<string, Cells> {
  const { shiftDays = 0, preset = sheet.preset } = sheet.tables[table]?.sample ?? {}
  const nothing = { shiftDays, timeZone, placed: new Map<TableKey, ReadonlyMap<string, string>>() }
  const placed = new Map(TABLE_KEYS.map((one) => {
    const recordIds = sheet.tables[one]?.sample?.recordIds ?? []
    return [one, new Map(sampleCells(preset, one, nothing).map(({ key }, at) => [key, recordIds[at] ?? '']))]
  }))
  const recordIds = sheet.tables[table]?.sample?.recordIds ?? []
  return new Map(sampleCells(preset, table, { ...nothing, placed }).map(({ cells }, at) => [recordIds[at] ?? '', cells]))
}

/** Whether a person has changed one of their cells that are there to be seen. */
function isEdited(row: RowOf<TableKey>, original: Cells | undefined, { table, fields }: SheetBinding<TableKey>): boolean {
  const cells: Cells = row
  return original === undefined || Object.keys(fields).some((field) =>
    fieldSpec(table, field).writtenBy === 'people' && !sameCell(cells[field] ?? null, original[field] ?? null))
}

function sameCell(cell: unknown, sample: unknown): boolean {
  if (typeof cell === 'number' && typeof sample === 'number') return Math.abs(cell - sample) < 1e-6
  if (Array.isArray(cell) || Array.isArray(sample)) {
    const [seen, written] = [cell, sample].map((value): readonly unknown[] => (Array.isArray(value) ? value : []))
    return JSON.stringify(seen) === JSON.stringify(written)
  }
  return cell === sample
}
