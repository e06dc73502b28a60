import { PRESETS, parseMarker, taskTableOf, type FieldMark, type PresetId, type TableKey } from '../schema/index.ts'
import { bindSheet, rememberBinding } from './bindSheet.ts'
import type { TableDescription } from './ports.ts'
import { setupTargets, type TableTarget } from './setupTarget.ts'
import { freshSheet, freshTable, withTable, type StoredSheet, type StoredTable } from './stored.ts'
import { viewIds } from './viewDraft.ts'

/** Without these no figure can be computed or shown; a table whose marks lack one is not tracked unasked. */
const ESSENTIAL: readonly string[] = ['plannedEnd', 'progress', 'state']

const marksOf = (table: TableDescription): readonly FieldMark[] =>
  table.columns.flatMap((column) => parseMarker(column.description) ?? [])

/** The declared table that most of a table's marks name; null when it carries none of ours. */
function markedAs(table: TableDescription): TableKey | null {
  const counts = new Map<TableKey, number>()
  for (const mark of marksOf(table)) counts.set(mark.table, (counts.get(mark.table) ?? 0) + 1)
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  return most?.[0] ?? null
}

/**
 * Sheets of a copied Base: new ids and no stored settings, but the marks in the descriptions have travelled
 * along (data-model, "Binding"). Each task table makes a sheet; the other tables join the one that they are linked
 * with, or the only one there is.
 */
export function recogniseSheets(tables: readonly TableDescription[]): readonly StoredSheet[] {
  const marked = tables.flatMap((description) => {
    const table = markedAs(description)
    return table === null ? [] : [{ table, description }]
  })
  const sheets = marked.flatMap(({ table, description }) => (table === 'tasks' ? (recogniseTasks(description) ?? []) : []))
  return sheets.map((sheet) =>
    marked.reduce((whole, { table, description }) => {
      if (table === 'tasks' || whole.tables[table] !== undefined) return whole
      if (sheets.length > 1 && !isLinked(description, sheet, marked.map((one) => one.description))) return whole
      const target = setupTargets(whole).find((one) => one.table === table)
      return target === undefined ? whole : withTable(whole, table, recogniseTable(target, description))
    }, sheet),
  )
}

/** Whether a table's links, or links into it, connect it with the sheet's task table, at most one table apart. */
function isLinked(description: TableDescription, sheet: StoredSheet, others: readonly TableDescription[]): boolean {
  const tasks = others.find(({ id }) => id === sheet.tables.tasks.tableId)
  const reach = new Set([sheet.tables.tasks.tableId, ...(tasks?.columns ?? []).flatMap((column) => column.linkedTableId ?? [])])
  return reach.has(description.id) || description.columns.some((column) => column.linkedTableId !== null && reach.has(column.linkedTableId))
}

function recogniseTasks(description: TableDescription): StoredSheet | null {
  const marked = new Set(marksOf(description).map(({ field }) => field))
  if (!ESSENTIAL.every((field) => marked.has(field))) return null
  const [best] = (Object.keys(PRESETS) as PresetId[])
    .map((preset) => {
      const { columns } = taskTableOf(preset)
      const shared = columns.filter(({ field }) => marked.has(field)).length
      return { preset, matches: shared / (columns.length + marked.size - shared) }
    })
    .toSorted((a, b) => b.matches - a.matches)
  const preset = best?.preset ?? 'S2'
  const withOptional = taskTableOf(preset).columns.some((column) => column.extra === 'optional' && marked.has(column.field))
  const blank = freshSheet(description.id, { preset, withOptional })
  const target = setupTargets(blank).find(({ table }) => table === 'tasks')
  return target === undefined ? null : withTable(blank, 'tasks', recogniseTable(target, description))
}

function recogniseTable(target: TableTarget, description: TableDescription): StoredTable {
  const blank = freshTable(description.id)
  const { binding } = bindSheet(target.table, description, target.columns, blank)
  return { ...blank, ...rememberBinding(binding), views: viewIds(target, description) }
}
