import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { CSSProperties, DragEvent, KeyboardEvent } from 'react'
import type { ColourRule, FieldState, RecordState, TableState, ViewRow, ViewState } from '../../engine/types.ts'
import { choicesOf, isEmptyCell, optionsOf } from '../cells/cellReading.ts'
import type { OptionChoice } from '../cells/cellReading.ts'
import { CellView } from '../cells/CellView.tsx'
import { Tag } from '../cells/Tag.tsx'
import { Choose } from '../parts/Choose.tsx'
import { addRecord, selectCell, setCell } from '../state/commands.ts'
import { kindOf } from '../fields/fieldTypes.ts'
import { checkEditable, mayAdd, openCard } from '../grid/edits.ts'
import { useCellText, useHost, useSay, useViewContent } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import { coloursOf, SHADE } from './rowColours.ts'

/** A column of the board; `choice` is null for records without an option. */
interface BoardColumn {
  readonly choice: OptionChoice | null
  readonly records: readonly RecordState[]
}

const CARD_FIELDS = 5
const CARD_ESTIMATE = 132

/** The records without an option first, then a column for each option in its order. */
function boardColumns(field: FieldState, rows: readonly ViewRow[]): readonly BoardColumn[] {
  const choices = choicesOf(field.property)
  const byOption = new Map<string, RecordState[]>(choices.map((choice) => [choice.id, []]))
  const rest: RecordState[] = []
  for (const row of rows) {
    if (row.kind !== 'record') continue
    const option = optionsOf(row.record.fields[field.id])[0]
    const column = byOption.get(option?.id ?? '') ?? rest
    column.push(row.record)
  }
  return [
    { choice: null, records: rest },
    ...choices.map((choice) => ({ choice, records: byOption.get(choice.id) ?? [] })),
  ]
}

/** Records as cards in columns by a single-select field; dragging a card writes that field. */
export function KanbanView({ table, view }: { readonly table: TableState; readonly view: ViewState }) {
  const host = useHost()
  const say = useSay()
  const { settings, rows, version } = useViewContent(table, view)
  const selects = table.fields.filter((field) => kindOf(field.type) === 'singleSelect')
  const field = selects.find((candidate) => candidate.id === settings.hostOnly.kanbanFieldId) ?? selects[0]

  if (field === undefined) return <p className="lh-view-note">{say('kanban.noField')}</p>
  const columns = boardColumns(field, rows)
  const shownFields = table.fields.filter(
    (candidate) => !candidate.isPrimary && candidate.id !== field.id && !settings.hidden.includes(candidate.id),
  )

  const moveTo = (recordId: string, choice: OptionChoice | null) => {
    if (!checkEditable(host, table, { recordId, fieldId: field.id })) return
    void setCell(host, table.id, recordId, field.id, choice === null ? null : { id: choice.id, text: choice.name })
  }
  const step = (recordId: string, at: number, by: number) => {
    const next = columns[at + by]
    if (next !== undefined) moveTo(recordId, next.choice)
  }
  return (
    <div className="lh-kanban-page">
      <div className="lh-view-bar">
        <span>{say('kanban.groupBy')}</span>
        <Choose
          label={say('kanban.groupBy')}
          value={field.id}
          onChoose={(fieldId) =>
            host.engine.page.setViewHostOnly(host.session(), table.id, view.id, {
              ...settings.hostOnly,
              kanbanFieldId: fieldId,
            })
          }
          choices={selects.map((candidate) => ({ value: candidate.id, label: candidate.name }))}
        />
        <span className="lh-view-hint">{say('kanban.hint')}</span>
      </div>
      <div className="lh-kanban" data-testid="kanban">
        {columns.map((column, at) => (
          <BoardColumnView
            key={column.choice?.id ?? 'none'}
            table={table}
            field={field}
            column={column}
            shownFields={shownFields}
            version={version}
            colourRules={settings.hostOnly.colours}
            onDrop={(recordId) => moveTo(recordId, column.choice)}
            onStep={(recordId, by) => step(recordId, at, by)}
          />
        ))}
      </div>
    </div>
  )
}

interface BoardColumnProps {
  readonly colourRules: readonly ColourRule[] | undefined
  readonly table: TableState
  readonly field: FieldState
  readonly column: BoardColumn
  readonly shownFields: readonly FieldState[]
  readonly version: number
  readonly onDrop: (recordId: string) => void
  readonly onStep: (recordId: string, by: number) => void
}

const DRAG_TYPE = 'text/x-base-record'

function BoardColumnView(props: BoardColumnProps) {
  const { table, field, column, shownFields, version, colourRules, onDrop, onStep } = props
  const host = useHost()
  const say = useSay()
  const scroller = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  const { choice, records } = column
  const name = choice?.name ?? say('kanban.ungrouped')
  const virtualizer = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_ESTIMATE,
    overscan: 6,
    gap: 8,
    getItemKey: (index) => records[index]?.id ?? index,
  })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const recordId = event.dataTransfer.getData(DRAG_TYPE)
    if (recordId !== '') onDrop(recordId)
  }
  const add = () =>
    void addRecord(host, table.id, choice === null ? {} : { [field.id]: { id: choice.id, text: choice.name } })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a drop target; keys: Alt + arrows
    <section
      className={over ? 'lh-board-column lh-board-over' : 'lh-board-column'}
      aria-label={name}
      data-option-id={choice?.id ?? ''}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="lh-board-head">
        {choice === null ? <span className="lh-board-none">{name}</span> : <Tag color={choice.color}>{name}</Tag>}
        <span className="lh-board-count">{records.length}</span>
        {mayAdd(host, table.id) ? (
          <button type="button" className="lh-icon-button" aria-label={`${say('grid.addRow')} ${name}`} onClick={add}>
            <Icon name="plus" size={14} />
          </button>
        ) : null}
      </div>
      <div className="lh-board-scroll" ref={scroller}>
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map((item) => {
            const record = records[item.index]
            if (record === undefined) return null
            return (
              <div
                key={record.id}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className="lh-board-slot"
                style={{ transform: `translateY(${String(item.start)}px)` }}
              >
                <Card
                  table={table}
                  record={record}
                  shownFields={shownFields}
                  version={version}
                  colourRules={colourRules}
                  onStep={onStep}
                />
              </div>
            )
          })}
        </div>
      </div>
    </section>
  )
}

interface CardProps {
  readonly colourRules: readonly ColourRule[] | undefined
  readonly table: TableState
  readonly record: RecordState
  readonly shownFields: readonly FieldState[]
  readonly version: number
  readonly onStep: (recordId: string, by: number) => void
}

function Card({ table, record, shownFields, version, colourRules, onStep }: CardProps) {
  const host = useHost()
  const say = useSay()
  const textOf = useCellText(table.id)
  const primary = table.fields.find((field) => field.isPrimary)
  const title = primary === undefined ? '' : textOf(primary.id, record)
  const { row, mark } = coloursOf(colourRules, record)
  const classes = ['lh-board-card']
  if (row !== null) classes.push('lh-coloured')
  if (mark !== null) classes.push('lh-board-marked')
  const open = () => {
    if (primary !== undefined) selectCell(host, record.id, primary.id)
    openCard(host, table.id, record.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight'))
      onStep(record.id, event.key === 'ArrowLeft' ? -1 : 1)
    else if (event.key === 'Enter' || event.key === ' ') open()
    else return
    event.preventDefault()
  }
  return (
    <div
      role="button"
      tabIndex={0}
      draggable
      className={classes.join(' ')}
      style={
        {
          ...(row === null ? {} : { '--colour': host.colours[row + SHADE.faint]?.bgColor }),
          ...(mark === null ? {} : { '--mark': host.colours[mark + SHADE.strong]?.bgColor }),
        } as CSSProperties
      }
      aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
      data-record-id={record.id}
      onClick={open}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAG_TYPE, record.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
    >
      <div className="lh-board-title">{title === '' ? say('grid.unnamed') : title}</div>
      {shownFields
        .filter((field) => !isEmptyCell(host.engine.cellValue(table.id, field.id, record)))
        .slice(0, CARD_FIELDS)
        .map((field) => (
          <div key={field.id} className="lh-board-field" data-field-id={field.id} title={field.name}>
            <CellView tableId={table.id} field={field} record={record} version={version} />
          </div>
        ))}
    </div>
  )
}
