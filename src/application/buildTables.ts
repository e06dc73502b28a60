import { err, ok, type Result } from '../domain/index.ts'
import type { TableKey } from '../schema/index.ts'
import type { SetupFailure, SetupStep } from './appState.ts'
import { bindSheet, rememberBinding } from './bindSheet.ts'
import { columnDraft, ownColumn, planTable, type PlannedStep } from './planSetup.ts'
import type { HostError, HostPort, HostResult, TableDescription } from './ports.ts'
import type { TableTarget } from './setupTarget.ts'
import { freshTable, type StoredTable } from './stored.ts'
import { viewDraft, viewIds } from './viewDraft.ts'

/** One table on its way: its target, what is there, and what is remembered of it (null: we are making it). */
export interface TableUnderWay {
  readonly target: TableTarget
  readonly description: TableDescription | null
  readonly stored: StoredTable | null
}

export interface BuildRun {
  /** Told before each step; `total` counts every step that is planned now. */
  readonly onStep: (step: SetupStep, done: number, total: number) => void
  readonly signal: AbortSignal
}

export interface Built {
  /** What is to be remembered of each table that stands. */
  readonly tables: ReadonlyMap<TableKey, StoredTable>
  readonly descriptions: ReadonlyMap<TableKey, TableDescription>
  readonly steps: number
  readonly failures: readonly SetupFailure[]
}

/** After so many refusals in a row it is not the step, it is the host. */
const MOST_REFUSALS_IN_A_ROW = 5

/**
 * Runs the plans of several tables: first every table, so that links have both ends; then columns, one after
 * another within a table and the tables side by side; then views. A step that is refused is noted and the rest
 * goes on; silence and cancelling end the run. Running again plans what is left.
 */
export async function buildTables(
  host: HostPort,
  tables: readonly TableUnderWay[],
  wants: (step: PlannedStep) => boolean,
  run: BuildRun,
): Promise<Result<Built, HostError>> {
  const failures: SetupFailure[] = []
  const descriptions = new Map<TableKey, TableDescription>()
  const tableIds = new Map<TableKey, string>()
  for (const { target, description, stored } of tables) {
    if (description !== null) descriptions.set(target.table, description)
    const tableId = description?.id ?? stored?.tableId
    if (tableId !== undefined) tableIds.set(target.table, tableId)
  }
  const planOf = ({ target, description, stored }: TableUnderWay): readonly PlannedStep[] =>
    planTable(target, descriptions.get(target.table) ?? description, stored).filter(wants)
  const links = (table: TableKey): string | null => tableIds.get(table) ?? null
  const total = tables.reduce((sum, table) => sum + planOf(table).length, 0)
  let done = 0
  let refusalsInARow = 0

  /** An error when the run must end here; otherwise whether the step was carried out. */
  async function attempt(step: SetupStep, work: () => HostResult<unknown>): Promise<Result<boolean, HostError>> {
    if (run.signal.aborted) return err({ kind: 'cancelled' })
    run.onStep(step, Math.min(done, total), total)
    const made = await work()
    done += 1
    if (made.ok) {
      refusalsInARow = 0
      return ok(true)
    }
    if (made.error.kind === 'cancelled' || made.error.kind === 'timeout') return made
    failures.push({ step, error: made.error })
    refusalsInARow += 1
    return refusalsInARow > MOST_REFUSALS_IN_A_ROW ? made : ok(false)
  }
  const named = (target: TableTarget, kind: SetupStep['kind'], name: string): SetupStep => ({ kind, name, tableName: target.tableName })

  async function makeTable({ target }: TableUnderWay): Promise<Result<null, HostError>> {
    const made = await attempt(named(target, 'table', target.tableName), async () => {
      const created = await host.createTable(target.tableName)
      if (created.ok) tableIds.set(target.table, created.value.id)
      return created
    })
    if (!made.ok) return made
    const tableId = tableIds.get(target.table)
    return made.value && tableId !== undefined ? look(target.table, tableId) : ok(null)
  }

  async function look(table: TableKey, tableId: string): Promise<Result<null, HostError>> {
    const described = await host.describeTable(tableId)
    if (!described.ok) return described
    descriptions.set(table, described.value)
    return ok(null)
  }

  async function makeColumns(underWay: TableUnderWay): Promise<Result<null, HostError>> {
    const { target } = underWay
    const description = descriptions.get(target.table)
    if (description === undefined) return ok(null)
    let isChanged = false
    for (const step of planOf(underWay)) {
      const work = columnWork(host, description.id, step, links)
      if (work === null) continue
      const made = await attempt(named(target, step.kind === 'renameView' ? 'view' : step.kind, step.name), work)
      if (!made.ok) return made
      isChanged = true
    }
    return isChanged ? look(target.table, description.id) : ok(null)
  }

  async function makeViews(underWay: TableUnderWay): Promise<Result<null, HostError>> {
    const { target } = underWay
    const description = descriptions.get(target.table)
    if (description === undefined) return ok(null)
    const steps = planOf(underWay)
    let isChanged = false
    for (const step of steps) {
      if (step.kind !== 'view' && step.kind !== 'renameView') continue
      const made = await attempt(named(target, 'view', step.name), () =>
        step.kind === 'view'
          ? host.addView(description.id, { name: step.view.name, type: step.view.type })
          : host.renameView(description.id, step.viewId, step.view.name),
      )
      if (!made.ok) return made
      isChanged = true
    }
    if (isChanged) {
      const looked = await look(target.table, description.id)
      if (!looked.ok) return looked
    }
    const current = descriptions.get(target.table) ?? description
    const { binding } = bindSheet(target.table, current, target.columns, remembered(underWay, current))
    for (const step of steps) {
      if (step.kind !== 'viewSettings') continue
      const view = current.views.find((one) => one.name === step.view.name && one.type === step.view.type)
      if (view === undefined) continue // making it was refused, and that was said
      const made = await attempt(named(target, 'viewSettings', step.name), () =>
        host.configureView(current.id, view.id, viewDraft(step.view, target, binding)),
      )
      if (!made.ok) return made
    }
    return ok(null)
  }

  for (const table of tables) {
    if (descriptions.has(table.target.table) || tableIds.has(table.target.table)) continue
    const made = await makeTable(table)
    if (!made.ok) return made
  }
  for (const work of [makeColumns, makeViews]) {
    const outcomes = await Promise.all(tables.map(work))
    const ended = outcomes.find((outcome) => !outcome.ok)
    if (ended !== undefined && !ended.ok) return ended
  }
  const unset = new Set(failures.flatMap(({ step }) => (step.kind === 'viewSettings' ? [`${step.tableName}/${step.name}`] : [])))
  const remember = new Map<TableKey, StoredTable>()
  for (const underWay of tables) {
    const description = descriptions.get(underWay.target.table)
    if (description !== undefined) remember.set(underWay.target.table, rememberTable(underWay, description, unset))
  }
  return ok({ tables: remember, descriptions, steps: done, failures })
}

/** What is known of a table before it is remembered: the columns that set-up recognises as its own. */
function remembered({ target, stored }: TableUnderWay, description: TableDescription): StoredTable {
  const known = stored ?? freshTable(description.id)
  const found = Object.fromEntries(
    target.columns.flatMap((column) => {
      const own = ownColumn(target, description, column, stored)
      return own === undefined ? [] : [[column.field, own.id] as const]
    }),
  )
  return { ...known, fields: { ...known.fields, ...found } }
}

function rememberTable(underWay: TableUnderWay, description: TableDescription, unset: ReadonlySet<string>): StoredTable {
  const { target, stored } = underWay
  const known = remembered(underWay, description)
  const kept = rememberBinding(bindSheet(target.table, description, target.columns, known).binding)
  const named = viewIds(target, description)
  const views = target.views.flatMap(({ key, name }) => {
    const before = stored?.views[key]
    const isThere = description.views.some((view) => view.id === before)
    const viewId = isThere ? before : unset.has(`${target.tableName}/${name}`) ? undefined : named[key]
    return viewId === undefined ? [] : [[key, viewId] as const]
  })
  return {
    ...known,
    fields: { ...known.fields, ...kept.fields },
    options: { ...known.options, ...kept.options },
    scales: { ...known.scales, ...kept.scales },
    views: Object.fromEntries(views),
  }
}

/** The call of a step about a column; null for steps of another kind. */
function columnWork(host: HostPort, tableId: string, step: PlannedStep, links: (table: TableKey) => string | null): (() => HostResult<unknown>) | null {
  const draftOf = (column: Parameters<typeof columnDraft>[1]) => columnDraft(step.table, column, links)
  const noTable: HostResult<never> = Promise.resolve(err({ kind: 'notFound', what: step.name }))
  switch (step.kind) {
    case 'primary': {
      const draft = draftOf(step.column)
      return () => (draft === null ? noTable : host.changeColumn(tableId, step.columnId, draft))
    }
    case 'column': {
      const draft = draftOf(step.column)
      return () => (draft === null ? noTable : host.addColumn(tableId, draft))
    }
    case 'options':
      return () => host.addOptions(tableId, step.columnId, step.options)
    case 'marker':
      return () => host.describeColumn(tableId, step.columnId, step.description)
    default:
      return null
  }
}
