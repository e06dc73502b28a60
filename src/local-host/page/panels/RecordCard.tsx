import { Modal } from '@douyinfe/semi-ui'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { FieldState, RecordState, TableState } from '../../engine/types.ts'
import { CellView } from '../cells/CellView.tsx'
import { setCell } from '../state/commands.ts'
import { CellEditor } from '../editors/CellEditor.tsx'
import { kindOf } from '../fields/fieldTypes.ts'
import { checkEditable } from '../grid/edits.ts'
import { indexRecordRows } from '../grid/moves.ts'
import { activeTable, activeView } from '../state/host.ts'
import { useDocument, useHost, usePage, useSay } from '../state/hostContext.tsx'
import { FieldIcon, Icon } from '../parts/Icon.tsx'
import type { OpenCard } from '../state/pageStore.ts'
import { recordById } from '../state/recordIndex.ts'

/** The record card: edits every field of one record and pages to the previous and next record of the view. */
export function RecordCard({ card }: { readonly card: OpenCard }) {
  const host = useHost()
  const say = useSay()
  const { engine, version } = useDocument()
  const lang = usePage((state) => state.lang)
  const close = () => host.page.setState({ card: null })
  const table = engine.document.tables.find((candidate) => candidate.id === card.tableId)
  const record = table === undefined ? null : recordById(table, version, card.recordId)
  const primary = table?.fields.find((field) => field.isPrimary)
  const title =
    table === undefined || record === null || primary === undefined
      ? ''
      : engine.cellText(table.id, primary.id, record, lang)
  const shown = table?.fields.filter((field) => card.fieldIds === null || card.fieldIds.includes(field.id)) ?? []
  return (
    <Modal
      visible
      width={680}
      footer={null}
      onCancel={close}
      closeOnEsc
      className="lh-card"
      title={
        <div className="lh-card-head" data-testid="record-card" data-record-id={card.recordId}>
          {table === undefined ? null : <Neighbours table={table} card={card} />}
          <span className="lh-card-table">{table?.name}</span>
        </div>
      }
    >
      {table === undefined || record === null ? (
        <p className="lh-card-gone">{say('record.gone')}</p>
      ) : (
        <>
          <h2 className="lh-card-title">{title === '' ? say('grid.unnamed') : title}</h2>
          <div className="lh-card-fields">
            {shown.map((field, at) => (
              <CardField
                key={`${record.id} ${field.id}`}
                table={table}
                field={field}
                record={record}
                version={version}
                opensEditor={card.opensEditor && at === 0}
              />
            ))}
          </div>
        </>
      )}
    </Modal>
  )
}

function Neighbours({ table, card }: { readonly table: TableState; readonly card: OpenCard }) {
  const host = useHost()
  const say = useSay()
  const state = host.page.getState()
  const view = activeTable(host.engine, state)?.id === table.id ? activeView(table, state) : null
  const rows = view === null ? [] : host.engine.viewRows(table.id, view.id, host.member().id)
  const records = indexRecordRows(rows)
  const at = records.positionOf(card.recordId)
  const go = (recordId: string | undefined) => {
    if (recordId !== undefined) host.page.setState({ card: { ...card, recordId, opensEditor: false } })
  }
  const before = at === undefined ? undefined : records.idAt(at - 1)
  const after = at === undefined ? undefined : records.idAt(at + 1)
  return (
    <>
      <button
        type="button"
        className="lh-icon-button"
        aria-label={say('record.previous')}
        disabled={before === undefined}
        onClick={() => go(before)}
      >
        <Icon name="chevronUp" />
      </button>
      <button
        type="button"
        className="lh-icon-button"
        aria-label={say('record.next')}
        disabled={after === undefined}
        onClick={() => go(after)}
      >
        <Icon name="chevronDown" />
      </button>
    </>
  )
}

interface CardFieldProps {
  readonly table: TableState
  readonly field: FieldState
  readonly record: RecordState
  readonly version: number
  readonly opensEditor: boolean
}

function CardField({ table, field, record, version, opensEditor }: CardFieldProps) {
  const host = useHost()
  const [box, setBox] = useState<HTMLElement | null>(null)
  const [editing, setEditing] = useState(false)
  const begin = () => {
    if (editing || !checkEditable(host, table, { recordId: record.id, fieldId: field.id })) return
    if (kindOf(field.type) === 'checkbox')
      void setCell(host, table.id, record.id, field.id, record.fields[field.id] !== true)
    else setEditing(true)
  }
  const beginAtOnce = useRef(opensEditor ? begin : null)
  useEffect(() => {
    // Open the editor after the dialog has the focus, because an editor that loses it closes.
    const timer = window.setTimeout(() => beginAtOnce.current?.(), 0)
    return () => window.clearTimeout(timer)
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    begin()
  }
  return (
    <div className="lh-card-field" data-field-id={field.id}>
      <div className="lh-card-label">
        <FieldIcon type={field.type} size={14} />
        <span>{field.name}</span>
      </div>
      <div
        ref={setBox}
        role="button"
        tabIndex={0}
        aria-label={field.name}
        className={editing ? 'lh-card-value lh-card-editing' : 'lh-card-value'}
        data-record-id={record.id}
        data-field-id={field.id}
        onClick={begin}
        onKeyDown={onKeyDown}
      >
        <CellView tableId={table.id} field={field} record={record} version={version} wrap />
        {editing && box !== null ? (
          <CellEditor
            tableId={table.id}
            field={field}
            record={record}
            anchor={box}
            blank={false}
            onLeave={(leave) => {
              setEditing(false)
              if (leave !== 'none') box.focus()
            }}
          />
        ) : null}
      </div>
    </div>
  )
}
