import type { CalendarDate } from '../../domain/index.ts'
import type { PlanLogState } from '../history/planLog.ts'
import type { FrozenPlans } from './frozenPlans.ts'
import type { RuleSettings } from '../stored/settings.ts'
import type { AssessedTask, SheetRows, TaskFieldKey } from '../../schema/index.ts'

/** The sheet and everything that its tables hold, as the engines have it in memory. */
export interface SheetMaterial {
  readonly tasks: readonly AssessedTask[]
  /** The columns that the task table has. */
  readonly columns: readonly TaskFieldKey[]
  readonly today: CalendarDate
  readonly asOf: CalendarDate
  readonly rows: SheetRows
  /** The log of changes; null for reports that do not speak of it. [RA11] */
  readonly planLog: PlanLogState | null
  /** The baselines of the campaign of the report; null for reports that do not speak of them. [BL2] */
  readonly frozenPlans: FrozenPlans | null
  readonly timeZone: string
  /** Limits, weights and thresholds that the sheet is judged by. */
  readonly rules: Pick<RuleSettings, 'sla' | 'coreKpiWeight' | 'loadPeak' | 'lagDefaults'>
  /** Statutory workdays with the team's own days. [EV1] */
  readonly isWorkday: (day: CalendarDate) => boolean
  readonly nowMs: number
  /** What a goal without a name is called. */
  readonly untitled: string
}
