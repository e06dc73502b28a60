import type { HostCell, HostCells } from '../ports.ts'

/** What a run did to one table. Cells are in the host's own words, so that they can be put back byte for byte. */
export interface TableChanges {
  /** The name of the table, when the run made it. */
  readonly made: string | null
  /** Record id → column id → what the cell held before the run and after it. */
  readonly cells: Readonly<Record<string, Readonly<Record<string, readonly [before: HostCell, after: HostCell]>>>>
  /** Record id → what the run put into the row that it added. */
  readonly added: Readonly<Record<string, HostCells>>
  /** Record id → what stood in the row that the run deleted. */
  readonly deleted: Readonly<Record<string, HostCells>>
  /** Columns that the run added to a table that was there before. */
  readonly columns: readonly { readonly id: string; readonly name: string }[]
  /** Options that the run added to a column that was there before, by their names. */
  readonly options: readonly { readonly columnId: string; readonly names: readonly string[] }[]
  /** Views that the run added to a table that was there before. They hold nothing and stay. */
  readonly views: readonly string[]
}

/** Everything that a run wrote into people's tables, by the id of the table. */
export type ChangeSet = Readonly<Record<string, TableChanges>>

export const NO_CHANGES: ChangeSet = {}

const UNTOUCHED: TableChanges = {
  made: null,
  cells: {},
  added: {},
  deleted: {},
  columns: [],
  options: [],
  views: [],
}

export const changesOf = (changes: ChangeSet, tableId: string): TableChanges => changes[tableId] ?? UNTOUCHED

const withTableChanges = (
  changes: ChangeSet,
  tableId: string,
  change: (table: TableChanges) => TableChanges,
): ChangeSet => ({ ...changes, [tableId]: change(changesOf(changes, tableId)) })

export interface CellChange {
  readonly recordId: string
  readonly columnId: string
  readonly before: HostCell
  readonly after: HostCell
}

/** With cells that were written. Of a cell that is written twice the first `before` and the last `after` count. */
export const withCells = (changes: ChangeSet, tableId: string, written: readonly CellChange[]): ChangeSet =>
  withTableChanges(changes, tableId, (table) => {
    const [cells, added] = [new Map(Object.entries(table.cells)), new Map(Object.entries(table.added))]
    for (const { recordId, columnId, before, after } of written) {
      const own = added.get(recordId)
      if (own !== undefined) added.set(recordId, { ...own, [columnId]: after })
      else {
        const row = cells.get(recordId) ?? {}
        const first = row[columnId]
        cells.set(recordId, { ...row, [columnId]: [first === undefined ? before : first[0], after] })
      }
    }
    return { ...table, cells: Object.fromEntries(cells), added: Object.fromEntries(added) }
  })

/** With rows that were added. */
export const withAdded = (
  changes: ChangeSet,
  tableId: string,
  rows: readonly (readonly [recordId: string, cells: HostCells])[],
): ChangeSet =>
  withTableChanges(changes, tableId, (table) => ({
    ...table,
    added: { ...table.added, ...Object.fromEntries(rows) },
  }))

/** With rows that were deleted, as they stood before the run. A row that the run had added leaves nothing behind. */
export const withDeleted = (
  changes: ChangeSet,
  tableId: string,
  rows: readonly (readonly [recordId: string, cells: HostCells])[],
): ChangeSet =>
  withTableChanges(changes, tableId, (table) => {
    const gone = new Set(rows.map(([recordId]) => recordId))
    const asBefore = rows.flatMap(([recordId, cells]) =>
      Object.hasOwn(table.added, recordId) ? [] : [[recordId, beforeRun(cells, table.cells[recordId] ?? {})] as const],
    )
    return {
      ...table,
      cells: without(table.cells, gone),
      added: without(table.added, gone),
      deleted: { ...table.deleted, ...Object.fromEntries(asBefore) },
    }
  })

const beforeRun = (cells: HostCells, changed: Readonly<Record<string, readonly [HostCell, HostCell]>>): HostCells =>
  Object.fromEntries(
    Object.entries({
      ...cells,
      ...Object.fromEntries(Object.entries(changed).map(([columnId, [before]]) => [columnId, before])),
    }).filter(([, cell]) => cell !== null),
  )

const without = <Value>(rows: Readonly<Record<string, Value>>, gone: ReadonlySet<string>): Record<string, Value> =>
  Object.fromEntries(Object.entries(rows).filter(([recordId]) => !gone.has(recordId)))

export const withMadeTable = (changes: ChangeSet, tableId: string, name: string): ChangeSet =>
  withTableChanges(changes, tableId, (table) => ({ ...table, made: name }))

/** With a column that was added. What the run makes in a table of its own goes with the table. */
export const withColumn = (changes: ChangeSet, tableId: string, column: TableChanges['columns'][number]): ChangeSet =>
  withTableChanges(changes, tableId, (table) =>
    table.made === null ? { ...table, columns: [...table.columns, column] } : table,
  )

/** Without a column that the run had added and deleted again. */
export const withoutColumn = (changes: ChangeSet, tableId: string, columnId: string): ChangeSet =>
  withTableChanges(changes, tableId, (table) => ({
    ...table,
    columns: table.columns.filter(({ id }) => id !== columnId),
  }))

export const withNewOptions = (
  changes: ChangeSet,
  tableId: string,
  columnId: string,
  names: readonly string[],
): ChangeSet =>
  withTableChanges(changes, tableId, (table) =>
    table.made !== null || names.length === 0 || table.columns.some(({ id }) => id === columnId)
      ? table
      : { ...table, options: [...table.options, { columnId, names }] },
  )

export const withView = (changes: ChangeSet, tableId: string, name: string): ChangeSet =>
  withTableChanges(changes, tableId, (table) =>
    table.made === null ? { ...table, views: [...table.views, name] } : table,
  )

export interface ChangeCounts {
  readonly cells: number
  readonly added: number
  readonly deleted: number
  readonly columns: number
  readonly tables: number
}

/** How much a run wrote. */
export function countsOf(changes: ChangeSet): ChangeCounts {
  const tables = Object.values(changes)
  const sum = (count: (table: TableChanges) => number): number => tables.reduce((all, table) => all + count(table), 0)
  return {
    cells: sum(({ cells }) => Object.values(cells).reduce((all, row) => all + Object.keys(row).length, 0)),
    added: sum(({ added }) => Object.keys(added).length),
    deleted: sum(({ deleted }) => Object.keys(deleted).length),
    columns: sum(({ columns, options }) => columns.length + options.length),
    tables: sum(({ made }) => (made === null ? 0 : 1)),
  }
}

/** Whether the run wrote nothing that is kept of it. */
export const isNothing = (changes: ChangeSet): boolean =>
  Object.values(changes).every(
    ({ made, cells, added, deleted, columns, options, views }) =>
      made === null &&
      [cells, added, deleted].every((rows) => Object.keys(rows).length === 0) &&
      columns.length + options.length + views.length === 0,
  )
