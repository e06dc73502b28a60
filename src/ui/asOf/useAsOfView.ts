import { useCallback, useMemo, useState } from 'react'
import type { PastView } from '../../application/rows/viewAsOf.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { CalendarDate } from '../../domain/index.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'

/** What is shown: the sheet as of its own day, or as of another one, for which nothing is written. [AS1] */
export interface ShownView {
  /** Null for the sheet's own day. */
  readonly day: CalendarDate | null
  /** The sheet with the figures of that day; while they are computed, with the figures shown before. */
  readonly shown: SheetState
  /** What the figures of a past day rest on; null for other days and while they are computed. [SN1] */
  readonly past: PastView | null
  readonly isLoading: boolean
  /** Shows another day; null, or the sheet's own day, returns to now. */
  readonly viewAsOf: (day: CalendarDate | null) => void
}

interface ChosenDay {
  readonly tableId: string
  readonly day: CalendarDate
}

/** Holds the day that people chose and computes the sheet as of it. Another sheet starts at its own day. */
export function useAsOfView(sheet: SheetState): ShownView {
  const { actions } = useSidebar()
  const [chosen, setChosen] = useState<ChosenDay | null>(null)
  /** Counts returns to now, so that an answer from before one is not shown after it. */
  const [visit, setVisit] = useState(0)
  const { tableId, tasks, asOf } = sheet
  const day = chosen !== null && chosen.tableId === tableId && chosen.day !== asOf ? chosen.day : null
  const { answer } = useAnswer(day === null ? null : [tableId, day, tasks, visit], async () => {
    const view = day === null ? null : await actions.viewAsOf(day)
    return view === null ? null : { tableId, visit, view }
  })
  const view = day !== null && answer?.tableId === tableId && answer.visit === visit ? answer.view : null
  const shown = useMemo(() => {
    if (view === null) return sheet
    const { past: _past, ...figures } = view
    return { ...sheet, ...figures }
  }, [sheet, view])
  const viewAsOf = useCallback(
    (next: CalendarDate | null) => {
      setChosen(next === null ? null : { tableId, day: next })
      if (next === null) setVisit((visits) => visits + 1)
    },
    [tableId],
  )
  return {
    day,
    shown,
    past: view?.asOf === day ? (view?.past ?? null) : null,
    isLoading: day !== null && view?.asOf !== day,
    viewAsOf,
  }
}
