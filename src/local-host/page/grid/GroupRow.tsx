import { memo } from 'react'
import type { TableState, ViewRow } from '../../engine/types.ts'
import { choicesOf, optionsOf, peopleOf } from '../cells/cellReading.ts'
import { Person } from '../cells/Person.tsx'
import { Tag } from '../cells/Tag.tsx'
import { kindOf } from '../fields/fieldTypes.ts'
import { useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'

type Group = Extract<ViewRow, { kind: 'group' }>

interface GroupRowProps {
  readonly table: TableState
  readonly group: Group
  readonly isCollapsed: boolean
  readonly rowIndex: number
  readonly top: number
  readonly height: number
  readonly width: number
  readonly version: number
  readonly onToggle: (key: string) => void
}

/** The heading of a group; a press folds the group. */
export const GroupRow = memo(function GroupRow({
  table,
  group,
  isCollapsed,
  rowIndex,
  top,
  height,
  width,
  onToggle,
}: GroupRowProps) {
  const say = useSay()
  const field = table.fields.find((candidate) => candidate.id === group.fieldId)
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-expanded={!isCollapsed}
      className="lh-group"
      style={{ transform: `translateY(${String(top)}px)`, height, width }}
      data-group-key={group.key}
    >
      <div role="gridcell" className="lh-group-body" style={{ paddingLeft: 12 + group.level * 20 }}>
        <button
          type="button"
          className="lh-group-toggle"
          aria-expanded={!isCollapsed}
          aria-label={`${say(isCollapsed ? 'grid.open' : 'grid.collapse')} ${group.label}`}
          onClick={() => onToggle(group.key)}
        >
          <Icon name={isCollapsed ? 'chevronRight' : 'chevronDown'} size={14} />
        </button>
        <span className="lh-group-field">{field?.name}</span>
        <GroupLabel table={table} group={group} />
        <span className="lh-group-count">{say('grid.groupCount', { n: group.count })}</span>
      </div>
    </div>
  )
})

/** The value of a group: its option, people or text. */
export function GroupLabel({
  table,
  group,
}: {
  readonly table: TableState
  readonly group: Pick<Group, 'fieldId' | 'label' | 'value'>
}) {
  const say = useSay()
  const field = table.fields.find((candidate) => candidate.id === group.fieldId)
  const kind = kindOf(field?.type ?? 1)
  if (group.label === '') return <span className="lh-group-empty">{say('grid.emptyValue')}</span>
  if (kind === 'singleSelect' || kind === 'multiSelect') {
    const choices = choicesOf(field?.property ?? null)
    return (
      <>
        {optionsOf(group.value).map((option) => (
          <Tag key={option.id} color={choices.find((choice) => choice.id === option.id)?.color ?? 0}>
            {option.text === '' ? group.label : option.text}
          </Tag>
        ))}
      </>
    )
  }
  if (kind === 'user' || kind === 'createdUser' || kind === 'modifiedUser')
    return (
      <>
        {peopleOf(group.value).map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </>
    )
  return <span className="lh-group-text">{group.label}</span>
}
