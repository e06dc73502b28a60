import { err, ok } from '../../domain/index.ts'
import { fieldName, parseMarker } from '../../schema/index.ts'
import type { HostPort, HostResult, TableDescription } from '../ports.ts'
import type { BuildRun } from '../setup/buildSteps.ts'
import { buildTables, type TableUnderWay } from '../setup/buildTables.ts'
import { mergeBuilt } from '../setup/runSetup.ts'
import { setupTargets, sheetTarget, type TableTarget } from '../sheet/sheetTarget.ts'
import { freshTable, languageOf, withTable, type StoredSheet } from '../stored/document.ts'
import { loadDocument } from '../stored/loadDocument.ts'
import { sheetPart } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { trackSheet } from '../stored/trackSheet.ts'

/** The table 报告 as it would be made, for people to read before. */
export interface ReportTablePlan {
  readonly tableName: string
  readonly columns: readonly string[]
}

/** What a press would add to the sheet. A sheet without 活动 gets no column for it. Asks the host nothing. [RL4] */
export function planReportTable(sheet: StoredSheet): ReportTablePlan {
  const { tableName, columns } = targetOf(sheet)
  return { tableName, columns: columns.map(({ name }) => name) }
}

/**
 * Adds the table 报告 to a sheet that has none, or whose own was deleted. Nothing else changes. A table that an earlier run
 * has begun is found by the marks of its columns and finished. [RL4]
 */
export async function addReportTable(
  host: HostPort,
  room: StoredRoom,
  tableId: string,
  run: BuildRun,
): HostResult<StoredSheet> {
  const loaded = await loadDocument(room)
  if (!loaded.ok) return loaded
  const own = await room.load(sheetPart(tableId))
  if (!own.ok) return own
  const sheet = own.value
  if (sheet === null) return err({ kind: 'notFound', what: tableId })
  const tables = await host.listTables()
  if (!tables.ok) return tables
  const known = sheet.tables.reports
  if (known !== undefined && tables.value.some(({ id }) => id === known.tableId)) return ok(sheet)

  const target = targetOf(sheet)
  const taken = new Set(loaded.value.sheets.flatMap((one) => Object.values(one.tables).map((table) => table.tableId)))
  const begun = await begunTable(
    host,
    tables.value.filter(({ id, name }) => !taken.has(id) && isNamedLike(name, target.tableName)).map(({ id }) => id),
  )
  if (!begun.ok) return begun
  const names = new Set(tables.value.map(({ name }) => name))
  const tableName = begun.value?.name ?? freeTableName(target.tableName, names)
  const under: TableUnderWay[] = [{ target: { ...target, tableName }, description: begun.value, stored: null }]
  const { campaigns } = sheet.tables
  if (campaigns !== undefined) {
    const described = await host.describeTable(campaigns.tableId)
    if (described.ok)
      under.unshift({ target: sheetTarget(sheet, 'campaigns'), description: described.value, stored: campaigns })
    else if (described.error.kind !== 'notFound') return described
  }
  const built = await buildTables(host, under, ({ table }) => table === 'reports', run)
  if (!built.ok) return built
  const [failure] = built.value.failures
  const made = built.value.tables.get('reports')
  if (failure !== undefined) return err(failure.error)
  if (made === undefined) return err({ kind: 'notFound', what: tableName })
  const columns = target.columns.map(({ field, name }) => ({ field, name }))
  const onlyNew = { ...built.value, tables: new Map([['reports' as const, { ...made, columns }]]) }
  const saved = await trackSheet(room, sheet, mergeBuilt(sheet, onlyNew))
  return saved.ok ? ok(saved.value) : saved
}

function targetOf(sheet: StoredSheet): TableTarget {
  const whole = setupTargets({ preset: 'full', withOptional: true, language: languageOf(sheet) }).find(
    ({ table }) => table === 'reports',
  )
  const columns = (whole?.columns ?? [])
    .filter(({ field }) => field !== ('campaign' as string) || sheet.tables.campaigns !== undefined)
    .map(({ field }) => ({ field: field as string, name: fieldName('reports', field as 'title', languageOf(sheet)) }))
  return sheetTarget(withTable(sheet, 'reports', { ...freshTable(''), columns }), 'reports')
}

const isNamedLike = (name: string, wanted: string): boolean => name === wanted || name.startsWith(`${wanted} `)

/** The table of an earlier run that was stopped; null: none. */
async function begunTable(host: HostPort, tableIds: readonly string[]): HostResult<TableDescription | null> {
  for (const tableId of tableIds) {
    const described = await host.describeTable(tableId)
    if (!described.ok) return described
    if (described.value.columns.some(({ description }) => parseMarker(description)?.table === 'reports'))
      return described
  }
  return ok(null)
}

function freeTableName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted
  for (let copy = 2; taken.has(name); copy += 1) name = `${wanted} ${String(copy)}`
  return name
}
