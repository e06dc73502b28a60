import { useMemo, useState } from 'react'
import type { PastView } from '../../application/rows/viewAsOf.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { CalendarDate } from '../../domain/index.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'

/** A day that is looked at without writing anything. [AS1] */
export interface ShownView {
  /** Null: the sheet's own day. */
  readonly day: CalendarDate | null
  /** The sheet with the figures of that day; while they are worked out, with those shown before. */
  readonly shown: SheetState
  /** What the figures of a past day rest on; null for other days and until they are there. [SN1] */
  readonly past: PastView | null
  readonly isLoading: boolean
  /** Null, or the sheet's own day, comes back to now. */
  readonly viewAsOf: (day: CalendarDate | null) => void
}

interface ChosenDay {
  readonly tableId: string
  readonly day: CalendarDate
}

/** Which day is looked at, and the sheet as of it. Another sheet starts at its own day. */
export function useAsOfView(sheet: SheetState): ShownView {
  const { actions } = useSidebar()
  const [chosen, setChosen] = useState<ChosenDay | null>(null)
  /** Raised by each return to now: what was shown before it is not shown again. */
  const [visit, setVisit] = useState(0)
  const { tableId, tasks, asOf } = sheet
  const day = chosen !== null && chosen.tableId === tableId && chosen.day !== asOf ? chosen.day : null
  const { answer } = useAnswer(day === null ? null : [tableId, day, tasks, visit], async () => {
    const look = day === null ? null : await actions.viewAsOf(day)
    return look === null ? null : { tableId, visit, look }
  })
  const look = day !== null && answer?.tableId === tableId && answer.visit === visit ? answer.look : null
  const shown = useMemo(() => {
    if (look === null) return sheet
    const { past: _past, ...figures } = look
    return { ...sheet, ...figures }
  }, [sheet, look])
  return {
    day,
    shown,
    past: look?.asOf === day ? (look?.past ?? null) : null,
    isLoading: day !== null && look?.asOf !== day,
    viewAsOf: (next) => {
      setChosen(next === null ? null : { tableId, day: next })
      if (next === null) setVisit(visit + 1)
    },
  }
}
