import { useState } from 'react'
import type { FieldState, FilterCondition, TableState, ViewState } from '../../engine/types.ts'
import { choicesOf } from '../cells/cellReading.ts'
import { Choose } from '../parts/Choose.tsx'
import { PickList } from '../editors/PickList.tsx'
import { Floating } from '../parts/Floating.tsx'
import { addCondition, deleteCondition, setConjunction, updateCondition } from '../state/commands.ts'
import { dayKey, parseTypedDate, toInstant, toWallTime } from '../words/dates.ts'
import { kindOf } from '../fields/fieldTypes.ts'
import { useDocument, useHost, useSay, useViewSettings } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import { operatorsOf } from './operators.ts'

/** Edits the conditions of a view; each change is sent to the engine at once. */
export function FilterPanel({ table, view }: { readonly table: TableState; readonly view: ViewState }) {
  const host = useHost()
  const say = useSay()
  const settings = useViewSettings(table, view)
  const filter = settings.filter
  const conditions = filter?.conditions ?? []
  // Offer the conditions of the type of a formula's results.
  const fields = table.fields
    .map((field) => host.engine.formulas.shownAs(table.id, field.id))
    .filter((field) => operatorsOf(kindOf(field.type)).length > 0)
  const add = () => {
    const field = fields[0]
    const operator = field === undefined ? undefined : operatorsOf(kindOf(field.type))[0]
    if (field !== undefined && operator !== undefined)
      void addCondition(host, table.id, view.id, { fieldId: field.id, operator: operator.operator, value: null })
  }
  return (
    <div className="lh-filter-panel">
      <div className="lh-panel-title">{say('filter.title')}</div>
      {conditions.length > 1 ? (
        <div className="lh-filter-match">
          {say('filter.where')}
          <Choose
            label={say('filter.where')}
            value={filter?.conjunction ?? 'and'}
            onChoose={(conjunction) => void setConjunction(host, table.id, view.id, conjunction)}
            choices={[
              { value: 'and', label: say('filter.all') },
              { value: 'or', label: say('filter.any') },
            ]}
          />
          {say('filter.conditions')}
        </div>
      ) : null}
      {conditions.length === 0 ? <div className="lh-panel-empty">{say('filter.empty')}</div> : null}
      {conditions.map((condition) => (
        <Condition key={condition.conditionId} table={table} view={view} condition={condition} fields={fields} />
      ))}
      <button type="button" className="lh-text-button" onClick={add} data-testid="filter-add">
        <Icon name="plus" size={14} />
        {say('filter.add')}
      </button>
    </div>
  )
}

interface ConditionProps {
  readonly table: TableState
  readonly view: ViewState
  readonly condition: FilterCondition
  readonly fields: readonly FieldState[]
}

function Condition({ table, view, condition, fields }: ConditionProps) {
  const host = useHost()
  const say = useSay()
  const field = fields.find((candidate) => candidate.id === condition.fieldId)
  const operators = operatorsOf(kindOf(field?.type ?? 1))
  const operator = operators.find((candidate) => candidate.operator === condition.operator)
  const write = (change: Partial<FilterCondition>) =>
    void updateCondition(host, table.id, view.id, { ...condition, ...change })
  return (
    <div className="lh-condition">
      <Choose
        className="lh-condition-field"
        label={say('order.choose')}
        value={condition.fieldId}
        onChoose={(fieldId) => {
          const next = fields.find((candidate) => candidate.id === fieldId)
          const first = operatorsOf(kindOf(next?.type ?? 1))[0]
          if (next !== undefined && first !== undefined)
            write({ fieldId: next.id, operator: first.operator, value: null })
        }}
        choices={fields.map((candidate) => ({ value: candidate.id, label: candidate.name }))}
      />
      <Choose
        className="lh-condition-operator"
        label={say('filter.operator')}
        value={condition.operator}
        onChoose={(name) =>
          write({
            operator: name,
            value:
              operators.find((candidate) => candidate.operator === name)?.input === 'none' ? null : condition.value,
          })
        }
        choices={operators.map((candidate) => ({ value: candidate.operator, label: say(candidate.word) }))}
      />
      {field === undefined || operator === undefined || operator.input === 'none' ? (
        <span className="lh-condition-value" />
      ) : (
        <ConditionValue
          key={`${field.id}-${operator.input}`}
          field={field}
          input={operator.input}
          value={condition.value}
          onWrite={(value) => write({ value })}
        />
      )}
      <button
        type="button"
        className="lh-icon-button"
        aria-label={say('common.delete')}
        onClick={() => void deleteCondition(host, table.id, view.id, condition.conditionId)}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  )
}

interface ConditionValueProps {
  readonly field: FieldState
  readonly input: 'text' | 'number' | 'date' | 'option' | 'person' | 'checkbox'
  readonly value: unknown
  readonly onWrite: (value: unknown) => void
}

function ConditionValue({ field, input, value, onWrite }: ConditionValueProps) {
  const say = useSay()
  const { engine } = useDocument()
  if (input === 'option' || input === 'person') {
    const list =
      input === 'option'
        ? choicesOf(field.property).map((choice) => ({ value: choice.id, label: choice.name }))
        : engine.document.members.map((member) => ({ value: member.id, label: member.name }))
    const picked = Array.isArray(value)
      ? value.filter((id): id is string => typeof id === 'string')
      : typeof value === 'string'
        ? [value]
        : []
    return <SeveralValues list={list} picked={picked} onWrite={onWrite} />
  }
  if (input === 'checkbox') {
    return (
      <Choose
        className="lh-condition-value"
        label={say('filter.value')}
        value={value === true ? 'true' : 'false'}
        onChoose={(next) => onWrite(next === 'true')}
        choices={[
          { value: 'true', label: '☑' },
          { value: 'false', label: '☐' },
        ]}
      />
    )
  }
  return <TypedValue input={input} value={value} onWrite={onWrite} />
}

interface SeveralValuesProps {
  readonly list: readonly { readonly value: string; readonly label: string }[]
  readonly picked: readonly string[]
  readonly onWrite: (value: unknown) => void
}

/** Options or people of a condition, chosen from a list. */
function SeveralValues({ list, picked, onWrite }: SeveralValuesProps) {
  const say = useSay()
  const [button, setButton] = useState<HTMLButtonElement | null>(null)
  const [open, setOpen] = useState(false)
  const names = list.filter((choice) => picked.includes(choice.value)).map((choice) => choice.label)
  const pick = (id: string) => {
    const next = picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id]
    onWrite(next.length === 0 ? null : next)
  }
  return (
    <>
      <button
        ref={setButton}
        type="button"
        className="lh-select lh-condition-value"
        aria-expanded={open}
        aria-label={`${say('filter.value')} ${names.join(', ')}`}
        onClick={() => setOpen(!open)}
      >
        {names.length === 0 ? <span className="lh-muted">{say('filter.value')}</span> : names.join(', ')}
      </button>
      {open && button !== null ? (
        <Floating anchor={button} minWidth={200} label={say('filter.value')} onClose={() => setOpen(false)}>
          <PickList
            items={list.map((choice) => ({ id: choice.value, text: choice.label, node: choice.label }))}
            picked={new Set(picked)}
            placeholder={say('common.search')}
            emptyText={say('common.none')}
            onPick={pick}
            onLeave={() => {
              setOpen(false)
              button.focus()
            }}
          />
        </Floating>
      ) : null}
    </>
  )
}

const DURATIONS: ReadonlySet<string> = new Set([
  'Today',
  'Tomorrow',
  'Yesterday',
  'CurrentWeek',
  'LastWeek',
  'CurrentMonth',
  'LastMonth',
  'TheLastWeek',
  'TheNextWeek',
  'TheLastMonth',
  'TheNextMonth',
])

function TypedValue({
  input,
  value,
  onWrite,
}: {
  readonly input: 'text' | 'number' | 'date'
  readonly value: unknown
  readonly onWrite: (value: unknown) => void
}) {
  const say = useSay()
  const { engine } = useDocument()
  const zone = engine.document.timeZone
  const shown =
    input === 'date' && typeof value === 'number'
      ? dayKey(toWallTime(value, zone)).replaceAll('-', '/')
      : typeof value === 'string' || typeof value === 'number'
        ? String(value)
        : ''
  const [text, setText] = useState(shown)
  const write = () => {
    if (text === shown) return
    if (text.trim() === '') onWrite(null)
    else if (input === 'text') onWrite(text)
    else if (input === 'number') onWrite(Number.isFinite(Number(text)) ? Number(text) : null)
    else {
      const time = parseTypedDate(text, toWallTime(engine.clock.now(), zone).year)
      onWrite(DURATIONS.has(text) ? text : time === null ? null : toInstant(time, zone))
    }
  }
  return (
    <input
      className="lh-input lh-condition-value"
      aria-label={say('filter.value')}
      placeholder={input === 'date' ? say('edit.date') : say('filter.value')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.key === 'Enter') write()
      }}
    />
  )
}
