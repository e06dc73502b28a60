import { memo, useState } from 'react'
import type { CSSProperties } from 'react'
import type { RecordState } from '../../engine/types.ts'
import { CellView } from '../cells/CellView.tsx'
import { CellEditor } from '../editors/CellEditor.tsx'
import type { Leave } from '../editors/leave.ts'
import { Icon } from '../parts/Icon.tsx'
import { cellDomId, type Column } from './columns.ts'

interface GridCellProps {
  readonly tableId: string
  readonly column: Column
  readonly columnIndex: number
  readonly record: RecordState
  readonly version: number
  readonly isActive: boolean
  /** Within a selected block of cells. */
  readonly isInRange: boolean
  /** The colour of the cell alone, as CSS; null when it has none. */
  readonly colour: string | null
  /** While the cell is edited: whether the editor started blank. */
  readonly editing: 'blank' | 'whole' | null
  readonly wrap: boolean
  /** Name of the button that opens the record. */
  readonly expandLabel: string
  readonly onLeave: (leave: Leave, recordId: string, fieldId: string) => void
}

/** A cell of the grid. The grid handles presses and finds the cell by its ids. */
export const GridCell = memo(function GridCell({
  tableId,
  column,
  columnIndex,
  record,
  version,
  isActive,
  isInRange,
  colour,
  editing,
  wrap,
  expandLabel,
  onLeave,
}: GridCellProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const { field, width } = column
  const isPrimary = columnIndex === 0
  const classes = ['lh-cell']
  if (isPrimary) classes.push('lh-frozen', 'lh-primary')
  if (colour !== null) classes.push('lh-coloured')
  if (isActive) classes.push('lh-active')
  if (isInRange) classes.push('lh-in-range')
  if (editing !== null) classes.push('lh-editing')
  return (
    <div
      id={cellDomId(record.id, field.id)}
      role="gridcell"
      aria-colindex={columnIndex + 2}
      aria-selected={isActive || isInRange}
      className={classes.join(' ')}
      style={
        {
          width,
          ...(isPrimary ? { left: column.left } : {}),
          ...(colour === null ? {} : { '--colour': colour }),
        } as CSSProperties
      }
      data-record-id={record.id}
      data-field-id={field.id}
      ref={setAnchor}
    >
      <CellView tableId={tableId} field={field} record={record} version={version} wrap={wrap} />
      {isPrimary ? (
        <button
          type="button"
          className="lh-expand"
          tabIndex={-1}
          aria-label={expandLabel}
          title={expandLabel}
          data-expand={record.id}
        >
          <Icon name="expand" size={14} />
        </button>
      ) : null}
      {editing !== null && anchor !== null ? (
        <CellEditor
          tableId={tableId}
          field={field}
          record={record}
          anchor={anchor}
          blank={editing === 'blank'}
          onLeave={(leave) => onLeave(leave, record.id, field.id)}
        />
      ) : null}
    </div>
  )
})
