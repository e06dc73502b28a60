import { err, ok, type Result } from '../../domain/index.ts'
import type { TableKey } from '../../schema/index.ts'
import type { SetupFailure } from './setupState.ts'
import type { BuildRun } from './buildSteps.ts'
import { buildTables, type Built, type TableUnderWay } from './buildTables.ts'
import { carryOver } from './carryOver.ts'
import { upgradedTable } from './upgradedTable.ts'
import { loadDocument } from '../stored/loadDocument.ts'
import { mergeChoices } from '../stored/mergeChoices.ts'
import { SETUP, sheetPart } from '../stored/parts.ts'
import { isSameValue } from '../stored/sameValue.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { trackSheet } from '../stored/trackSheet.ts'
import { placeSample } from './placeSample.ts'
import type { PlannedStep } from './planSetup.ts'
import type { HostError, HostPort, HostResult } from '../ports.ts'
import type { SetupRequest } from '../stored/settings.ts'
import { besideViews, upgradeTargets, setupTargets, sheetTarget, type TableTarget } from '../sheet/sheetTarget.ts'
import {
  freshSheet,
  languageOf,
  sheetId,
  withTable,
  type SetupJournal,
  type StoredDocument,
  type StoredSheet,
} from '../stored/document.ts'

export interface SetupRun extends BuildRun {
  /** Zone in which sample days are written. [TM2] */
  readonly timeZone: string
}

export interface SetupDone {
  readonly sheet: StoredSheet
  readonly steps: number
  /** Steps that the host would not take; running again tries them again. */
  readonly failures: readonly SetupFailure[]
}

export type SetupOutcome = Result<SetupDone, HostError>

/**
 * What set-up is asked to make; kept in the Base before the first step so that any sidebar can finish it. Null when
 * somebody has saved since `seen` was read: then what they began may be the same, and is to be finished instead.
 *
 * The tables are listed before what is stored is looked at again: a table that another sidebar has made is in the
 * list only when its journal was saved before, and so is seen here.
 */
export async function openJournal(
  host: HostPort,
  room: StoredRoom,
  asked: SetupRequest,
  options: {
    readonly seen: StoredDocument
    readonly shiftDays: number
    readonly grows: StoredSheet | null
    /** The sheet before people chose what becomes of it; absent: as it grows. */
    readonly known?: StoredSheet
    readonly only?: readonly TableKey[]
  },
): HostResult<SetupJournal | null> {
  const { grows, seen } = options
  const tables = await host.listTables()
  if (!tables.ok) return tables
  const views = await viewsOf(host, grows)
  if (!views.ok) return views
  const latest = await loadDocument(room)
  if (!latest.ok) return latest
  if (!isSameValue(latest.value, seen)) return ok(null)
  const names = new Set(tables.value.map((table) => table.name))
  const tableNames: Partial<Record<TableKey, string>> = {}
  // What a sheet grows by is named as the rest of it, whatever the language of this sidebar.
  const language = languageOf(grows ?? asked)
  for (const { table, tableName: wanted } of setupTargets({ ...asked, language })) {
    if (grows?.tables[table] !== undefined || options.only?.includes(table) === false) continue
    let name = wanted
    for (let copy = 2; names.has(name); copy += 1) name = `${wanted} ${String(copy)}`
    names.add(name)
    tableNames[table] = name
  }
  const request = {
    ...asked,
    withOptional: asked.withOptional || grows?.withOptional === true,
    ...(grows === null ? {} : { language }),
  }
  const journal: SetupJournal = {
    request,
    tableNames,
    before: [...tables.value.map(({ id }) => id), ...views.value],
    shiftDays: options.shiftDays,
    ...(options.only === undefined ? {} : { only: [...options.only] }),
  }
  const { setup } = seen
  const saved = await room.change(SETUP, (now) => (isSameValue(now, setup) ? journal : now), {
    onRefusal: 'keepWhenFull',
  })
  if (!saved.ok) return saved
  if (!isSameValue(saved.value, journal)) return ok(null)
  // After the journal: a sheet that has forgotten a table to be made again must not be left without it.
  const before = options.known ?? grows
  if (grows === null || before === null) return ok(journal)
  const chosen = await room.change(
    sheetPart(sheetId(grows)),
    (now) => (now === null ? grows : mergeChoices(before, grows, now)),
    { onRefusal: 'keepWhenFull' },
  )
  return chosen.ok ? ok(journal) : chosen
}

/** The views that the tables of a sheet have now. */
async function viewsOf(host: HostPort, sheet: StoredSheet | null): HostResult<readonly string[]> {
  if (sheet === null) return ok([])
  const described = await describeSheet(host, sheet)
  return described.ok
    ? ok(described.value.flatMap(({ description }) => (description?.views ?? []).map(({ id }) => id)))
    : described
}

/**
 * Builds the tables of a preset, or finishes those that were begun: every step looks at what is there first, and
 * the journal tells which tables are ours. Stopping anywhere loses nothing.
 */
export async function runSetup(
  host: HostPort,
  room: StoredRoom,
  begun: SetupJournal,
  run: SetupRun,
): Promise<SetupOutcome> {
  const loaded = await loadDocument(room)
  if (!loaded.ok) return loaded
  // Of two sidebars that began the same at the same time both go on with the journal that stands.
  const { setup } = loaded.value
  const journal = setup !== null && isSameValue(setup.request, begun.request) ? setup : begun
  const { request } = journal
  const grown = loaded.value.sheets.find((sheet) => sheetId(sheet) === request.grows) ?? null
  if (request.grows !== undefined && grown === null) return err({ kind: 'notFound', what: request.grows })
  const found = await findTables(host, journal, grown)
  if (!found.ok) return found
  const built = await buildTables(host, found.value, ({ table }) => journal.only?.includes(table) !== false, run)
  if (!built.ok) return built
  const tasks = built.value.tables.get('tasks')
  const [failure] = built.value.failures
  if (tasks === undefined) return err(failure?.error ?? { kind: 'notFound', what: journal.tableNames.tasks ?? '' })

  const { preset, withOptional } = request
  const blank = grown ?? freshSheet(tasks.tableId, request)
  let sheet: StoredSheet = {
    ...blank,
    preset,
    withOptional,
    tables: { ...blank.tables, ...Object.fromEntries(built.value.tables), tasks },
  }
  let { steps } = built.value
  // Sample rows wait for the columns that were refused: a row without its title would not be known again.
  if (request.sample !== 'none' && grown === null && failure === undefined) {
    if (run.signal.aborted) return err({ kind: 'cancelled' })
    run.onStep({ kind: 'sample', name: '', tableName: journal.tableNames.tasks ?? '' }, steps, steps + 1)
    const placed = await placeSample(host, built.value, sheet, {
      timeZone: run.timeZone,
      shiftDays: journal.shiftDays,
      signal: run.signal,
    })
    if (!placed.ok) return placed
    sheet = placed.value
    steps += 1
  }
  if (grown !== null && failure === undefined) {
    const carried = await carryOver(host, room, sheet, journal, built.value, { ...run, steps })
    if (!carried.ok) return carried
    steps += carried.value
  }
  const { failures } = built.value
  const kept = await trackSheet(room, grown, sheet, request.calendar)
  if (!kept.ok) return kept
  const closed = failures.length > 0 ? ok(null) : await closeJournal(room, journal)
  return closed.ok ? ok({ sheet: kept.value, steps, failures }) : closed
}

/** Of a set-up that is complete no journal is left; one that somebody else has begun meanwhile stays. */
const closeJournal = (room: StoredRoom, journal: SetupJournal): HostResult<SetupJournal | null> =>
  room.change(SETUP, (now) => (isSameValue(now, journal) ? null : now), { onRefusal: 'keepWhenFull' })

/**
 * The tables of a set-up as they stand: kept ones of a sheet that grows, ones that an earlier run has made, and those
 * to be made.
 */
async function findTables(
  host: HostPort,
  journal: SetupJournal,
  grown: StoredSheet | null,
): HostResult<readonly TableUnderWay[]> {
  const tables = await host.listTables()
  if (!tables.ok) return tables
  const before = new Set(journal.before)
  const present = new Set(tables.value.map(({ id }) => id))
  const { only } = journal
  const asked = grown === null ? setupTargets(journal.request) : upgradeTargets(grown, journal.request)
  const targets = asked.filter(({ table }) => grown?.tables[table] !== undefined || only?.includes(table) !== false)
  const underWay = await Promise.all(
    targets.map(async (preset): Promise<Result<TableUnderWay | null, HostError>> => {
      const { table } = preset
      const kept = grown?.tables[table]
      if (grown !== null && kept !== undefined) {
        if (!present.has(kept.tableId)) return ok(null) // deleted by people, and so it stays
        const described = await host.describeTable(kept.tableId)
        if (!described.ok) return described
        const growing = upgradedTable(grown, kept, preset, described.value, (viewId) => before.has(viewId))
        return ok(only === undefined ? growing : { ...growing, stored: kept })
      }
      const target: TableTarget = { ...preset, tableName: journal.tableNames[table] ?? preset.tableName }
      const own = tables.value.find(({ id, name }) => name === target.tableName && !before.has(id))?.id
      if (own === undefined) return ok({ target, description: null, stored: null })
      const described = await host.describeTable(own)
      return described.ok ? ok({ target, description: described.value, stored: null }) : described
    }),
  )
  const refused = underWay.find((one) => !one.ok)
  return refused !== undefined && !refused.ok
    ? refused
    : ok(underWay.flatMap((one) => (one.ok && one.value !== null ? [one.value] : [])))
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
      const declared = sheetTarget(sheet, table)
      const known = new Set(Object.values(stored.views))
      const theirs = seen.value.views.filter(
        ({ id, name, type }) =>
          !known.has(id) && declared.views.some((view) => view.name === name && view.type !== type),
      )
      return ok({
        target: { ...besideViews(declared, theirs), tableName: seen.value.name },
        description: seen.value,
        stored,
      })
    }),
  )
  const refused = described.find((one) => !one.ok)
  if (refused !== undefined && !refused.ok) return refused
  return ok(described.flatMap((one) => (one.ok && one.value !== null ? [one.value] : [])))
}

/** Adds what a finished sheet has lost since. People's columns are neither changed nor taken over. */
export async function completeSheet(
  host: HostPort,
  room: StoredRoom,
  sheet: StoredSheet,
  run: SetupRun,
): Promise<SetupOutcome> {
  const described = await describeSheet(host, sheet)
  if (!described.ok) return described
  const built = await buildTables(host, described.value, isRepair, run)
  if (!built.ok) return built
  const { steps, failures } = built.value
  const kept = await trackSheet(room, sheet, mergeBuilt(sheet, built.value))
  return kept.ok ? ok({ sheet: kept.value, steps, failures }) : kept
}

/** The sheet with what is to be remembered of the tables that were worked on. */
export const mergeBuilt = (sheet: StoredSheet, { tables }: Built): StoredSheet =>
  [...tables].reduce((merged, [table, stored]) => withTable(merged, table, stored), sheet)
