import type { IOpenCellValue } from '@lark-base-open/js-sdk'
import { standIn } from './panel.ts'

// Imports lines into rows; the cells of a row are gathered in an array with named keys, as script authors do.

standIn('导入行', async (table) => {
  const [primary] = await table.getFieldMetaList()
  const rows = ['导入甲', '导入乙'].map((text) => {
    const fields: IOpenCellValue[] & Record<string, IOpenCellValue> = [] as never
    fields[primary?.id ?? ''] = [{ type: 'text', text }] as never
    return { fields }
  })
  const ids = await table.addRecords(rows as never)
  const again: Record<string, unknown> = [] as never
  again[primary?.id ?? ''] = [{ type: 'text', text: '改过' }]
  await table.setRecord(ids[0] ?? '', { fields: again } as never)
  return (await Promise.all(ids.map((id) => table.getCellString(primary?.id ?? '', id)))).join(' ')
})
