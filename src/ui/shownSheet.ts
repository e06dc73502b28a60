import { createContext, useContext } from 'react'
import type { Baseline } from '../application/history/baselineList.ts'
import type { CalendarDate } from '../domain/index.ts'
import type { RowOf, TableKey, TaskFieldKey } from '../schema/index.ts'
import type { PastView } from '../application/rows/viewAsOf.ts'

/** What explanations of a task need to know about the sheet. */
export interface ShownSheet {
  /** The id of its task table; '' outside a sheet. */
  readonly tableId: string
  readonly columns: readonly TaskFieldKey[]
  /** The tables that the sheet has, 任务 included. */
  readonly tables: readonly TableKey[]
  /** The other day that people view; null for the sheet's own day. [AS1] */
  readonly day: CalendarDate | null
  /** What the figures of a past day rest on; null for other days. [SN1] */
  readonly past: PastView | null
  readonly mayWrite: boolean
  /** Another number when the log of changes is another one than before. */
  readonly logVersion: number
  /** The frozen plans of the sheet, as far as they are known, and its campaigns. [BL2] */
  readonly baselines: readonly Baseline[]
  readonly campaigns: readonly RowOf<'campaigns'>[]
}

const ShownSheetContext = createContext<ShownSheet>({
  tableId: '',
  columns: [],
  tables: [],
  day: null,
  past: null,
  mayWrite: false,
  logVersion: 0,
  baselines: [],
  campaigns: [],
})

export const ShownSheetProvider = ShownSheetContext.Provider

export const useShownSheet = (): ShownSheet => useContext(ShownSheetContext)
