import { bitable } from '@lark-base-open/js-sdk'
import { textOf } from './face.ts'
import { standIn } from './panel.ts'

// Merges the rows of all tables into a new one, page by page; without a view it sends an empty id.

standIn('合并数据表', async () => {
  const sources = await bitable.base.getTableMetaList()
  const { tableId } = await bitable.base.addTable({ name: '合并', fields: [] })
  const target = await bitable.base.getTableById(tableId)
  const [primary] = await target.getFieldMetaList()
  for (const { id } of sources) {
    const table = await bitable.base.getTableById(id)
    const [first] = await table.getFieldMetaList()
    let pageToken: number | undefined
    for (let more = true; more; ) {
      const page = await table.getRecordsByPage({ pageSize: 100, pageToken, viewId: '' } as never)
      await target.addRecords(
        page.records.map(({ fields }) => ({
          fields: { [primary?.id ?? '']: textOf(fields[first?.id ?? '']) },
        })) as never,
      )
      pageToken = page.pageToken
      more = page.hasMore
    }
  }
  const { total } = await target.getRecordsByPage({ pageSize: 1, viewId: '' } as never)
  const removed = await bitable.base.deleteTable(tableId)
  return `${String(sources.length)} tables, ${String(total)} rows, ${String(removed)}`
})
