import { flushSync } from 'react-dom'
import { memo, startTransition, useEffect, useState } from 'react'
import type { CSSProperties } from 'react'
import type { ColourRule, RecordState } from '../../engine/types.ts'
import type { Leave } from '../editors/leave.ts'
import { useHost, useSay } from '../state/hostContext.tsx'
import { coloursOf, SHADE } from '../views/rowColours.ts'
import { whenIdle } from '../state/whenIdle.ts'
import { HEAD_WIDTH } from './columns.ts'
import type { Column, ColumnWindow } from './columns.ts'
import { GridCell } from './GridCell.tsx'

interface GridRowProps {
  readonly tableId: string
  readonly record: RecordState
  readonly columns: readonly Column[]
  readonly inSight: ColumnWindow
  readonly atRest: ColumnWindow
  /** While scrolling, new rows begin with their first cell; visible columns, then the others follow. */
  readonly isScrolling: boolean
  readonly number: number
  readonly rowIndex: number
  readonly top: number
  readonly height: number
  readonly width: number
  readonly version: number
  readonly activeFieldId: string | null
  /** First and last column in the selected block, -1 when the row is outside of it. */
  readonly rangeFrom: number
  readonly rangeTo: number
  readonly editingFieldId: string | null
  readonly editingBlank: boolean
  readonly isChecked: boolean
  /** Colours by options, as set in the view. */
  readonly colourRules: readonly ColourRule[] | undefined
  readonly onLeave: (leave: Leave, recordId: string, fieldId: string) => void
}

/**
 * How much of a row is rendered. A row that comes into sight while scrolling begins with its head and first cell; a
 * complete row stays complete, because removing cells when scrolling starts again would cost more.
 */
type Stage = 'head' | 'inSight' | 'whole'
const NO_COLUMNS: ColumnWindow = [1, 1]

/** A record's row; renders again only when the document or its own part of the state changes. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const {
    tableId,
    record,
    columns,
    inSight,
    atRest,
    isScrolling,
    number,
    rowIndex,
    top,
    height,
    width,
    version,
    isChecked,
  } = props
  const say = useSay()
  const { colours } = useHost()
  const hues = coloursOf(props.colourRules, record)
  const colourOf = (hue: number | null | undefined, shade: number) =>
    hue === null || hue === undefined ? null : (colours[hue + shade]?.bgColor ?? null)
  const rowColour = colourOf(hues.row, SHADE.faint)
  const markColour = colourOf(hues.mark, SHADE.strong)
  const [stage, setStage] = useState<Stage>(isScrolling ? 'head' : 'whole')
  const next = stage === 'whole' ? null : isScrolling ? 'inSight' : 'whole'
  // Cells follow between frames: filling every row of a screen at once would hold a frame up.
  useEffect(() => {
    if (next === 'inSight' && stage === 'head') startTransition(() => setStage('inSight'))
    return next === 'whole' ? whenIdle(() => flushSync(() => setStage('whole'))) : undefined
  }, [next, stage])
  const isTouched = props.activeFieldId !== null || props.editingFieldId !== null
  const [from, to] = stage === 'whole' ? atRest : stage === 'inSight' || isTouched ? inSight : NO_COLUMNS
  const expandLabel = say('grid.expand')
  const cell = (column: Column, at: number) => (
    <GridCell
      key={column.field.id}
      tableId={tableId}
      column={column}
      columnIndex={at}
      record={record}
      version={version}
      isActive={props.activeFieldId === column.field.id}
      colour={colourOf(hues.cells[column.field.id], SHADE.faint)}
      isInRange={props.rangeFrom <= at && at <= props.rangeTo}
      editing={props.editingFieldId !== column.field.id ? null : props.editingBlank ? 'blank' : 'whole'}
      wrap={height > 40}
      expandLabel={expandLabel}
      onLeave={props.onLeave}
    />
  )
  const first = columns[0]
  const skipped = columns[from] === undefined || first === undefined ? 0 : columns[from].left - first.left - first.width
  const classes = ['lh-row']
  if (height > 40) classes.push('lh-row-high')
  if (props.activeFieldId !== null) classes.push('lh-row-active')
  if (isChecked) classes.push('lh-row-checked')
  if (rowColour !== null) classes.push('lh-coloured')
  if (markColour !== null) classes.push('lh-row-marked')
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isChecked}
      className={classes.join(' ')}
      style={
        {
          transform: `translateY(${String(top)}px)`,
          height,
          width,
          ...(rowColour === null ? {} : { '--colour': rowColour }),
          ...(markColour === null ? {} : { '--mark': markColour }),
        } as CSSProperties
      }
      data-row-record={record.id}
    >
      <div role="rowheader" aria-colindex={1} className="lh-row-head lh-frozen" style={{ width: HEAD_WIDTH, left: 0 }}>
        <span className="lh-row-number">{number}</span>
        <input
          type="checkbox"
          className="lh-row-check"
          tabIndex={-1}
          checked={isChecked}
          readOnly
          aria-label={say('grid.selectRow', { n: number })}
          data-check={record.id}
        />
      </div>
      {first === undefined ? null : cell(first, 0)}
      {skipped > 0 ? <div style={{ width: skipped, flex: 'none' }} /> : null}
      {columns.slice(from, to).map((column, at) => cell(column, from + at))}
    </div>
  )
})
