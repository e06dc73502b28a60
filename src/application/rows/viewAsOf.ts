import type { CalendarDate } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { AsOfView } from '../app/appState.ts'
import type { ClockPort } from '../clock.ts'
import type { Rules } from './rules.ts'
import { createSheetModel } from './sheetModel.ts'

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
