import { Modal } from '@douyinfe/semi-ui'
import { useEffect, useId, useRef, useState } from 'react'
import type { FieldState, TableState } from '../../engine/types.ts'
import { choicesOf, linkedTableId, propertyText } from '../cells/cellReading.ts'
import { Choose } from '../parts/Choose.tsx'
import { addField, setField } from '../state/commands.ts'
import { useDocument, useHost, useSay } from '../state/hostContext.tsx'
import { FieldIcon } from '../parts/Icon.tsx'
import { ADDABLE, kindOf } from './fieldTypes.ts'
import type { FieldKind } from './fieldTypes.ts'
import { FIELD, PRIMARY_TYPES } from '../../engine/fields/fieldTypes.ts'
import { propertyOf } from './fieldProperty.ts'
import { FormulaEditor, useFormulaCheck } from './FormulaEditor.tsx'

const FORMATTERS = ['0', '0.0', '0.00', '1,000', '1,000.00', '0%', '0.00%']
const DATE_FORMATS = [
  'yyyy/MM/dd',
  'yyyy/MM/dd HH:mm',
  'yyyy-MM-dd',
  'yyyy-MM-dd HH:mm',
  'MM-dd',
  'MM/dd/yyyy',
  'dd/MM/yyyy',
]
const CURRENCIES = ['CNY', 'USD', 'EUR', 'JPY', 'HKD', 'GBP']

/** Adds a field, or changes the given one: name, type and what its type needs (host-protocol §7.5). */
export function FieldDialog({
  table,
  field,
  onClose,
}: {
  readonly table: TableState
  readonly field: FieldState | null
  readonly onClose: () => void
}) {
  const host = useHost()
  const say = useSay()
  const { engine } = useDocument()
  const nameId = useId()
  const property = field?.property ?? null
  const [name, setName] = useState(field?.name ?? '')
  const [kind, setKind] = useState<FieldKind>(field === null ? 'text' : kindOf(field.type))
  const [options, setOptions] = useState(
    choicesOf(property)
      .map((choice) => choice.name)
      .join('\n'),
  )
  const [formatter, setFormatter] = useState(propertyText(property, 'formatter') ?? '0')
  const [dateFormat, setDateFormat] = useState(propertyText(property, 'dateFormat') ?? 'yyyy/MM/dd')
  const [currency, setCurrency] = useState(propertyText(property, 'currencyCode') ?? 'CNY')
  const [multiple, setMultiple] = useState(property?.['multiple'] !== false)
  const [linkTable, setLinkTable] = useState(
    linkedTableId(property) ?? engine.document.tables.find((other) => other.id !== table.id)?.id ?? table.id,
  )
  const storedFormula = propertyText(property, 'formula') ?? ''
  const [formula, setFormula] = useState(storedFormula)

  const kinds = field?.isPrimary === true ? ADDABLE.filter((each) => PRIMARY_TYPES.has(FIELD[each])) : ADDABLE

  const check = useFormulaCheck(table, kind === 'formula' ? formula : '', field?.id ?? null)

  const save = async () => {
    if (check?.problems.some(({ severity }) => severity === 'error') === true && formula !== storedFormula) {
      host.toast('error', say('formula.fix'))
      return
    }
    const given = propertyOf(kind, {
      options,
      formatter,
      dateFormat,
      currency,
      multiple,
      linkTable,
      formula,
      old: kindOf(field?.type ?? 0) === kind ? property : null,
    })
    const typeWord = say(`type.${kind}`)
    const trimmed = name.trim() === '' ? freeName(table, typeWord) : name.trim()
    const change = { type: FIELD[kind], name: trimmed, ...(given === null ? {} : { property: given }) }
    const outcome =
      field === null ? await addField(host, table.id, change) : await setField(host, table.id, field.id, change)
    if (outcome.ok) onClose()
  }

  return (
    <Modal
      visible
      title={say(field === null ? 'field.new' : 'common.rename')}
      onOk={() => void save()}
      onCancel={onClose}
      okText={say('common.ok')}
      cancelText={say('common.cancel')}
      okButtonProps={{ 'aria-label': say('common.ok') }}
      cancelButtonProps={{ 'aria-label': say('common.cancel') }}
      width={kind === 'formula' ? 560 : 420}
      className="lh-field-dialog"
    >
      <div className="lh-form">
        <label htmlFor={nameId}>{say('field.name')}</label>
        <NameInput
          id={nameId}
          value={name}
          placeholder={say(`type.${kind}`)}
          onChange={setName}
          onEnter={() => void save()}
        />
        <span className="lh-form-label">{say('field.type')}</span>
        <div className="lh-form-type">
          <FieldIcon type={FIELD[kind]} />
          <Choose
            label={say('field.type')}
            value={kind}
            onChoose={setKind}
            choices={kinds.map((each) => ({ value: each, label: say(`type.${each}`) }))}
          />
        </div>
        {kind === 'singleSelect' || kind === 'multiSelect' ? (
          <>
            <span className="lh-form-label">{say('field.options')}</span>
            <textarea
              className="lh-input"
              aria-label={say('field.options')}
              rows={5}
              value={options}
              onChange={(event) => setOptions(event.target.value)}
            />
          </>
        ) : null}
        {kind === 'number' ? (
          <LabelledChoice
            label={say('field.formatter')}
            value={formatter}
            values={FORMATTERS}
            onChange={setFormatter}
          />
        ) : null}
        {kind === 'dateTime' || kind === 'createdTime' || kind === 'modifiedTime' ? (
          <LabelledChoice
            label={say('field.dateFormat')}
            value={dateFormat}
            values={DATE_FORMATS}
            onChange={setDateFormat}
          />
        ) : null}
        {kind === 'currency' ? (
          <LabelledChoice label={say('field.currency')} value={currency} values={CURRENCIES} onChange={setCurrency} />
        ) : null}
        {kind === 'singleLink' || kind === 'duplexLink' ? (
          <>
            <span className="lh-form-label">{say('field.linkTable')}</span>
            <Choose
              label={say('field.linkTable')}
              value={linkTable}
              onChoose={setLinkTable}
              choices={engine.document.tables.map((other) => ({ value: other.id, label: other.name }))}
            />
          </>
        ) : null}
        {kind === 'user' || kind === 'groupChat' || kind === 'singleLink' || kind === 'duplexLink' ? (
          <label className="lh-menu-row">
            <input type="checkbox" checked={multiple} onChange={(event) => setMultiple(event.target.checked)} />
            {say('field.multiple')}
          </label>
        ) : null}
        {kind === 'formula' ? (
          <>
            <span className="lh-form-label">{say('field.formula')}</span>
            <FormulaEditor table={table} text={formula} check={check} onChange={setFormula} />
          </>
        ) : null}
      </div>
    </Modal>
  )
}

interface NameInputProps {
  readonly id: string
  readonly value: string
  readonly placeholder: string
  readonly onChange: (name: string) => void
  readonly onEnter: () => void
}

/** The first input, which takes the focus when the dialog opens. */
function NameInput({ id, value, placeholder, onChange, onEnter }: NameInputProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => box.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <input
      ref={box}
      id={id}
      className="lh-input"
      value={value}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter()
      }}
    />
  )
}

function LabelledChoice({
  label,
  value,
  values,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly values: readonly string[]
  readonly onChange: (value: string) => void
}) {
  return (
    <>
      <span className="lh-form-label">{label}</span>
      <Choose
        label={label}
        value={value}
        onChoose={onChange}
        choices={values.map((entry) => ({ value: entry, label: entry }))}
      />
    </>
  )
}

function freeName(table: TableState, word: string): string {
  const taken = new Set(table.fields.map((field) => field.name))
  if (!taken.has(word)) return word
  let n = 2
  while (taken.has(`${word} ${String(n)}`)) n += 1
  return `${word} ${String(n)}`
}
