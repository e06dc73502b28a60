import { err, ok, type Result } from '../domain/index.ts'
import type { TableKey } from '../schema/index.ts'
import type { SetupFailure } from './appState.ts'
import { buildTables, type Built, type BuildRun, type TableUnderWay } from './buildTables.ts'
import { loadDocument } from './loadDocument.ts'
import { placeSample } from './placeSample.ts'
import type { PlannedStep } from './planSetup.ts'
import type { HostError, HostPort, HostResult } from './ports.ts'
import { setupTargets, sheetTarget, type TableTarget } from './setupTarget.ts'
import { freshSheet, sheetId, withSheet, withTable, type SetupJournal, type StoredDocument, type StoredSheet } from './stored.ts'

export interface SetupRun extends BuildRun {
  /** Zone in which sample days are written. [TM2] */
  readonly timeZone: string
}

export interface SetupDone {
  readonly sheet: StoredSheet
  readonly stored: StoredDocument
  readonly steps: number
  /** Steps that the host would not take; running again tries them again. */
  readonly failures: readonly SetupFailure[]
}

export type SetupOutcome = Result<SetupDone, HostError>

/** What set-up is asked to make; kept in the Base before the first step so that any sidebar can finish it. */
export async function openJournal(
  host: HostPort,
  stored: StoredDocument,
  request: SetupJournal['request'],
  options: { readonly shiftDays: number; readonly grows: StoredSheet | null },
): HostResult<{ readonly journal: SetupJournal; readonly stored: StoredDocument }> {
  const tables = await host.listTables()
  if (!tables.ok) return tables
  const names = new Set(tables.value.map((table) => table.name))
  const tableNames: Partial<Record<TableKey, string>> = {}
  for (const { table, tableName: wanted } of setupTargets(request)) {
    if (options.grows?.tables[table] !== undefined) continue
    let name = wanted
    for (let copy = 2; names.has(name); copy += 1) name = `${wanted} ${String(copy)}`
    names.add(name)
    tableNames[table] = name
  }
  const journal: SetupJournal = {
    request, tableNames, before: tables.value.map((table) => table.id), shiftDays: options.shiftDays,
    grows: options.grows === null ? null : sheetId(options.grows),
  }
  const kept = { ...stored, setup: journal }
  const saved = await host.saveStored(kept)
  return saved.ok ? ok({ journal, stored: kept }) : saved
}

/**
 * Builds the tables of a preset, or finishes those that were begun: every step looks at what is there first, and
 * the journal tells which tables are ours. Stopping anywhere loses nothing.
 */
export async function runSetup(host: HostPort, journal: SetupJournal, run: SetupRun): Promise<SetupOutcome> {
  const { request } = journal
  const loaded = await loadDocument(host)
  if (!loaded.ok) return loaded
  const grown = loaded.value.sheets.find((sheet) => sheetId(sheet) === journal.grows) ?? null
  const found = await findTables(host, journal, grown)
  if (!found.ok) return found
  const built = await buildTables(host, found.value, () => true, run)
  if (!built.ok) return built
  const tasks = built.value.tables.get('tasks')
  const [failure] = built.value.failures
  if (tasks === undefined) return err(failure?.error ?? { kind: 'notFound', what: journal.tableNames.tasks ?? '' })

  const blank = grown ?? freshSheet(tasks.tableId, request)
  let sheet: StoredSheet = { ...blank, preset: request.preset, withOptional: request.withOptional || blank.withOptional, tables: { ...blank.tables, ...Object.fromEntries(built.value.tables), tasks } }
  let { steps } = built.value
  if (request.sample !== 'none' && grown === null) {
    if (run.signal.aborted) return err({ kind: 'cancelled' })
    run.onStep({ kind: 'sample', name: '', tableName: journal.tableNames.tasks ?? '' }, steps, steps + 1)
    const placed = await placeSample(host, built.value, sheet, { timeZone: run.timeZone, shiftDays: journal.shiftDays, signal: run.signal })
    if (!placed.ok) return placed
    sheet = placed.value
    steps += 1
  }
  return keep(host, sheet, { steps, failures: built.value.failures }, built.value.failures.length === 0)
}

/** The tables of a set-up as they stand: kept ones of a sheet that grows, ones that an earlier run has made, and those to be made. */
async function findTables(host: HostPort, journal: SetupJournal, grown: StoredSheet | null): HostResult<readonly TableUnderWay[]> {
  const tables = await host.listTables()
  if (!tables.ok) return tables
  const before = new Set(journal.before)
  const underWay = await Promise.all(
    setupTargets(journal.request).map(async (preset): Promise<Result<TableUnderWay, HostError>> => {
      const kept = grown?.tables[preset.table] ?? null
      const target: TableTarget = { ...preset, tableName: journal.tableNames[preset.table] ?? preset.tableName }
      const own = kept?.tableId ?? tables.value.find((table) => table.name === target.tableName && !before.has(table.id))?.id
      if (own === undefined) return ok({ target, description: null, stored: null })
      const described = await host.describeTable(own)
      return described.ok ? ok({ target: kept === null ? target : { ...target, tableName: described.value.name }, description: described.value, stored: kept }) : described
    }),
  )
  const refused = underWay.find((one) => !one.ok)
  return refused !== undefined && !refused.ok ? refused : ok(underWay.flatMap((one) => (one.ok ? [one.value] : [])))
}

/** What a repair may do: bring back what was lost. What people call things stays. */
const isRepair = (step: PlannedStep): boolean => step.kind !== 'primary' && step.kind !== 'renameView'

/** The tables of a tracked sheet that are still there, against what they should hold. */
export async function describeSheet(host: HostPort, sheet: StoredSheet): HostResult<readonly TableUnderWay[]> {
  const keys = Object.keys(sheet.tables) as TableKey[]
  const described = await Promise.all(
    keys.map(async (table): Promise<Result<TableUnderWay | null, HostError>> => {
      const stored = sheet.tables[table]
      if (stored === undefined) return ok(null)
      const seen = await host.describeTable(stored.tableId)
      if (!seen.ok) return seen.error.kind === 'notFound' && table !== 'tasks' ? ok(null) : seen
      return ok({ target: { ...sheetTarget(sheet, table), tableName: seen.value.name }, description: seen.value, stored })
    }),
  )
  const refused = described.find((one) => !one.ok)
  if (refused !== undefined && !refused.ok) return refused
  return ok(described.flatMap((one) => (one.ok && one.value !== null ? [one.value] : [])))
}

/** Adds what a finished sheet has lost since. People's columns are neither changed nor taken over. */
export async function runRepair(host: HostPort, sheet: StoredSheet, run: SetupRun): Promise<SetupOutcome> {
  const described = await describeSheet(host, sheet)
  if (!described.ok) return described
  const built = await buildTables(host, described.value, isRepair, run)
  if (!built.ok) return built
  return keep(host, mergeBuilt(sheet, built.value), built.value, false)
}

const mergeBuilt = (sheet: StoredSheet, { tables }: Built): StoredSheet =>
  [...tables].reduce((merged, [table, stored]) => withTable(merged, table, stored), sheet)

/** Saves the sheet into whatever is stored now: another sidebar may have saved since. Nothing new is not saved. */
async function keep(
  host: HostPort, sheet: StoredSheet, outcome: Pick<SetupDone, 'steps' | 'failures'>, closesJournal: boolean,
): Promise<SetupOutcome> {
  const latest = await loadDocument(host)
  if (!latest.ok) return latest
  const next: StoredDocument = { ...withSheet(latest.value, sheet), setup: closesJournal ? null : latest.value.setup }
  const isSame = JSON.stringify(next) === JSON.stringify(latest.value)
  const saved = isSame ? ok(undefined) : await host.saveStored(next)
  return saved.ok ? ok({ sheet, stored: next, steps: outcome.steps, failures: outcome.failures }) : saved
}
