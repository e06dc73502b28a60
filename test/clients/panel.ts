import { bitable, type ITable } from '@lark-base-open/js-sdk'
import { offer, say, show, textOf } from './face.ts'

/** Shows the table at hand and follows what a person does in it, by calls that every version of the SDK has. */
async function draw(table: ITable): Promise<void> {
  show(
    'tables',
    (await bitable.base.getTableMetaList()).map(({ name }) => name),
  )
  const fields = await table.getFieldMetaList()
  show(
    'fields',
    fields.map(({ name }) => name),
  )
  show(
    'views',
    (await table.getViewMetaList()).map(({ name }) => name),
  )
  const primary = fields.find(({ isPrimary }) => isPrimary)?.id ?? ''
  const ids = (await table.getRecordIdList()).filter((id) => id !== undefined)
  show('records', await Promise.all(ids.map(async (id) => textOf(await table.getCellValue(primary, id)))))
}

let stop = (): void => undefined

async function follow(): Promise<void> {
  stop()
  const { tableId, fieldId, recordId } = await bitable.base.getSelection()
  if (!tableId) return
  const table = await bitable.base.getTableById(tableId)
  stop = table.onRecordModify(() => {
    void draw(table)
  })
  await draw(table)
  say('selection', fieldId && recordId ? await table.getCellString(fieldId, recordId) : '')
}

/** A client that differs from others in one job alone: `work` does it on the table that is selected. */
export function standIn(label: string, work: (table: ITable) => Promise<string>): void {
  offer(label, async () => {
    const { tableId } = await bitable.base.getSelection()
    return tableId ? await work(await bitable.base.getTableById(tableId)) : 'no table'
  })
  bitable.base.onSelectionChange(() => {
    void follow()
  })
  void follow()
}
