import { Checkbox, Modal, Select, TextArea } from '@douyinfe/semi-ui'
import { useEffect, useId, useRef, useState } from 'react'
import type { FieldState, TableState } from '../../engine/types.ts'
import { choicesOf, linkedTableId, propertyText } from '../cells/cellReading.ts'
import { addField, setField } from '../commands.ts'
import { useDocument, useHost, useSay } from '../hostContext.tsx'
import { FieldIcon } from '../Icon.tsx'
import { ADDABLE, kindOf } from './fieldTypes.ts'
import type { FieldKind } from './fieldTypes.ts'
import { FIELD } from '../../engine/fieldTypes.ts'
import { propertyOf } from './fieldProperty.ts'

const FORMATTERS = ['0', '0.0', '0.00', '1,000', '1,000.00', '0%', '0.00%']
const DATE_FORMATS = ['yyyy/MM/dd', 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd', 'yyyy-MM-dd HH:mm', 'MM-dd', 'MM/dd/yyyy', 'dd/MM/yyyy']
const CURRENCIES = ['CNY', 'USD', 'EUR', 'JPY', 'HKD', 'GBP']

/** Adds a field, or changes the given one: name, type and what its type needs (§7.5). */
export function FieldDialog({ table, field, onClose }: { readonly table: TableState; readonly field: FieldState | null; readonly onClose: () => void }) {
  const host = useHost()
  const say = useSay()
  const { engine } = useDocument()
  const nameId = useId()
  const property = field?.property ?? null
  const [name, setName] = useState(field?.name ?? '')
  const [kind, setKind] = useState<FieldKind>(field === null ? 'text' : kindOf(field.type))
  const [options, setOptions] = useState(choicesOf(property).map((choice) => choice.name).join('\n'))
  const [formatter, setFormatter] = useState(propertyText(property, 'formatter') ?? '0')
  const [dateFormat, setDateFormat] = useState(propertyText(property, 'dateFormat') ?? 'yyyy/MM/dd')
  const [currency, setCurrency] = useState(propertyText(property, 'currencyCode') ?? 'CNY')
  const [multiple, setMultiple] = useState(property?.['multiple'] !== false)
  const [linkTable, setLinkTable] = useState(linkedTableId(property) ?? engine.document.tables.find((other) => other.id !== table.id)?.id ?? table.id)
  const [formula, setFormula] = useState(propertyText(property, 'formula') ?? '')

  const save = async () => {
    const given = propertyOf(kind, { options, formatter, dateFormat, currency, multiple, linkTable, formula, old: kindOf(field?.type ?? 0) === kind ? property : null })
    const typeWord = say(`type.${kind}`)
    const trimmed = name.trim() === '' ? freeName(table, typeWord) : name.trim()
    const change = { type: FIELD[kind], name: trimmed, ...(given === null ? {} : { property: given }) }
    const outcome = field === null ? await addField(host, table.id, change) : await setField(host, table.id, field.id, change)
    if (outcome.ok) onClose()
  }

  return (
    <Modal visible title={say(field === null ? 'field.new' : 'common.rename')} onOk={() => void save()} onCancel={onClose} okText={say('common.ok')} cancelText={say('common.cancel')} width={420} className="lh-field-dialog">
      <div className="lh-form">
        <label htmlFor={nameId}>{say('field.name')}</label>
        <NameInput id={nameId} value={name} placeholder={say(`type.${kind}`)} onChange={setName} onEnter={() => void save()} />
        <span className="lh-form-label">{say('field.type')}</span>
        <Select
          aria-label={say('field.type')}
          value={kind}
          filter
          style={{ width: '100%' }}
          onChange={(value) => setKind(ADDABLE.find((candidate) => candidate === value) ?? 'text')}
          optionList={ADDABLE.filter((candidate) => field?.isPrimary !== true || ['text', 'number', 'dateTime', 'currency', 'phone', 'email', 'url', 'autoNumber', 'barcode', 'progress', 'formula', 'location'].includes(candidate)).map((candidate) => ({
            value: candidate,
            label: say(`type.${candidate}`),
          }))}
          prefix={<span className="lh-form-prefix"><FieldIcon type={FIELD[kind]} /></span>}
        />
        {kind === 'singleSelect' || kind === 'multiSelect' ? (
          <>
            <span className="lh-form-label">{say('field.options')}</span>
            <TextArea aria-label={say('field.options')} rows={5} value={options} onChange={setOptions} />
          </>
        ) : null}
        {kind === 'number' ? <Choice label={say('field.formatter')} value={formatter} values={FORMATTERS} onChange={setFormatter} /> : null}
        {kind === 'dateTime' || kind === 'createdTime' || kind === 'modifiedTime' ? <Choice label={say('field.dateFormat')} value={dateFormat} values={DATE_FORMATS} onChange={setDateFormat} /> : null}
        {kind === 'currency' ? <Choice label={say('field.currency')} value={currency} values={CURRENCIES} onChange={setCurrency} /> : null}
        {kind === 'singleLink' || kind === 'duplexLink' ? (
          <>
            <span className="lh-form-label">{say('field.linkTable')}</span>
            <Select aria-label={say('field.linkTable')} value={linkTable} style={{ width: '100%' }} onChange={(value) => setLinkTable(String(value))} optionList={engine.document.tables.map((other) => ({ value: other.id, label: other.name }))} />
          </>
        ) : null}
        {kind === 'user' || kind === 'singleLink' || kind === 'duplexLink' ? (
          <Checkbox checked={multiple} onChange={(event) => setMultiple(event.target.checked === true)}>{say('field.multiple')}</Checkbox>
        ) : null}
        {kind === 'formula' ? (
          <>
            <span className="lh-form-label">{say('field.formula')}</span>
            <TextArea aria-label={say('field.formula')} rows={3} value={formula} onChange={setFormula} />
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

/** The first thing to fill in: it takes the focus when the dialog opens. */
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

function Choice({ label, value, values, onChange }: { readonly label: string; readonly value: string; readonly values: readonly string[]; readonly onChange: (value: string) => void }) {
  return (
    <>
      <span className="lh-form-label">{label}</span>
      <Select aria-label={label} value={value} style={{ width: '100%' }} onChange={(next) => onChange(String(next))} optionList={values.map((entry) => ({ value: entry, label: entry }))} />
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
