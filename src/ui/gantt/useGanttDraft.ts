import { type PointerEvent, useCallback, useMemo, useRef, useState } from 'react'
import type { ShiftRequest } from '../shiftDoor.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { BarPointer } from './GanttPlot.tsx'
import type { GanttTask } from './ganttRows.ts'
import { draftText, type GanttDraft } from './ganttTexts.ts'

/** A pointer that moves less than this, pixels, presses. */
const PRESS_PX = 4

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
  dayWidth,
  today,
  onShift,
  onPress,
  onHold,
}: {
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
  const held = useRef<{ readonly task: GanttTask; readonly x: number; hasMoved: boolean } | null>(null)
  const told = useCallback(
    ({ task }: GanttTask) => announce(t('gantt.draft.done', { title: task.row.title ?? t('task.untitled') })),
    [announce, t],
  )
  const daysHeld = useCallback(
    ({ clientX }: PointerEvent) => (held.current === null ? 0 : Math.round((clientX - held.current.x) / dayWidth)),
    [dayWidth],
  )
  const drop = useCallback(() => {
    held.current = null
    setDraft(null)
  }, [])
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
        held.current = { task, x: event.clientX, hasMoved: false }
        event.currentTarget.setPointerCapture?.(event.pointerId)
        setDraft(null)
        onHold(task)
      },
      move: (event) => {
        const { current } = held
        if (current === null) return
        if (Math.abs(event.clientX - current.x) >= PRESS_PX) current.hasMoved = true
        if (current.hasMoved && current.task.staysBecause === null)
          setDraft({ id: current.task.id, days: daysHeld(event) })
      },
      up: (event) => {
        const { current } = held
        if (current === null) return
        const days = daysHeld(event)
        held.current = null
        if (!current.hasMoved) onPress(current.task)
        else if (current.task.staysBecause === null) shift({ id: current.task.id, days })
        else told(current.task)
      },
      cancel: drop,
    }),
    [daysHeld, drop, onHold, onPress, shift, told],
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
