import { bitable } from '@lark-base-open/js-sdk'
import { offer, say, show, textOf } from './face.ts'

// A grid in plain script over the oldest calls: ids first, then cell by cell.

let stop: (() => void)[] = []

async function draw(): Promise<void> {
  const { tableId, viewId, fieldId, recordId } = await bitable.base.getSelection()
  if (!tableId || !viewId) return
  show(
    'tables',
    (await bitable.base.getTableMetaList()).map(({ name }) => name),
  )
  const table = await bitable.base.getTableById(tableId)
  const fields = await table.getFieldMetaList()
  show(
    'fields',
    fields.map(({ name }) => name),
  )
  show(
    'views',
    (await table.getViewMetaList()).map(({ name }) => name),
  )
  const view = await table.getViewById(viewId)
  const ids = (await view.getVisibleRecordIdList()).filter((id) => id !== undefined)
  const primary = fields.find(({ isPrimary }) => isPrimary)
  if (!primary) return
  show('records', await Promise.all(ids.map(async (id) => textOf(await table.getCellValue(primary.id, id)))))
  say('selection', fieldId && recordId ? await table.getCellString(fieldId, recordId) : '')
  for (const off of stop) off()
  stop = [
    table.onRecordModify(() => {
      void draw()
    }),
    table.onFieldAdd(() => {
      void draw()
    }),
    table.onFieldModify(() => {
      void draw()
    }),
  ]
}

offer('补一格', async () => {
  const { tableId } = await bitable.base.getSelection()
  if (!tableId) return 'no table'
  const table = await bitable.base.getTableById(tableId)
  const [record] = await table.getRecordIdList()
  const text = (await table.getFieldMetaList()).findLast(({ type }) => type === 1)
  if (!record || !text) return 'nothing to write'
  const written = await table.setCellValue(text.id, record, [{ type: 'text', text: '已补' }] as never)
  const back = await table.getRecordById(record)
  return `${String(written)} ${textOf(back.fields[text.id])} ${await bitable.bridge.getLanguage()}`
})
bitable.base.onSelectionChange(() => {
  void draw()
})
void draw()
