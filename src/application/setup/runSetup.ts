import { allOk, err, ok, type Result } from '../../domain/index.ts'
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
import type { NativeRefusal } from '../native/runNative.ts'
import type { HostError, HostPort, HostResult } from '../ports.ts'
import type { SetupRequest } from '../stored/settings.ts'
import { besideViews, upgradeTargets, setupTargets, sheetTarget, type TableTarget } from '../sheet/sheetTarget.ts'
import {
  freshSheet,
  languageOf,
  sheetId,
  sheetOf,
  withTable,
  type SetupJournal,
  type StoredDocument,
  type StoredSheet,
} from '../stored/document.ts'

/** How a set-up runs. */
export interface SetupRun extends BuildRun {
  /** Zone in which sample days are written. [TM2] */
  readonly timeZone: string
  /** Milliseconds since the epoch. */
  readonly now: number
}

export interface SetupDone {
  readonly sheet: StoredSheet
  readonly steps: number
  /** Steps that the host refused. The next run tries them again. */
  readonly failures: readonly SetupFailure[]
  /** Why the Base got no native columns, or not all: another run would be refused as well. Absent: it was not. [NV7] */
  readonly nativeRefusal?: NativeRefusal
}

export type SetupOutcome = Result<SetupDone, HostError>

/**
 * Stores what set-up will make before the first step, so that any sidebar can finish it. Null: somebody has saved since
 * `seen` was loaded. They may have begun the same set-up, which then has to be finished instead.
 *
 * It lists the tables before it loads what is stored. So if the list has a table that another sidebar has made, then
 * the journal of that sidebar is among what is loaded.
 */
export async function openJournal(
  host: HostPort,
  room: StoredRoom,
  asked: SetupRequest,
  options: {
    readonly seen: StoredDocument
    readonly shiftDays: number
    readonly grows: StoredSheet | null
    /** The sheet before the choices that `grows` includes; absent: `grows` includes none. */
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
  // New tables of an upgraded sheet are named in the language of the sheet, whatever the language of this sidebar.
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
  // Save the journal before the sheet: the sheet lacks a table that is to be made again, and only the journal asks for
  // it.
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
 * Builds the tables of a preset, or finishes those of an interrupted run. Only steps whose work is missing are planned,
 * and the journal tells which tables set-up has made. It may be stopped at any call without losing anything.
 */
export async function runSetup(
  host: HostPort,
  room: StoredRoom,
  ownJournal: SetupJournal,
  run: SetupRun,
): Promise<SetupOutcome> {
  const loaded = await loadDocument(room)
  if (!loaded.ok) return loaded
  // Two sidebars that began the same set-up at the same time both go on with the journal that is stored.
  const { setup } = loaded.value
  const journal = setup !== null && isSameValue(setup.request, ownJournal.request) ? setup : ownJournal
  const { request } = journal
  const upgraded = sheetOf(loaded.value, request.grows)
  if (request.grows !== undefined && upgraded === null) return err({ kind: 'notFound', what: request.grows })
  const tables = await findTables(host, journal, upgraded)
  if (!tables.ok) return tables
  const built = await buildTables(host, tables.value, ({ table }) => journal.only?.includes(table) !== false, run)
  if (!built.ok) return built
  const tasks = built.value.tables.get('tasks')
  const [failure] = built.value.failures
  if (tasks === undefined) return err(failure?.error ?? { kind: 'notFound', what: journal.tableNames.tasks ?? '' })

  const { preset, withOptional } = request
  const blank = upgraded ?? freshSheet(tasks.tableId, request)
  let sheet: StoredSheet = {
    ...blank,
    preset,
    withOptional,
    tables: { ...blank.tables, ...Object.fromEntries(built.value.tables), tasks },
  }
  let { steps } = built.value
  // Place sample rows only when all columns exist: the next run could not find a row without its title again.
  if (request.sample !== 'none' && upgraded === null && failure === undefined) {
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
  if (upgraded !== null && failure === undefined) {
    const carried = await carryOver(host, room, sheet, journal, built.value, { ...run, steps })
    if (!carried.ok) return carried
    steps += carried.value
  }
  const { failures } = built.value
  const tracked = await trackSheet(room, upgraded, sheet, request.calendar)
  if (!tracked.ok) return tracked
  const native =
    request.native === true && failures.length === 0
      ? await (await import('./addNative.ts')).addNative(host, room, tracked.value, run, steps)
      : ok({ sheet: tracked.value, steps: 0, refused: {} })
  if (!native.ok) return native
  const closed = failures.length > 0 ? ok(null) : await closeJournal(room, journal)
  return closed.ok
    ? ok({
        sheet: native.value.sheet,
        steps: steps + native.value.steps,
        failures,
        ...native.value.refused,
      })
    : closed
}

/** Removes the journal of a complete set-up. A journal that somebody else has stored meanwhile stays. */
const closeJournal = (room: StoredRoom, journal: SetupJournal): HostResult<SetupJournal | null> =>
  room.change(SETUP, (now) => (isSameValue(now, journal) ? null : now), { onRefusal: 'keepWhenFull' })

/**
 * The tables of a set-up: those that an upgraded sheet has already, those that an earlier run has made, and those that
 * have yet to be made.
 */
async function findTables(
  host: HostPort,
  journal: SetupJournal,
  upgraded: StoredSheet | null,
): HostResult<readonly TableUnderWay[]> {
  const tables = await host.listTables()
  if (!tables.ok) return tables
  const before = new Set(journal.before)
  const present = new Set(tables.value.map(({ id }) => id))
  const { only } = journal
  const requested = upgraded === null ? setupTargets(journal.request) : upgradeTargets(upgraded, journal.request)
  const targets = requested.filter(
    ({ table }) => upgraded?.tables[table] !== undefined || only?.includes(table) !== false,
  )
  const answers = await Promise.all(
    targets.map(async (preset): Promise<Result<TableUnderWay | null, HostError>> => {
      const { table } = preset
      const stored = upgraded?.tables[table]
      if (upgraded !== null && stored !== undefined) {
        // People deleted the table, so it is not made again.
        if (!present.has(stored.tableId)) return ok(null)
        const described = await host.describeTable(stored.tableId)
        if (!described.ok) return described
        const underWay = upgradedTable(upgraded, stored, preset, described.value, (viewId) => before.has(viewId))
        return ok(only === undefined ? underWay : { ...underWay, stored })
      }
      const target: TableTarget = { ...preset, tableName: journal.tableNames[table] ?? preset.tableName }
      const own = tables.value.find(({ id, name }) => name === target.tableName && !before.has(id))?.id
      if (own === undefined) return ok({ target, description: null, stored: null })
      const described = await host.describeTable(own)
      return described.ok ? ok({ target, description: described.value, stored: null }) : described
    }),
  )
  return presentOf(answers)
}

/** The tables that exist, or the first refusal. */
function presentOf(
  answers: readonly Result<TableUnderWay | null, HostError>[],
): Result<readonly TableUnderWay[], HostError> {
  const tables = allOk(answers)
  return tables.ok ? ok(tables.value.filter((table) => table !== null)) : tables
}

/** The tables of a tracked sheet that still exist, each with its target. */
export async function describeSheet(host: HostPort, sheet: StoredSheet): HostResult<readonly TableUnderWay[]> {
  const keys = Object.keys(sheet.tables) as TableKey[]
  const answers = await Promise.all(
    keys.map(async (table): Promise<Result<TableUnderWay | null, HostError>> => {
      const stored = sheet.tables[table]
      if (stored === undefined) return ok(null)
      const described = await host.describeTable(stored.tableId)
      if (!described.ok) return described.error.kind === 'notFound' && table !== 'tasks' ? ok(null) : described
      const description = described.value
      const declared = sheetTarget(sheet, table)
      const ours = new Set(Object.values(stored.views))
      const theirs = description.views.filter(
        ({ id, name, type }) =>
          !ours.has(id) && declared.views.some((view) => view.name === name && view.type !== type),
      )
      return ok({ target: { ...besideViews(declared, theirs), tableName: description.name }, description, stored })
    }),
  )
  return presentOf(answers)
}

/** Adds what a finished sheet has lost. It neither changes people's columns nor takes them over. */
export async function completeSheet(
  host: HostPort,
  room: StoredRoom,
  sheet: StoredSheet,
  run: SetupRun,
): Promise<SetupOutcome> {
  const described = await describeSheet(host, sheet)
  if (!described.ok) return described
  const built = await buildTables(host, described.value, () => true, run)
  if (!built.ok) return built
  const { steps, failures } = built.value
  const tracked = await trackSheet(room, sheet, mergeBuilt(sheet, built.value))
  return tracked.ok ? ok({ sheet: tracked.value, steps, failures }) : tracked
}

/** The sheet with what the run has to store of its tables. */
export const mergeBuilt = (sheet: StoredSheet, { tables }: Built): StoredSheet =>
  [...tables].reduce((merged, [table, stored]) => withTable(merged, table, stored), sheet)
