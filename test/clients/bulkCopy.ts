import { bitable, FieldType, type ITable } from '@lark-base-open/js-sdk'
import { offer, say, show, textOf } from './face.ts'

// Copies a table with its columns and rows into a new one, then takes it away again.

let current: ITable
let offs: (() => void)[] = []

async function draw(): Promise<void> {
  show(
    'tables',
    (await bitable.base.getTableMetaList()).map(({ name }) => name),
  )
  show(
    'fields',
    (await current.getFieldMetaList()).map(({ name }) => name),
  )
  const views = await current.getViewList()
  show('views', await Promise.all(views.map((view) => view.getName())))
  const primary = (await current.getFieldMetaList()).find(({ isPrimary }) => isPrimary)
  const ids = await current.getRecordIdList()
  const rows = await Promise.all(ids.map((id) => current.getRecordById(id ?? '')))
  show(
    'records',
    rows.map(({ fields }) => textOf(fields[primary?.id ?? ''])),
  )
}

async function follow(): Promise<void> {
  for (const off of offs) off()
  current = await bitable.base.getActiveTable()
  offs = [
    current.onRecordModify(() => {
      void draw()
    }),
    current.onFieldAdd(() => {
      void draw()
    }),
    current.onFieldDelete(() => {
      void draw()
    }),
  ]
  await draw()
}

const COPIED: ReadonlySet<FieldType> = new Set([
  FieldType.Text,
  FieldType.Number,
  FieldType.SingleSelect,
  FieldType.DateTime,
  FieldType.User,
])

async function copyOf(source: ITable): Promise<ITable> {
  const { tableId } = await bitable.base.addTable({ name: `${await source.getName()}副本`, fields: [] })
  const target = await bitable.base.getTableById(tableId)
  const columns = new Map<string, string>()
  for (const meta of await source.getFieldMetaList()) {
    if (!COPIED.has(meta.type)) continue
    const id = meta.isPrimary
      ? await target.setField((await target.getFieldMetaList())[0]?.id ?? '', { type: FieldType.Text, name: meta.name })
      : await target.addField({ type: meta.type, name: meta.name, property: meta.property } as never)
    columns.set(meta.id, id)
  }
  const rows: object[] = []
  for (const id of await source.getRecordIdList()) {
    const { fields } = await source.getRecordById(id ?? '')
    rows.push({
      fields: Object.fromEntries(
        Object.entries(fields).flatMap(([from, value]) => {
          const to = columns.get(from)
          return to === undefined ? [] : [[to, value] as const]
        }),
      ),
    })
  }
  await target.addRecords(rows as never)
  return target
}

offer('复制数据表', async () => {
  const target = await copyOf(current)
  const [first] = await target.getRecordIdList()
  const cells = await Promise.all((await target.getFieldList()).map((field) => field.getCellString(first ?? '')))
  const removed = await bitable.base.deleteTable(target.id)
  return `${cells.filter((text) => text !== '').length} cells, ${String(removed)}`
})
bitable.base.onTableAdd(() => {
  void draw()
})
bitable.base.onTableDelete(() => {
  void draw()
})
bitable.base.onSelectionChange(async ({ data: { fieldId, recordId } }) => {
  await follow()
  if (fieldId && recordId) say('selection', await current.getCellString(fieldId, recordId))
})
void follow()
