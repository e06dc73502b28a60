import { fieldSpec, type FieldKey, type TableKey, type ViewSpec } from '../schema/index.ts'
import { fieldBinding, type ConditionDraft, type SheetBinding, type TableDescription, type ViewDraft } from './ports.ts'
import type { TableTarget } from './setupTarget.ts'

/** View key → id of the views of a table that bear a declared name and type. */
export const viewIds = (target: TableTarget, table: TableDescription): Record<string, string> =>
  Object.fromEntries(
    target.views.flatMap((view) => {
      const made = table.views.find((one) => one.name === view.name && one.type === view.type)
      return made === undefined ? [] : [[view.key, made.id] as const]
    }),
  )

/** A view's settings in ids. Conditions on a column or option that is not there are left out. */
export function viewDraft<Table extends TableKey>(view: ViewSpec, target: TableTarget, binding: SheetBinding<Table>): ViewDraft {
  const idOf = (field: FieldKey): string | undefined => fieldBinding(binding, field)?.fieldId
  const optionIdOf = (field: FieldKey, key: string): string | undefined =>
    fieldBinding(binding, field)?.options.find((option) => option.key === key)?.id
  const order = (uses: ViewSpec['sort']) =>
    (uses ?? []).flatMap(({ field, desc }) => {
      const fieldId = idOf(field)
      return fieldId === undefined ? [] : [{ fieldId, desc }]
    })
  const conditions = (view.filter?.conditions ?? []).flatMap((condition): readonly ConditionDraft[] => {
    const fieldId = idOf(condition.field)
    if (fieldId === undefined) return []
    if ('before' in condition) return [{ fieldId, test: 'beforeToday' }]
    if ('isTicked' in condition) return [{ fieldId, test: 'isTicked' }]
    const [test, key] = 'is' in condition ? (['is', condition.is] as const) : (['isNot', condition.isNot] as const)
    const optionId = optionIdOf(condition.field, key)
    return optionId === undefined ? [] : [{ fieldId, test, optionId }]
  })
  const hidden = target.columns.flatMap((column) => (fieldSpec(target.table, column.field).bookkeeping === true ? (idOf(column.field) ?? []) : []))
  const widths = Object.fromEntries(
    target.columns.flatMap((column) => {
      const fieldId = idOf(column.field)
      return fieldId === undefined || column.width === undefined ? [] : [[fieldId, column.width] as const]
    }),
  )
  return {
    ...(view.filter === undefined ? {} : { filter: { conjunction: view.filter.conjunction, conditions } }),
    ...(view.sort === undefined ? {} : { sort: order(view.sort) }),
    ...(view.group === undefined ? {} : { group: order(view.group) }),
    hidden,
    ...(view.withWidths === true ? { widths } : {}),
  }
}
