import {
  SHEET_LANGUAGES,
  TABLE_KEYS,
  cellWords,
  columnWords,
  presetColumns,
  presetIn,
  presetViews,
  type ColumnSpec,
  type SheetLanguage,
  type TableKey,
  type ViewSpec,
} from '../../schema/index.ts'
import type { ViewInfo } from '../ports.ts'
import type { SetupRequest } from '../stored/settings.ts'
import { languageOf, type StoredSheet, type StoredTable } from '../stored/document.ts'

/** A table of a preset narrowed to the columns asked for. */
export interface TableTarget {
  readonly table: TableKey
  readonly tableName: string
  /** In which its columns, options and views are named. */
  readonly language: SheetLanguage
  readonly columns: readonly ColumnSpec[]
  readonly views: readonly ViewSpec[]
}

/** What a request asks for: each table's columns and the views that they allow. */
export function setupTargets(
  request: Pick<SetupRequest, 'preset' | 'withOptional' | 'language'>,
): readonly TableTarget[] {
  const language = languageOf(request)
  return presetIn(request.preset, language).tables.map((table) => {
    const columns = presetColumns(table, request.withOptional)
    return { table: table.table, tableName: table.name, language, columns, views: presetViews(table.views, columns) }
  })
}

/**
 * What one table of a tracked sheet should hold: its preset's columns, or those that are remembered because people
 * made the table or the sheet has grown, and every view that these columns allow.
 */
export function sheetTarget(
  sheet: Pick<StoredSheet, 'preset' | 'withOptional' | 'language' | 'tables'>,
  table: TableKey,
): TableTarget {
  const stored = sheet.tables[table]
  const target = setupTargets(sheet).find((one) => one.table === table)
  if (stored === undefined || stored.columns === null) {
    if (target === undefined) throw new Error(`${sheet.preset} has no table ${table}`)
    return withoutLeftOut(target, stored)
  }
  const language = languageOf(sheet)
  const declared = target ?? wholeTarget(table, language)
  const columns = underOwnNames(stored.columns, declared)
  return withoutLeftOut(
    { table, tableName: declared.tableName, language, columns, views: viewsFor(sheet, table, columns, stored) },
    stored,
  )
}

/** The views of a table under columns of its own. A host cannot filter by days or choices that are words. */
function viewsFor(
  { preset, language }: Pick<StoredSheet, 'preset' | 'language'>,
  table: TableKey,
  columns: readonly ColumnSpec[],
  { readings = {} }: Pick<StoredTable, 'readings'>,
): readonly ViewSpec[] {
  const declared =
    [preset, 'full' as const].flatMap(
      (id) => presetIn(id, languageOf({ language })).tables.find((one) => one.table === table) ?? [],
    )[0]?.views ?? []
  return presetViews(
    declared,
    columns.filter(({ field }) => (readings[field]?.as ?? null) === null),
  )
}

/** Columns under the names that they have, otherwise as they are declared. */
function underOwnNames(
  columns: readonly { readonly field: string; readonly name: string }[],
  declared: TableTarget,
): readonly ColumnSpec[] {
  const known = new Map<string, ColumnSpec>(declared.columns.map((column) => [column.field, column]))
  const { table, language } = declared
  return columns.map((column) => {
    const { field, name } = column as ColumnSpec
    return { ...(known.get(field) ?? columnWords(table, { field }, language)), field, name }
  })
}

function wholeTarget(table: TableKey, language: SheetLanguage): TableTarget {
  const whole = setupTargets({ preset: 'full', withOptional: true, language }).find((one) => one.table === table)
  if (whole === undefined) throw new Error(`no preset has the table ${table}`)
  return whole
}

/** The tables of a sheet that grows: everything that it has, under the names that it has, and what the request adds. */
export function upgradeTargets(
  sheet: StoredSheet,
  request: Pick<SetupRequest, 'preset' | 'withOptional'>,
): readonly TableTarget[] {
  const language = languageOf(sheet)
  const asked = setupTargets({ ...request, language })
  const missing = asked.filter(({ table }) => sheet.tables[table] === undefined)
  const kept = TABLE_KEYS.flatMap((table) => {
    if (sheet.tables[table] === undefined) return []
    const before = sheetTarget(sheet, table)
    const target = asked.find((one) => one.table === table)
    if (target === undefined)
      return [{ ...before, columns: underOwnNames(before.columns, wholeTarget(table, language)) }]
    const fields = new Set<string>(before.columns.map(({ field }) => field))
    const views = new Set(before.views.map(({ key }) => key))
    const grown = {
      ...target,
      columns: [...underOwnNames(before.columns, target), ...target.columns.filter(({ field }) => !fields.has(field))],
      views: [...before.views, ...target.views.filter(({ key }) => !views.has(key))],
    }
    return [withoutLeftOut(grown, sheet.tables[table])]
  })
  return [...kept, ...missing]
}

/** A declared name, or the nearest to it when something of people's bears it already. */
export function freeName(wanted: string, taken: ReadonlySet<string>, language: SheetLanguage): string {
  if (!taken.has(wanted)) return wanted
  const suffix = cellWords(language).beside.computed
  const [open, close] = [suffix.slice(0, -1), suffix.slice(-1)]
  let name = `${wanted}${suffix}`
  for (let copy = 2; taken.has(name); copy += 1) name = `${wanted}${open} ${String(copy)}${close}`
  return name
}

/** Whether this is the name of something that stands beside one of people's with the wanted name. */
export const isBesideName = (name: string, wanted: string): boolean =>
  SHEET_LANGUAGES.some((language) => name.startsWith(`${wanted}${cellWords(language).beside.computed.slice(0, -1)}`))

/** The target with its views under names that views of people's leave free. */
export function besideViews(target: TableTarget, theirs: readonly ViewInfo[]): TableTarget {
  const taken = new Set(theirs.map(({ name }) => name))
  return taken.size === 0
    ? target
    : { ...target, views: target.views.map((view) => ({ ...view, name: freeName(view.name, taken, target.language) })) }
}

/** How people's "leave it out" is remembered. */
export const leftOutColumn = (field: string): string => `column:${field}`
export const leftOutView = (key: string): string => `view:${key}`
/** A view stays as it is, whatever it has lost. */
export const leftOutSettings = (key: string): string => `settings:${key}`

/** The target without what people do not want in this table, and without views that would need it. */
function withoutLeftOut(target: TableTarget, stored: Pick<StoredTable, 'leftOut'> | undefined): TableTarget {
  const left = new Set(stored?.leftOut)
  if (left.size === 0) return target
  const columns = target.columns.filter(({ field }) => !left.has(leftOutColumn(field)))
  const views = target.views.filter(({ key }) => !left.has(leftOutView(key)))
  return { ...target, columns, views: presetViews(views, columns) }
}
