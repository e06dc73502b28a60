import { createContext, useContext } from 'react'
import type { RuleSettings } from '../../application/stored/settings.ts'
import type { CalendarDate } from '../../domain/index.ts'
import type { AssessedTask, RowOf } from '../../schema/index.ts'

/** The whole plan of the sheet on show, as its cells are now, and what it is judged by. */
export interface SheetPlan {
  readonly tasks: readonly AssessedTask[]
  readonly campaigns: readonly RowOf<'campaigns'>[]
  readonly today: CalendarDate
  readonly settings: Pick<RuleSettings, 'lagDefaults' | 'calendar'>
}

const SheetPlanContext = createContext<SheetPlan | null>(null)

export const SheetPlanProvider = SheetPlanContext.Provider

/** Null where a panel stands by itself. Whoever asks is drawn again after each edit. */
export const useSheetPlan = (): SheetPlan | null => useContext(SheetPlanContext)
