import { bitable, FieldType, type ISingleSelectField } from '@lark-base-open/js-sdk'
import { offer, say, show, textOf } from './face.ts'

// Counts the rows of every option of a select, from the values of whole columns.

async function draw(): Promise<void> {
  const table = await bitable.base.getActiveTable()
  show(
    'tables',
    (await bitable.base.getTableMetaList()).map(({ name }) => name),
  )
  show(
    'views',
    (await table.getViewMetaList()).map(({ name }) => name),
  )
  const fields = await table.getFieldList()
  show('fields', await Promise.all(fields.map((field) => field.getName())))
  show(
    'records',
    ((await fields[0]?.getFieldValueList()) ?? []).map(({ value }) => textOf(value)),
  )
}

const offs = new Map<string, () => void>()
async function follow(): Promise<void> {
  const table = await bitable.base.getActiveTable()
  if (!offs.has(table.id))
    offs.set(
      table.id,
      table.onRecordModify(() => {
        void draw()
      }),
    )
  await draw()
}

offer('统计', async () => {
  const table = await bitable.base.getActiveTable()
  const [select] = await table.getFieldListByType<ISingleSelectField>(FieldType.SingleSelect)
  if (!select) return 'no select'
  const [options, values] = await Promise.all([select.getOptions(), select.getFieldValueList()])
  const counts = options.map(
    ({ id, name }) =>
      `${name} ${String(values.filter(({ value }) => value !== null && typeof value === 'object' && 'id' in value && value.id === id).length)}`,
  )
  return counts.join(' ')
})
bitable.base.onSelectionChange(async ({ data: { tableId, fieldId, recordId } }) => {
  await follow()
  if (!tableId || !fieldId || !recordId) return
  const table = await bitable.base.getTableById(tableId)
  const field = await table.getFieldById(fieldId)
  say('selection', await field.getCellString(recordId))
})
void follow()
