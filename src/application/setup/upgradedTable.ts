import type { TableDescription } from '../ports.ts'
import { besideViews, type TableTarget } from '../sheet/sheetTarget.ts'
import type { StoredSheet, StoredTable } from '../stored/document.ts'

/**
 * A table that a growing sheet has already, against what it will hold. Views that were there before are people's or
 * remembered.
 */
export function upgradedTable(
  grown: StoredSheet,
  kept: StoredTable,
  preset: TableTarget,
  description: TableDescription,
  wasThere: (viewId: string) => boolean,
): { readonly target: TableTarget; readonly description: TableDescription; readonly stored: StoredTable } {
  const ours = new Set(Object.values(kept.views))
  const theirs = description.views.filter(({ id }) => wasThere(id) && !ours.has(id))
  const target = { ...besideViews(preset, theirs), tableName: description.name }
  return { target, description, stored: afterUpgrade(kept, grown, preset) }
}

/**
 * What is remembered of a table once its sheet has another preset: which columns are its own, and whose the sample rows
 * are.
 */
const afterUpgrade = (kept: StoredTable, { preset }: StoredSheet, { columns }: TableTarget): StoredTable => ({
  ...kept,
  columns: columns.map(({ field, name }) => ({ field, name })),
  sample: kept.sample === null ? null : { preset, ...kept.sample },
})
