import { useState } from 'react'
import type { FieldState, TableState, ViewState } from '../../engine/types.ts'
import { deleteField, setGroup, setHidden, setSort } from '../state/commands.ts'
import { useHost, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Menu } from '../parts/Menu.tsx'
import type { MenuItem } from '../parts/Menu.tsx'
import { FieldDialog } from './FieldDialog.tsx'

/** The menu of a column header: edit, order, group, hide, delete. */
export function FieldMenu({
  table,
  view,
  field,
}: {
  readonly table: TableState
  readonly view: ViewState
  readonly field: FieldState
}) {
  const host = useHost()
  const say = useSay()
  const [editing, setEditing] = useState(false)
  const confirmDelete = () =>
    host.page.setState({
      question: {
        title: say('field.deleteTitle', { name: field.name }),
        text: say('field.deleteText'),
        action: say('common.delete'),
        isDangerous: true,
        onYes: () => void deleteField(host, table.id, field.id),
      },
    })
  const order = (desc: boolean) => void setSort(host, table.id, view.id, [{ fieldId: field.id, desc }])
  const items: readonly MenuItem[] = [
    { label: say('common.rename'), icon: 'edit', onPick: () => setEditing(true) },
    { label: say('field.sortAsc'), icon: 'sort', isApart: true, onPick: () => order(false) },
    { label: say('field.sortDesc'), icon: 'sort', onPick: () => order(true) },
    {
      label: say('field.group'),
      icon: 'group',
      onPick: () => void setGroup(host, table.id, view.id, [{ fieldId: field.id, desc: false }]),
    },
  ]
  const otherItems: readonly MenuItem[] = [
    {
      label: say('field.hide'),
      icon: 'eyeOff',
      onPick: () => void setHidden(host, table.id, view.id, [field.id], true),
    },
    { label: say('common.delete'), icon: 'trash', isDangerous: true, isApart: true, onPick: confirmDelete },
  ]
  return (
    <>
      <Menu
        className="lh-header-menu"
        label={`${field.name} ${say('common.more')}`}
        data={{ 'data-field-menu': field.id }}
        items={field.isPrimary ? items : [...items, ...otherItems]}
      >
        <Icon name="chevronDown" size={12} />
      </Menu>
      {editing ? <FieldDialog table={table} field={field} onClose={() => setEditing(false)} /> : null}
    </>
  )
}
