import type { TableDescription } from '../ports.ts'
import { besideViews, type TableTarget } from '../sheet/sheetTarget.ts'
import type { StoredSheet, StoredTable } from '../stored/document.ts'

/**
 * A table that the sheet has already, with its target after the upgrade. A view that `wasThere` before the upgrade and
 * is not stored as ours is people's.
 */
export function upgradedTable(
  sheet: StoredSheet,
  present: StoredTable,
  preset: TableTarget,
  description: TableDescription,
  wasThere: (viewId: string) => boolean,
): { readonly target: TableTarget; readonly description: TableDescription; readonly stored: StoredTable } {
  const ours = new Set(Object.values(present.views))
  const theirs = description.views.filter(({ id }) => wasThere(id) && !ours.has(id))
  const target = { ...besideViews(preset, theirs), tableName: description.name }
  return { target, description, stored: afterUpgrade(present, sheet, preset) }
}

/**
 * What to store of a table whose sheet gets another preset: its columns, and the preset that its sample rows are from.
 */
const afterUpgrade = (present: StoredTable, { preset }: StoredSheet, { columns }: TableTarget): StoredTable => ({
  ...present,
  columns: columns.map(({ field, name }) => ({ field, name })),
  sample: present.sample === null ? null : { preset, ...present.sample },
})
