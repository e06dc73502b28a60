import { ok } from '../../domain/index.ts'
import { TABLE_KEYS, fieldSpec, type RowOf, type TableKey } from '../../schema/index.ts'
import { bindTable } from '../sheet/bindTable.ts'
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
  /** The number of sample rows that stay because people have edited them or link to them. */
  readonly kept: number
}

interface RemovalOptions {
  readonly timeZone: string
  readonly includeEdited: boolean
  readonly signal: AbortSignal
}

/** A table of the sheet with its rows, as far as removing sample rows needs them. */
interface SampleTable {
  readonly table: TableKey
  readonly binding: SheetBinding<TableKey>
  readonly rows: readonly RowOf<TableKey>[]
  readonly samples: ReadonlySet<string>
  /** Its link columns that people fill in, with the tables that they link to. */
  readonly links: readonly { readonly field: string; readonly to: TableKey }[]
}

/**
 * Deletes the sample rows in every table of the sheet. Unless `includeEdited`, rows that people have edited stay. Rows
 * that a remaining row links to stay as well, because deleting them would empty people's cells. A row is deleted before
 * the rows that it links to.
 */
export async function removeSample(
  host: HostPort,
  sheet: StoredSheet,
  options: RemovalOptions,
): HostResult<SampleRemoved> {
  const tables = await readTables(host, sheet, options)
  if (!tables.ok) return tables
  const deletable = deletableRows(tables.value, sheet, options)
  let outcome: SampleRemoved = { emptied: [], removed: 0, kept: 0 }
  for (const { table, binding, rows, samples } of tables.value) {
    if (samples.size === 0) continue
    const recordIds = [...(deletable.get(table) ?? [])]
    const deleted = recordIds.length === 0 ? ok(undefined) : await host.deleteRows(binding.tableId, recordIds)
    if (!deleted.ok) return deleted
    const keptCount = rows.filter(({ recordId }) => samples.has(recordId)).length - recordIds.length
    outcome = {
      emptied: keptCount === 0 ? [...outcome.emptied, table] : outcome.emptied,
      removed: outcome.removed + recordIds.length,
      kept: outcome.kept + keptCount,
    }
  }
  return ok(outcome)
}

/**
 * Reads the sample rows of each table, and all rows of tables that link to tables with sample rows. A table comes
 * before those that it links to.
 */
async function readTables(
  host: HostPort,
  sheet: StoredSheet,
  { timeZone, includeEdited, signal }: RemovalOptions,
): HostResult<readonly SampleTable[]> {
  const described = await describeSheet(host, sheet)
  if (!described.ok) return described
  const tables: SampleTable[] = []
  const hasSamples = (table: TableKey): boolean => (sheet.tables[table]?.sample?.recordIds.length ?? 0) > 0
  for (const { target, description, stored } of described.value.toSorted(
    (a, b) => placeOf(b.target.table) - placeOf(a.target.table),
  )) {
    if (description === null || stored === null) continue
    const { table } = target
    const { binding } = bindTable<TableKey>(table, description, target.columns, stored)
    const links = Object.keys(binding.fields).flatMap((field) => {
      const { linksTo, writtenBy } = fieldSpec(table, field)
      return linksTo === undefined || writtenBy !== 'people' ? [] : [{ field, to: linksTo }]
    })
    const samples = new Set(stored.sample?.recordIds)
    const isWhole = !includeEdited && links.some(({ to }) => hasSamples(to))
    if (!isWhole && samples.size === 0) continue
    const rows: RowOf<TableKey>[] = []
    if (isWhole) {
      const answer = await host.readAll({ binding, timeZone }, (page) => rows.push(...page), signal)
      if (!answer.ok) return answer
    } else {
      const answer = await host.readSome({ binding, timeZone }, [...samples], signal)
      if (!answer.ok) return answer
      rows.push(...answer.value)
    }
    tables.push({ table, binding, rows, samples, links })
  }
  return ok(tables)
}

const placeOf = (table: TableKey): number => TABLE_KEYS.indexOf(table)

/** The sample rows of each table that may be deleted. */
function deletableRows(
  tables: readonly SampleTable[],
  sheet: StoredSheet,
  { timeZone, includeEdited }: RemovalOptions,
): ReadonlyMap<TableKey, ReadonlySet<string>> {
  const deletable = new Map(
    tables.map(({ table, binding, rows, samples }) => {
      const originals = originalCells(sheet, table, timeZone)
      // An upgrade has linked the tasks with the campaign that it made. This is no edit of people's.
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
  if (includeEdited) return deletable
  // A row that stays may link to others, which then stay as well.
  for (let isSettled = false; !isSettled; ) {
    isSettled = true
    for (const { table, rows, links } of tables) {
      for (const row of rows) {
        if (deletable.get(table)?.has(row.recordId) === true) continue
        for (const { field, to } of links) {
          const linked = (row as Cells)[field]
          for (const recordId of Array.isArray(linked) ? linked : [])
            if (deletable.get(to)?.delete(recordId as string) === true) isSettled = false
        }
      }
    }
  }
  return deletable
}

/** The sheet without the sample rows of these tables. */
export const withoutSample = (sheet: StoredSheet, tables: readonly TableKey[]): StoredSheet =>
  tables.reduce((left, table) => {
    const stored = left.tables[table]
    return stored === undefined ? left : withTable(left, table, { ...stored, sample: null })
  }, sheet)

/** Record id → the cells that set-up wrote into the sample row. */
function originalCells(sheet: StoredSheet, table: TableKey, timeZone: string): ReadonlyMap<string, Cells> {
  const { shiftDays = 0, preset = sheet.preset } = sheet.tables[table]?.sample ?? {}
  const withoutLinks = {
    shiftDays,
    timeZone,
    language: languageOf(sheet),
    placed: new Map<TableKey, ReadonlyMap<string, string>>(),
  }
  const placed = new Map(
    TABLE_KEYS.map((one) => {
      const recordIds = sheet.tables[one]?.sample?.recordIds ?? []
      return [one, new Map(sampleCells(preset, one, withoutLinks).map(({ key }, at) => [key, recordIds[at] ?? '']))]
    }),
  )
  const recordIds = sheet.tables[table]?.sample?.recordIds ?? []
  return new Map(
    sampleCells(preset, table, { ...withoutLinks, placed }).map(({ cells }, at) => [recordIds[at] ?? '', cells]),
  )
}

/** Whether a person has changed one of people's cells in this row. */
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
