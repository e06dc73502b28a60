import {
  PRESETS,
  likeliestLanguage,
  parseMarker,
  taskTableOf,
  type FieldMark,
  type PresetId,
  type SheetLanguage,
  type TableKey,
} from '../../schema/index.ts'
import { bindTable, markedColumns, rememberBinding } from './bindTable.ts'
import type { ColumnInfo, TableDescription } from '../ports.ts'
import { leftOutView, setupTargets, type TableTarget } from './sheetTarget.ts'
import { freshSheet, freshTable, withTable, type StoredSheet, type StoredTable } from '../stored/document.ts'
import { viewIds } from './viewDraft.ts'

/**
 * Without one of these columns no figure can be computed or shown. A table whose marks lack one is not recognised, and
 * repair does not offer to leave one out.
 */
export const FIELDS_OF_FIGURES: readonly string[] = ['plannedEnd', 'progress', 'state']

const marksOf = (table: TableDescription): readonly FieldMark[] =>
  table.columns.flatMap((column) => parseMarker(column.description) ?? [])

/** The declared table that most marks of a table name; null when it has no marks of ours. */
function markedAs(table: TableDescription): TableKey | null {
  const counts = new Map<TableKey, number>()
  for (const mark of marksOf(table)) counts.set(mark.table, (counts.get(mark.table) ?? 0) + 1)
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  return most?.[0] ?? null
}

/** A table with marks, and which declared table it is. */
interface Marked {
  readonly table: TableKey
  readonly description: TableDescription
}

/**
 * The sheets of a copied Base. Its tables have new ids and nothing is stored for them, but copying keeps the marks in
 * the descriptions (data-model §5). Each task table makes a sheet. Every other table joins the sheet that it is linked
 * with. A table without links joins the sheet whose preset it fits best, and among equals the first that lacks it:
 * set-up makes the tables of a sheet together, so the tables of the first sheet come first. [BD2]
 */
export function recogniseSheets(tables: readonly TableDescription[]): readonly StoredSheet[] {
  const marked = tables.flatMap((description): readonly Marked[] => {
    const table = markedAs(description)
    return table === null ? [] : [{ table, description }]
  })
  const tableIds = new Set(tables.map(({ id }) => id))
  const sheets = marked.flatMap(({ table, description }) =>
    table === 'tasks' ? (recogniseTasks(description, tableIds) ?? []) : [],
  )
  const descriptions = marked.map(({ description }) => description)
  const companions = marked.filter(({ table }) => table !== 'tasks')
  const isLinkedWith = (one: Marked, sheet: StoredSheet): boolean => isLinked(one.description, sheet, descriptions)
  const linkedCompanions = companions.filter((one) => sheets.some((sheet) => isLinkedWith(one, sheet)))
  const otherCompanions = companions.filter((one) => !linkedCompanions.includes(one))
  for (const one of linkedCompanions) join(sheets, one, tableIds, (sheet) => isLinkedWith(one, sheet))
  for (const one of otherCompanions) join(sheets, one, tableIds, () => true)
  return sheets
}

/** Adds a table to the sheet that it fits best, among the candidates that lack it. */
function join(
  sheets: StoredSheet[],
  { table, description }: Marked,
  tableIds: ReadonlySet<string>,
  isCandidate: (sheet: StoredSheet) => boolean,
): void {
  const [best] = sheets
    .flatMap((sheet, at) => {
      const target = setupTargets(sheet).find((one) => one.table === table)
      return target === undefined || sheet.tables[table] !== undefined || !isCandidate(sheet)
        ? []
        : [{ sheet, at, target, likeness: likeness(description, target.columns) }]
    })
    .toSorted((a, b) => b.likeness - a.likeness)
  if (best !== undefined)
    sheets[best.at] = withTable(best.sheet, table, recogniseTable(best.target, description, tableIds))
}

/** How well the marked columns match the declared ones: shared ÷ all, so 1 when they are the same, 0 for none. */
function likeness(description: TableDescription, columns: readonly { readonly field: string }[]): number {
  const marked = new Set(marksOf(description).map(({ field }) => field))
  const shared = columns.filter(({ field }) => marked.has(field)).length
  return shared / (columns.length + marked.size - shared)
}

/** Whether links connect a table with the sheet's task table, directly or through one table between them. */
function isLinked(description: TableDescription, sheet: StoredSheet, others: readonly TableDescription[]): boolean {
  const tasks = others.find(({ id }) => id === sheet.tables.tasks.tableId)
  const linkedTableIds = new Set([
    sheet.tables.tasks.tableId,
    ...(tasks?.columns ?? []).flatMap((column) => column.linkedTableId ?? []),
  ])
  return (
    linkedTableIds.has(description.id) ||
    description.columns.some((column) => column.linkedTableId !== null && linkedTableIds.has(column.linkedTableId))
  )
}

function recogniseTasks(description: TableDescription, tableIds: ReadonlySet<string>): StoredSheet | null {
  const marked = new Set(marksOf(description).map(({ field }) => field))
  if (!FIELDS_OF_FIGURES.every((field) => marked.has(field))) return null
  const [best] = (Object.keys(PRESETS) as PresetId[])
    .map((preset) => ({ preset, likeness: likeness(description, taskTableOf(preset).columns) }))
    .toSorted((a, b) => b.likeness - a.likeness)
  const preset = best?.preset ?? 'S2'
  const withOptional = taskTableOf(preset).columns.some(
    (column) => column.extra === 'optional' && marked.has(column.field),
  )
  const language = languageOfNames(description)
  const blank = freshSheet(description.id, { preset, withOptional, ...(language === 'zh-CN' ? {} : { language }) })
  const target = setupTargets(blank).find(({ table }) => table === 'tasks')
  return target === undefined ? null : withTable(blank, 'tasks', recogniseTable(target, description, tableIds))
}

/** The language of the marked columns' names: in a copied Base nothing else tells the language of the sheet. */
const languageOfNames = (description: TableDescription): SheetLanguage =>
  likeliestLanguage(
    'tasks',
    description.columns.flatMap((column) => {
      const mark = parseMarker(column.description)
      return mark?.table === 'tasks' ? [{ field: mark.field, name: column.name }] : []
    }),
  )

function recogniseTable(
  target: TableTarget,
  description: TableDescription,
  tableIds: ReadonlySet<string>,
): StoredTable {
  const blank: StoredTable = { ...freshTable(description.id), ...deadLinks(target.table, description, tableIds) }
  const { binding } = bindTable(target.table, description, target.columns, blank)
  const views = viewIds(target, description)
  // People renamed or deleted a view that the copy lacks. Leave it out, so that repair does not ask about it again.
  const leftOut = target.views.flatMap(({ key }) => (views[key] === undefined ? [leftOutView(key)] : []))
  return { ...blank, ...rememberBinding(binding), views, ...(leftOut.length > 0 ? { leftOut } : {}) }
}

/**
 * Marked link columns whose table was deleted before the Base was copied, if a repair has added another beside them.
 */
function deadLinks(
  table: TableKey,
  description: TableDescription,
  tableIds: ReadonlySet<string>,
): Pick<StoredTable, 'disowned'> {
  const isDead = ({ kind, linkedTableId }: ColumnInfo): boolean =>
    kind === 'link' && (linkedTableId === null || !tableIds.has(linkedTableId))
  const dead = [...markedColumns(table, description, {}).values()].flatMap((columns) =>
    columns.every(isDead) ? [] : columns.filter(isDead),
  )
  return dead.length === 0 ? {} : { disowned: dead.map(({ id }) => id) }
}
