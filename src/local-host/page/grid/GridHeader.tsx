import { useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import type { TableState, ViewState } from '../../engine/types.ts'
import { setWidth } from '../state/commands.ts'
import { FieldMenu } from '../fields/FieldMenu.tsx'
import { useHost, useSay } from '../state/hostContext.tsx'
import { FieldIcon, Icon } from '../parts/Icon.tsx'
import { HEADER_HEIGHT, HEAD_WIDTH, MAX_WIDTH, MIN_WIDTH } from './columns.ts'
import type { Column } from './columns.ts'

interface GridHeaderProps {
  readonly table: TableState
  readonly view: ViewState
  readonly columns: readonly Column[]
  readonly from: number
  readonly to: number
  readonly width: number
  readonly allChecked: boolean
  readonly someChecked: boolean
  readonly onCheckAll: () => void
  readonly onDrag: (drag: { readonly fieldId: string; readonly width: number } | null) => void
  readonly onAddField: (() => void) | null
}

/** The header row: tick box for all, names with their type, and the way to a new field. */
export function GridHeader({
  table,
  view,
  columns,
  from,
  to,
  width,
  allChecked,
  someChecked,
  onCheckAll,
  onDrag,
  onAddField,
}: GridHeaderProps) {
  const say = useSay()
  const first = columns[0]
  const skipped = columns[from] === undefined || first === undefined ? 0 : columns[from].left - first.left - first.width
  return (
    <div role="row" aria-rowindex={1} className="lh-header" style={{ height: HEADER_HEIGHT, width }}>
      <div
        role="columnheader"
        aria-colindex={1}
        aria-label={say('grid.rowNumber')}
        className="lh-row-head lh-frozen"
        style={{ width: HEAD_WIDTH, left: 0 }}
      >
        <input
          type="checkbox"
          className="lh-row-check lh-check-all"
          aria-label={say('grid.selectAll')}
          checked={allChecked}
          ref={(box) => {
            if (box !== null) box.indeterminate = someChecked && !allChecked
          }}
          onChange={onCheckAll}
        />
      </div>
      {first === undefined ? null : <HeaderCell table={table} view={view} column={first} at={0} onDrag={onDrag} />}
      {skipped > 0 ? <div style={{ width: skipped, flex: 'none' }} /> : null}
      {columns.slice(from, to).map((column, at) => (
        <HeaderCell key={column.field.id} table={table} view={view} column={column} at={from + at} onDrag={onDrag} />
      ))}
      {onAddField === null ? null : (
        <div role="columnheader" aria-colindex={columns.length + 2} className="lh-add-field-cell">
          <button
            type="button"
            className="lh-add-field"
            aria-label={say('grid.addField')}
            title={say('grid.addField')}
            onClick={onAddField}
          >
            <Icon name="plus" />
          </button>
        </div>
      )}
    </div>
  )
}

interface HeaderCellProps extends Pick<GridHeaderProps, 'table' | 'view' | 'onDrag'> {
  readonly column: Column
  readonly at: number
}

function HeaderCell({ table, view, column, at, onDrag }: HeaderCellProps) {
  const { field } = column
  return (
    <div
      role="columnheader"
      aria-colindex={at + 2}
      className={at === 0 ? 'lh-header-cell lh-frozen lh-primary' : 'lh-header-cell'}
      style={{ width: column.width, ...(at === 0 ? { left: column.left } : {}) }}
      data-field-id={field.id}
      data-field-type={field.type}
      title={typeof field.description.content === 'string' ? `${field.name}\n${field.description.content}` : field.name}
    >
      <span className="lh-header-icon">
        <FieldIcon type={field.type} />
      </span>
      <span className="lh-header-name">{field.name}</span>
      <FieldMenu table={table} view={view} field={field} />
      <ResizeHandle tableId={table.id} viewId={view.id} column={column} onDrag={onDrag} />
    </div>
  )
}

const KEY_STEP = 10
const bounded = (width: number) => Math.round(Math.min(Math.max(width, MIN_WIDTH), MAX_WIDTH))

function ResizeHandle({
  tableId,
  viewId,
  column,
  onDrag,
}: {
  readonly tableId: string
  readonly viewId: string
  readonly column: Column
  readonly onDrag: GridHeaderProps['onDrag']
}) {
  const host = useHost()
  const say = useSay()
  const [grip, setGrip] = useState<{ readonly x: number; readonly width: number } | null>(null)
  const { field, width } = column

  const onPointerDown = (event: PointerEvent) => {
    event.preventDefault()
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    setGrip({ x: event.clientX, width })
  }
  const onPointerMove = (event: PointerEvent) => {
    if (grip !== null) onDrag({ fieldId: field.id, width: bounded(grip.width + event.clientX - grip.x) })
  }
  const onPointerUp = (event: PointerEvent) => {
    if (grip === null) return
    setGrip(null)
    const next = bounded(grip.width + event.clientX - grip.x)
    void setWidth(host, tableId, viewId, field.id, next).finally(() => onDrag(null))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? KEY_STEP : event.key === 'ArrowLeft' ? -KEY_STEP : 0
    if (by === 0) return
    event.preventDefault()
    event.stopPropagation()
    void setWidth(host, tableId, viewId, field.id, bounded(width + by))
  }
  return (
    // A focusable separator is the ARIA pattern for a splitter.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={`${say('grid.resize')} ${field.name}`}
      aria-valuenow={width}
      aria-valuemin={MIN_WIDTH}
      aria-valuemax={MAX_WIDTH}
      tabIndex={0}
      className={grip === null ? 'lh-resize' : 'lh-resize lh-resizing'}
      data-resize={field.id}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onKeyDown={onKeyDown}
    />
  )
}
