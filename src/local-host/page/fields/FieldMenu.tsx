import { Dropdown } from '@douyinfe/semi-ui'
import { useState } from 'react'
import type { FieldState, TableState, ViewState } from '../../engine/types.ts'
import { deleteField, setGroup, setHidden, setSort } from '../commands.ts'
import { useHost, useSay } from '../hostContext.tsx'
import { Icon } from '../Icon.tsx'
import { FieldDialog } from './FieldDialog.tsx'

/** The menu of a column header: edit, order, group, hide, delete. */
export function FieldMenu({ table, view, field }: { readonly table: TableState; readonly view: ViewState; readonly field: FieldState }) {
  const host = useHost()
  const say = useSay()
  const [editing, setEditing] = useState(false)
  const confirmDelete = () =>
    host.page.setState({
      question: {
        title: say('field.deleteTitle', { name: field.name }),
        text: say('field.deleteText'),
        action: say('common.delete'),
        onYes: () => void deleteField(host, table.id, field.id),
      },
    })
  return (
    <>
      <Dropdown
        trigger="click"
        position="bottomRight"
        clickToHide
        render={
          <Dropdown.Menu>
            <Dropdown.Item icon={<Icon name="edit" />} onClick={() => setEditing(true)}>{say('common.rename')}</Dropdown.Item>
            <Dropdown.Divider />
            <Dropdown.Item icon={<Icon name="sort" />} onClick={() => void setSort(host, table.id, view.id, [{ fieldId: field.id, desc: false }])}>{say('field.sortAsc')}</Dropdown.Item>
            <Dropdown.Item icon={<Icon name="sort" />} onClick={() => void setSort(host, table.id, view.id, [{ fieldId: field.id, desc: true }])}>{say('field.sortDesc')}</Dropdown.Item>
            <Dropdown.Item icon={<Icon name="group" />} onClick={() => void setGroup(host, table.id, view.id, [{ fieldId: field.id, desc: false }])}>{say('field.group')}</Dropdown.Item>
            {field.isPrimary ? null : <Dropdown.Item icon={<Icon name="eyeOff" />} onClick={() => void setHidden(host, table.id, view.id, [field.id], true)}>{say('field.hide')}</Dropdown.Item>}
            {field.isPrimary ? null : <Dropdown.Divider />}
            {field.isPrimary ? null : <Dropdown.Item type="danger" icon={<Icon name="trash" />} onClick={confirmDelete}>{say('common.delete')}</Dropdown.Item>}
          </Dropdown.Menu>
        }
      >
        <button type="button" className="lh-header-menu" aria-label={`${field.name} ${say('common.more')}`} data-field-menu={field.id}>
          <Icon name="chevronDown" size={12} />
        </button>
      </Dropdown>
      {editing ? <FieldDialog table={table} field={field} onClose={() => setEditing(false)} /> : null}
    </>
  )
}
