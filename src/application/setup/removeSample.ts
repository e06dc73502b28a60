import { ok } from '../../domain/index.ts'
import { TABLE_KEYS, fieldSpec, type RowOf, type TableKey } from '../../schema/index.ts'
import { bindSheet } from '../sheet/bindSheet.ts'
import { sampleCells } from './placeSample.ts'
import type { HostPort, HostResult, SheetBinding } from '../ports.ts'
import { describeSheet } from './runSetup.ts'
import { isSameCell } from '../rows/sameCell.ts'
import { languageOf, withTable, type StoredSheet } from '../stored/document.ts'

type Cells = Readonly<Record<string, unknown>>

export interface SampleRemoved {
  /** Tables whose sample rows are all gone. */
  readonly emptied: readonly TableKey[]
  readonly removed: number
  /** Rows that people have made their own. */
  readonly kept: number
}

interface RemovalOptions {
  readonly timeZone: string
  readonly includeEdited: boolean
  readonly signal: AbortSignal
}

/** A table of the sheet with what has to be known of it. */
interface Held {
  readonly table: TableKey
  readonly binding: SheetBinding<TableKey>
  readonly rows: readonly RowOf<TableKey>[]
  readonly samples: ReadonlySet<string>
  /** Its link columns that people fill in, with the tables they lead to. */
  readonly links: readonly { readonly field: string; readonly to: TableKey }[]
}

/**
 * Deletes the sample rows that are still there, in every table of the sheet. Rows that people have made their own stay
 * unless `includeEdited`, and so do those that a row which stays leads to: deleting them would empty a cell of
 * people's.
 * What points at other rows goes before them.
 */
export async function removeSample(
  host: HostPort,
  sheet: StoredSheet,
  options: RemovalOptions,
): HostResult<SampleRemoved> {
  const held = await readTables(host, sheet, options)
  if (!held.ok) return held
  const going = goingRows(held.value, sheet, options)
  let outcome: SampleRemoved = { emptied: [], removed: 0, kept: 0 }
  for (const { table, binding, rows, samples } of held.value) {
    if (samples.size === 0) continue
    const recordIds = [...(going.get(table) ?? [])]
    const deleted = recordIds.length === 0 ? ok(undefined) : await host.deleteRows(binding.tableId, recordIds)
    if (!deleted.ok) return deleted
    const kept = rows.filter(({ recordId }) => samples.has(recordId)).length - recordIds.length
    outcome = {
      emptied: kept === 0 ? [...outcome.emptied, table] : outcome.emptied,
      removed: outcome.removed + recordIds.length,
      kept: outcome.kept + kept,
    }
  }
  return ok(outcome)
}

/** The tables with sample rows, and whole those that lead to such tables; what points at others comes first. */
async function readTables(
  host: HostPort,
  sheet: StoredSheet,
  { timeZone, includeEdited, signal }: RemovalOptions,
): HostResult<readonly Held[]> {
  const described = await describeSheet(host, sheet)
  if (!described.ok) return described
  const held: Held[] = []
  const hasSamples = (table: TableKey): boolean => (sheet.tables[table]?.sample?.recordIds.length ?? 0) > 0
  for (const { target, description, stored } of described.value.toSorted(
    (a, b) => placeOf(b.target.table) - placeOf(a.target.table),
  )) {
    if (description === null || stored === null) continue
    const { table } = target
    const { binding } = bindSheet<TableKey>(table, description, target.columns, stored)
    const links = Object.keys(binding.fields).flatMap((field) => {
      const { linksTo, writtenBy } = fieldSpec(table, field)
      return linksTo === undefined || writtenBy !== 'people' ? [] : [{ field, to: linksTo }]
    })
    const samples = new Set(stored.sample?.recordIds)
    const isWhole = !includeEdited && links.some(({ to }) => hasSamples(to))
    if (!isWhole && samples.size === 0) continue
    const rows: RowOf<TableKey>[] = []
    if (isWhole) {
      const read = await host.readAll({ binding, timeZone }, (page) => rows.push(...page), signal)
      if (!read.ok) return read
    } else {
      const read = await host.readSome({ binding, timeZone }, [...samples], signal)
      if (!read.ok) return read
      rows.push(...read.value)
    }
    held.push({ table, binding, rows, samples, links })
  }
  return ok(held)
}

const placeOf = (table: TableKey): number => TABLE_KEYS.indexOf(table)

function goingRows(
  held: readonly Held[],
  sheet: StoredSheet,
  { timeZone, includeEdited }: RemovalOptions,
): ReadonlyMap<TableKey, ReadonlySet<string>> {
  const going = new Map(
    held.map(({ table, binding, rows, samples }) => {
      const originals = originalCells(sheet, table, timeZone)
      // A growth has linked the rows with the campaign that it made: no hand did.
      const isLinkedByUpgrade = table === 'tasks' && sheet.tables.tasks.sample?.preset !== undefined
      const own = rows.filter(
        (row) =>
          samples.has(row.recordId) &&
          (includeEdited ||
            !isEdited(isLinkedByUpgrade ? { ...row, campaign: null } : row, originals.get(row.recordId), binding)),
      )
      return [table, new Set(own.map(({ recordId }) => recordId))]
    }),
  )
  if (includeEdited) return going
  // A row that has to stay may itself lead to others.
  for (let isSettled = false; !isSettled; ) {
    isSettled = true
    for (const { table, rows, links } of held) {
      for (const row of rows) {
        if (going.get(table)?.has(row.recordId) === true) continue
        for (const { field, to } of links) {
          const linked = (row as Cells)[field]
          for (const recordId of Array.isArray(linked) ? linked : [])
            if (going.get(to)?.delete(recordId as string) === true) isSettled = false
        }
      }
    }
  }
  return going
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
  const nothing = {
    shiftDays,
    timeZone,
    language: languageOf(sheet),
    placed: new Map<TableKey, ReadonlyMap<string, string>>(),
  }
  const placed = new Map(
    TABLE_KEYS.map((one) => {
      const recordIds = sheet.tables[one]?.sample?.recordIds ?? []
      return [one, new Map(sampleCells(preset, one, nothing).map(({ key }, at) => [key, recordIds[at] ?? '']))]
    }),
  )
  const recordIds = sheet.tables[table]?.sample?.recordIds ?? []
  return new Map(
    sampleCells(preset, table, { ...nothing, placed }).map(({ cells }, at) => [recordIds[at] ?? '', cells]),
  )
}

/** Whether a person has changed one of their cells that are there to be seen. */
function isEdited(
  row: RowOf<TableKey>,
  original: Cells | undefined,
  { table, fields }: SheetBinding<TableKey>,
): boolean {
  const cells: Cells = row
  return (
    original === undefined ||
    Object.keys(fields).some(
      (field) => fieldSpec(table, field).writtenBy === 'people' && !isSameCell(cells[field], original[field]),
    )
  )
}
