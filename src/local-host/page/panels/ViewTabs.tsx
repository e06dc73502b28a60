import { useState } from 'react'
import type { TableState, ViewState } from '../../engine/types.ts'
import { addView, deleteView, renameView, showView } from '../state/commands.ts'
import { useHost, useSay } from '../state/hostContext.tsx'
import { Icon, ViewIcon } from '../parts/Icon.tsx'
import { InlineName } from '../parts/InlineName.tsx'
import { Menu } from '../parts/Menu.tsx'
import { NameMenu } from '../parts/NameMenu.tsx'
import { ADDABLE_VIEWS, viewTypeWord } from '../views/viewTypes.ts'

/** The views of a table, each with the icon of its type. */
export function ViewTabs({ table, view: active }: { readonly table: TableState; readonly view: ViewState | null }) {
  const host = useHost()
  const say = useSay()
  const [renaming, setRenaming] = useState<string | null>(null)
  return (
    <nav className="lh-views" aria-label={say('views.list')}>
      {table.views.map((view) => (
        <div key={view.id} className={view.id === active?.id ? 'lh-view lh-view-active' : 'lh-view'}>
          <button
            type="button"
            className="lh-view-button"
            aria-current={view.id === active?.id ? 'page' : undefined}
            data-view-id={view.id}
            data-view-type={view.type}
            onClick={() => showView(host, table.id, view.id)}
            onDoubleClick={() => setRenaming(view.id)}
          >
            <ViewIcon type={view.type} />
            {renaming === view.id ? null : (
              <span className="lh-name" title={view.name}>
                {view.name}
              </span>
            )}
          </button>
          {renaming === view.id ? (
            <InlineName
              value={view.name}
              editing
              label={say('common.rename')}
              onDone={(name) => {
                setRenaming(null)
                if (name !== null) void renameView(host, table.id, view.id, name)
              }}
            />
          ) : null}
          {view.id === active?.id ? (
            <NameMenu
              name={view.name}
              deleteTitle={say('views.deleteTitle', { name: view.name })}
              deleteText={say('views.deleteText')}
              onRename={() => setRenaming(view.id)}
              onDelete={() => void deleteView(host, table.id, view.id)}
            />
          ) : null}
        </div>
      ))}
      <Menu
        className="lh-icon-button lh-view-add"
        label={say('views.new')}
        data={{ 'data-testid': 'add-view' }}
        items={ADDABLE_VIEWS.map((type) => ({
          label: say(viewTypeWord(type)),
          icon: <ViewIcon type={type} />,
          onPick: () => void addView(host, table.id, type, null),
        }))}
      >
        <Icon name="plus" />
      </Menu>
    </nav>
  )
}
