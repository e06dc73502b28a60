import type { CalendarDate } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { ClockPort } from '../clock.ts'
import type { Rules } from './rules.ts'
import { createSheetModel, type SheetFigures } from './sheetModel.ts'
import type { AssessedTask } from './assessedTask.ts'

/** Figures of a day of one's choice. */
export interface AsOfView extends SheetFigures {
  readonly today: CalendarDate
  readonly asOf: CalendarDate
  /** Null for a day to come: it is worked out from today's progress. */
  readonly past: PastView | null
}

/** What a look at a past day rests on. `tasks` are those whose progress of that day was kept. [SN1] */
export interface PastView {
  /** Tasks of which no progress of that day was kept: they are in none of the figures. */
  readonly unknown: readonly AssessedTask[]
  /** False: nothing at all was kept of that day. */
  readonly isKept: boolean
  /** The roll-up is the one that was kept on that day; false: worked out from the tasks that are known. */
  readonly isRollUpKept: boolean
  /** Planned progress of all tasks on that day, percent: planned dates say it, whatever was kept. */
  readonly planned: number | null
}

/** Rows assessed before the page breathes. */
const ROWS_PER_BREATH = 2000

/** These rows as of the end of another day, by the same rules; nothing is written. [AS1] */
export async function viewAsOf(
  rows: readonly TaskRow[],
  { assess, has, markOf }: Rules,
  day: CalendarDate,
  clock: Pick<ClockPort, 'breathe'>,
): Promise<AsOfView> {
  const rules: Rules = {
    assess: { ...assess, today: day, asOf: day },
    has,
    ...(markOf === undefined ? {} : { markOf }),
  }
  const model = createSheetModel()
  for (const row of rows) {
    model.put(row, rules)
    if (model.size % ROWS_PER_BREATH === 0) await clock.breathe()
  }
  model.settleLinks(rules)
  return { today: day, asOf: day, ...model.figures(), past: null }
}
