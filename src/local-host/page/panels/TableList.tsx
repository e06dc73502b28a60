import { useState } from 'react'
import { addTable, deleteTable, freeNumberedName, renameTable, showTable } from '../state/commands.ts'
import { useActive, useDocument, useHost, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import { InlineName } from '../parts/InlineName.tsx'
import { NameMenu } from '../parts/NameMenu.tsx'

/** The list of tables, on the left as in Feishu. */
export function TableList() {
  const host = useHost()
  const say = useSay()
  const { engine } = useDocument()
  const { table: active } = useActive()
  const [renaming, setRenaming] = useState<string | null>(null)
  const { tables } = engine.document
  const names = tables.map((table) => table.name)
  return (
    <nav className="lh-tables" aria-label={say('tables.title')}>
      <div className="lh-tables-head">
        <span>{say('tables.title')}</span>
        <button
          type="button"
          className="lh-icon-button"
          aria-label={say('tables.new')}
          title={say('tables.new')}
          onClick={() =>
            void addTable(
              host,
              freeNumberedName(names, (n) => say('tables.newName', { n })),
            )
          }
          data-testid="add-table"
        >
          <Icon name="plus" />
        </button>
      </div>
      <ul className="lh-tables-list">
        {tables.map((table) => (
          <li key={table.id} className={table.id === active?.id ? 'lh-table-item lh-table-active' : 'lh-table-item'}>
            <button
              type="button"
              className="lh-table-button"
              aria-current={table.id === active?.id ? 'page' : undefined}
              data-table-id={table.id}
              onClick={() => showTable(host, table.id)}
              onDoubleClick={() => setRenaming(table.id)}
            >
              <span className="lh-table-icon">
                <Icon name="grid" size={14} />
              </span>
              {renaming === table.id ? null : (
                <span className="lh-name" title={table.name}>
                  {table.name}
                </span>
              )}
              {table.isSync ? (
                <span title={say('tables.sync')}>
                  <Icon name="lock" size={12} />
                </span>
              ) : null}
            </button>
            {renaming === table.id ? (
              <InlineName
                value={table.name}
                editing
                label={say('common.rename')}
                onDone={(name) => {
                  setRenaming(null)
                  if (name !== null) void renameTable(host, table.id, name)
                }}
              />
            ) : null}
            <NameMenu
              name={table.name}
              deleteTitle={say('tables.deleteTitle', { name: table.name })}
              deleteText={say('tables.deleteText', { n: table.records.length })}
              onRename={() => setRenaming(table.id)}
              onDelete={() => void deleteTable(host, table.id)}
            />
          </li>
        ))}
      </ul>
    </nav>
  )
}
