import { createContext, useContext } from 'react'
import type { CalendarDate } from '../domain/index.ts'
import type { TaskFieldKey } from '../schema/index.ts'
import type { PastView } from '../application/rows/viewAsOf.ts'

/** What explanations need to know of the sheet on show besides the task. */
export interface ShownSheet {
  readonly columns: readonly TaskFieldKey[]
  /** The day that is looked at without writing; null: the sheet's own. [AS1] */
  readonly day: CalendarDate | null
  /** What a look at a past day rests on; null while no past day is looked at. [SN1] */
  readonly past: PastView | null
  readonly mayWrite: boolean
}

const ShownSheetContext = createContext<ShownSheet>({ columns: [], day: null, past: null, mayWrite: false })

export const ShownSheetProvider = ShownSheetContext.Provider

export const useShownSheet = (): ShownSheet => useContext(ShownSheetContext)
