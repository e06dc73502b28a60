import type { HostCell, HostCells, TableDescription } from '../ports.ts'
import type { ChangeSet, TableChanges } from './changeSet.ts'
import { signOfRow, type MeaningOf } from './rowSigns.ts'

/** A table as it is now: its columns, and the rows that the plan asks about. Null: it was deleted. */
export type PresentTable = {
  readonly description: TableDescription
  /** The rows that exist; all of them where the plan asks whether a column or the table holds anything. */
  readonly rows: ReadonlyMap<string, HostCells>
} | null

/** Something that stays as it is, and why. */
export interface LeftThing {
  readonly tableId: string
  /** The name of the table; '' for one that is gone. */
  readonly table: string
  readonly what:
    | { readonly kind: 'cell'; readonly recordId: string; readonly columnId: string; readonly column: string }
    | { readonly kind: 'row'; readonly recordId: string }
    | { readonly kind: 'column' | 'options' | 'view' | 'baseline'; readonly column: string }
    | { readonly kind: 'table' }
  /**
   * `changed`: somebody has changed it since. `gone`: it was deleted. `inUse`: it holds something of people's. `builtOn`:
   * the plan was frozen anew since.
   */
  readonly because: 'changed' | 'gone' | 'inUse' | 'holdsNothing' | 'builtOn'
}

export interface CellsOfRow {
  readonly recordId: string
  readonly cells: HostCells
}

/** What a taking back writes, table by table. */
export interface TableTakeBack {
  readonly tableId: string
  readonly table: string
  /** Cells that get back what they held. */
  readonly restore: readonly CellsOfRow[]
  /** Rows that the run had added and nobody has touched. */
  readonly remove: readonly string[]
  /** Rows that the run had deleted, by their old ids. */
  readonly addAgain: readonly CellsOfRow[]
  readonly columns: TableChanges['columns']
  readonly options: readonly { readonly columnId: string; readonly column: string; readonly ids: readonly string[] }[]
  /** The whole table is deleted: the run made it, and it holds nothing else. */
  readonly isDeleted: boolean
}

export interface TakeBackPlan {
  readonly tables: readonly TableTakeBack[]
  readonly left: readonly LeftThing[]
}

export interface PlanDeps {
  readonly isSameCell: (one: HostCell, other: HostCell) => boolean
  readonly meaningOfCell: MeaningOf
  /** Whether the extension computes the column: what stands there is nobody's. */
  readonly isComputed: (tableId: string, columnId: string) => boolean
  /** Whether live tracking fills the column in when it adds a row: it keeps no table from being deleted. */
  readonly isFilledIn: (tableId: string, columnId: string) => boolean
}

/** What the columns of a sheet are for. */
export type ColumnUses = Pick<PlanDeps, 'isComputed' | 'isFilledIn'>

/**
 * What taking back a run writes, and what it leaves [TB2]. A cell is restored while it holds what the run wrote, a row
 * that was added is deleted while nobody has touched it, and a column or table that was made while nothing of people's
 * stands in it. What is as it was before needs nothing.
 */
export function planTakeBack(
  changes: ChangeSet,
  present: ReadonlyMap<string, PresentTable>,
  deps: PlanDeps,
): TakeBackPlan {
  const plans = Object.entries(changes).map(([tableId, table]) => planTable(tableId, table, present.get(tableId), deps))
  return { tables: plans.flatMap(({ plan }) => plan ?? []), left: plans.flatMap(({ left }) => left) }
}

/** Whether the plan writes nothing. */
export const isEmptyPlan = ({ tables }: TakeBackPlan): boolean =>
  tables.every(
    ({ restore, remove, addAgain, columns, options, isDeleted }) =>
      restore.length + remove.length + addAgain.length + columns.length + options.length === 0 && !isDeleted,
  )

function planTable(
  tableId: string,
  changes: TableChanges,
  now: PresentTable | undefined,
  { isSameCell, meaningOfCell, isComputed, isFilledIn }: PlanDeps,
): { readonly plan: TableTakeBack | null; readonly left: readonly LeftThing[] } {
  if (now === undefined || now === null)
    return {
      plan: null,
      left: changes.made === null ? [{ tableId, table: '', what: { kind: 'table' }, because: 'gone' }] : [],
    }
  const { description, rows } = now
  const { name: table } = description
  const names = new Map(description.columns.map((column) => [column.id, column.name]))
  const left: LeftThing[] = []
  const leave = (what: LeftThing['what'], because: LeftThing['because']): void =>
    void left.push({ tableId, table, what, because })

  const filledByHost = new Set(
    description.columns.filter((column) => column.isFilledByHost === true).map((column) => column.id),
  )
  const isPeoples = (columnId: string): boolean => !filledByHost.has(columnId) && !isComputed(tableId, columnId)

  /** Whether a row holds what was put into it and nothing else, in people's columns that still exist. */
  const isAsPut = (row: HostCells, put: HostCells): boolean =>
    [...new Set([...Object.keys(row), ...Object.keys(put)])].every(
      (columnId) =>
        !names.has(columnId) || !isPeoples(columnId) || isSameCell(row[columnId] ?? null, put[columnId] ?? null),
    )

  const restore: CellsOfRow[] = []
  for (const [recordId, cells] of Object.entries(changes.cells)) {
    const row = rows.get(recordId)
    const back: Record<string, HostCell> = {}
    for (const [columnId, [before, after]] of Object.entries(cells)) {
      const held = row?.[columnId] ?? null
      const what = { kind: 'cell', recordId, columnId, column: names.get(columnId) ?? '' } as const
      if (row === undefined || !names.has(columnId)) leave(what, 'gone')
      else if (isSameCell(held, after)) {
        if (!isSameCell(before, after)) back[columnId] = before
      } else if (!isSameCell(held, before)) leave(what, 'changed')
    }
    if (Object.keys(back).length > 0) restore.push({ recordId, cells: back })
  }

  const remove: string[] = []
  for (const [recordId, put] of Object.entries(changes.added)) {
    const row = rows.get(recordId)
    if (row === undefined) continue
    if (isAsPut(row, put)) remove.push(recordId)
    else leave({ kind: 'row', recordId }, 'changed')
  }

  for (const [recordId, sign] of Object.entries(changes.signs)) {
    const row = rows.get(recordId)
    if (row === undefined) continue
    const own = Object.entries(row).filter(([columnId]) => names.has(columnId) && isPeoples(columnId))
    if (signOfRow(Object.fromEntries(own), meaningOfCell) === sign) remove.push(recordId)
    else leave({ kind: 'row', recordId }, 'changed')
  }

  const addAgain = Object.entries(changes.deleted).flatMap(([recordId, cells]): readonly CellsOfRow[] => {
    if (rows.has(recordId)) return []
    const writable = Object.entries(cells).filter(([columnId]) => names.has(columnId) && !filledByHost.has(columnId))
    return [{ recordId, cells: Object.fromEntries(writable) }]
  })

  const removed = new Set(remove)
  /** Whether people have put something into a column that the run added. */
  const isUsed = (columnId: string): boolean =>
    isPeoples(columnId) &&
    [...rows].some(([recordId, row]) => {
      const held = row[columnId] ?? null
      const wrote = changes.cells[recordId]?.[columnId]?.[1] ?? changes.added[recordId]?.[columnId] ?? null
      return !removed.has(recordId) && !isSameCell(held, null) && !isSameCell(held, wrote)
    })
  const columns = changes.columns.filter(({ id, name }) => {
    if (!names.has(id)) return false
    const stays = isUsed(id)
    if (stays) leave({ kind: 'column', column: names.get(id) ?? name }, 'inUse')
    return !stays
  })
  const goes = new Set(columns.map(({ id }) => id))

  const options = changes.options.flatMap(({ columnId, names: added }) => {
    const column = description.columns.find(({ id }) => id === columnId)
    const ids = column?.options.filter(({ name }) => added.includes(name)).map(({ id }) => id) ?? []
    if (column === undefined || ids.length === 0) return []
    const unused = ids.filter(
      (id) =>
        ![...rows].some(([recordId, row]) => !removed.has(recordId) && optionIdsOf(row[columnId] ?? null).includes(id)),
    )
    if (unused.length < ids.length) leave({ kind: 'options', column: column.name }, 'inUse')
    return unused.length === 0 ? [] : [{ columnId, column: column.name, ids: unused }]
  })
  for (const name of changes.views)
    if (description.views.some((view) => view.name === name)) leave({ kind: 'view', column: name }, 'holdsNothing')

  const isDeleted =
    changes.made !== null &&
    [...rows].every(
      ([recordId, row]) =>
        removed.has(recordId) || Object.keys(row).every((id) => !isPeoples(id) || isFilledIn(tableId, id)),
    )
  if (changes.made !== null && !isDeleted) leave({ kind: 'table' }, 'inUse')
  return {
    plan: {
      tableId,
      table,
      // What goes with its column or its table needs no writing.
      restore: isDeleted
        ? []
        : restore.flatMap(({ recordId, cells }) => {
            const kept = Object.entries(cells).filter(([columnId]) => !goes.has(columnId))
            return kept.length === 0 ? [] : [{ recordId, cells: Object.fromEntries(kept) }]
          }),
      remove: isDeleted ? [] : remove,
      addAgain: isDeleted ? [] : addAgain,
      columns,
      options,
      isDeleted,
    },
    left,
  }
}

/** The ids of the options in a cell. */
function optionIdsOf(cell: HostCell): readonly unknown[] {
  if (typeof cell !== 'object' || cell === null) return []
  const entries = Array.isArray(cell) ? (cell as readonly HostCell[]) : [cell]
  return entries.map((entry) => (typeof entry === 'object' && entry !== null && 'id' in entry ? entry['id'] : null))
}
