import { parseMarker, type ViewSpec } from '../../schema/index.ts'
import type { TableDescription } from '../ports.ts'
import { besideViews, leftOutView, sheetTarget, type TableTarget } from '../sheet/sheetTarget.ts'
import { withTable, type AdoptionChoices, type StoredSheet, type StoredTable } from '../stored/document.ts'

/** A view that the taking over would add beside people's views. */
export interface AddedView {
  readonly key: string
  readonly name: string
  readonly type: ViewSpec['type']
  readonly isOn: boolean
}

/** The views that a taking over offers; the declined ones have `isOn` false. People's views are never touched. */
export function addedViews(
  sheet: StoredSheet,
  table: TableDescription,
  choices: AdoptionChoices,
): readonly AddedView[] {
  const declined = new Set(choices.withoutViews)
  const { readings = {} } = sheet.tables.tasks
  const words = Object.fromEntries(Object.entries(readings).filter(([field]) => !choices.convert.includes(field)))
  const converted = withTable(sheet, 'tasks', { ...sheet.tables.tasks, readings: words })
  return viewTarget(converted, table, viewsBefore(table, choices, undefined)).views.map(({ key, name, type }) => ({
    key,
    name,
    type,
    isOn: !declined.has(key),
  }))
}

/** Ids of people's views: those that the table had before it was taken over. */
export const viewsBefore = (
  table: TableDescription,
  choices: AdoptionChoices,
  stored: Pick<StoredTable, 'views' | 'viewsBefore'> | undefined,
): readonly string[] => {
  const ourIds = new Set(Object.values(stored?.views ?? {}))
  return choices.viewsBefore ?? stored?.viewsBefore ?? table.views.flatMap(({ id }) => (ourIds.has(id) ? [] : [id]))
}

/** What the table is to hold. Our views get names that no view of people's has. */
export const viewTarget = (sheet: StoredSheet, table: TableDescription, before: readonly string[]): TableTarget => ({
  ...besideViews(
    sheetTarget(sheet, 'tasks'),
    table.views.filter(({ id }) => before.includes(id)),
  ),
  tableName: table.name,
})

/** The sheet with the declined views remembered, so that a repair does not make them. */
export function withoutDeclined(sheet: StoredSheet, { withoutViews = [] }: AdoptionChoices): StoredSheet {
  if (withoutViews.length === 0) return sheet
  const { tasks } = sheet.tables
  return withTable(sheet, 'tasks', {
    ...tasks,
    leftOut: [...new Set([...(tasks.leftOut ?? []), ...withoutViews.map(leftOutView)])],
  })
}

/**
 * The table with the views of an earlier run and with what they still owe. They were made before some columns were
 * there, and may show a column of words in whose place a new column has come since: the new ones are noted as missing,
 * the others as columns to hide. It is stored before the first step, so that a run that stops owes no less afterwards.
 *
 * `unconverted` are the fields that still have to be moved from words into a new column.
 */
export function owedToViews(
  tasks: StoredTable,
  storedTasks: StoredTable | undefined,
  table: TableDescription,
  unconverted: readonly string[] = [],
): StoredTable {
  const { views = {}, fields = {}, lostInViews = {}, disowned = [] } = storedTasks ?? {}
  const changed = Object.keys(tasks.fields).filter(
    (field) => tasks.fields[field] !== fields[field] && !unconverted.includes(field),
  )
  const lost = Object.keys(views).flatMap((key) => {
    const owed = [...new Set([...(lostInViews[key] ?? []), ...(tasks.lostInViews?.[key] ?? []), ...changed])]
    return owed.length === 0 ? [] : [[key, owed] as const]
  })
  const used = new Set(Object.values(tasks.fields))
  const isToConvert = (columnId: string): boolean => {
    const { description = '' } = table.columns.find(({ id }) => id === columnId) ?? {}
    return unconverted.includes(parseMarker(description)?.field ?? '')
  }
  const replaced = changed.flatMap((field) => fields[field] ?? [])
  const toHide = [...new Set([...disowned, ...(tasks.disowned ?? []), ...replaced])].filter(
    (columnId) => !used.has(columnId) && !isToConvert(columnId),
  )
  return {
    ...tasks,
    views,
    ...(lost.length === 0 ? {} : { lostInViews: Object.fromEntries(lost) }),
    ...(toHide.length === 0 ? {} : { disowned: toHide }),
  }
}
