import { bitable, FieldType, type IOpenSegment, type ITextField } from '@lark-base-open/js-sdk'
import { offer, say, show, textOf } from './face.ts'

// Writes a translation of a text column into a new one, through records, cells and fields as objects.

async function draw(): Promise<void> {
  const table = await bitable.base.getActiveTable()
  show('tables', await Promise.all((await bitable.base.getTableList()).map((each) => each.getName())))
  const fields = await table.getFieldList()
  show(
    'fields',
    (await Promise.all(fields.map((field) => field.getMeta()))).map(({ name }) => name),
  )
  show('views', await Promise.all((await table.getViewList()).map((view) => view.getName())))
  const texts: string[] = []
  const [first] = fields
  if (first) {
    for (const record of await table.getRecordList()) {
      const cell = await record.getCellByField(first)
      texts.push(textOf(await cell.getValue()))
    }
  }
  show('records', texts)
}

let off = (): void => undefined
async function follow(): Promise<void> {
  off()
  const table = await bitable.base.getActiveTable()
  off = table.onRecordModify(() => {
    void draw()
  })
  await draw()
}

offer('翻译', async () => {
  const table = await bitable.base.getActiveTable()
  const [source] = await table.getFieldListByType<ITextField>(FieldType.Text)
  const target = await table.getFieldById<ITextField>(await table.addField({ type: FieldType.Text, name: '译文' }))
  if (!source) return 'no text'
  for (const record of await table.getRecordList()) {
    const segments = (await source.getValue(record.id)) as IOpenSegment[] | null
    await target.setValue(record.id, `en ${segments?.map(({ text }) => text).join('') ?? ''}`)
  }
  const cell = await target.createCell('new')
  const added = await table.addRecord(cell)
  await bitable.bridge.setData('翻译', { field: target.id })
  const stored = await bitable.bridge.getData<{ field: string }>('翻译')
  const [language, locale, env, userId, tenant] = await Promise.all([
    bitable.bridge.getLanguage(),
    bitable.bridge.getLocale(),
    bitable.bridge.getEnv(),
    bitable.bridge.getUserId(),
    bitable.bridge.getTenantKey(),
  ])
  const text = await table.getCellString(target.id, added)
  return [text, stored.field === target.id, language, locale, env.product, userId !== '', tenant !== ''].join(' ')
})
bitable.base.onSelectionChange(async ({ data: { fieldId, recordId } }) => {
  await follow()
  if (!fieldId || !recordId) return
  const table = await bitable.base.getActiveTable()
  say('selection', textOf(await (await table.getFieldById(fieldId)).getValue(recordId)))
})
void follow()
