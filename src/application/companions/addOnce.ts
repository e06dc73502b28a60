import { err, ok, type Result } from '../../domain/index.ts'
import { computedKeys, type FieldKey, type RowOf } from '../../schema/index.ts'
import {
  type EnteredCells,
  fieldBinding,
  type FieldBinding,
  type HostError,
  type HostPort,
  type ReadContext,
} from '../ports.ts'
import { describedTable } from '../sheet/describedTable.ts'
import type { StoredSheet } from '../stored/document.ts'
import { isSameValue } from '../stored/sameValue.ts'

/** The tables in which a press adds a row of people's. */
export type AddedTable = 'lessons' | 'issues'

/** Why a row that people asked for is not added. */
export type AddRefusal =
  /** The sheet has no such table; an upgrade adds it. */
  | { readonly kind: 'noTable'; readonly table: AddedTable }
  /** The cells have changed since they were shown. */
  | { readonly kind: 'changed' }
  | HostError

/** What a cell of people's in one of these tables can hold. */
type ValueIn<Table extends AddedTable> = Table extends AddedTable
  ? EnteredCells<Table>[keyof EnteredCells<Table>]
  : never

/** A cell that will be written: its field, the name of its column, and what it will hold. */
export interface PlannedCell {
  readonly field: string
  readonly column: string
  readonly value: ValueIn<AddedTable>
  /** The name of the option in the Base; null for a cell that is no select. */
  readonly option: string | null
}

/** What a press would write, for people to read. */
export interface RowPlan {
  readonly table: AddedTable
  readonly tableName: string
  readonly cells: readonly PlannedCell[]
  /** The row that is there already; null when there is none. */
  readonly existing: string | null
}

/** The row that a press stands for, and whether this press wrote it. */
export interface AddedRow {
  readonly recordId: string
  readonly isNew: boolean
}

/** A row that may be added once. */
export interface WantedRow<Table extends AddedTable> {
  readonly table: Table
  readonly cells: EnteredCells<Table>
  /** The ids of the rows that stand for it already, the one that counts first. */
  readonly rowsIn: (rows: readonly RowOf<Table>[]) => readonly string[]
  /** Cells in which two sidebars differ though they added the same row, such as the moment. */
  readonly varying?: readonly FieldKey<Table>[]
}

export interface AddDeps {
  readonly host: HostPort
  readonly sheet: StoredSheet
  readonly timeZone: string
  readonly signal: AbortSignal
}

interface Opened<Table extends AddedTable> {
  readonly tableId: string
  readonly name: string
  readonly context: ReadContext<Table>
  /** The names of the columns in the Base, by their id. */
  readonly columns: ReadonlyMap<string, string>
}

/** What would be added. Reads, and writes nothing. */
export async function planRow<Table extends AddedTable>(
  deps: AddDeps,
  wanted: WantedRow<Table>,
): Promise<Result<RowPlan, AddRefusal>> {
  const prepared = await prepare(deps, wanted)
  return prepared.ok ? ok(prepared.value.plan) : prepared
}

/**
 * Adds the row that was shown as `shown`. It is looked for before it is written and again afterwards, because another
 * sidebar may have been as fast.
 */
export async function addOnce<Table extends AddedTable>(
  deps: AddDeps,
  wanted: WantedRow<Table>,
  shown: RowPlan,
): Promise<Result<AddedRow, AddRefusal>> {
  const prepared = await prepare(deps, wanted)
  if (!prepared.ok) return prepared
  const { plan, opened } = prepared.value
  if (plan.existing !== null) return ok({ recordId: plan.existing, isNew: false })
  if (!isSameValue(plan.cells, shown.cells)) return err({ kind: 'changed' })
  const { context } = opened
  // Words of people's are read and never written.
  const bound = Object.entries(wanted.cells).filter(([field]) => isWritable(fieldBinding(context.binding, field)))
  const added = await deps.host.addRows(context, [Object.fromEntries(bound) as EnteredCells<Table>])
  if (!added.ok) return added
  const [recordId] = added.value
  if (recordId === undefined) return err({ kind: 'notFound', what: wanted.table })
  return await keepOne(deps, wanted, opened, recordId)
}

async function prepare<Table extends AddedTable>(
  deps: AddDeps,
  { table, cells, rowsIn }: WantedRow<Table>,
): Promise<Result<{ readonly plan: RowPlan; readonly opened: Opened<Table> }, AddRefusal>> {
  const opened = await open(deps, table)
  if (!opened.ok) return opened
  const { context, columns, name } = opened.value
  const rights = await deps.host.rights(context.binding, null)
  if (!rights.ok) return rights
  if (!rights.value.mayAddRows) return err({ kind: 'permissionDenied', what: 'addRows' })
  const rows = await readRows(deps, context)
  if (!rows.ok) return rows
  const [existing] = rowsIn(rows.value)
  const plan = { table, tableName: name, cells: cellsOf(context, columns, cells), existing: existing ?? null }
  return ok({ plan, opened: opened.value })
}

/**
 * Deletes what several sidebars have added at the same time, but for the row that counts. Whoever sees doubles deletes
 * them, because the other sidebar may have looked before they were there. A row that people have touched stays.
 */
async function keepOne<Table extends AddedTable>(
  deps: AddDeps,
  { table, rowsIn, varying = [] }: WantedRow<Table>,
  { tableId, context }: Opened<Table>,
  recordId: string,
): Promise<Result<AddedRow, AddRefusal>> {
  const rows = await readRows(deps, context)
  // The row is written; a double that could not be looked for is a smaller harm than a press that seems to have failed.
  if (!rows.ok) return ok({ recordId, isNew: true })
  const ids = rowsIn(rows.value)
  const left: ReadonlySet<string> = new Set(['recordId', ...computedKeys(table), ...varying])
  const entered = (id: string) => {
    const row = rows.value.find((one) => one.recordId === id)
    return Object.entries(row ?? {}).filter(([field]) => !left.has(field))
  }
  const own = entered(recordId)
  const [first = recordId, ...doubles] = ids.filter((id) => id === recordId || isSameValue(entered(id), own))
  // Another sidebar may have deleted them just now, and not everybody may delete: then the double stays.
  if (doubles.length > 0) await deps.host.deleteRows(tableId, doubles)
  return ok({ recordId: first, isNew: first === recordId })
}

async function open<Table extends AddedTable>(
  { host, sheet, timeZone }: AddDeps,
  table: Table,
): Promise<Result<Opened<Table>, AddRefusal>> {
  const described = await describedTable(host, sheet, table)
  if (!described.ok) return described
  if (described.value === null) return err({ kind: 'noTable', table })
  const { description, binding } = described.value
  return ok({
    tableId: binding.tableId,
    name: description.name,
    context: { binding, timeZone },
    columns: new Map(description.columns.map(({ id, name }) => [id, name])),
  })
}

async function readRows<Table extends AddedTable>(
  { host, signal }: AddDeps,
  context: ReadContext<Table>,
): Promise<Result<readonly RowOf<Table>[], HostError>> {
  const rows: RowOf<Table>[] = []
  const read = await host.readAll(context, (page) => rows.push(...page), signal)
  return read.ok ? ok(rows) : read
}

const isWritable = (column: FieldBinding | undefined): boolean => column !== undefined && column.typed === undefined

/** The cells of which the table has a column, as people read them. */
function cellsOf<Table extends AddedTable>(
  { binding }: ReadContext<Table>,
  columns: ReadonlyMap<string, string>,
  cells: EnteredCells<Table>,
): readonly PlannedCell[] {
  return (Object.entries(cells) as [FieldKey<Table> & string, PlannedCell['value']][]).flatMap(([field, value]) => {
    const column = fieldBinding(binding, field)
    if (column === undefined || !isWritable(column)) return []
    const option = column.options.find(({ key }) => key === value)?.name ?? null
    return [{ field, column: columns.get(column.fieldId) ?? field, value, option }]
  })
}
