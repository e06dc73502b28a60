import { Dropdown, Modal } from '@douyinfe/semi-ui'
import { useSay } from './hostContext.tsx'
import { Icon } from './Icon.tsx'

interface NameMenuProps {
  readonly name: string
  readonly deleteTitle: string
  readonly deleteText: string
  readonly onRename: () => void
  readonly onDelete: () => void
}

/** The ⋯ menu of a table or a view: rename and delete, the latter only after asking. */
export function NameMenu({ name, deleteTitle, deleteText, onRename, onDelete }: NameMenuProps) {
  const say = useSay()
  const ask = () =>
    Modal.confirm({ title: deleteTitle, content: deleteText, okText: say('common.delete'), cancelText: say('common.cancel'), okType: 'danger', onOk: onDelete })
  return (
    <Dropdown
      trigger="click"
      position="bottomLeft"
      clickToHide
      render={
        <Dropdown.Menu>
          <Dropdown.Item icon={<Icon name="edit" />} onClick={onRename}>{say('common.rename')}</Dropdown.Item>
          <Dropdown.Item type="danger" icon={<Icon name="trash" />} onClick={ask}>{say('common.delete')}</Dropdown.Item>
        </Dropdown.Menu>
      }
    >
      <button type="button" className="lh-icon-button lh-name-menu" aria-label={`${name} ${say('common.more')}`} onClick={(event) => event.stopPropagation()}>
        <Icon name="more" size={14} />
      </button>
    </Dropdown>
  )
}
