import { err, ok, type Result } from '../domain/index.ts'
import type { SetupStep } from './appState.ts'
import { bindSheet, rememberBinding, type BoundSheet } from './bindSheet.ts'
import { loadDocument } from './loadDocument.ts'
import { placeSample } from './placeSample.ts'
import { ownColumn, planSetup, viewDraft, viewIds, type PlannedStep, type SetupTarget } from './planSetup.ts'
import type { HostError, HostPort, HostResult, TableDescription, TableInfo } from './ports.ts'
import { setupTarget } from './setupTarget.ts'
import { freshSheet, withSheet, type SetupJournal, type StoredDocument, type StoredSheet } from './stored.ts'

export interface SetupRun {
  /** Told before each step; `total` counts the sample rows as one step. */
  readonly onStep: (step: SetupStep, done: number, total: number) => void
  readonly signal: AbortSignal
  /** Zone in which sample days are written. [TM2] */
  readonly timeZone: string
}

export type SetupOutcome = Result<{ readonly sheet: StoredSheet; readonly stored: StoredDocument; readonly steps: number }, HostError>

/** What set-up is asked to make; kept in the Base before the first step so that any sidebar can finish it. */
export async function openJournal(
  host: HostPort,
  stored: StoredDocument,
  request: SetupJournal['request'],
  shiftDays: number,
): HostResult<{ readonly journal: SetupJournal; readonly stored: StoredDocument }> {
  const tables = await host.listTables()
  if (!tables.ok) return tables
  const names = new Set(tables.value.map((table) => table.name))
  const wanted = setupTarget(request).tableName
  let tableName = wanted
  for (let copy = 2; names.has(tableName); copy += 1) tableName = `${wanted} ${String(copy)}`
  const journal = { request, tableName, before: tables.value.map((table) => table.id), shiftDays }
  const kept = { ...stored, setup: journal }
  const saved = await host.saveStored(kept)
  return saved.ok ? ok({ journal, stored: kept }) : saved
}

/**
 * Builds a sheet, or finishes one that was begun: every step looks at what is there first, and the journal
 * tells which table is ours. Stopping anywhere loses nothing.
 */
export async function runSetup(host: HostPort, journal: SetupJournal, run: SetupRun): Promise<SetupOutcome> {
  const { request } = journal
  const target: SetupTarget = { ...setupTarget(request), tableName: journal.tableName }
  const found = await findOwnTable(host, journal)
  if (!found.ok) return found
  const seen = found.value === null ? ok(null) : await host.describeTable(found.value.id)
  if (!seen.ok) return seen
  const sample = request.sample !== 'none'
  const total = planSetup(target, seen.value, null).length + (sample ? 1 : 0)
  let done = 0

  let table = seen.value
  if (table === null) {
    if (run.signal.aborted) return err({ kind: 'cancelled' })
    run.onStep({ kind: 'table', name: journal.tableName }, done, total)
    const created = await host.createTable(journal.tableName)
    if (!created.ok) return created
    const described = await host.describeTable(created.value.id)
    if (!described.ok) return described
    table = described.value
    done += 1
  }
  const blank = freshSheet(table.id, request)
  const bind = (described: TableDescription): BoundSheet =>
    bindSheet(described, target.columns, { ...blank, fields: ownFields(target, described) })
  const built = await runSteps(host, target, table, planSetup(target, table, null), bind, (step) => {
    run.onStep(step, done, total)
    done += 1
  }, run.signal)
  if (!built.ok) return built

  const { binding } = bind(built.value)
  let sheet: StoredSheet = { ...blank, ...rememberBinding(binding), views: viewIds(target, built.value) }
  if (sample) {
    if (run.signal.aborted) return err({ kind: 'cancelled' })
    run.onStep({ kind: 'sample', name: '' }, done, total)
    const placed = await placeSample(host, { binding, timeZone: run.timeZone }, request.preset, journal.shiftDays, run.signal)
    if (!placed.ok) return placed
    const { recordIds, scale } = placed.value
    sheet = {
      ...sheet,
      scales: scale === null ? sheet.scales : { ...sheet.scales, progress: scale },
      sample: { recordIds: [...recordIds], shiftDays: journal.shiftDays },
    }
    done += 1
  }
  return keep(host, sheet, done)
}

/** Adds what a finished sheet has lost since. People's columns are neither changed nor taken over. */
export async function runRepair(host: HostPort, sheet: StoredSheet, run: SetupRun): Promise<SetupOutcome> {
  const target = setupTarget(sheet)
  const described = await host.describeTable(sheet.tableId)
  if (!described.ok) return described
  const steps = planSetup(target, described.value, sheet).filter((step) => step.kind === 'column' || step.kind === 'options')
  const bind = (table: TableDescription): BoundSheet => {
    const made = steps.flatMap((step) => {
      const column = step.kind === 'column' ? table.columns.find((one) => one.name === step.draft.name) : undefined
      return step.kind === 'column' && column !== undefined ? [[step.column.field, column.id] as const] : []
    })
    return bindSheet(table, target.columns, { ...sheet, fields: { ...sheet.fields, ...Object.fromEntries(made) } })
  }
  let done = 0
  const repaired = await runSteps(host, target, described.value, steps, bind, (step) => {
    run.onStep(step, done, steps.length)
    done += 1
  }, run.signal)
  if (!repaired.ok) return repaired
  const kept = rememberBinding(bind(repaired.value).binding)
  return keep(
    host,
    {
      ...sheet,
      fields: { ...sheet.fields, ...kept.fields },
      options: { ...sheet.options, ...kept.options },
      scales: { ...sheet.scales, ...kept.scales },
    },
    done,
  )
}

const ownFields = (target: SetupTarget, table: TableDescription): Record<string, string> =>
  Object.fromEntries(
    target.columns.flatMap((column) => {
      const own = ownColumn(table, column, null)
      return own === undefined ? [] : [[column.field, own.id] as const]
    }),
  )

/** Saves the finished sheet into whatever is stored now: another sidebar may have saved since. */
async function keep(host: HostPort, sheet: StoredSheet, steps: number): Promise<SetupOutcome> {
  const current = await loadDocument(host)
  if (!current.ok) return current
  const stored = { ...withSheet(current.value, sheet), setup: null }
  const saved = await host.saveStored(stored)
  return saved.ok ? ok({ sheet, stored, steps }) : saved
}

/** The table that an earlier, interrupted run has made; null when there is none. */
async function findOwnTable(host: HostPort, journal: SetupJournal): HostResult<TableInfo | null> {
  const tables = await host.listTables()
  if (!tables.ok) return tables
  const before = new Set(journal.before)
  return ok(tables.value.find((table) => table.name === journal.tableName && !before.has(table.id)) ?? null)
}

/**
 * Runs steps one after another and returns the table as it stands afterwards. The ids of new columns,
 * options and views are looked up once, before the first view that needs them.
 */
async function runSteps(
  host: HostPort,
  target: SetupTarget,
  table: TableDescription,
  steps: readonly PlannedStep[],
  bind: (table: TableDescription) => BoundSheet,
  onStep: (step: SetupStep) => void,
  signal: AbortSignal,
): HostResult<TableDescription> {
  let current = table
  let isStale = false
  const look = async (): HostResult<TableDescription> => {
    if (!isStale) return ok(current)
    const seen = await host.describeTable(table.id)
    if (seen.ok) {
      current = seen.value
      isStale = false
    }
    return seen
  }
  for (const step of steps) {
    if (signal.aborted) return err({ kind: 'cancelled' })
    onStep({ kind: step.kind === 'renameView' ? 'view' : step.kind, name: step.name })
    if (step.kind === 'viewSettings') {
      const seen = await look()
      if (!seen.ok) return seen
      const view = seen.value.views.find((one) => one.name === step.view.name && one.type === step.view.type)
      if (view === undefined) return err({ kind: 'notFound', what: step.view.name })
      const draft = viewDraft(step.view, target.columns, bind(seen.value).binding)
      const configured = await host.configureView(table.id, view.id, draft)
      if (!configured.ok) return configured
      continue
    }
    const made = await runMaking(host, table.id, step)
    if (!made.ok) return made
    isStale = true
  }
  return look()
}

/** A step that makes or names something. */
function runMaking(host: HostPort, tableId: string, step: Exclude<PlannedStep, { kind: 'viewSettings' }>): HostResult<unknown> {
  switch (step.kind) {
    case 'table':
      throw new Error('the table is made before its columns are planned')
    case 'primary':
      return host.changeColumn(tableId, step.columnId, step.draft)
    case 'column':
      return host.addColumn(tableId, step.draft)
    case 'options':
      return host.addOptions(tableId, step.columnId, step.options)
    case 'renameView':
      return host.renameView(tableId, step.viewId, step.name)
    case 'view':
      return host.addView(tableId, { name: step.view.name, type: step.view.type })
  }
}
