import type { ViewSpec } from '../../schema/index.ts'
import type { TableDescription } from '../ports.ts'
import { besideViews, leftOutView, sheetTarget, type TableTarget } from '../sheet/sheetTarget.ts'
import { withTable, type AdoptionChoices, type StoredSheet, type StoredTable } from '../stored/document.ts'

/** A view that would be added beside those of people's. */
export interface AddedView {
  readonly key: string
  readonly name: string
  readonly type: ViewSpec['type']
  readonly isOn: boolean
}

/**
 * The views that a table gets when it is taken over; those that are declined are named as well. Views of people's are
 * never touched.
 */
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

/** Ids of the views that are people's: those that the table had before it was taken over. */
export const viewsBefore = (
  table: TableDescription,
  choices: AdoptionChoices,
  known: Pick<StoredTable, 'views' | 'viewsBefore'> | undefined,
): readonly string[] => {
  const ours = new Set(Object.values(known?.views ?? {}))
  return choices.viewsBefore ?? known?.viewsBefore ?? table.views.flatMap(({ id }) => (ours.has(id) ? [] : [id]))
}

/** What the table is to hold, its views under names that those of people's leave free. */
export const viewTarget = (sheet: StoredSheet, table: TableDescription, before: readonly string[]): TableTarget => ({
  ...besideViews(
    sheetTarget(sheet, 'tasks'),
    table.views.filter(({ id }) => before.includes(id)),
  ),
  tableName: table.name,
})

/** The sheet that remembers which views people do not want. */
export function withoutDeclined(sheet: StoredSheet, { withoutViews = [] }: AdoptionChoices): StoredSheet {
  if (withoutViews.length === 0) return sheet
  const { tasks } = sheet.tables
  return withTable(sheet, 'tasks', {
    ...tasks,
    leftOut: [...new Set([...(tasks.leftOut ?? []), ...withoutViews.map(leftOutView)])],
  })
}
