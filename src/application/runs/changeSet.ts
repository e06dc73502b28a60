import type { HostCell, HostCells } from '../ports.ts'
import { signOfCell, signOfRow, type MeaningOf, type RowSigns } from './rowSigns.ts'

/** What a run did to one table. Cells are in the host's own words, so that they can be put back byte for byte. */
export interface TableChanges {
  /** The name of the table, when the run made it. */
  readonly made: string | null
  /** Record id → column id → what the cell held before the run and after it. */
  readonly cells: Readonly<Record<string, Readonly<Record<string, readonly [before: HostCell, after: HostCell]>>>>
  /** Record id → what the run put into the row that it added. */
  readonly added: Readonly<Record<string, HostCells>>
  /** Record id → the sign of what a long run put into the row that it added. */
  readonly signs: RowSigns
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
  signs: {},
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
export const withCells = (
  changes: ChangeSet,
  tableId: string,
  written: readonly CellChange[],
  meaningOf: MeaningOf,
): ChangeSet =>
  withTableChanges(changes, tableId, (table) => {
    const [cells, added] = [new Map(Object.entries(table.cells)), new Map(Object.entries(table.added))]
    const signs: Record<string, number> = { ...table.signs }
    for (const { recordId, columnId, before, after } of written) {
      const own = added.get(recordId)
      const sign = signs[recordId]
      if (own !== undefined) added.set(recordId, { ...own, [columnId]: after })
      else if (sign !== undefined)
        signs[recordId] = sign ^ signOfCell(columnId, before, meaningOf) ^ signOfCell(columnId, after, meaningOf)
      else {
        const row = cells.get(recordId) ?? {}
        const first = row[columnId]
        cells.set(recordId, { ...row, [columnId]: [first === undefined ? before : first[0], after] })
      }
    }
    return { ...table, cells: Object.fromEntries(cells), added: Object.fromEntries(added), signs }
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

/** With rows that were added, by their signs alone. */
export const withSigns = (
  changes: ChangeSet,
  tableId: string,
  rows: readonly (readonly [recordId: string, cells: HostCells])[],
  meaningOf: MeaningOf,
): ChangeSet =>
  withTableChanges(changes, tableId, (table) => ({
    ...table,
    signs: {
      ...table.signs,
      ...Object.fromEntries(rows.map(([recordId, cells]) => [recordId, signOfRow(cells, meaningOf)])),
    },
  }))

/** With the signs of the rows that were added instead of their cells. */
export const inBrief = (changes: ChangeSet, meaningOf: MeaningOf): ChangeSet =>
  Object.keys(changes).reduce((brief, tableId) => {
    const added = Object.entries(changesOf(brief, tableId).added)
    return withTableChanges(withSigns(brief, tableId, added, meaningOf), tableId, (table) => ({ ...table, added: {} }))
  }, changes)

/** Without signs, which are stored apart. */
export const withoutSigns = (changes: ChangeSet): ChangeSet =>
  Object.fromEntries(Object.entries(changes).map(([tableId, table]) => [tableId, { ...table, signs: {} }]))

export const signsOf = (changes: ChangeSet): Readonly<Record<string, RowSigns>> =>
  Object.fromEntries(Object.entries(changes).map(([tableId, { signs }]) => [tableId, signs]))

/** Rows that are kept by their signs. */
export const signedRows = (changes: ChangeSet): number =>
  Object.values(changes).reduce((sum, { signs }) => sum + Object.keys(signs).length, 0)

/** With rows that were deleted, as they stood before the run. A row that the run had added leaves nothing behind. */
export const withDeleted = (
  changes: ChangeSet,
  tableId: string,
  rows: readonly (readonly [recordId: string, cells: HostCells])[],
): ChangeSet =>
  withTableChanges(changes, tableId, (table) => {
    const gone = new Set(rows.map(([recordId]) => recordId))
    const asBefore = rows.flatMap(([recordId, cells]) =>
      Object.hasOwn(table.added, recordId) || Object.hasOwn(table.signs, recordId)
        ? []
        : [[recordId, beforeRun(cells, table.cells[recordId] ?? {})] as const],
    )
    return {
      ...table,
      cells: without(table.cells, gone),
      added: without(table.added, gone),
      signs: without(table.signs, gone),
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
    added: sum(({ added, signs }) => Object.keys(added).length + Object.keys(signs).length),
    deleted: sum(({ deleted }) => Object.keys(deleted).length),
    columns: sum(({ columns, options }) => columns.length + options.length),
    tables: sum(({ made }) => (made === null ? 0 : 1)),
  }
}

/** Whether the run wrote nothing that is kept of it. */
export const isNothing = (changes: ChangeSet): boolean =>
  Object.values(changes).every(
    ({ made, cells, added, signs, deleted, columns, options, views }) =>
      made === null &&
      [cells, added, signs, deleted].every((rows) => Object.keys(rows).length === 0) &&
      columns.length + options.length + views.length === 0,
  )
