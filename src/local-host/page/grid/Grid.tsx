import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import type { TableState, ViewState } from '../../engine/types.ts'
import { addRecord, extendSelection, selectCell, setChecked, stepBack } from '../state/commands.ts'
import type { Leave } from '../editors/leave.ts'
import { FieldDialog } from '../fields/FieldDialog.tsx'
import { useHost, usePage, useSay, useViewContent } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import {
  cellDomId,
  HEADER_HEIGHT,
  GROUP_HEIGHT,
  HEAD_WIDTH,
  columnsAtRest,
  columnsInSight,
  columnsOf,
  rowHeightOf,
} from './columns.ts'
import { beginEdit, clearCell, clearRange, fillDown, mayAdd, openCard, selectAll } from './edits.ts'
import { copyRange, pasteInto } from './gridClipboard.ts'
import { useGridClipboard } from './useGridClipboard.ts'
import { GridFooter } from './GridFooter.tsx'
import { GridHeader } from './GridHeader.tsx'
import { GridRow } from './GridRow.tsx'
import { GroupRow } from './GroupRow.tsx'
import { clip, deedOfKey, indexRecordRows, stepOfKey } from './moves.ts'
import { rangeBetween } from './range.ts'

/** For a row without a column in the block. */
const NO_COLUMN = -1
const ADD_ROW_HEIGHT = 34
const OVERSCAN = 8
/** Horizontal scrolling updates the columns in steps of this many px. */
const SIDEWAYS_STEP = 120

const MOVES: Partial<Record<Leave, { readonly rows: number; readonly columns: number }>> = {
  down: { rows: 1, columns: 0 },
  up: { rows: -1, columns: 0 },
  left: { rows: 0, columns: -1 },
  right: { rows: 0, columns: 1 },
}

/** The editable grid of a view. It renders only visible rows and, in wide tables, only visible columns. */
export function Grid({ table, view }: { readonly table: TableState; readonly view: ViewState }) {
  const host = useHost()
  const say = useSay()
  const { settings, rows, version } = useViewContent(table, view)
  const active = usePage((state) => state.active)
  const rangeEnd = usePage((state) => state.rangeEnd)
  const editing = usePage((state) => state.editing)
  const checked = usePage((state) => state.checked)
  const collapsed = usePage((state) => state.collapsed[view.id])
  const scroller = useRef<HTMLDivElement>(null)
  const dragging = useRef(false)
  /** Whether a link opens: only in a cell that was selected already, because the first press selects it. */
  const followsLinks = useRef(false)
  const [drag, setDrag] = useState<{ readonly fieldId: string; readonly width: number } | null>(null)
  const [sideways, setSideways] = useState({ left: 0, width: 1200 })
  const [addingField, setAddingField] = useState(false)

  const columns = useMemo(() => columnsOf(table, settings, drag), [table, settings, drag, version]) // eslint-disable-line react-hooks/exhaustive-deps -- the document is changed in place; `version` tells
  const records = useMemo(() => indexRecordRows(rows), [rows])
  const range = useMemo(
    () => (rangeEnd === null ? null : rangeBetween(active, rangeEnd, { rows: records, columns })),
    [active, rangeEnd, records, columns],
  )
  const rowHeight = rowHeightOf(settings.rowHeight)
  const addable = mayAdd(host, table.id)
  const last = columns.at(-1)
  const contentWidth = (last === undefined ? HEAD_WIDTH : last.left + last.width) + (addable ? 120 : 0)

  const virtualizer = useVirtualizer({
    count: rows.length + (addable ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index]
      return row === undefined ? ADD_ROW_HEIGHT : row.kind === 'group' ? GROUP_HEIGHT : rowHeight
    },
    overscan: OVERSCAN,
    paddingStart: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
  })
  // Row heights depend on the place of group headings; without groups the measurements stay valid.
  const measuredRows = settings.group.length > 0 ? rows : null
  useEffect(() => virtualizer.measure(), [virtualizer, measuredRows, rowHeight])

  useEffect(() => {
    const box = scroller.current
    if (box === null) return undefined
    const onScroll = () => {
      const left = box.scrollLeft
      setSideways((old) => (Math.abs(old.left - left) < SIDEWAYS_STEP ? old : { ...old, left }))
    }
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSideways((old) => ({ ...old, width: entry.contentRect.width }))
    })
    watcher.observe(box)
    // Capture phase: read positions before the virtualiser changes rows, or reading forces a layout.
    box.addEventListener('scroll', onScroll, { passive: true, capture: true })
    return () => {
      watcher.disconnect()
      box.removeEventListener('scroll', onScroll, { capture: true })
    }
  }, [])
  const inSight = useMemo(() => columnsInSight(columns, sideways.left, sideways.width), [columns, sideways])
  const atRest = useMemo(() => columnsAtRest(columns, inSight), [columns, inSight])

  const reveal = useCallback(
    (recordId: string, fieldId: string) => {
      const position = records.positionOf(recordId)
      const index = position === undefined ? undefined : records.at[position]
      if (index !== undefined) virtualizer.scrollToIndex(index, { align: 'auto' })
      const box = scroller.current
      const column = columns.find((candidate) => candidate.field.id === fieldId)
      const frozen = columns[0]
      if (box === null || column === undefined || frozen === undefined || column === frozen) return
      const frozenEnd = frozen.left + frozen.width
      if (column.left - box.scrollLeft < frozenEnd) box.scrollLeft = column.left - frozenEnd
      else if (column.left + column.width - box.scrollLeft > box.clientWidth)
        box.scrollLeft = column.left + column.width - box.clientWidth
    },
    [columns, records, virtualizer],
  )

  /** Moves the focus, or with `extendsBlock` the opposite corner of the block, by a step. */
  const move = useCallback(
    (rowsBy: number, columnsBy: number, extendsBlock = false) => {
      const state = host.page.getState()
      const place = extendsBlock ? (state.rangeEnd ?? state.active) : state.active
      const position = place === null ? undefined : records.positionOf(place.recordId)
      const columnAt = place === null ? -1 : columns.findIndex((column) => column.field.id === place.fieldId)
      const nextId = position === undefined ? records.idAt(0) : records.idAt(clip(position, rowsBy, records.at.length))
      const nextColumn = columns[columnAt === -1 ? 0 : clip(columnAt, columnsBy, columns.length)]
      if (nextId === undefined || nextColumn === undefined) return
      if (extendsBlock) extendSelection(host, nextId, nextColumn.field.id)
      else selectCell(host, nextId, nextColumn.field.id)
      reveal(nextId, nextColumn.field.id)
    },
    [columns, host, records, reveal],
  )

  const moveRef = useRef(move)
  useEffect(() => {
    moveRef.current = move
  }, [move])
  // Keep the same function for the memoised rows; it closes only the editor that called it.
  const onLeave = useCallback(
    (leave: Leave, recordId: string, fieldId: string) => {
      const { editing } = host.page.getState()
      if (editing?.recordId !== recordId || editing.fieldId !== fieldId) return
      host.page.setState({ editing: null })
      if (leave === 'none') return
      scroller.current?.focus({ preventScroll: true })
      const step = MOVES[leave]
      if (step !== undefined) moveRef.current(step.rows, step.columns)
    },
    [host],
  )

  const toggleGroup = useCallback(
    (key: string) => {
      const state = host.page.getState()
      const next = new Set(state.collapsed[view.id])
      if (!next.delete(key)) next.add(key)
      host.page.setState({ collapsed: { ...state.collapsed, [view.id]: next } })
    },
    [host, view.id],
  )

  const addRow = async () => {
    const outcome = await addRecord(host, table.id, {})
    const fieldId = columns[0]?.field.id
    if (!outcome.ok || typeof outcome.value !== 'string' || fieldId === undefined) return
    selectCell(host, outcome.value, fieldId)
    virtualizer.scrollToIndex(rows.length, { align: 'end' })
    scroller.current?.focus({ preventScroll: true })
  }

  const toggleRow = (recordId: string) => {
    const next = new Set(checked)
    if (!next.delete(recordId)) next.add(recordId)
    setChecked(host, next)
  }
  const allIds = () =>
    records.at.flatMap((index) => {
      const row = rows[index]
      return row?.kind === 'record' ? [row.record.id] : []
    })
  const allChecked = records.at.length > 0 && checked.size >= records.at.length

  const fieldOf = (fieldId: string) => table.fields.find((field) => field.id === fieldId)
  const placeOf = (target: EventTarget) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"][data-record-id]') : null
    const { recordId, fieldId } = cell?.dataset ?? {}
    return recordId === undefined || fieldId === undefined ? null : { recordId, fieldId }
  }
  const inEditor = (target: EventTarget) =>
    target instanceof Element && target.closest('.lh-text-editor, .lh-floating') !== null

  const onMouseDown = (event: MouseEvent) => {
    if (event.button !== 0 || inEditor(event.target) || !(event.target instanceof Element)) return
    const place = placeOf(event.target)
    if (place === null || event.target.closest('[data-expand]') !== null) return
    // Keep the focus in the grid; an open editor saves when it loses the focus.
    event.preventDefault()
    scroller.current?.focus({ preventScroll: true })
    followsLinks.current = event.detail === 1 && active?.recordId === place.recordId && active.fieldId === place.fieldId
    if (event.shiftKey && active !== null) extendSelection(host, place.recordId, place.fieldId)
    else selectCell(host, place.recordId, place.fieldId)
    dragging.current = true
  }
  const onMouseMove = (event: MouseEvent) => {
    if (!dragging.current) return
    if ((event.buttons & 1) === 0) {
      dragging.current = false // the button was released outside the page
      return
    }
    const place = placeOf(event.target)
    if (place === null || editing !== null) return
    if (!extendSelection(host, place.recordId, place.fieldId)) return
    reveal(place.recordId, place.fieldId)
  }
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || inEditor(event.target)) return
    const expand = event.target.closest<HTMLElement>('[data-expand]')?.dataset['expand']
    if (expand !== undefined) return openCard(host, table.id, expand)
    const check = event.target.closest<HTMLElement>('[data-check]')?.dataset['check']
    if (check !== undefined) return toggleRow(check)
    if (!followsLinks.current && event.target.closest('a') !== null) event.preventDefault()
    const place = placeOf(event.target)
    if (place !== null && event.target.closest('.lh-tickbox') !== null) beginEdit(host, table, place, false)
    return undefined
  }
  const onDoubleClick = (event: MouseEvent) => {
    const place = placeOf(event.target)
    if (
      place === null ||
      inEditor(event.target) ||
      (event.target instanceof Element && event.target.closest('.lh-tickbox, [data-expand]') !== null)
    )
      return
    beginEdit(host, table, place, false)
  }
  const shown = { rows: records, columns }
  const clearSelection = () => {
    if (range !== null) void clearRange(host, table, range, shown)
    else if (active !== null) clearCell(host, table, active)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return
    const ctrl = event.ctrlKey || event.metaKey
    const deed = ctrl && !event.altKey ? deedOfKey(event.key, event.shiftKey) : null
    if (deed !== null) {
      event.preventDefault()
      if (deed === 'undo' || deed === 'redo') stepBack(host, deed)
      else if (deed === 'selectAll') selectAll(host, shown)
      else if (range !== null) void fillDown(host, table, range, shown)
      return
    }
    const page = Math.max(1, Math.floor((scroller.current.clientHeight - HEADER_HEIGHT) / rowHeight) - 1)
    const step = event.altKey ? null : stepOfKey(event.key, ctrl, event.shiftKey, page)
    if (step !== null) {
      const columnAt = columns.findIndex((column) => column.field.id === active?.fieldId)
      const leaves =
        event.key === 'Tab' && (active === null || (event.shiftKey ? columnAt <= 0 : columnAt === columns.length - 1))
      if (leaves) return // Tab at the edge leaves the grid.
      event.preventDefault()
      move(step.rows, step.columns, event.shiftKey && event.key !== 'Tab')
      return
    }
    if (active === null || event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault()
      beginEdit(host, table, active, false)
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      clearSelection()
    } else if (event.key === ' ') {
      event.preventDefault()
      if (fieldOf(active.fieldId)?.type === 7) beginEdit(host, table, active, false)
      else openCard(host, table.id, active.recordId)
    } else if (event.key === 'Escape') {
      host.page.setState(rangeEnd === null ? { active: null } : { rangeEnd: null })
    } else if (!ctrl && !event.altKey && (event.key.length === 1 || event.key === 'Process')) {
      // Focus the editor before the key's text arrives, so that input methods work from the first key.
      beginEdit(host, table, active, true)
    }
  }

  useGridClipboard(scroller, {
    copy: (event) => copyRange(host, table, event, shown),
    clear: clearSelection,
    paste: (event) => void pasteInto(host, table, event, shown),
  })

  return (
    <>
      <div
        ref={scroller}
        className="lh-grid"
        role="grid"
        tabIndex={0}
        aria-label={`${table.name} ${view.name} ${say('grid.label')}`}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={active === null ? undefined : cellDomId(active.recordId, active.fieldId)}
        data-testid="grid"
        onMouseDown={onMouseDown}
        onMouseMove={onMouseMove}
        onMouseUp={() => {
          dragging.current = false
        }}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onKeyDown={onKeyDown}
      >
        <div
          role="rowgroup"
          className="lh-grid-body"
          style={{ height: virtualizer.getTotalSize(), width: contentWidth }}
        >
          <GridHeader
            table={table}
            view={view}
            columns={columns}
            from={atRest[0]}
            to={atRest[1]}
            width={contentWidth}
            allChecked={allChecked}
            someChecked={checked.size > 0}
            onCheckAll={() => setChecked(host, new Set(allChecked ? [] : allIds()))}
            onDrag={setDrag}
            onAddField={addable ? () => setAddingField(true) : null}
          />
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index]
            if (row === undefined) {
              return (
                <div
                  key="add"
                  role="row"
                  className="lh-add-row"
                  style={{ transform: `translateY(${String(item.start)}px)`, height: item.size, width: contentWidth }}
                >
                  <div role="gridcell" className="lh-add-row-cell">
                    <button type="button" onClick={() => void addRow()} data-testid="add-row">
                      <Icon name="plus" />
                      {say('grid.addRow')}
                    </button>
                  </div>
                </div>
              )
            }
            if (row.kind === 'group') {
              return (
                <GroupRow
                  key={row.key}
                  table={table}
                  group={row}
                  isCollapsed={collapsed?.has(row.key) === true}
                  rowIndex={item.index + 2}
                  top={item.start}
                  height={item.size}
                  width={contentWidth}
                  version={version}
                  onToggle={toggleGroup}
                />
              )
            }
            const { record } = row
            const position = records.positionOf(record.id) ?? 0
            const isInRange = range !== null && range.top <= position && position <= range.bottom
            return (
              <GridRow
                key={record.id}
                tableId={table.id}
                record={record}
                columns={columns}
                inSight={inSight}
                atRest={atRest}
                isScrolling={virtualizer.isScrolling}
                number={position + 1}
                rowIndex={item.index + 2}
                top={item.start}
                height={item.size}
                width={contentWidth}
                version={version}
                activeFieldId={active?.recordId === record.id ? active.fieldId : null}
                rangeFrom={isInRange ? range.left : NO_COLUMN}
                rangeTo={isInRange ? range.right : NO_COLUMN}
                editingFieldId={editing?.recordId === record.id ? editing.fieldId : null}
                editingBlank={editing?.blank ?? false}
                isChecked={checked.has(record.id)}
                colourRules={settings.hostOnly.colours}
                onLeave={onLeave}
              />
            )
          })}
        </div>
        {rows.length === 0 ? (
          <div className="lh-grid-empty">
            {say(
              settings.filter === null || settings.filter.conditions.length === 0 ? 'grid.empty' : 'grid.emptyFiltered',
            )}
          </div>
        ) : null}
      </div>
      <GridFooter table={table} count={records.at.length} />
      {addingField ? <FieldDialog table={table} field={null} onClose={() => setAddingField(false)} /> : null}
    </>
  )
}
