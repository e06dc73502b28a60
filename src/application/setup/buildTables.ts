import { err, ok, type Result } from '../../domain/index.ts'
import { fieldSpec, type TableKey } from '../../schema/index.ts'
import type { SetupFailure } from './setupState.ts'
import { bindSheet, rememberBinding } from '../sheet/bindSheet.ts'
import { createStepRunner, type BuildRun } from './buildSteps.ts'
import { columnDraft, ownColumn, planTable, type LinkTargets, type PlannedStep } from './planSetup.ts'
import type { HostError, HostPort, HostResult, TableDescription } from '../ports.ts'
import type { TableTarget } from '../sheet/sheetTarget.ts'
import { freshTable, type StoredTable } from '../stored/document.ts'
import { viewDraft, viewIds } from '../sheet/viewDraft.ts'
import { viewLosses } from '../sheet/viewLosses.ts'

/** One table on its way: its target, what is there, and what is remembered of it (null: we are making it). */
export interface TableUnderWay {
  readonly target: TableTarget
  readonly description: TableDescription | null
  readonly stored: StoredTable | null
  /** Steps beside those of its plan. */
  readonly extra?: readonly PlannedStep[]
}

export interface Built {
  /** What is to be remembered of each table that stands. */
  readonly tables: ReadonlyMap<TableKey, StoredTable>
  readonly descriptions: ReadonlyMap<TableKey, TableDescription>
  readonly steps: number
  readonly failures: readonly SetupFailure[]
}

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
  const refused: Refusal[] = []
  const configured = new Set<string>()
  const descriptions = new Map<TableKey, TableDescription>()
  const tableIds = new Map<TableKey, string>()
  for (const { target, description } of tables) {
    if (description === null) continue
    descriptions.set(target.table, description)
    tableIds.set(target.table, description.id)
  }
  const links: LinkTargets = (table) => tableIds.get(table) ?? null
  const names = new Map(tables.map(({ target }) => [target.table, target.tableName]))
  /** A column that would point at a table of no concern here (people have deleted it) is not planned. */
  const planOf = ({ target, stored, extra = [] }: TableUnderWay): readonly PlannedStep[] =>
    [...extra, ...planTable(target, descriptions.get(target.table) ?? null, stored)].filter((step) => {
      const linked = linkedBy(step)
      return wants(step) && (linked === null || names.has(linked))
    })
  const total = tables.reduce((sum, table) => sum + planOf(table).length, 0)
  const steps = createStepRunner(run, total)

  /** Whether the step was carried out; a refusal is noted, and what ends the run is in `steps.ended()`. */
  async function attempt(
    { target }: TableUnderWay,
    step: PlannedStep,
    work: () => HostResult<unknown>,
  ): Promise<boolean> {
    const made = await steps.run(
      { kind: step.kind === 'renameView' ? 'view' : step.kind, name: step.name, tableName: target.tableName },
      work,
    )
    if (made.kind === 'refused')
      refused.push({ table: target.table, planned: step, failure: { step: made.step, error: made.error } })
    return made.kind === 'made'
  }

  /** Looks at a table as it stands; a table that cannot be looked at is left alone for this run. */
  async function look({ target }: TableUnderWay, tableId: string): Promise<void> {
    const looked = await host.describeTable(tableId)
    if (looked.ok) descriptions.set(target.table, looked.value)
    else {
      descriptions.delete(target.table)
      steps.note(looked.error)
      refused.push({
        table: target.table,
        planned: null,
        failure: { step: { kind: 'table', name: target.tableName, tableName: target.tableName }, error: looked.error },
      })
    }
  }

  async function makeTable(underWay: TableUnderWay): Promise<void> {
    const { tableName } = underWay.target
    await attempt(
      underWay,
      { table: underWay.target.table, kind: 'table', name: tableName, reason: 'missing' },
      async () => {
        const created = await createOrFind(host, tableName)
        if (created.ok) tableIds.set(underWay.target.table, created.value.id)
        return created
      },
    )
    const tableId = tableIds.get(underWay.target.table)
    if (tableId !== undefined) await look(underWay, tableId)
  }

  async function makeColumns(underWay: TableUnderWay): Promise<void> {
    const description = descriptions.get(underWay.target.table)
    if (description === undefined) return
    let isChanged = false
    for (const step of planOf(underWay)) {
      const linked = linkedBy(step)
      if (linked !== null && links(linked) === null) {
        const error: HostError = { kind: 'notFound', what: names.get(linked) ?? linked }
        refused.push({
          table: step.table,
          planned: step,
          failure: { step: { kind: 'column', name: step.name, tableName: underWay.target.tableName }, error },
        })
        continue
      }
      const work = columnWork(host, description.id, step, links)
      if (work === null) continue
      await attempt(underWay, step, work)
      if (steps.isOver()) return
      isChanged = true
    }
    if (isChanged) await look(underWay, description.id)
  }

  async function makeViews(underWay: TableUnderWay): Promise<void> {
    const { target } = underWay
    const description = descriptions.get(target.table)
    if (description === undefined) return
    const planned = planOf(underWay)
    let isRefused = false
    const views = [...description.views]
    const blank = new Set<string>()
    for (const step of planned) {
      if (step.kind !== 'view' && step.kind !== 'renameView') continue
      const { name, type } = step.view
      const isMade = await attempt(underWay, step, async () => {
        if (step.kind === 'renameView') return host.renameView(description.id, step.viewId, name)
        const added = await host.addView(description.id, { name, type })
        if (added.ok) {
          views.push({ id: added.value.id, name, type })
          blank.add(added.value.id)
        }
        return added
      })
      if (steps.isOver()) return
      if (!isMade) isRefused = true
      else if (step.kind === 'renameView')
        views.splice(
          views.findIndex(({ id }) => id === step.viewId),
          1,
          { id: step.viewId, name, type },
        )
    }
    // Somebody else may have made in the meantime what was refused.
    if (isRefused) await look(underWay, description.id)
    else descriptions.set(target.table, { ...description, views })
    const current = descriptions.get(target.table)
    if (current === undefined) return
    const { binding } = bindSheet(target.table, current, target.columns, remembered(underWay, current))
    for (const step of planned) {
      if (step.kind !== 'viewSettings') continue
      const { lost } = step
      const view = current.views.find((one) =>
        lost === undefined ? one.name === step.view.name && one.type === step.view.type : one.id === lost.viewId,
      )
      if (view === undefined) continue // making it was refused, and that was said
      const draft = viewDraft(
        step.view,
        target,
        { binding, table: current, disowned: underWay.stored?.disowned ?? [] },
        lost === undefined ? null : new Set(lost.fields),
      )
      const isNew = underWay.stored === null
      const isSet = await attempt(underWay, step, () =>
        host.configureView(current.id, view.id, { ...draft, isNew, isBlank: blank.has(view.id) }),
      )
      if (isSet) configured.add(view.id)
      if (steps.isOver()) return
    }
  }

  for (const table of tables) {
    if (descriptions.has(table.target.table) || steps.isOver()) continue
    await makeTable(table)
  }
  for (const work of [makeColumns, makeViews]) if (!steps.isOver()) await Promise.all(tables.map(work))
  const ended = steps.ended()
  if (ended !== null) return err(ended)

  const remember = new Map<TableKey, StoredTable>()
  for (const underWay of tables) {
    const description = descriptions.get(underWay.target.table)
    if (description !== undefined) remember.set(underWay.target.table, rememberTable(underWay, description, configured))
  }
  // What was refused and is there all the same was made by another sidebar, or by a call whose answer was lost.
  const failures = refused.flatMap(({ table, planned, failure }) => {
    const underWay = tables.find(({ target }) => target.table === table)
    const isOpen =
      planned === null ||
      planned.kind === 'viewSettings' ||
      underWay === undefined ||
      planOf(underWay).some((step) => isSameStep(step, planned))
    return isOpen ? [failure] : []
  })
  return ok({ tables: remember, descriptions, steps: steps.done(), failures })
}

/** A step that was not carried out; `planned` is null when it was no step of a plan. */
interface Refusal {
  readonly table: TableKey
  readonly planned: PlannedStep | null
  readonly failure: SetupFailure
}

const isSameStep = (a: PlannedStep, b: PlannedStep): boolean => a.kind === b.kind && a.name === b.name

/** A new table; when its name is taken, or the answer says nothing clear, the one that bears the name by now. */
async function createOrFind(host: HostPort, name: string): HostResult<{ readonly id: string }> {
  const created = await host.createTable(name)
  if (created.ok || !mayBeThere(created.error)) return created
  const tables = await host.listTables()
  const found = tables.ok ? tables.value.find((table) => table.name === name) : undefined
  return found === undefined ? created : ok(found)
}

const mayBeThere = ({ kind }: HostError): boolean => kind === 'nameTaken' || kind === 'unexpected'

/** The table that the column of a step points at; null for every other step. */
const linkedBy = (step: PlannedStep): TableKey | null =>
  step.kind === 'column' ? (fieldSpec(step.table, step.column.field).linksTo ?? null) : null

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

function rememberTable(
  underWay: TableUnderWay,
  description: TableDescription,
  configured: ReadonlySet<string>,
): StoredTable {
  const { target, stored } = underWay
  const known = remembered(underWay, description)
  const kept = rememberBinding(bindSheet(target.table, description, target.columns, known).binding)
  const named = viewIds(target, description)
  const views = target.views.flatMap(({ key }) => {
    const before = stored?.views[key]
    const viewId = description.views.some((view) => view.id === before) ? before : named[key]
    return viewId !== undefined && (viewId === before || configured.has(viewId)) ? [[key, viewId] as const] : []
  })
  const { lostInViews: _before, ...rest } = known
  const lost = stillLost(underWay, description, configured)
  return {
    ...rest,
    fields: { ...known.fields, ...kept.fields },
    options: { ...known.options, ...kept.options },
    scales: { ...known.scales, ...kept.scales },
    views: Object.fromEntries(views),
    ...(Object.keys(lost).length > 0 ? { lostInViews: lost } : {}),
  }
}

/**
 * What views have lost and this run has not set again. It has to be remembered: with the new ids of the columns the
 * sign by which it was noticed goes.
 */
function stillLost(
  { target, stored }: TableUnderWay,
  description: TableDescription,
  configured: ReadonlySet<string>,
): Record<string, string[]> {
  if (stored === null) return {}
  return Object.fromEntries(
    viewLosses(target, description, stored).flatMap(({ view, viewId, fields }) =>
      configured.has(viewId) || fields.size === 0 ? [] : [[view.key, [...fields]] as const],
    ),
  )
}

/** The call of a step about a column; null for steps of another kind. */
function columnWork(
  host: HostPort,
  tableId: string,
  step: PlannedStep,
  links: LinkTargets,
): (() => HostResult<unknown>) | null {
  switch (step.kind) {
    case 'primary': {
      const draft = columnDraft(step.table, step.column, links)
      return draft === null ? null : () => host.changeColumn(tableId, step.columnId, draft)
    }
    case 'column': {
      const draft = columnDraft(step.table, step.column, links)
      return draft === null ? null : () => host.addColumn(tableId, draft)
    }
    case 'options':
      return () => host.addOptions(tableId, step.columnId, step.options)
    case 'marker':
      return () => host.describeColumn(tableId, step.columnId, step.description)
    default:
      return null
  }
}
