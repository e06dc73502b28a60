import type { CalendarDate } from '../../domain/index.ts'
import type { AssessedTask, PresetId, SheetLanguage, SheetRows, TaskFieldKey } from '../../schema/index.ts'
import { actualsOf, type ActualOrigin } from '../companions/kpiCells.ts'
import { type FunnelBoard, funnelBoard } from './funnelBoard.ts'
import type { SheetState } from '../engine/sheetState.ts'
import type { RuleSettings } from '../stored/settings.ts'
import { type ReportScope, restrictTo, type ScopeRows, withoutTotals } from '../companions/scope.ts'

/** The sheet as the engines have it in memory, and what its rows are judged by. */
export interface BoardMaterial {
  readonly tasks: readonly AssessedTask[]
  /** The columns that the task table has. */
  readonly columns: readonly TaskFieldKey[]
  readonly rows: SheetRows
  /** Which names the columns were made with. */
  readonly preset: PresetId
  readonly language: SheetLanguage
  /** The names that the columns of the task table have now. */
  readonly columnNames: SheetState['columnNames']
  readonly today: CalendarDate
  readonly asOf: CalendarDate
  readonly timeZone: string
  /** Limits and weights that the sheet is judged by. */
  readonly rules: Pick<RuleSettings, 'sla' | 'coreKpiWeight' | 'phaseWeights' | 'lagDefaults'>
  /** When running clocks are judged, milliseconds: the last pass, as in the cells of the table. [SL1] */
  readonly nowMs: number
}

/** What the panel 数据 speaks of: the tasks and rows of one scope, totals of the budget left out. */
export interface Board extends Omit<BoardMaterial, 'tasks' | 'rows'>, ScopeRows {
  readonly scope: ReportScope
  /** Where the actual value of each goal comes from, as in the cells of the table: its rows of 指标明细 in any campaign. [KP1] */
  readonly actuals: ReadonlyMap<string, ActualOrigin>
  /** Null where no goal has a 漏斗序号. [RA7] */
  readonly funnel: FunnelBoard | null
}

/** The part of a sheet that the panel speaks of. Nothing is read for it: live tracking has these rows. */
export function boardOf({ tasks, rows, ...facts }: BoardMaterial, scope: ReportScope): Board {
  const part = restrictTo(scope, tasks, withoutTotals(rows))
  const actuals = actualsOf(part.rows.kpis?.rows ?? [], rows.metrics?.rows ?? [], facts.asOf)
  const funnel = funnelBoard({ rows, asOf: facts.asOf }, part)
  return { ...facts, scope, actuals, funnel, ...part }
}
