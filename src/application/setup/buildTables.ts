import { err, ok, type Result } from '../../domain/index.ts'
import { fieldSpec, type TableKey } from '../../schema/index.ts'
import type { SetupFailure } from './setupState.ts'
import { bindTable, rememberBinding } from '../sheet/bindTable.ts'
import { createStepRunner, type BuildRun } from './buildSteps.ts'
import { columnDraft, ownColumn, planTable, type LinkTargets, type PlannedStep } from './planSetup.ts'
import type { HostError, HostPort, HostResult, TableDescription } from '../ports.ts'
import type { TableTarget } from '../sheet/sheetTarget.ts'
import { freshTable, type StoredTable } from '../stored/document.ts'
import { viewDraft, viewIds } from '../sheet/viewDraft.ts'
import { viewLosses } from '../sheet/viewLosses.ts'

/**
 * A table that set-up works on: its target, its description (null: not made yet) and what is stored (null: it is new).
 */
export interface TableUnderWay {
  readonly target: TableTarget
  readonly description: TableDescription | null
  readonly stored: StoredTable | null
  /** Steps in addition to those of its plan. */
  readonly extra?: readonly PlannedStep[]
}

export interface Built {
  /** What to store of each table that exists now. */
  readonly tables: ReadonlyMap<TableKey, StoredTable>
  readonly descriptions: ReadonlyMap<TableKey, TableDescription>
  readonly steps: number
  readonly failures: readonly SetupFailure[]
}

/**
 * Runs the plans of several tables. It makes all tables first, because a link column needs both of its tables. Then it
 * makes the columns, one after another within a table and all tables at the same time, and then the views. After a
 * refused step it goes on with the others. A host that does not answer, or a person who cancels, ends the run. The next
 * run plans what is left.
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
  /** The steps of a table, without columns that link to a table which people have deleted. */
  const planOf = ({ target, stored, extra = [] }: TableUnderWay): readonly PlannedStep[] =>
    [...extra, ...planTable(target, descriptions.get(target.table) ?? null, stored)].filter((step) => {
      const linked = linkedBy(step)
      return wants(step) && (linked === null || names.has(linked))
    })
  const total = tables.reduce((sum, table) => sum + planOf(table).length, 0)
  const steps = createStepRunner(run, total)

  /** Runs a step and notes a refusal. True: the host carried the step out. */
  async function attempt(
    { target }: TableUnderWay,
    step: PlannedStep,
    work: () => HostResult<unknown>,
  ): Promise<boolean> {
    const outcome = await steps.run(
      { kind: step.kind === 'renameView' ? 'view' : step.kind, name: step.name, tableName: target.tableName },
      work,
    )
    if (outcome.kind === 'refused')
      refused.push({ table: target.table, planned: step, failure: { step: outcome.step, error: outcome.error } })
    return outcome.kind === 'made'
  }

  /** Describes a table as it is now. A table that cannot be described gets no further steps in this run. */
  async function describe({ target }: TableUnderWay, tableId: string): Promise<void> {
    const described = await host.describeTable(tableId)
    if (described.ok) descriptions.set(target.table, described.value)
    else {
      descriptions.delete(target.table)
      steps.note(described.error)
      refused.push({
        table: target.table,
        planned: null,
        failure: {
          step: { kind: 'table', name: target.tableName, tableName: target.tableName },
          error: described.error,
        },
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
    if (tableId !== undefined) await describe(underWay, tableId)
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
    if (isChanged) await describe(underWay, description.id)
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
    // A refused view may exist all the same, because another sidebar made it meanwhile.
    if (isRefused) await describe(underWay, description.id)
    else descriptions.set(target.table, { ...description, views })
    const current = descriptions.get(target.table)
    if (current === undefined) return
    const { binding } = bindTable(target.table, current, target.columns, storedWith(underWay, current))
    for (const step of planned) {
      if (step.kind !== 'viewSettings') continue
      const { lost } = step
      const view = current.views.find((one) =>
        lost === undefined ? one.name === step.view.name && one.type === step.view.type : one.id === lost.viewId,
      )
      // The host refused to make the view, which is noted already.
      if (view === undefined) continue
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

  const storedTables = new Map<TableKey, StoredTable>()
  for (const underWay of tables) {
    const description = descriptions.get(underWay.target.table)
    if (description !== undefined)
      storedTables.set(underWay.target.table, rememberTable(underWay, description, configured))
  }
  // A refused step is no failure if its work is done all the same: another sidebar did it, or only the answer was lost.
  const failures = refused.flatMap(({ table, planned, failure }) => {
    const underWay = tables.find(({ target }) => target.table === table)
    const isOpen =
      planned === null ||
      planned.kind === 'viewSettings' ||
      underWay === undefined ||
      planOf(underWay).some((step) => isSameStep(step, planned))
    return isOpen ? [failure] : []
  })
  return ok({ tables: storedTables, descriptions, steps: steps.done(), failures })
}

/** A step that the host refused. `planned` is null for describing a table, which is no step of a plan. */
interface Refusal {
  readonly table: TableKey
  readonly planned: PlannedStep | null
  readonly failure: SetupFailure
}

const isSameStep = (a: PlannedStep, b: PlannedStep): boolean => a.kind === b.kind && a.name === b.name

/** Makes a table. If the name is taken or the answer is unclear, it takes the table that has the name now. */
async function createOrFind(host: HostPort, name: string): HostResult<{ readonly id: string }> {
  const created = await host.createTable(name)
  if (created.ok || !mayBeThere(created.error)) return created
  const tables = await host.listTables()
  const present = tables.ok ? tables.value.find((table) => table.name === name) : undefined
  return present === undefined ? created : ok(present)
}

/** Whether the table may exist in spite of this refusal. */
const mayBeThere = ({ kind }: HostError): boolean => kind === 'nameTaken' || kind === 'unexpected'

/** The table that the column of a step links to; null for every other step. */
const linkedBy = (step: PlannedStep): TableKey | null =>
  step.kind === 'column' ? (fieldSpec(step.table, step.column.field).linksTo ?? null) : null

/** The stored table with the ids of all columns that set-up recognises as its own. */
function storedWith({ target, stored }: TableUnderWay, description: TableDescription): StoredTable {
  const table = stored ?? freshTable(description.id)
  const columnIds = Object.fromEntries(
    target.columns.flatMap((column) => {
      const own = ownColumn(target, description, column, stored)
      return own === undefined ? [] : [[column.field, own.id] as const]
    }),
  )
  return { ...table, fields: { ...table.fields, ...columnIds } }
}

/** What to store of a table after the run. */
function rememberTable(
  underWay: TableUnderWay,
  description: TableDescription,
  configured: ReadonlySet<string>,
): StoredTable {
  const { target, stored } = underWay
  const table = storedWith(underWay, description)
  const bound = rememberBinding(bindTable(target.table, description, target.columns, table).binding)
  const namedViews = viewIds(target, description)
  const views = target.views.flatMap(({ key }) => {
    const before = stored?.views[key]
    const viewId = description.views.some((view) => view.id === before) ? before : namedViews[key]
    return viewId !== undefined && (viewId === before || configured.has(viewId)) ? [[key, viewId] as const] : []
  })
  const { lostInViews: _before, hostMade: _hosts, ...rest } = table
  const hostMade = stillHosts(underWay, description)
  const lost = stillLost(underWay, description, configured)
  return {
    ...rest,
    fields: { ...table.fields, ...bound.fields },
    options: { ...table.options, ...bound.options },
    scales: { ...table.scales, ...bound.scales },
    views: Object.fromEntries(views),
    ...(Object.keys(lost).length > 0 ? { lostInViews: lost } : {}),
    ...(Object.keys(hostMade).length > 0 ? { hostMade } : {}),
  }
}

/**
 * The host's column and view of a new table that this run did not take: once the table is stored, nothing else tells
 * them from people's.
 */
function stillHosts(
  { target, stored }: TableUnderWay,
  description: TableDescription,
): NonNullable<StoredTable['hostMade']> {
  const named = (items: readonly { readonly id: string; readonly name: string }[], wantedId: string, becomes: string) =>
    items.flatMap(({ id, name }) => (id === wantedId ? [{ id, name, becomes }] : []))
  const steps = planTable(target, description, stored)
  const [column] = steps.flatMap((step) =>
    step.kind === 'primary' ? named(description.columns, step.columnId, step.column.field) : [],
  )
  const [view] = steps.flatMap((step) =>
    step.kind === 'renameView' ? named(description.views, step.viewId, step.view.key) : [],
  )
  return { ...(column === undefined ? {} : { column }), ...(view === undefined ? {} : { view }) }
}

/**
 * What views have lost and this run did not restore. It has to be stored: once the new column ids are stored, comparing
 * ids does not show the loss any more.
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
