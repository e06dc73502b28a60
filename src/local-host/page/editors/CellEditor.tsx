import type { CellValue, FieldState, RecordState } from '../../engine/types.ts'
import {
  attachmentsOf,
  choicesOf,
  linkedIdsOf,
  linkedTableId,
  locationOf,
  numberOf,
  optionsOf,
  peopleOf,
  plainText,
  propertyText,
} from '../cells/cellReading.ts'
import { ratingRange } from '../cells/CellView.tsx'
import { typeIntoCell } from '../cells/cellTyping.ts'
import { Avatar } from '../cells/Person.tsx'
import { Tag } from '../cells/Tag.tsx'
import { setCell, setField } from '../state/commands.ts'
import { kindOf } from '../fields/fieldTypes.ts'
import type { FieldKind } from '../fields/fieldTypes.ts'
import { Floating } from '../parts/Floating.tsx'
import type { Host } from '../state/host.ts'
import { useDocument, useHost, usePage, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import { problemText, typingContext } from '../cells/typingContext.ts'
import { ChatEditor } from './ChatEditor.tsx'
import { DateEditor } from './DateEditor.tsx'
import { FileEditor } from './FileEditor.tsx'
import type { Leave } from './leave.ts'
import { PickList, PickPanel } from './PickList.tsx'
import { addressOf, PLACES } from '../cells/places.ts'
import { TextEditor } from './TextEditor.tsx'

export interface CellEditorProps {
  readonly tableId: string
  readonly field: FieldState
  readonly record: RecordState
  /** The cell or value box that is edited; panels open beside it. */
  readonly anchor: HTMLElement
  /** Begin with nothing: the person started to type over the cell. */
  readonly blank: boolean
  readonly onLeave: (leave: Leave) => void
}

/** The editor for a cell's type. It writes through the engine and reports where the focus goes. */
export function CellEditor(props: CellEditorProps) {
  const kind = kindOf(props.field.type)
  switch (kind) {
    case 'singleSelect':
    case 'multiSelect':
      return <SelectEditor {...props} multiple={kind === 'multiSelect'} />
    case 'user':
      return <PeopleEditor {...props} />
    case 'groupChat':
      return <ChatPanel {...props} />
    case 'location':
      return <PlaceEditor {...props} />
    case 'singleLink':
    case 'duplexLink':
      return <LinkEditor {...props} />
    case 'dateTime':
      return <DatePanel {...props} />
    case 'rating':
      return <RatingEditor {...props} />
    case 'attachment':
      return <FilePanel {...props} />
    default:
      return <TypedEditor {...props} kind={kind} />
  }
}

function useWrite({ tableId, field, record }: CellEditorProps): (value: CellValue) => void {
  const host = useHost()
  return (value) => void setCell(host, tableId, record.id, field.id, value)
}

/** The initial text of an editor: as one would type it, not as it is shown. */
function typedText(host: Host, kind: FieldKind, value: CellValue): string {
  if (kind === 'progress') {
    const number = numberOf(value)
    return number === null ? '' : String(Math.round((number / host.engine.variants.progressScale) * 1e6) / 1e4)
  }
  if (kind === 'number' || kind === 'currency') return numberOf(value) === null ? '' : String(value)
  return plainText(value)
}

const INPUT_MODES: Partial<Record<FieldKind, 'decimal' | 'email' | 'tel' | 'url'>> = {
  number: 'decimal',
  currency: 'decimal',
  progress: 'decimal',
  email: 'email',
  phone: 'tel',
  url: 'url',
}

function TypedEditor(props: CellEditorProps & { readonly kind: FieldKind }) {
  const { field, record, blank, onLeave, kind } = props
  const host = useHost()
  const say = useSay()
  const write = useWrite(props)
  const inputMode = INPUT_MODES[kind]
  return (
    <TextEditor
      initial={blank ? '' : typedText(host, kind, record.fields[field.id])}
      multiline={kind === 'text'}
      label={field.name}
      {...(inputMode === undefined ? {} : { inputMode })}
      onDone={(text, leave) => {
        if (text !== null) {
          const typed = typeIntoCell(field, text, typingContext(host))
          if (typed.ok) write(typed.value)
          else host.toast('error', problemText(say, typed))
        }
        onLeave(leave)
      }}
    />
  )
}

function SelectEditor(props: CellEditorProps & { readonly multiple: boolean }) {
  const { tableId, field, record, anchor, multiple, onLeave } = props
  const host = useHost()
  const say = useSay()
  useDocument()
  const write = useWrite(props)
  const choices = choicesOf(field.property)
  const picked = optionsOf(record.fields[field.id])
  const items = choices.map((choice) => ({
    id: choice.id,
    text: choice.name,
    node: <Tag color={choice.color}>{choice.name}</Tag>,
  }))
  const pick = (id: string, name: string) => {
    const isPicked = picked.some((option) => option.id === id)
    if (!multiple) {
      write(isPicked ? null : { id, text: name })
      onLeave('stay')
      return
    }
    const next = isPicked ? picked.filter((option) => option.id !== id) : [...picked, { id, text: name }]
    write(next.length === 0 ? null : next)
  }
  const create = async (name: string) => {
    const options = Array.isArray(field.property?.['options']) ? (field.property['options'] as readonly unknown[]) : []
    const outcome = await setField(host, tableId, field.id, {
      type: field.type,
      property: { ...field.property, options: [...options, { name }] },
    })
    if (!outcome.ok) return
    const fresh = host.engine.document.tables
      .find((table) => table.id === tableId)
      ?.fields.find((candidate) => candidate.id === field.id)
    const option = choicesOf(fresh?.property ?? null).find((choice) => choice.name === name)
    if (option !== undefined) pick(option.id, option.name)
  }
  return (
    <PickPanel
      anchor={anchor}
      minWidth={220}
      label={field.name}
      items={items}
      picked={new Set(picked.map((option) => option.id))}
      placeholder={say('edit.searchOption')}
      emptyText={say('edit.noOption')}
      onPick={(id) => pick(id, choices.find((choice) => choice.id === id)?.name ?? '')}
      onCreate={{ label: (name) => say('edit.createOption', { name }), create: (name) => void create(name) }}
      onLeave={onLeave}
    />
  )
}

function PeopleEditor(props: CellEditorProps) {
  const { field, record, anchor, onLeave } = props
  const host = useHost()
  const say = useSay()
  useDocument()
  const write = useWrite(props)
  const picked = peopleOf(record.fields[field.id])
  const multiple = field.property?.['multiple'] !== false
  const items = host.engine.document.members.map((member) => ({
    id: member.id,
    text: `${member.name} ${member.enName}`,
    node: (
      <span className="lh-person-row">
        <Avatar name={member.name} color={member.avatarColor} size={24} />
        {member.name}
      </span>
    ),
  }))
  const pick = (id: string) => {
    const isPicked = picked.some((person) => person.id === id)
    const rest = picked.filter((person) => person.id !== id).map((person) => ({ id: person.id }))
    const next = isPicked ? rest : multiple ? [...rest, { id }] : [{ id }]
    write(next.length === 0 ? null : next)
    if (!multiple) onLeave('stay')
  }
  return (
    <PickPanel
      anchor={anchor}
      minWidth={240}
      label={field.name}
      items={items}
      picked={new Set(picked.map((person) => person.id))}
      placeholder={say('edit.searchPerson')}
      emptyText={say('edit.noPerson')}
      onPick={pick}
      onLeave={onLeave}
    />
  )
}

function LinkEditor(props: CellEditorProps) {
  const { field, record, anchor, onLeave } = props
  const { engine } = useDocument()
  const say = useSay()
  const lang = usePage((state) => state.lang)
  const write = useWrite(props)
  const picked = linkedIdsOf(record.fields[field.id])
  const multiple = field.property?.['multiple'] !== false
  const table = engine.document.tables.find((candidate) => candidate.id === linkedTableId(field.property))
  const primary = table?.fields.find((candidate) => candidate.isPrimary)
  const items = (table?.records ?? []).map((target) => {
    const text = table === undefined || primary === undefined ? '' : engine.cellText(table.id, primary.id, target, lang)
    return {
      id: target.id,
      text,
      node: <span className="lh-chip lh-chip-link">{text === '' ? say('grid.unnamed') : text}</span>,
    }
  })
  const pick = (id: string) => {
    const isPicked = picked.includes(id)
    const rest = picked.filter((other) => other !== id)
    const next = isPicked ? rest : multiple ? [...rest, id] : [id]
    write(next.length === 0 ? null : { recordIds: next })
    if (!multiple) onLeave('stay')
  }
  return (
    <PickPanel
      anchor={anchor}
      minWidth={260}
      label={field.name}
      items={items}
      picked={new Set(picked)}
      placeholder={say('edit.searchRecord')}
      emptyText={say('edit.noRecord')}
      onPick={pick}
      onLeave={onLeave}
    />
  )
}

function DatePanel(props: CellEditorProps) {
  const { field, record, anchor, onLeave } = props
  const host = useHost()
  const say = useSay()
  const write = useWrite(props)
  return (
    <Floating anchor={anchor} minWidth={260} onClose={() => onLeave('none')} label={field.name}>
      <DateEditor
        value={numberOf(record.fields[field.id])}
        timeZone={host.engine.document.timeZone}
        now={host.engine.clock.now()}
        withTime={propertyText(field.property, 'dateFormat')?.includes('HH') ?? false}
        onProblem={(text) => host.toast('error', say('problem.notADate', { text }))}
        onDone={(value, leave) => {
          if (value !== undefined) write(value)
          onLeave(leave)
        }}
      />
    </Floating>
  )
}

function RatingEditor(props: CellEditorProps) {
  const { field, record, anchor, onLeave } = props
  const say = useSay()
  const write = useWrite(props)
  const { min, max } = ratingRange(field)
  const value = numberOf(record.fields[field.id])
  const items = Array.from({ length: max - min + 1 }, (_step, at) => {
    const points = min + at
    return {
      id: String(points),
      text: String(points),
      node: (
        <span className="lh-stars" role="img" aria-label={say('edit.stars', { n: points })}>
          {points === 0
            ? '0'
            : Array.from({ length: points }, (_star, star) => (
                <span key={`star-${String(star)}`} className="lh-star lh-star-on">
                  <Icon name="rating" filled />
                </span>
              ))}
        </span>
      ),
    }
  })
  return (
    <Floating anchor={anchor} minWidth={200} onClose={() => onLeave('none')} label={field.name}>
      <PickList
        items={items}
        picked={new Set(value === null ? [] : [String(value)])}
        placeholder={field.name}
        emptyText={say('common.none')}
        onPick={(id) => {
          write(String(value) === id ? null : Number(id))
          onLeave('stay')
        }}
        onLeave={onLeave}
      />
    </Floating>
  )
}

function PlaceEditor(props: CellEditorProps) {
  const { field, record, anchor, onLeave } = props
  const host = useHost()
  const say = useSay()
  const write = useWrite(props)
  const present = locationOf(record.fields[field.id])
  const items = PLACES.map((place) => ({ id: place.location, text: addressOf(place), node: addressOf(place) }))
  const pick = (text: string) => {
    const typed = typeIntoCell(field, text, typingContext(host))
    if (!typed.ok) {
      host.toast('error', problemText(say, typed))
      return
    }
    write(typed.value)
    onLeave('stay')
  }
  return (
    <PickPanel
      anchor={anchor}
      minWidth={260}
      label={field.name}
      items={items}
      picked={new Set(present === null ? [] : [present])}
      placeholder={say('edit.searchPlace')}
      emptyText={say('edit.searchPlace')}
      onPick={(id) => pick(id === present ? '' : (items.find((item) => item.id === id)?.text ?? ''))}
      onCreate={{ label: (text) => say('edit.usePlace', { text }), create: pick }}
      onLeave={onLeave}
    />
  )
}

function ChatPanel(props: CellEditorProps) {
  const { field, record, anchor, onLeave } = props
  const write = useWrite(props)
  return <ChatEditor field={field} record={record} anchor={anchor} onWrite={write} onLeave={onLeave} />
}

function FilePanel(props: CellEditorProps) {
  const { field, record, anchor, onLeave } = props
  const write = useWrite(props)
  return (
    <Floating anchor={anchor} minWidth={260} onClose={() => onLeave('none')} label={field.name}>
      <FileEditor
        files={attachmentsOf(record.fields[field.id])}
        value={record.fields[field.id]}
        onWrite={write}
        onLeave={onLeave}
      />
    </Floating>
  )
}
