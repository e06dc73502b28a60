import type { CellValue, FieldState, RecordState } from '../../engine/types.ts'
import { peopleOf } from '../cells/cellReading.ts'
import type { PersonValue } from '../cells/cellReading.ts'
import { FIELD } from '../../engine/fields/fieldTypes.ts'
import { useDocument, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import type { Leave } from './leave.ts'
import { PickPanel } from './PickList.tsx'

interface ChatEditorProps {
  readonly field: FieldState
  readonly record: RecordState
  readonly anchor: HTMLElement
  readonly onWrite: (value: CellValue) => void
  readonly onLeave: (leave: Leave) => void
}

/** A Base has no list of chats: people can pick one that some cell holds, or make one up by its name. */
const chatNamed = (name: string): PersonValue => ({ id: `oc_local_${name}`, name })

/** The group chats of a cell. */
export function ChatEditor({ field, record, anchor, onWrite, onLeave }: ChatEditorProps) {
  const { engine } = useDocument()
  const say = useSay()
  const chats = new Map<string, PersonValue>()
  for (const table of engine.document.tables) {
    for (const column of table.fields.filter(({ type }) => type === FIELD.groupChat)) {
      for (const row of table.records) for (const chat of peopleOf(row.fields[column.id])) chats.set(chat.id, chat)
    }
  }
  const picked = peopleOf(record.fields[field.id])
  const multiple = field.property?.['multiple'] !== false
  const items = [...chats.values()].map((chat) => ({
    id: chat.id,
    text: chat.name,
    node: (
      <span className="lh-chip">
        <Icon name="groupChat" size={14} />
        {chat.name === '' ? chat.id : chat.name}
      </span>
    ),
  }))
  const pick = (chat: PersonValue) => {
    const rest = picked.filter((other) => other.id !== chat.id)
    const isPicked = rest.length < picked.length
    const next = isPicked ? rest : multiple ? [...rest, chat] : [chat]
    onWrite(next.length === 0 ? null : next.map(({ id, name }) => ({ id, name })))
    if (!multiple) onLeave('stay')
  }
  return (
    <PickPanel
      anchor={anchor}
      minWidth={240}
      label={field.name}
      items={items}
      picked={new Set(picked.map(({ id }) => id))}
      placeholder={say('edit.searchChat')}
      emptyText={say('edit.noChat')}
      onPick={(id) => pick(chats.get(id) ?? { id, name: '' })}
      onCreate={{ label: (name) => say('edit.createOption', { name }), create: (name) => pick(chatNamed(name)) }}
      onLeave={onLeave}
    />
  )
}
