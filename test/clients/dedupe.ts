import {
  bitable,
  FilterConjunction,
  FilterOperator,
  ViewType,
  type IGridView,
  type IGridViewMeta,
  type ITable,
} from '@lark-base-open/js-sdk'
import { offer, say, show, textOf } from './face.ts'

// Finds rows twice in the table, page by page, as the view's filter has it, and deletes the later ones.

async function pages(table: ITable): Promise<Map<string, string>> {
  const primary = (await table.getFieldMetaList()).find(({ isPrimary }) => isPrimary)
  const texts = new Map<string, string>()
  let token: number | undefined
  let more = true
  while (more) {
    const page = await table.getRecordsByPage({ pageSize: 200, pageToken: token } as never)
    for (const { recordId, fields } of page.records) texts.set(recordId, textOf(fields[primary?.id ?? '']))
    token = page.pageToken
    more = page.hasMore
  }
  return texts
}

async function draw(): Promise<void> {
  const { tableId } = await bitable.base.getSelection()
  const [table, metas, tables] = await Promise.all([
    bitable.base.getTableById(tableId ?? ''),
    bitable.base.getTableMetaList(),
    bitable.base.getTableList(),
  ])
  show(
    'tables',
    metas.filter(({ id }) => tables.some((each) => each.id === id)).map(({ name }) => name),
  )
  const [fields, instances] = await Promise.all([table.getFieldMetaList(), table.getFieldList()])
  show(
    'fields',
    fields.filter(({ id }) => instances.some((each) => each.id === id)).map(({ name }) => name),
  )
  show(
    'views',
    (await table.getViewMetaList()).map(({ name }) => name),
  )
  show('records', [...(await pages(table)).values()])
}

let off: (() => void) | null = null
async function follow(): Promise<void> {
  off?.()
  const table = await bitable.base.getActiveTable()
  off = table.onRecordModify(() => {
    void draw()
  })
  await draw()
}

offer('去重', async () => {
  const table = await bitable.base.getActiveTable()
  const view = await table.getActiveView()
  if ((await view.getType()) !== ViewType.Grid) return 'not a grid'
  const grid = view as IGridView
  const [primary] = await table.getFieldMetaList()
  const [first] = [...(await pages(table)).values()]
  await table.addRecord({ fields: { [primary?.id ?? '']: [{ type: 'text', text: first ?? '' }] as never } })
  await grid.addFilterCondition({
    fieldId: primary?.id ?? '',
    operator: FilterOperator.IsNotEmpty,
    value: null,
  } as never)
  await grid.setFilterConjunction(FilterConjunction.And)
  const { property } = (await grid.getMeta()) as IGridViewMeta
  const visible = await grid.getVisibleRecordIdListByPage({ pageSize: 200 })
  const filtered = await table.getRecordsByPage({ pageSize: 200, filter: property.filterInfo } as never)
  const seen = new Set<string>()
  const twice = [...(await pages(table))].flatMap(([id, text]) => (seen.has(text) || !seen.add(text) ? [id] : []))
  const deleted = await table.deleteRecords(twice)
  const condition = property.filterInfo?.conditions[0]
  if (condition && 'conditionId' in condition) await grid.deleteFilterCondition(String(condition.conditionId))
  return `${String(visible.recordIds.length)} ${String(filtered.total)} ${String(twice.length)} ${String(deleted)}`
})
bitable.base.onSelectionChange(async ({ data: { tableId, fieldId, recordId } }) => {
  await follow()
  if (!tableId || !fieldId || !recordId) return
  const table = await bitable.base.getTable(tableId)
  say('selection', textOf(await table.getCellValue(fieldId, recordId)))
})
void follow()
