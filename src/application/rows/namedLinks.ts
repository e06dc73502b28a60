import { plainText } from '../../domain/index.ts'
import { isSameValue } from '../stored/sameValue.ts'
import { type AssessedTask, fieldSpec, type RowOf, type TableKey } from '../../schema/index.ts'

/** Tells which row of a table a name means: none, one, or several that bear it. [AD7] */
export type NamedRows = (table: TableKey, name: string) => readonly string[]

/** Finds the rows of a table by their titles, compared as plain text. */
export function namesOfRows(
  rows: Iterable<{ readonly recordId: string; readonly title: string | null }>,
): (name: string) => readonly string[] {
  const ids = new Map<string, readonly string[]>()
  for (const { recordId, title } of rows) {
    const plain = plainText(title ?? '')
    if (plain !== '') ids.set(plain, [...(ids.get(plain) ?? []), recordId])
  }
  return (name) => ids.get(plainText(name)) ?? []
}

/** What one cell of names means. `missing` and `ambiguous` are names as they were typed. */
export interface NamedLinks {
  readonly recordIds: readonly string[]
  readonly missing: readonly string[]
  readonly ambiguous: readonly string[]
}

const SEPARATORS = /[、,，;；\n]/u

/**
 * The rows that a cell names. The whole text counts first, because a name may have a comma in it; else its parts. A name
 * that several rows bear means none of them: nothing is guessed. [AD7]
 */
export function namedLinks(text: string, table: TableKey, isMultiple: boolean, rowsNamed: NamedRows): NamedLinks {
  const whole = rowsNamed(table, text)
  const parts = text.split(SEPARATORS).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
  if (whole.length > 0 || parts.length < 2) return linksOf([{ name: text.trim(), ids: whole }])
  const links = linksOf(parts.map((name) => ({ name, ids: rowsNamed(table, name) })))
  // Two rows in a cell that may have one: nobody can say which.
  return isMultiple || links.recordIds.length < 2 ? links : { recordIds: [], missing: links.missing, ambiguous: [text] }
}

function linksOf(found: readonly { readonly name: string; readonly ids: readonly string[] }[]): NamedLinks {
  return {
    recordIds: [...new Set(found.flatMap(({ ids }) => (ids.length === 1 ? ids : [])))],
    missing: found.flatMap(({ name, ids }) => (ids.length === 0 ? [name] : [])),
    ambiguous: found.flatMap(({ name, ids }) => (ids.length > 1 ? [name] : [])),
  }
}

/** The row with the links that its cells name; the row itself where they name none. [AD7] */
export function linkedByName<Table extends TableKey>(
  table: Table,
  row: RowOf<Table>,
  rowsNamed: NamedRows,
): RowOf<Table> {
  const named = Object.entries(row.named ?? {})
  const links = named.flatMap(([field, text]) => {
    const { linksTo, multiple } = fieldSpec(table, field)
    const recordIds = linksTo === undefined ? [] : namedLinks(text, linksTo, multiple === true, rowsNamed).recordIds
    return [[field, recordIds.length === 0 ? null : recordIds] as const]
  })
  const now = { ...row, ...Object.fromEntries(links) }
  return isSameValue(now, row) ? row : now
}

/** The rows of a table with their titles, as they are now. */
export type TitledRows = (table: TableKey) => Iterable<{ readonly recordId: string; readonly title: string | null }>

/** Finds rows by their names, which are read once a table. */
export const namesIn =
  (titledRows: TitledRows, names = new Map<TableKey, ReturnType<typeof namesOfRows>>()): NamedRows =>
  (table, name) => {
    const known = names.get(table) ?? namesOfRows(titledRows(table))
    names.set(table, known)
    return known(name)
  }

/** Links the rows of a sheet by the names in their cells. [AD7] */
export interface RowLinks {
  /** The row with its links: the same object as long as its names mean the same. */
  linked<Table extends TableKey>(table: Table, row: RowOf<Table>): RowOf<Table>
  /** The task with the links that its cells name: the same object as long as they mean the same. */
  task(task: AssessedTask): AssessedTask
  /** Call when rows may have other names. */
  forget(): void
}

export function createRowLinks(titledRows: TitledRows): RowLinks {
  const names = new Map<TableKey, ReturnType<typeof namesOfRows>>()
  const linked = new WeakMap<object, object>()
  const linkedTasks = new WeakMap<AssessedTask, AssessedTask>()
  const rowsNamed = namesIn(titledRows, names)
  function linkedRow<Table extends TableKey>(table: Table, row: RowOf<Table>): RowOf<Table> {
    const now = linkedByName(table, row, rowsNamed)
    const before = linked.get(row) as RowOf<Table> | undefined
    if (before !== undefined && isSameValue(before, now)) return before
    linked.set(row, now)
    return now
  }
  return {
    linked: linkedRow,
    task(task) {
      if (task.row.named === undefined) return task
      const row = linkedRow('tasks', task.row)
      if (row === task.row) return task
      const before = linkedTasks.get(task)
      const now = before?.row === row ? before : { ...task, row }
      linkedTasks.set(task, now)
      return now
    },
    forget: () => names.clear(),
  }
}
