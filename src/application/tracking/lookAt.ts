import type { CalendarDate } from '../../domain/index.ts'
import type { AssessedTask, SheetLook } from '../appState.ts'
import type { ClockPort } from '../clock.ts'
import { assessRow } from '../deriveTask.ts'
import { figuresOf } from '../sheetModel.ts'
import type { RuleContext } from '../ruleContext.ts'

/** Rows assessed before the page breathes. */
const ROWS_PER_BREATH = 2000

/** The same tasks as of the end of another day, by the same rules; nothing is written. [AS1] */
export async function lookAt(
  tasks: readonly AssessedTask[], { assess }: Pick<RuleContext, 'assess'>, day: CalendarDate, clock: Pick<ClockPort, 'breathe'>,
): Promise<SheetLook> {
  const context = { ...assess, today: day, asOf: day }
  const looked: AssessedTask[] = []
  for (const { row } of tasks) {
    looked.push(assessRow(row, context))
    if (looked.length % ROWS_PER_BREATH === 0) await clock.breathe()
  }
  return { today: day, asOf: day, ...figuresOf(looked) }
}
