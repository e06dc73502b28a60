import {
  bitable,
  FieldType,
  FilterOperator,
  ViewType,
  type IGridView,
  type ISingleSelectField,
} from '@lark-base-open/js-sdk'
import { offer, say, show, textOf } from './face.ts'

// One filtered and sorted view per option of a select, with links to them.

async function draw(): Promise<void> {
  const { tableId, viewId } = await bitable.base.getSelection()
  const table = await bitable.base.getTable(tableId ?? '')
  show(
    'tables',
    (await bitable.base.getTableMetaList()).map(({ name }) => name),
  )
  show(
    'views',
    (await table.getViewMetaList()).map(({ name }) => name),
  )
  const view = await table.getViewById(viewId ?? '')
  const ids = await view.getVisibleFieldIdList()
  show('fields', await Promise.all(ids.map(async (id) => (await table.getFieldMetaById(id)).name)))
  const rows = await view.getVisibleRecordIdList()
  show('records', await Promise.all(rows.map(async (id) => textOf(await table.getCellValue(ids[0] ?? '', id ?? '')))))
}

const offs: (() => void)[] = []
async function follow(): Promise<void> {
  for (const off of offs.splice(0)) off()
  const table = await bitable.base.getActiveTable()
  offs.push(
    table.onRecordModify(() => {
      void draw()
    }),
  )
  await draw()
}

offer('生成视图', async () => {
  const table = await bitable.base.getActiveTable()
  const fieldId = await table.addField({
    type: FieldType.SingleSelect,
    name: '分组',
    property: { options: [{ name: '甲' }, { name: '乙', color: 5 }] },
  })
  const select = await table.getFieldById<ISingleSelectField>(fieldId)
  await select.addOption('丙')
  const first = (await table.getRecordIdList()).find((id) => id !== undefined) ?? ''
  await select.setValue(first, '丙')
  const option = (await select.getOptions()).find(({ name }) => name === '丙')
  const { viewId } = await table.addView({ name: '丙', type: ViewType.Grid })
  const view = (await table.getViewById(viewId)) as IGridView
  await view.addFilterCondition({ fieldId, operator: FilterOperator.Is, value: option?.id ?? '' } as never)
  await view.addSort({ fieldId, desc: true })
  await view.hideField(fieldId)
  await view.applySetting()
  const visible = await view.getVisibleRecordIdList()
  const hidden = !(await view.getVisibleFieldIdList()).includes(fieldId)
  const link = await bitable.bridge.getBitableUrl({ tableId: table.id, viewId, recordId: null, fieldId: null })
  const share = await table.getRecordShareLink(first)
  const instance = await bitable.bridge.getInstanceId()
  await bitable.ui.switchToView(table.id, viewId)
  return [
    visible.length,
    hidden,
    (await view.getFilterInfo())?.conditions.length,
    (await view.getSortInfo()).length,
    link.startsWith('https://'),
    share.startsWith('https://'),
    instance !== '',
  ].join(' ')
})
bitable.base.onSelectionChange(async ({ data: { tableId, fieldId, recordId } }) => {
  await follow()
  if (!tableId || !fieldId || !recordId) return
  const table = await bitable.base.getTable(tableId)
  say('selection', await table.getCellString(fieldId, recordId))
})
void follow()
