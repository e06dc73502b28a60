import { FieldType, type IOpenSingleSelect, type ISingleSelectField } from '@lark-base-open/js-sdk'
import { standIn } from './panel.ts'

// Removes repeated options of a select: their rows move to the first option of the name, then the others go.

interface Option {
  readonly id: string
  readonly name: string
}

standIn('合并重复选项', async (table) => {
  const fieldId = await table.addField({
    type: FieldType.SingleSelect,
    name: '渠道',
    property: { options: [{ name: '微信' }, { name: '微信群' }, { name: '抖音' }] },
  } as never)
  const select = await table.getFieldById<ISingleSelectField>(fieldId)
  const record = (await table.getRecordIdList()).find((id) => id !== undefined)
  const [, second] = (await select.getOptions()) as Option[]
  await table.setCellValue(fieldId, record ?? '', { id: second?.id ?? '', text: second?.name ?? '' })
  // As a person who corrects a name makes it the same as another one.
  await select.setOption(second?.id ?? '', { name: '微信' })
  const firsts = new Map<string, Option>()
  const repeated: Option[] = []
  for (const option of (await select.getOptions()) as Option[]) {
    if (firsts.has(option.name)) repeated.push(option)
    else firsts.set(option.name, option)
  }
  const value = (await table.getCellValue(fieldId, record ?? '')) as IOpenSingleSelect | null
  const target = firsts.get(value?.text ?? '')
  if (target) await table.setCellValue(fieldId, record ?? '', { id: target.id, text: target.name })
  for (const option of repeated) await select.deleteOption(option.id)
  const names = (await select.getOptions()).map(({ name }) => name)
  return `${String(repeated.length)} ${names.join(' ')} ${await table.getCellString(fieldId, record ?? '')}`
})
