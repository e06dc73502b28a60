import { ok } from '../../domain/index.ts'
import type { HostPort, HostResult } from '../ports.ts'
import { describedTable } from '../sheet/describedTable.ts'
import { withTable, type StoredSheet } from '../stored/document.ts'
import { isPeopleField, type ValueField } from './importFields.ts'
import type { ImportPlan } from './importPlan.ts'

/** The columns of people that the plan writes names into. */
export const fieldsOfNames = ({ rows }: ImportPlan): ReadonlySet<ValueField> =>
  new Set(
    rows.flatMap(({ changes }) =>
      changes.flatMap(({ field, words }): ValueField[] => (words !== null && isPeopleField(field) ? [field] : [])),
    ),
  )

/**
 * Turns columns of people that were just made into columns of names, where the file has names: an extension can
 * ask no Base for its members. Tracking counts by name, and people may turn the column into one of members later. [IM3]
 */
export async function namesInWords(
  host: HostPort,
  sheet: StoredSheet,
  fields: ReadonlySet<ValueField>,
): HostResult<StoredSheet> {
  if (fields.size === 0) return ok(sheet)
  const described = await describedTable(host, sheet, 'tasks')
  if (!described.ok) return described
  let next = sheet
  for (const field of fields) {
    const columnId = described.value?.binding.fields[field]?.fieldId
    const column = described.value?.description.columns.find(({ id }) => id === columnId)
    if (column === undefined) continue
    const retyped = await host.changeColumn(sheet.tables.tasks.tableId, column.id, {
      name: column.name,
      kind: 'text',
      description: column.description,
    })
    if (!retyped.ok) return retyped
    const { tasks } = next.tables
    next = withTable(next, 'tasks', {
      ...tasks,
      fields: { ...tasks.fields, [field]: column.id },
      readings: { ...tasks.readings, [field]: { as: 'people', year: null } },
    })
  }
  return ok(next)
}
