import { bitable, FieldType, type IUrlField, type IUserField } from '@lark-base-open/js-sdk'
import { standIn } from './panel.ts'

// Fills links and people in, and blanks them again through the field objects.

standIn('清空链接', async (table) => {
  const record = (await table.getRecordIdList()).find((id) => id !== undefined) ?? ''
  const url = await table.getFieldById<IUrlField>(await table.addField({ type: FieldType.Url, name: '链接' } as never))
  const user = await table.getFieldById<IUserField>(
    await table.addField({ type: FieldType.User, name: '对接人', property: { multiple: false } } as never),
  )
  const id = await bitable.bridge.getUserId()
  const shown: string[] = []
  for (const blank of ['', null]) {
    await url.setValue(record, [{ type: 'url', text: '官网', link: 'https://a.cn' }] as never)
    await user.setValue(record, [{ id }] as never)
    shown.push(String((await url.getValue(record)) !== null && (await user.getValue(record)) !== null))
    await url.setValue(record, blank as never)
    await user.setValue(record, null as never)
    shown.push(String((await url.getValue(record)) ?? 'blank'), String((await user.getValue(record)) ?? 'blank'))
  }
  return shown.join(' ')
})
