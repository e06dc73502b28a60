import { FieldType, type IRecordValue } from '@lark-base-open/js-sdk'
import { standIn } from './panel.ts'

// Copies rows as they are read, columns of the host's own among them, and writes whole rows back.

standIn('复制行', async (table) => {
  for (const [type, name] of [
    [FieldType.CreatedTime, '创建于'],
    [FieldType.ModifiedUser, '修改人'],
    [FieldType.AutoNumber, '编号'],
  ] as const) {
    await table.addField({ type, name } as never)
  }
  const ids = (await table.getRecordIdList()).filter((id) => id !== undefined)
  const copies = await table.addRecords((await Promise.all(ids.map((id) => table.getRecordById(id)))) as IRecordValue[])
  const [primary] = await table.getFieldMetaList()
  const { fields } = await table.getRecordById(ids[0] ?? '')
  const written = await table.setRecords([
    {
      recordId: copies[0] ?? '',
      fields: { ...fields, [primary?.id ?? '']: [{ type: 'text', text: '副本' }] as never },
    },
  ])
  const texts = await Promise.all(copies.map((id) => table.getCellString(primary?.id ?? '', id)))
  return `${String(copies.length)} ${String(written.length)} ${texts.join(' ')}`
})
