import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ShiftRequest } from '../shiftDoor.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { BarPointer } from './GanttPlot.tsx'
import type { GanttTask } from './ganttRows.ts'
import { draftText, type GanttDraft } from './ganttTexts.ts'

/** A pointer that moves less than this, pixels, presses. */
const PRESS_PX = 4

/** This near to an edge of the drawing, pixels, a held bar scrolls it. */
const EDGE_PX = 24
/** Pixels that a frame scrolls at most: a screenful takes about a second. */
const MOST_SCROLL_PX = 8

/** How far a frame scrolls while a pointer is at `x`, pixels: faster the further it is beyond the edge; negative: back. */
export function edgeScroll(x: number, { left, right }: { readonly left: number; readonly right: number }): number {
  const beyond = x > right - EDGE_PX ? x - (right - EDGE_PX) : x < left + EDGE_PX ? x - (left + EDGE_PX) : 0
  const pull = Math.max(-1, Math.min(1, beyond / EDGE_PX))
  return Math.sign(pull) * Math.ceil(Math.abs(pull) * MOST_SCROLL_PX)
}

/** The drawing in its box that scrolls. */
export interface ScrolledDrawing {
  /** How far it is scrolled, pixels. */
  readonly scrolled: () => number
  /** Scrolls by a frame for a pointer at this place of the page, and says whether anything moved. */
  readonly pull: (clientX: number) => boolean
}

interface Held {
  readonly task: GanttTask
  /** Where the pointer took hold, in the drawing: it may be scrolled meanwhile. */
  readonly x: number
  /** Where the pointer is, in the page. */
  at: number
  hasMoved: boolean
}

interface GanttDrafting {
  readonly draft: GanttDraft | null
  /** Moves the draft of a task by days, another task's begins at its plan. */
  readonly nudge: (task: GanttTask, days: number) => void
  readonly drop: () => void
  readonly preview: () => void
  readonly pointer: BarPointer
}

/** Where somebody tries to move a plan, by keyboard or pointer. Nothing is written by it. [SH1] */
export function useGanttDraft({
  drawing,
  dayWidth,
  today,
  onShift,
  onPress,
  onHold,
}: {
  readonly drawing: ScrolledDrawing
  readonly dayWidth: number
  readonly today: string
  readonly onShift: (shift: ShiftRequest) => void
  /** A bar was pressed and not moved. */
  readonly onPress: (task: GanttTask) => void
  /** A pointer took hold of a bar. */
  readonly onHold: (task: GanttTask) => void
}): GanttDrafting {
  const { t, announce } = useSidebar()
  const [draft, setDraft] = useState<GanttDraft | null>(null)
  const held = useRef<Held | null>(null)
  const frame = useRef(0)
  const told = useCallback(
    ({ task }: GanttTask) => announce(t('gantt.draft.done', { title: task.row.title ?? t('task.untitled') })),
    [announce, t],
  )
  const { scrolled, pull } = drawing
  const daysHeld = useCallback(({ x, at }: Held) => Math.round((at + scrolled() - x) / dayWidth), [dayWidth, scrolled])
  const rest = useCallback(() => {
    cancelAnimationFrame(frame.current)
    frame.current = 0
  }, [])
  const drop = useCallback(() => {
    rest()
    held.current = null
    setDraft(null)
  }, [rest])
  useEffect(() => rest, [rest])
  /** Scrolls, frame by frame, as long as a moved bar is held at an edge; the draft goes along. */
  const scroll = useCallback(
    function goOn() {
      const { current } = held
      frame.current = 0
      if (current === null || !current.hasMoved || !pull(current.at)) return
      if (current.task.staysBecause === null) setDraft({ id: current.task.id, days: daysHeld(current) })
      frame.current = requestAnimationFrame(goOn)
    },
    [daysHeld, pull],
  )
  const shift = useCallback(
    ({ id, days }: GanttDraft) => {
      setDraft(null)
      if (days !== 0) onShift({ taskId: id, days })
    },
    [onShift],
  )
  const pointer = useMemo(
    (): BarPointer => ({
      down: (event, task) => {
        if (event.button !== 0) return
        held.current = { task, x: event.clientX + scrolled(), at: event.clientX, hasMoved: false }
        event.currentTarget.setPointerCapture?.(event.pointerId)
        setDraft(null)
        onHold(task)
      },
      move: (event) => {
        const { current } = held
        if (current === null) return
        current.at = event.clientX
        if (Math.abs(current.at + scrolled() - current.x) >= PRESS_PX) current.hasMoved = true
        if (!current.hasMoved) return
        if (current.task.staysBecause === null) setDraft({ id: current.task.id, days: daysHeld(current) })
        if (frame.current === 0) frame.current = requestAnimationFrame(scroll)
      },
      up: (event) => {
        const { current } = held
        if (current === null) return
        rest()
        current.at = event.clientX
        const days = daysHeld(current)
        held.current = null
        if (!current.hasMoved) onPress(current.task)
        else if (current.task.staysBecause === null) shift({ id: current.task.id, days })
        else told(current.task)
      },
      cancel: drop,
    }),
    [daysHeld, drop, onHold, onPress, rest, scroll, scrolled, shift, told],
  )
  return {
    draft,
    nudge: (task, days) => {
      if (task.staysBecause !== null) {
        told(task)
        return
      }
      const total = (draft?.id === task.id ? draft.days : 0) + days
      setDraft(total === 0 ? null : { id: task.id, days: total })
      if (total !== 0) announce(draftText(t, task, total, today))
    },
    drop,
    preview: () => {
      if (draft !== null) shift(draft)
    },
    pointer,
  }
}
