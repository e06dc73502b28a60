import { err, ok, type Result } from '../../domain/index.ts'
import {
  fieldBinding,
  type EnteredCells,
  type FieldBinding,
  type HostError,
  type HostPort,
  type HostResult,
  type ReadContext,
} from '../ports.ts'
import { fitsRecord } from '../runs/runRoom.ts'
import { linkWithCampaign, type LinkedTable } from '../rows/linkWithCampaign.ts'
import { describedTable } from '../sheet/describedTable.ts'
import type { StoredSheet } from '../stored/document.ts'
import type { CopyPlan, UnlinkedRows } from './copyPlan.ts'
import { FATES, type CopiedTable } from './fates.ts'

/** Rows written in one call. */
const ROWS_PER_CALL = 200
const TABLES = ['campaigns', 'tasks', 'kpis', 'budget'] as const satisfies readonly CopiedTable[]

/** Where the new rows go: the tables of a tracked sheet. */
export interface CopyTarget {
  readonly host: HostPort
  readonly sheet: StoredSheet
  readonly timeZone: string
  /** When the rows go beside the old ones: the old campaign, and its rows that do not say so yet. */
  readonly beside: { readonly campaignId: string; readonly unlinked: readonly UnlinkedRows[] } | null
}

/** A table of the target, and what of the plan it can hold. */
interface Opened<Table extends CopiedTable> {
  readonly context: ReadContext<Table>
  readonly name: string
  /** Names of the columns that stay empty: people's own ones, and those with words that are only read. */
  readonly others: readonly string[]
}
type OpenedTables = { readonly [Table in CopiedTable]: Opened<Table> | null }

/** What would be written, for people to read. [NC1] */
export interface CopyPreview {
  /** The rows of each table, in the order in which they are written; tables without rows are left out. */
  readonly tables: readonly { readonly table: CopiedTable; readonly name: string; readonly rows: number }[]
  /** Rows of tables that the target does not have. */
  readonly without: readonly { readonly table: CopiedTable; readonly rows: number }[]
  /** Cells with an option that the target's column does not have; they stay empty. */
  readonly lostOptions: number
  /** Rows of the old campaign that get its link first, so that they are not mixed up with the new ones. */
  readonly relinked: number
  /** Columns of the tables that people added themselves; they stay empty. */
  readonly otherColumns: readonly string[]
  /** Whether the copy can be taken back: a run that is too long is not kept. [TB1] */
  readonly fits: boolean
}

/** Why nothing can be copied into a sheet. */
export type CopyRefusal =
  /** Its tables have no days that can be written: they are words. */
  | { readonly kind: 'daysAreWords' }
  /** Tables, by name, whose rows cannot say to which campaign they belong. */
  | { readonly kind: 'noCampaignColumn'; readonly names: readonly string[] }
  | HostError

/** Rows that were written, by the id of their table. */
export type WrittenRows = readonly { readonly tableId: string; readonly recordIds: readonly string[] }[]

export interface CopyOutcome {
  readonly rows: number
  /** The new row in 活动; null without that table. */
  readonly campaignId: string | null
  /** Why it stopped before its end; null: everything is written. */
  readonly stopped: HostError | null
  readonly written: WrittenRows
}

export interface CopyRun {
  readonly signal: AbortSignal
  readonly onProgress: (written: number, total: number) => void
}

/** What of the plan would be written into the target. Reads, and writes nothing. [NC1] */
export async function previewCopy(target: CopyTarget, plan: CopyPlan): Promise<Result<CopyPreview, CopyRefusal>> {
  const opened = await openTables(target, plan)
  if (!opened.ok) return opened
  const counts = rowsOf(plan)
  const there = TABLES.filter((table) => counts[table] > 0 && opened.value[table] !== null)
  let lostOptions = 0
  for (const table of there) {
    const context = opened.value[table]?.context as ReadContext<CopiedTable>
    for (const cells of cellsOf(plan, table)) lostOptions += writable(context, cells).lost
  }
  return ok({
    tables: there.map((table) => ({ table, name: opened.value[table]?.name ?? '', rows: counts[table] })),
    without: TABLES.filter((table) => table !== 'campaigns' && counts[table] > 0 && opened.value[table] === null).map(
      (table) => ({ table, rows: counts[table] }),
    ),
    lostOptions,
    relinked: (target.beside?.unlinked ?? []).reduce((sum, { recordIds }) => sum + recordIds.length, 0),
    otherColumns: [...new Set(there.flatMap((table) => opened.value[table]?.others ?? []))],
    fits: await fitsRecord(target.host, (host) =>
      writeInto({ ...target, host, beside: null }, plan, opened.value, {
        signal: new AbortController().signal,
        onProgress: () => undefined,
      }),
    ),
  })
}

/**
 * Writes the new rows: the campaign, its tasks, the links between them, goals and budget, 200 rows a call. Ends at the
 * first refusal or when it is cancelled, and says which rows stand by then. [NC1]
 */
export async function writeCopy(
  target: CopyTarget,
  plan: CopyPlan,
  run: CopyRun,
): Promise<Result<CopyOutcome, CopyRefusal>> {
  const opened = await openTables(target, plan)
  return opened.ok ? ok(await writeInto(target, plan, opened.value, run)) : opened
}

async function writeInto(
  target: CopyTarget,
  plan: CopyPlan,
  tables: OpenedTables,
  { signal, onProgress }: CopyRun,
): Promise<CopyOutcome> {
  const { host } = target
  const counts = rowsOf(plan)
  const total = TABLES.reduce((sum, table) => sum + (tables[table] === null ? 0 : counts[table]), 0)
  const written: { tableId: string; recordIds: string[] }[] = []
  let rows = 0
  let campaignId: string | null = null
  const end = (stopped: HostError | null): CopyOutcome => ({ rows, campaignId, stopped, written })

  async function add<Table extends CopiedTable>(
    table: Table,
    all: readonly EnteredCells<Table>[],
  ): HostResult<readonly string[]> {
    const to = tables[table] as Opened<Table> | null
    if (to === null) return ok([])
    const ids: string[] = []
    const { tableId } = to.context.binding
    for (let at = 0; at < all.length; at += ROWS_PER_CALL) {
      if (signal.aborted) return err({ kind: 'cancelled' })
      const batch = all.slice(at, at + ROWS_PER_CALL).map((cells) => writable(to.context, cells).cells)
      const added = await host.addRows(to.context, batch)
      if (!added.ok) return added
      ids.push(...added.value)
      written.push({ tableId, recordIds: [...added.value] })
      rows += added.value.length
      onProgress(rows, total)
    }
    return ok(ids)
  }

  for (const { table, recordIds } of target.beside?.unlinked ?? []) {
    const linkedRows = await relink(target, table, recordIds, signal)
    if (!linkedRows.ok) return end(linkedRows.error)
  }
  const campaign = await add('campaigns', [plan.campaign])
  if (!campaign.ok) return end(campaign.error)
  campaignId = campaign.value[0] ?? null
  const own = campaignId === null ? {} : { campaign: [campaignId] }
  const tasks = await add(
    'tasks',
    plan.tasks.map(({ cells }) => ({ ...cells, ...own })),
  )
  if (!tasks.ok) return end(tasks.error)
  const newIds = new Map(plan.tasks.map(({ from }, at) => [from, tasks.value[at] ?? '']))
  const linked = (ids: readonly string[]): readonly string[] => ids.flatMap((id) => newIds.get(id) ?? [])
  const context = tables.tasks?.context
  const links = plan.tasks.flatMap(({ from, parent, predecessors }) => {
    const fields: EnteredCells<'tasks'> = {
      ...(parent.length === 0 ? {} : { parent: linked(parent) }),
      ...(predecessors.length === 0 ? {} : { predecessors: linked(predecessors) }),
    }
    const cells = context === undefined ? {} : writable(context, fields).cells
    return Object.keys(cells).length === 0 ? [] : [{ recordId: newIds.get(from) ?? '', fields: cells }]
  })
  for (let at = 0; at < links.length; at += ROWS_PER_CALL) {
    if (context === undefined) break
    if (signal.aborted) return end({ kind: 'cancelled' })
    const done = await host.rewriteRows(context, links.slice(at, at + ROWS_PER_CALL))
    if (!done.ok) return end(done.error)
  }
  const kpis = await add(
    'kpis',
    plan.kpis.map(({ cells }) => ({ ...cells, ...own })),
  )
  if (!kpis.ok) return end(kpis.error)
  const budget = await add(
    'budget',
    plan.budget.map(({ cells, task }) => ({ ...cells, ...own, ...(task.length === 0 ? {} : { task: linked(task) }) })),
  )
  return end(budget.ok ? null : budget.error)
}

/** Deletes the rows of a copy that did not come to its end. */
export async function removeCopy(host: HostPort, written: WrittenRows): HostResult<void> {
  for (const { tableId, recordIds } of written.toReversed()) {
    const deleted = await host.deleteRows(tableId, recordIds)
    if (!deleted.ok) return deleted
  }
  return ok(undefined)
}

const rowsOf = (plan: CopyPlan): Readonly<Record<CopiedTable, number>> => ({
  campaigns: 1,
  tasks: plan.tasks.length,
  kpis: plan.kpis.length,
  budget: plan.budget.length,
})

const cellsOf = (plan: CopyPlan, table: CopiedTable): readonly EnteredCells<CopiedTable>[] =>
  (table === 'campaigns'
    ? [plan.campaign]
    : plan[table].map(({ cells }) => cells)) as readonly EnteredCells<CopiedTable>[]

/** The cells of which the table has a column that can be written, without options that the column does not have. */
function writable<Table extends CopiedTable>(
  { binding }: ReadContext<Table>,
  cells: EnteredCells<Table>,
): { readonly cells: EnteredCells<Table>; readonly lost: number } {
  let lost = 0
  const kept = Object.entries(cells as Readonly<Record<string, unknown>>).flatMap(([field, value]) => {
    const column = fieldBinding(binding, field)
    if (column === undefined || column.typed !== undefined) return []
    if (column.kind !== 'singleSelect' || column.options.some(({ key }) => key === value)) return [[field, value]]
    lost += 1
    return []
  })
  return { cells: Object.fromEntries(kept) as EnteredCells<Table>, lost }
}

/** Says in rows of the old campaign that they are its own. Rows that have been linked since keep their link. */
async function relink(
  { host, sheet, timeZone, beside }: CopyTarget,
  table: LinkedTable,
  recordIds: readonly string[],
  signal: AbortSignal,
): HostResult<void> {
  if (beside === null) return ok(undefined)
  const described = await describedTable(host, sheet, table)
  if (!described.ok) return described
  if (described.value === null) return ok(undefined)
  const { binding } = described.value
  if (fieldBinding(binding, 'campaign') === undefined) return ok(undefined)
  const context = { binding, timeZone }
  for (let at = 0; at < recordIds.length; at += ROWS_PER_CALL) {
    if (signal.aborted) return err({ kind: 'cancelled' })
    const part = recordIds.slice(at, at + ROWS_PER_CALL)
    const linked = await linkWithCampaign(host, context, part, beside.campaignId, signal)
    if (!linked.ok) return linked
  }
  return ok(undefined)
}

async function openTables(
  { host, sheet, timeZone }: CopyTarget,
  plan: CopyPlan,
): Promise<Result<OpenedTables, CopyRefusal>> {
  const open = async <Table extends CopiedTable>(table: Table): HostResult<Opened<Table> | null> => {
    const described = await describedTable(host, sheet, table)
    if (!described.ok) return described
    if (described.value === null)
      return table === 'tasks' ? err({ kind: 'notFound', what: sheet.tables.tasks.tableId }) : ok(null)
    const { binding, description } = described.value
    const rights = await host.rights(binding, null)
    if (!rights.ok) return rights
    if (!rights.value.mayAddRows) return err({ kind: 'permissionDenied', what: 'addRows' })
    const columns: readonly (readonly [string, FieldBinding])[] = Object.entries(binding.fields)
    const bound = new Set(columns.map(([, { fieldId }]) => fieldId))
    // Words that are read as days, people or choices: nothing is written into their column.
    const words = new Set(
      columns.flatMap(([field, { fieldId, typed }]) =>
        typed !== undefined && Object.hasOwn(FATES[table], field) ? [fieldId] : [],
      ),
    )
    const others = description.columns.filter(
      ({ id, isFilledByHost }) => (!bound.has(id) || words.has(id)) && isFilledByHost !== true,
    )
    return ok({
      context: { binding, timeZone },
      name: description.name,
      others: others.map(({ name }) => name),
    })
  }
  const tasks = await open('tasks')
  if (!tasks.ok) return tasks
  const { plannedEnd, plannedStart } = tasks.value?.context.binding.fields ?? {}
  if ([plannedStart, plannedEnd].some((column) => column?.typed !== undefined)) return err({ kind: 'daysAreWords' })
  const campaigns = await open('campaigns')
  if (!campaigns.ok) return campaigns
  const kpis = await open('kpis')
  if (!kpis.ok) return kpis
  const budget = await open('budget')
  if (!budget.ok) return budget
  const opened = { tasks: tasks.value, campaigns: campaigns.value, kpis: kpis.value, budget: budget.value }
  const counts = rowsOf(plan)
  const mixed = TABLES.flatMap((table) => {
    const to = opened[table]
    const isMixed =
      table !== 'campaigns' && campaigns.value !== null && to !== null && counts[table] > 0 && !hasCampaign(to.context)
    return isMixed ? [to.name] : []
  })
  return mixed.length === 0 ? ok(opened) : err({ kind: 'noCampaignColumn', names: mixed })
}

const hasCampaign = ({ binding }: ReadContext<CopiedTable>): boolean => fieldBinding(binding, 'campaign') !== undefined
