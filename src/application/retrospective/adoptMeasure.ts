import { err, ok, type Result } from '../../domain/index.ts'
import { computedKeys, type FieldKey, type RowOf } from '../../schema/index.ts'
import { type EnteredCells, fieldBinding, type HostError, type HostPort, type ReadContext } from '../ports.ts'
import { bindTable } from '../sheet/bindTable.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import type { StoredSheet } from '../stored/document.ts'
import { isSameValue } from '../stored/sameValue.ts'
import {
  measureCells,
  type MeasureIndex,
  measureIndex,
  type MeasureSource,
  measureText,
  measureTitle,
  type MeasureTable,
  rowsOfMeasure,
} from './measureRow.ts'

/** Why a measure becomes no row. */
export type MeasureRefusal =
  /** The sheet has no such table; an upgrade adds it. */
  | { readonly kind: 'noTable'; readonly table: MeasureTable }
  /** Nobody wrote a measure, or it was taken away meanwhile. */
  | { readonly kind: 'noMeasure' }
  /** Its task or problem has no title, by which an action is found again. */
  | { readonly kind: 'untitled' }
  /** The cells have changed since they were shown. */
  | { readonly kind: 'changed' }
  | HostError

/** A cell that will be written: its field, the name of its column, and what it will hold. */
export interface MeasureCell {
  readonly field: string
  readonly column: string
  readonly value: EnteredCells<MeasureTable>[keyof EnteredCells<MeasureTable>]
  /** The name of the option in the Base; null for a cell that is no select. */
  readonly option: string | null
}

/** What a press would write, for people to read. */
export interface MeasurePlan {
  readonly table: MeasureTable
  readonly tableName: string
  readonly cells: readonly MeasureCell[]
  /** The row that the measure has become already; null when there is none. */
  readonly existing: string | null
}

interface Opened<Table extends MeasureTable> {
  readonly tableId: string
  readonly name: string
  readonly context: ReadContext<Table>
  /** The names of the columns in the Base, by their id. */
  readonly columns: ReadonlyMap<string, string>
}

export interface MeasureDeps {
  readonly host: HostPort
  readonly sheet: StoredSheet
  readonly timeZone: string
  readonly signal: AbortSignal
}

/** What a measure would become in one table. Reads, and writes nothing. [DA3] */
export async function planMeasure(
  deps: MeasureDeps,
  source: MeasureSource,
  table: MeasureTable,
): Promise<Result<MeasurePlan, MeasureRefusal>> {
  const prepared = await (table === 'lessons'
    ? prepare(deps, source, table, measureCells(source, table))
    : prepare(deps, source, table, measureCells(source, table)))
  return prepared.ok ? ok(prepared.value.plan) : prepared
}

/** The row that a measure has become, and whether this press wrote it. */
export interface AdoptedMeasure {
  readonly recordId: string
  readonly isNew: boolean
}

/**
 * Writes the row that was shown as `plan`. Of a measure there is one row: it is looked for before it is written and
 * again afterwards, because another sidebar may have been as fast. [DA3]
 */
export async function adoptMeasure(
  deps: MeasureDeps,
  source: MeasureSource,
  plan: MeasurePlan,
): Promise<Result<AdoptedMeasure, MeasureRefusal>> {
  return plan.table === 'lessons'
    ? await adoptIn(deps, source, plan, 'lessons', measureCells(source, 'lessons'))
    : await adoptIn(deps, source, plan, 'issues', measureCells(source, 'issues'))
}

interface Prepared<Table extends MeasureTable> {
  readonly plan: MeasurePlan
  readonly opened: Opened<Table>
}

async function prepare<Table extends MeasureTable>(
  deps: MeasureDeps,
  source: MeasureSource,
  table: Table,
  cells: EnteredCells<Table>,
): Promise<Result<Prepared<Table>, MeasureRefusal>> {
  if (measureText(source) === null) return err({ kind: 'noMeasure' })
  if (table === 'lessons' && measureTitle(source) === null) return err({ kind: 'untitled' })
  const opened = await open(deps, table)
  if (!opened.ok) return opened
  const { context, columns, name } = opened.value
  const rights = await deps.host.rights(context.binding, null)
  if (!rights.ok) return rights
  if (!rights.value.mayAddRows) return err({ kind: 'permissionDenied', what: 'addRows' })
  const rows = await readRows(deps, context)
  if (!rows.ok) return rows
  const [existing] = rowsOfMeasure(source, INDEX[table](rows.value), table)
  const plan = { table, tableName: name, cells: cellsOf(context, columns, cells), existing: existing ?? null }
  return ok({ plan, opened: opened.value })
}

async function adoptIn<Table extends MeasureTable>(
  deps: MeasureDeps,
  source: MeasureSource,
  shown: MeasurePlan,
  table: Table,
  cells: EnteredCells<Table>,
): Promise<Result<AdoptedMeasure, MeasureRefusal>> {
  const prepared = await prepare(deps, source, table, cells)
  if (!prepared.ok) return prepared
  const { plan, opened } = prepared.value
  if (plan.existing !== null) return ok({ recordId: plan.existing, isNew: false })
  if (!isSameValue(plan.cells, shown.cells)) return err({ kind: 'changed' })
  const { context } = opened
  const bound = Object.entries(cells).filter(([field]) => fieldBinding(context.binding, field) !== undefined)
  const added = await deps.host.addRows(context, [Object.fromEntries(bound) as EnteredCells<Table>])
  if (!added.ok) return added
  const [recordId] = added.value
  if (recordId === undefined) return err({ kind: 'notFound', what: table })
  return await keepOne(deps, source, opened, { table, recordId })
}

/**
 * Deletes what several sidebars have added at the same time, but for the row with the smallest id. Whoever sees doubles
 * deletes them, because the other sidebar may have looked before they were there. A row that people have touched stays.
 */
async function keepOne<Table extends MeasureTable>(
  deps: MeasureDeps,
  source: MeasureSource,
  { tableId, context }: Opened<Table>,
  { table, recordId }: { readonly table: Table; readonly recordId: string },
): Promise<Result<AdoptedMeasure, MeasureRefusal>> {
  const rows = await readRows(deps, context)
  // The row is written; a double that could not be looked for is a smaller harm than a press that seems to have failed.
  if (!rows.ok) return ok({ recordId, isNew: true })
  const ids = rowsOfMeasure(source, INDEX[table](rows.value), table)
  const computed: ReadonlySet<string> = new Set(computedKeys(table))
  const entered = (id: string) => {
    const row = rows.value.find((one) => one.recordId === id)
    return Object.entries(row ?? {}).filter(([field]) => field !== 'recordId' && !computed.has(field))
  }
  const own = entered(recordId)
  const [first = recordId, ...doubles] = ids.filter((id) => id === recordId || isSameValue(entered(id), own))
  // Another sidebar may have deleted them just now, and not everybody may delete: then the double stays.
  if (doubles.length > 0) await deps.host.deleteRows(tableId, doubles)
  return ok({ recordId: first, isNew: first === recordId })
}

const INDEX: { readonly [Table in MeasureTable]: (rows: readonly RowOf<Table>[]) => MeasureIndex } = {
  lessons: (lessons) => measureIndex({ lessons, issues: [] }),
  issues: (issues) => measureIndex({ lessons: [], issues }),
}

async function open<Table extends MeasureTable>(
  { host, sheet, timeZone }: MeasureDeps,
  table: Table,
): Promise<Result<Opened<Table>, MeasureRefusal>> {
  const stored = sheet.tables[table]
  if (stored === undefined) return err({ kind: 'noTable', table })
  const described = await host.describeTable(stored.tableId)
  if (!described.ok) return described.error.kind === 'notFound' ? err({ kind: 'noTable', table }) : described
  const { binding } = bindTable(table, described.value, sheetTarget(sheet, table).columns, stored)
  return ok({
    tableId: stored.tableId,
    name: described.value.name,
    context: { binding, timeZone },
    columns: new Map(described.value.columns.map(({ id, name }) => [id, name])),
  })
}

async function readRows<Table extends MeasureTable>(
  { host, signal }: MeasureDeps,
  context: ReadContext<Table>,
): Promise<Result<readonly RowOf<Table>[], HostError>> {
  const rows: RowOf<Table>[] = []
  const read = await host.readAll(context, (page) => rows.push(...page), signal)
  return read.ok ? ok(rows) : read
}

/** The cells of which the table has a column, as people read them. */
function cellsOf<Table extends MeasureTable>(
  { binding }: ReadContext<Table>,
  columns: ReadonlyMap<string, string>,
  cells: EnteredCells<Table>,
): readonly MeasureCell[] {
  return (Object.entries(cells) as [FieldKey<Table> & string, MeasureCell['value']][]).flatMap(([field, value]) => {
    const column = fieldBinding(binding, field)
    if (column === undefined) return []
    const option = column.options.find(({ key }) => key === value)?.name ?? null
    return [{ field, column: columns.get(column.fieldId) ?? field, value, option }]
  })
}
