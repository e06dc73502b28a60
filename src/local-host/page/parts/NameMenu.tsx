import { useHost, useSay } from '../state/hostContext.tsx'
import { Icon } from './Icon.tsx'
import { Menu } from './Menu.tsx'

interface NameMenuProps {
  readonly name: string
  readonly deleteTitle: string
  readonly deleteText: string
  readonly onRename: () => void
  readonly onDelete: () => void
}

/** The ⋯ menu of a table or a view: rename, and delete after a confirmation. */
export function NameMenu({ name, deleteTitle, deleteText, onRename, onDelete }: NameMenuProps) {
  const { page } = useHost()
  const say = useSay()
  const ask = () =>
    page.setState({
      question: {
        title: deleteTitle,
        text: deleteText,
        action: say('common.delete'),
        isDangerous: true,
        onYes: onDelete,
      },
    })
  const items = [
    { label: say('common.rename'), icon: 'edit', onPick: onRename },
    { label: say('common.delete'), icon: 'trash', isDangerous: true, onPick: ask },
  ]
  return (
    <Menu className="lh-icon-button lh-name-menu" label={`${name} ${say('common.more')}`} items={items}>
      <Icon name="more" size={14} />
    </Menu>
  )
}
