import type { CalendarDate } from '../../domain/index.ts'
import type { AssessedTask, TaskRow } from '../../schema/index.ts'
import type { ClockPort } from '../clock.ts'
import type { Rules } from './rules.ts'
import { createSheetModel, type SheetFigures } from './sheetModel.ts'

/** The figures of a sheet as of a day that a person chose. */
export interface AsOfView extends SheetFigures {
  readonly today: CalendarDate
  readonly asOf: CalendarDate
  /** Null for a coming day: its figures are computed from today's progress. */
  readonly past: PastView | null
}

/** Which figures of a past day are available. `tasks` holds the tasks whose progress of that day was kept. [SN1] */
export interface PastView {
  /** Tasks whose progress of that day was not kept: no figure includes them. */
  readonly unknown: readonly AssessedTask[]
  /** False: nothing was kept of that day. */
  readonly isKept: boolean
  /** True: the roll-up was kept on that day. False: it is computed from the tasks whose progress was kept. */
  readonly isRollUpKept: boolean
  /** Planned progress of all tasks on that day, percent. It follows from the planned dates, so it needs no kept day. */
  readonly planned: number | null
}

/** After this many rows the page may draw, so that a long sheet does not freeze it. */
const ROWS_PER_BREATH = 2000

/** Assesses these rows by the same rules as of the end of another day. Nothing is written. [AS1] */
export async function viewAsOf(
  rows: readonly TaskRow[],
  { assess, has, statementOf }: Rules,
  day: CalendarDate,
  clock: Pick<ClockPort, 'breathe'>,
): Promise<AsOfView> {
  const rules: Rules = {
    assess: { ...assess, today: day, asOf: day },
    has,
    ...(statementOf === undefined ? {} : { statementOf }),
  }
  const model = createSheetModel()
  for (const row of rows) {
    model.put(row, rules)
    if (model.size % ROWS_PER_BREATH === 0) await clock.breathe()
  }
  model.settleLinks(rules)
  return { today: day, asOf: day, ...model.figures(), past: null }
}
