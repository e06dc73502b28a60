import { bitable, FieldType, UIBuilder, type ITable, type ITextField } from '@lark-base-open/js-sdk'
import { say, show, textOf } from './face.ts'

// Find and replace on the SDK's own form builder, as the first templates for extensions had it.

async function draw(): Promise<void> {
  const table = await bitable.base.getActiveTable()
  show(
    'tables',
    (await bitable.base.getTableMetaList()).map(({ name }) => name),
  )
  const fields = await table.getFieldList()
  show('fields', await Promise.all(fields.map((field) => field.getName())))
  show(
    'views',
    (await table.getViewMetaList()).map(({ name }) => name),
  )
  const [first] = fields
  const ids = await table.getRecordIdList()
  show('records', await Promise.all(ids.map(async (id) => textOf(await first?.getValue(id ?? '')))))
}

const watched = new Set<string>()
async function watchTables(): Promise<void> {
  for (const table of await bitable.base.getTableList()) {
    if (watched.has(table.id)) continue
    watched.add(table.id)
    table.onRecordModify(() => {
      void draw()
    })
    table.onFieldModify(() => {
      void draw()
    })
  }
}

bitable.base.onSelectionChange(async ({ data: { tableId, fieldId, recordId } }) => {
  void draw()
  if (!tableId || !fieldId || !recordId) return
  const table = await bitable.base.getTableById(tableId)
  say('selection', await table.getCellString(fieldId, recordId))
})

async function replace(table: ITable, find: string, by: string): Promise<number> {
  let changed = 0
  for (const field of await table.getFieldListByType<ITextField>(FieldType.Text)) {
    for (const id of await table.getRecordIdList()) {
      const before = textOf(await field.getValue(id ?? ''))
      if (!before.includes(find)) continue
      await field.setValue(id ?? '', before.replaceAll(find, by))
      changed++
    }
  }
  return changed
}

const app = document.createElement('div')
document.body.append(app)
export const form = new UIBuilder(app, {
  bitable,
  translation: { t: (key: string) => key, i18n: { language: 'zh' } },
  callback: (ui: UIBuilder) => {
    ui.markdown('**查找替换**')
    ui.form(
      (form) => ({
        formItems: [
          form.tableSelect('table', { label: '数据表' }),
          form.viewSelect('view', { label: '视图', sourceTable: 'table' }),
          form.fieldSelect('fields', { label: '字段', sourceTable: 'table', multiple: true }),
          form.input('find', { label: '查找', defaultValue: '海报' }),
          form.input('by', { label: '替换为', defaultValue: '画册' }),
        ],
        buttons: ['替换'],
      }),
      async () => {
        ui.showLoading('…')
        const changed = await replace(await bitable.base.getActiveTable(), '海报', '画册')
        ui.hideLoading()
        ui.message.success('好')
        say('result', `replaced ${String(changed)}`)
      },
    )
  },
} as never)
say('result', '')
say('selection', '')
void watchTables()
void draw()
