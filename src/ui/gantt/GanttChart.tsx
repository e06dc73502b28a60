/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows beside a drawing are no select element */
import Button from '@douyinfe/semi-ui/lib/es/button'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { PlanBoard } from '../../application/planning/planBoard.ts'
import { type FrozenDays, parseDay } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import type { ShiftRequest } from '../shiftDoor.ts'
import { useSidebar } from '../sidebarContext.ts'
import { daysOff, ganttAxis, type GanttRange, ganttTicks, type GanttZoom } from './ganttAxis.ts'
import { ganttArrows, linkKey, planEdges, rowTops } from './ganttPlaces.ts'
import { GanttPlot, type PlacedRow } from './GanttPlot.tsx'
import type { GanttRow, GanttTask } from './ganttRows.ts'
import { dayText, draftText, lateText, daysText, taskText } from './ganttTexts.ts'
import { edgeScroll, type ScrolledDrawing, useGanttDraft } from './useGanttDraft.ts'

/** Longer charts draw only the rows in view. */
const PLAIN_ROWS = 60
/** The width of the drawing before the page has measured it, pixels: the narrowest sidebar. */
const NARROW_ROOM = 376
/** A kept link over more rows than this is drawn when one of its tasks is chosen: hundreds of them hide the bars. */
const MOST_ARROW_ROWS = 15
/** So many rows a page key goes on. */
const PAGE_ROWS = 10
const WEEK = 7

const labelsWidth = (room: number): number => Math.round(Math.min(220, Math.max(112, room * 0.3)))

/** The rows with their bars: chosen, moved as a draft, and opened by pointer and keyboard. */
export function GanttChart({
  rows,
  range,
  plan,
  zoom,
  frozen,
  today,
  isWorkday,
  onShift,
}: {
  readonly rows: readonly GanttRow[]
  readonly range: GanttRange
  readonly plan: PlanBoard
  readonly zoom: GanttZoom
  readonly frozen: ReadonlyMap<string, FrozenDays> | null
  readonly today: string
  readonly isWorkday: (day: string) => boolean
  readonly onShift: (shift: ShiftRequest) => void
}) {
  const { t, actions } = useSidebar()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const ids = useId()
  const room = useRoom(scroller)
  const labels = labelsWidth(room)
  const now = parseDay(today)
  const axis = useMemo(() => ganttAxis(range, room - labels, zoom), [range, room, labels, zoom])
  const tops = useMemo(() => rowTops(rows), [rows])
  const height = tops.at(-1) ?? 0
  const ticks = useMemo(() => ganttTicks(axis, today), [axis, today])
  const off = useMemo(() => daysOff(axis, isWorkday), [axis, isWorkday])
  const arrows = useMemo(
    () =>
      ganttArrows(rows, tops, axis, {
        graph: plan.graph,
        shortKeys: new Set(plan.short.map(({ predecessorId, taskId }) => linkKey(predecessorId, taskId))),
      }),
    [rows, tops, axis, plan],
  )
  const [activeId, setActiveId] = useState<string | null>(null)
  /** The chosen row, for focus that comes in the same event. */
  const chosenId = useRef<string | null>(null)
  const setActive = useCallback((id: string) => {
    chosenId.current = id
    setActiveId(id)
  }, [])
  const at = rows.findIndex(({ id }) => id === activeId)
  const active = rows[at]
  const activeTask = active?.kind === 'task' ? active : null
  const [first, last] = useShownRows({ rows, tops, scroller, at })
  const placed = useMemo(
    () => rows.slice(first, last + 1).map((row, index): PlacedRow => ({ row, top: tops[first + index] ?? 0 })),
    [rows, tops, first, last],
  )
  const part = useMemo(() => {
    const top = tops[first] ?? 0
    return { top, height: Math.max(0, (tops[last + 1] ?? height) - top) }
  }, [tops, first, last, height])
  const shownArrows = useMemo(
    () =>
      arrows.filter(({ rows: ends, from, to, kind, isCritical }) => {
        if (!ends.some((end) => end >= first && end <= last)) return false
        const isFar = Math.abs(ends[0] - ends[1]) > MOST_ARROW_ROWS
        return !isFar || kind !== 'kept' || isCritical || from === activeId || to === activeId
      }),
    [arrows, first, last, activeId],
  )
  const hold = useCallback(
    (task: GanttTask) => {
      setActive(task.id)
      list.current?.focus({ preventScroll: true })
    },
    [setActive],
  )
  const press = useCallback(({ id }: GanttTask) => actions.openRecord(id), [actions])
  const drawing = useMemo(
    (): ScrolledDrawing => ({
      scrolled: () => scroller.current?.scrollLeft ?? 0,
      pull(clientX) {
        const box = scroller.current
        if (box === null || box.clientWidth === 0) return false
        const { left } = box.getBoundingClientRect()
        const before = box.scrollLeft
        box.scrollLeft = before + edgeScroll(clientX, { left: left + labels, right: left + box.clientWidth })
        return box.scrollLeft !== before
      },
    }),
    [labels],
  )
  const { draft, nudge, drop, preview, pointer } = useGanttDraft({
    drawing,
    dayWidth: axis.dayWidth,
    today,
    onShift,
    onPress: press,
    onHold: hold,
  })
  const draftTask = draft === null ? null : rows.find((row) => row.kind === 'task' && row.id === draft.id)

  // Another zoom shows today near the left edge, or the beginning when today is not drawn.
  useLayoutEffect(() => {
    const isDrawn = now !== null && now >= axis.from && now <= axis.to
    if (scroller.current !== null) scroller.current.scrollLeft = isDrawn ? axis.x(now) - (room - labels) / 3 : 0
    // oxlint-disable-next-line react/exhaustive-deps -- a new day or width keeps the place that people scrolled to
  }, [zoom])

  function choose(task: GanttTask) {
    if (task.id !== draft?.id) drop()
    setActive(task.id)
    const box = scroller.current
    if (box === null) return
    const { left, right } = planEdges(task, axis)
    const seen = { from: box.scrollLeft, to: box.scrollLeft + box.clientWidth - labels }
    if (right < seen.from || left > seen.to) box.scrollLeft = left - 24
  }

  /** Chooses the next task from a row on, in a direction. */
  function step(from: number, by: number, most: number) {
    let found: GanttTask | null = null
    let left = most
    for (let next = from; next >= 0 && next < rows.length && left > 0; next += by) {
      const row = rows[next]
      if (row?.kind !== 'task') continue
      found = row
      left -= 1
    }
    if (found !== null) choose(found)
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event
    if (altKey || ctrlKey || metaKey) return
    const days = shiftKey ? WEEK : 1
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(at + 1, 1, 1),
      ArrowUp: () => step(at < 0 ? rows.length - 1 : at - 1, -1, 1),
      PageDown: () => step(at + 1, 1, PAGE_ROWS),
      PageUp: () => step(at - 1, -1, PAGE_ROWS),
      Home: () => step(0, 1, 1),
      End: () => step(rows.length - 1, -1, 1),
      ...(activeTask === null
        ? {}
        : {
            ArrowRight: () => nudge(activeTask, days),
            ArrowLeft: () => nudge(activeTask, -days),
            Enter: () => (draft === null ? press(activeTask) : preview()),
          }),
      ...(draft === null ? {} : { Escape: drop }),
    }
    const act = keys[key]
    if (act === undefined) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  const idOf = (taskId: string) => `${ids}${taskId}`
  return (
    <>
      <div ref={scroller} className="ct-gantt-scroll">
        <div className="ct-gantt-axis" aria-hidden="true" style={{ width: labels + axis.width }}>
          <span style={{ width: labels }} />
          <svg width={axis.width} height={34}>
            {now !== null && now >= axis.from && now <= axis.to && (
              <TodayWords x={axis.x(now) + axis.dayWidth / 2} most={axis.width} text={t('gantt.today')} />
            )}
            {ticks.map(({ day, x, text }) => (
              <text key={day} x={x + 2} y={28}>
                {text}
              </text>
            ))}
          </svg>
        </div>
        <div className="ct-gantt-body" style={{ height, width: labels + axis.width }}>
          <div
            ref={list}
            className="ct-gantt-labels"
            role="listbox"
            tabIndex={0}
            aria-label={t('gantt.rows')}
            aria-activedescendant={activeTask === null ? undefined : idOf(activeTask.id)}
            style={{ width: labels, height }}
            onKeyDown={onKeyDown}
            onFocus={({ target, currentTarget }) => {
              if (target === currentTarget && !rows.some(({ id }) => id === chosenId.current)) step(0, 1, 1)
            }}
          >
            {placed.map(({ row, top }) =>
              row.kind === 'stage' ? (
                <div key={row.id} className="ct-gantt-stage" aria-hidden="true" style={{ top }}>
                  {t(row.late > 0 ? 'gantt.stage.late' : 'gantt.stage', {
                    stage: row.stage ?? t('gantt.stage.none'),
                    count: formatCount(row.count),
                    late: formatCount(row.late),
                  })}
                </div>
              ) : (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list box has the keys
                <div
                  key={row.id}
                  id={idOf(row.id)}
                  className="ct-gantt-label"
                  role="option"
                  tabIndex={-1}
                  aria-selected={row.id === activeId}
                  title={row.task.row.title ?? t('task.untitled')}
                  style={{ top }}
                  onClick={() => {
                    choose(row)
                    hold(row)
                    press(row)
                  }}
                >
                  <span className="ct-hidden">{taskText(t, row, row.stage, today)}</span>
                  <span className="ct-gantt-name" aria-hidden="true">
                    {row.task.row.title ?? t('task.untitled')}
                  </span>
                  <LabelNote row={row} today={today} />
                </div>
              ),
            )}
          </div>
          <div className="ct-gantt-drawing" style={{ insetInlineStart: labels }}>
            <GanttPlot
              axis={axis}
              rows={placed}
              arrows={shownArrows}
              ticks={ticks}
              daysOff={off}
              today={now}
              frozen={frozen}
              activeId={activeId}
              draft={draft}
              part={part}
              label={t('gantt.drawing', {
                from: dayText(range.from, today),
                to: dayText(range.to, today),
                count: rows.filter(({ kind }) => kind === 'task').length,
              })}
              pointer={pointer}
            />
          </div>
        </div>
      </div>
      {draft !== null && draftTask?.kind === 'task' && draft.days !== 0 && (
        <div className="ct-gantt-draft">
          <span>{draftText(t, draftTask, draft.days, today)}</span>
          <Button size="small" theme="solid" type="primary" onClick={preview}>
            {t('gantt.draft.preview')}
          </Button>
          <Button size="small" onClick={drop}>
            {t('gantt.draft.drop')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Below the name: how late the task is, else its days; and whether it decides the end. */
function LabelNote({ row, today }: { readonly row: GanttTask; readonly today: string }) {
  const { t } = useSidebar()
  const late = lateText(t, row)
  return (
    <span className="ct-gantt-note" aria-hidden="true">
      {late === null ? (
        daysText(row.plan, today)
      ) : (
        <b data-hue={row.task.assessment.state === 'done' ? 'amber' : 'red'}>{late}</b>
      )}
      {row.isCritical && <span className="ct-gantt-critical">{t('gantt.critical')}</span>}
    </span>
  )
}

function TodayWords({ x, most, text }: { readonly x: number; readonly most: number; readonly text: string }) {
  const anchor = x < 20 ? 'start' : x > most - 20 ? 'end' : 'middle'
  return (
    <text className="today" x={x} y={12} textAnchor={anchor}>
      {text}
    </text>
  )
}

/** The width of an element, followed as the sidebar is made wider. */
function useRoom(box: { readonly current: HTMLElement | null }): number {
  const [room, setRoom] = useState(NARROW_ROOM)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const measure = () => {
      // A hidden tab has no layout: keep the last measurement.
      if (element.clientWidth > 0) setRoom(element.clientWidth)
    }
    measure()
    const follow = new ResizeObserver(measure)
    follow.observe(element)
    return () => follow.disconnect()
  }, [box])
  return room
}

/** The first and the last row to draw: all of a short chart, else those in view. The chosen row is brought into view. */
function useShownRows({
  rows,
  tops,
  scroller,
  at,
}: {
  readonly rows: readonly GanttRow[]
  readonly tops: readonly number[]
  readonly scroller: { readonly current: HTMLDivElement | null }
  readonly at: number
}): readonly [number, number] {
  const isPlain = rows.length <= PLAIN_ROWS
  const sizeOf = useCallback((index: number) => (tops[index + 1] ?? 0) - (tops[index] ?? 0), [tops])
  // oxlint-disable-next-line react/incompatible-library -- is about the React compiler, which we do not use
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: !isPlain,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    overscan: 6,
    scrollPaddingStart: 40,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, sizeOf])
  useEffect(() => {
    if (at < 0) return
    const box = scroller.current
    const [top, bottom] = [tops[at] ?? 0, tops[at + 1] ?? 0]
    if (box === null || (top >= box.scrollTop && bottom + 34 <= box.scrollTop + box.clientHeight)) return
    box.scrollTop = top < box.scrollTop ? top : bottom + 34 - box.clientHeight
    // oxlint-disable-next-line react/exhaustive-deps -- follows the choice, not the scrolling
  }, [at])
  if (isPlain) return [0, rows.length - 1]
  const items = virtualizer.getVirtualItems()
  return [items[0]?.index ?? 0, items.at(-1)?.index ?? Math.min(rows.length, PLAIN_ROWS) - 1]
}
