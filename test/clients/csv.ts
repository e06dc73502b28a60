import { bitable, type IRecord } from '@lark-base-open/js-sdk'
import { offer, say, show, textOf } from './face.ts'

// Export to CSV and back: whole tables by the legacy page call with its 5000 rows, rows back by addRecords.

let tableId = ''
let off: (() => void) | null = null

async function everyRecord(): Promise<IRecord[]> {
  const table = await bitable.base.getTableById(tableId)
  const all: IRecord[] = []
  let token: string | undefined
  for (let more = true; more; ) {
    const page = await table.getRecords({ pageSize: 5000, ...(token === undefined ? {} : { pageToken: token }) })
    all.push(...page.records)
    more = page.hasMore
    token = page.records.at(-1)?.recordId
  }
  return all
}

async function draw(): Promise<void> {
  const table = await bitable.base.getTableById(tableId)
  show(
    'tables',
    (await bitable.base.getTableMetaList()).map(({ name }) => name),
  )
  const fields = await table.getFieldMetaList()
  show(
    'fields',
    fields.map(({ name }) => name),
  )
  show(
    'views',
    (await table.getViewMetaList()).map(({ name }) => name),
  )
  show(
    'records',
    (await everyRecord()).map((record) => textOf(record.fields[fields[0]?.id ?? ''])),
  )
}

async function follow(next: string): Promise<void> {
  if (next !== tableId) {
    tableId = next
    off?.()
    const table = await bitable.base.getTableById(tableId)
    const offs = [
      table.onRecordModify(() => {
        void draw()
      }),
      table.onRecordAdd(() => {
        void draw()
      }),
    ]
    off = () => {
      for (const each of offs) each()
    }
  }
  await draw()
}

offer('导出并导入', async () => {
  const table = await bitable.base.getTableById(tableId)
  const fields = await table.getFieldMetaList()
  const lines: string[] = [fields.map(({ name }) => name).join(',')]
  for (const { recordId } of await everyRecord()) {
    lines.push(
      (await Promise.all(fields.map(({ id }) => table.getCellString(id, recordId))))
        .map((text) => JSON.stringify(text))
        .join(','),
    )
  }
  const added = await table.addRecords([{ fields: { [fields[0]?.id ?? '']: 'CSV' } }])
  return `${String(lines.length)} lines, ${String(added.length)} added`
})
bitable.base.onSelectionChange(async ({ data: { tableId: selected, fieldId, recordId } }) => {
  if (!selected) return
  await follow(selected)
  if (fieldId && recordId)
    say('selection', await (await bitable.base.getTableById(selected)).getCellString(fieldId, recordId))
})
void (async () => {
  await follow((await bitable.base.getSelection()).tableId ?? '')
})()
