import { Dropdown } from '@douyinfe/semi-ui'
import { useHost, useSay } from './hostContext.tsx'
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
  const { page } = useHost()
  const say = useSay()
  const ask = () => page.setState({ question: { title: deleteTitle, text: deleteText, action: say('common.delete'), onYes: onDelete } })
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
