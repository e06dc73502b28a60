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

/** The columns and views that one table of a sheet should have. */
export interface TableTarget {
  readonly table: TableKey
  readonly tableName: string
  /** The language of the names of its columns, options and views. */
  readonly language: SheetLanguage
  readonly columns: readonly ColumnSpec[]
  readonly views: readonly ViewSpec[]
}

/** The tables that a request asks for, each with its columns and the views that these columns allow. */
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
 * What one table of a tracked sheet should hold. Its columns are those of the preset, unless others are stored because
 * people made the table or the sheet was upgraded. It has every view that these columns allow.
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

/** The views that these columns allow. A host cannot filter by days or choices that people typed as words. */
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

/** The declared columns under the names that they have in this sheet. */
function underOwnNames(
  columns: readonly { readonly field: string; readonly name: string }[],
  declared: TableTarget,
): readonly ColumnSpec[] {
  const specs = new Map<string, ColumnSpec>(declared.columns.map((column) => [column.field, column]))
  const { table, language } = declared
  return columns.map((column) => {
    const { field, name } = column as ColumnSpec
    return { ...(specs.get(field) ?? columnWords(table, { field }, language)), field, name }
  })
}

function wholeTarget(table: TableKey, language: SheetLanguage): TableTarget {
  const whole = setupTargets({ preset: 'full', withOptional: true, language }).find((one) => one.table === table)
  if (whole === undefined) throw new Error(`no preset has the table ${table}`)
  return whole
}

/** The tables of an upgraded sheet: everything that it has, under its present names, and what the request adds. */
export function upgradeTargets(
  sheet: StoredSheet,
  request: Pick<SetupRequest, 'preset' | 'withOptional'>,
): readonly TableTarget[] {
  const language = languageOf(sheet)
  const requested = setupTargets({ ...request, language })
  const added = requested.filter(({ table }) => sheet.tables[table] === undefined)
  const present = TABLE_KEYS.flatMap((table) => {
    if (sheet.tables[table] === undefined) return []
    const before = sheetTarget(sheet, table)
    const target = requested.find((one) => one.table === table)
    if (target === undefined)
      return [{ ...before, columns: underOwnNames(before.columns, wholeTarget(table, language)) }]
    const fields = new Set<string>(before.columns.map(({ field }) => field))
    const views = new Set(before.views.map(({ key }) => key))
    const upgraded = {
      ...target,
      columns: [...underOwnNames(before.columns, target), ...target.columns.filter(({ field }) => !fields.has(field))],
      views: [...before.views, ...target.views.filter(({ key }) => !views.has(key))],
    }
    return [withoutLeftOut(upgraded, sheet.tables[table])]
  })
  return [...present, ...added]
}

/** The wanted name, or the same with a suffix when people have given it to something else. */
export function freeName(wanted: string, taken: ReadonlySet<string>, language: SheetLanguage): string {
  if (!taken.has(wanted)) return wanted
  const suffix = cellWords(language).beside.computed
  const [open, close] = [suffix.slice(0, -1), suffix.slice(-1)]
  let name = `${wanted}${suffix}`
  for (let copy = 2; taken.has(name); copy += 1) name = `${wanted}${open} ${String(copy)}${close}`
  return name
}

/** Whether `freeName` made this name because people had the wanted one already. */
export const isBesideName = (name: string, wanted: string): boolean =>
  SHEET_LANGUAGES.some((language) => name.startsWith(`${wanted}${cellWords(language).beside.computed.slice(0, -1)}`))

/** The target with its views renamed where people's views have the names already. */
export function besideViews(target: TableTarget, theirs: readonly ViewInfo[]): TableTarget {
  const taken = new Set(theirs.map(({ name }) => name))
  return taken.size === 0
    ? target
    : { ...target, views: target.views.map((view) => ({ ...view, name: freeName(view.name, taken, target.language) })) }
}

/** How the sheet stores that a person chose to leave something out. */
export const leftOutColumn = (field: string): string => `column:${field}`
export const leftOutView = (key: string): string => `view:${key}`
/** The view stays as it is: repair does not restore what it has lost. */
export const leftOutSettings = (key: string): string => `settings:${key}`

/** The target without what people have left out, and without views that need it. */
function withoutLeftOut(target: TableTarget, stored: Pick<StoredTable, 'leftOut'> | undefined): TableTarget {
  const leftOut = new Set(stored?.leftOut)
  if (leftOut.size === 0) return target
  const columns = target.columns.filter(({ field }) => !leftOut.has(leftOutColumn(field)))
  const views = target.views.filter(({ key }) => !leftOut.has(leftOutView(key)))
  return { ...target, columns, views: presetViews(views, columns) }
}
