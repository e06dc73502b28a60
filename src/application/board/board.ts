import type { CalendarDate } from '../../domain/index.ts'
import type { AssessedTask, SheetRows, TaskFieldKey } from '../../schema/index.ts'
import { type ReportScope, restrictTo, type ScopeRows, withoutTotals } from '../companions/scope.ts'

/** The sheet as the engines have it in memory, and what its rows are judged by. */
export interface BoardMaterial {
  readonly tasks: readonly AssessedTask[]
  /** The columns that the task table has. */
  readonly columns: readonly TaskFieldKey[]
  readonly rows: SheetRows
  readonly today: CalendarDate
  readonly asOf: CalendarDate
  readonly timeZone: string
  /** When running clocks are judged, milliseconds: the last pass, as in the cells of the table. [SL1] */
  readonly nowMs: number
}

/** What the panel 数据 speaks of: the tasks and rows of one scope, totals of the budget left out. */
export interface Board extends Omit<BoardMaterial, 'tasks' | 'rows'>, ScopeRows {
  readonly scope: ReportScope
}

/** The part of a sheet that the panel speaks of. Nothing is read for it: live tracking has these rows. */
export function boardOf({ tasks, rows, ...facts }: BoardMaterial, scope: ReportScope): Board {
  return { ...facts, scope, ...restrictTo(scope, tasks, withoutTotals(rows)) }
}
