import { bitable, type IFieldMeta, type ITable, type Selection } from '@lark-base-open/js-sdk'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

// A React sidebar that shows the card of the selected row and follows selection, edits and the theme.

interface Sheet {
  readonly table: ITable
  readonly fields: readonly IFieldMeta[]
  readonly views: readonly string[]
  readonly records: readonly string[]
}

function useSelection(): Selection | null {
  const [selection, setSelection] = useState<Selection | null>(null)
  useEffect(() => {
    void bitable.base.getSelection().then(setSelection)
    return bitable.base.onSelectionChange(({ data }) => {
      setSelection(data)
    })
  }, [])
  return selection
}

async function readSheet(tableId: string): Promise<Sheet> {
  const table = await bitable.base.getTable(tableId)
  const [fields, views, ids] = await Promise.all([
    table.getFieldMetaList(),
    table.getViewList(),
    table.getRecordIdList(),
  ])
  const primary = fields.find(({ isPrimary }) => isPrimary)
  return {
    table,
    fields,
    views: await Promise.all(views.map((view) => view.getName())),
    records: primary ? await Promise.all(ids.map((id) => table.getCellString(primary.id, id ?? ''))) : [],
  }
}

function useSheet(tableId: string | null): Sheet | null {
  const [sheet, setSheet] = useState<Sheet | null>(null)
  useEffect(() => {
    if (tableId === null) return undefined
    let offs: (() => void)[] | null = []
    const load = async (): Promise<void> => {
      const next = await readSheet(tableId)
      if (offs !== null) setSheet(next)
    }
    const follow = async (): Promise<void> => {
      await load()
      const table = await bitable.base.getTableById(tableId)
      const again = (): void => {
        void load()
      }
      offs?.push(table.onRecordModify(again), table.onRecordAdd(again), table.onRecordDelete(again))
    }
    void follow()
    return () => {
      for (const off of offs ?? []) off()
      offs = null
    }
  }, [tableId])
  return sheet
}

const List = ({ id, items }: { readonly id: string; readonly items: readonly string[] }) => (
  <ul id={id}>
    {items.map((item, at) => (
      <li key={`${String(at)} ${item}`}>{item}</li>
    ))}
  </ul>
)

function App() {
  const selection = useSelection()
  const sheet = useSheet(selection?.tableId ?? null)
  const [tables, setTables] = useState<readonly string[]>([])
  const [cell, setCell] = useState('')
  const [result, setResult] = useState('')
  const [theme, setTheme] = useState('')

  useEffect(() => {
    void bitable.base
      .getTableList()
      .then((list) => Promise.all(list.map((table) => table.getName())))
      .then(setTables)
    void bitable.bridge.getTheme().then(setTheme)
    return bitable.bridge.onThemeChange(({ data }) => {
      setTheme(data.theme)
    })
  }, [])
  const { fieldId, recordId } = selection ?? {}
  useEffect(() => {
    if (sheet && fieldId && recordId) void sheet.table.getCellString(fieldId, recordId).then(setCell)
  }, [sheet, fieldId, recordId])

  const run = async () => {
    if (!sheet) return
    await bitable.ui.showToast({ toastType: 'success' as never, message: '已打开' })
    const [first] = await sheet.table.getRecordIdList()
    const shown = await bitable.ui.showRecordDetailDialog({ tableId: sheet.table.id, recordId: first ?? '' })
    setResult(`${String(shown)} ${theme}`)
  }
  return (
    <main>
      <button id="run" type="button" onClick={() => void run()}>
        打开详情
      </button>
      <List id="tables" items={tables} />
      <List id="fields" items={sheet?.fields.map(({ name }) => name) ?? []} />
      <List id="views" items={sheet?.views ?? []} />
      <List id="records" items={sheet?.records ?? []} />
      <p id="selection">{cell}</p>
      <p id="result">{result}</p>
    </main>
  )
}

const root = document.createElement('div')
document.body.append(root)
createRoot(root).render(<App />)
