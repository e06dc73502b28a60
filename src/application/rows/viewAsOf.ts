import { type CalendarDate, rollUpOfMeans, rollUpTasks } from '../../domain/index.ts'
import type { AssessedTask, TaskRow } from '../../schema/index.ts'
import type { ClockPort } from '../clock.ts'
import { wholeInSlices } from '../inSlices.ts'
import type { Rules } from './rules.ts'
import { createSheetModel, figuresOf, type SheetFigures } from './sheetModel.ts'

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
  /** Every task on that day by its plan; the progress of the unknown ones is empty. */
  readonly byPlan: readonly AssessedTask[]
  /** The roll-ups kept of that day, of each campaign or of the whole sheet. */
  readonly kept: readonly KeptRollUp[]
}

/** A roll-up that was kept of a day, percent. */
interface KeptRollUp {
  /** Null for the whole sheet, when it has no table of campaigns. */
  readonly campaignId: string | null
  readonly planned: number | null
  readonly actual: number | null
}

/** The figures of a set of tasks on a past day: the kept roll-up where there is one. [SN1] */
export function pastFigures(
  tasks: readonly AssessedTask[],
  own: KeptRollUp | null,
  past: Pick<PastView, 'unknown' | 'byPlan' | 'kept'>,
): SheetFigures & { readonly past: PastView } {
  const figures = figuresOf(tasks)
  const { planned } = rollUpTasks(past.byPlan)
  const isKept = tasks.length > 0 || own !== null
  const kept = own === null ? {} : rollUpOfMeans(own.planned, own.actual)
  return {
    ...figures,
    rollUp: { ...figures.rollUp, ...(tasks.length === 0 ? { planned } : {}), ...kept },
    past: { ...past, isKept, isRollUpKept: own !== null, planned },
  }
}

/** After this many rows the page may draw, so that a long sheet does not freeze it. */
const ROWS_PER_BREATH = 2000

/** Assesses these rows by the same rules as of the end of another day. Nothing is written. [AS1] */
export async function viewAsOf(
  rows: readonly TaskRow[],
  { assess, has, statementOf, ruled = {} }: Rules,
  day: CalendarDate,
  clock: Pick<ClockPort, 'now' | 'breathe'>,
): Promise<AsOfView> {
  const rules: Rules = {
    assess: { ...assess, today: day, asOf: day },
    has,
    ruled,
    ...(statementOf === undefined ? {} : { statementOf }),
  }
  const model = createSheetModel()
  for (const row of rows) {
    model.put(row, rules)
    if (model.size % ROWS_PER_BREATH === 0) await clock.breathe()
  }
  await wholeInSlices(model.settleLinksSteps(rules), clock)
  return { today: day, asOf: day, ...model.figures(), past: null }
}
