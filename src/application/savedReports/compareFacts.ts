import { daysBetween, forComparison } from '../../domain/index.ts'
import {
  type CellValue,
  FACT_CELLS,
  FACT_TABLES,
  type FactCell,
  type FactRow,
  type Facts,
  type FactTable,
  type Figure,
  figureKey,
  type FigureName,
} from './facts.ts'

/** A row that has changed since a report was saved. */
export interface MovedRow {
  readonly table: FactTable
  readonly id: string
  /** The title that it has now, else the one that it had. */
  readonly title: string | null
  readonly what: 'changed' | 'added' | 'gone'
  readonly cells: readonly { readonly cell: FactCell; readonly before: CellValue; readonly now: CellValue }[]
}

/** A figure that says something else than when the report was saved, and the rows that made it so. [RL2] */
export interface MovedFigure {
  readonly figure: Pick<Figure, 'name' | 'goal'>
  readonly before: number | null
  readonly now: number | null
  readonly rows: readonly MovedRow[]
}

/** What has moved since a report was saved. */
export interface Comparison {
  readonly figures: readonly MovedFigure[]
  /** Rows that have changed and moved no figure: one of the others has made up for it. */
  readonly others: readonly MovedRow[]
  /** Days between the two: the share that is due grows by itself. */
  readonly days: number
  /** Not every row was kept with the report: some that moved a figure cannot be named. */
  readonly isPartial: boolean
}

/** The cells that a figure is made of, by the table of its rows. */
const MADE_OF: Readonly<Record<FigureName, readonly [FactTable, readonly FactCell[]]>> = {
  tasks: ['tasks', []],
  done: ['tasks', ['state']],
  delayed: ['tasks', ['state']],
  planned: ['tasks', ['plannedStart', 'plannedEnd', 'state']],
  actual: ['tasks', ['progress', 'state']],
  deviation: ['tasks', ['progress', 'plannedStart', 'plannedEnd', 'state']],
  goalTarget: ['kpis', ['target']],
  goalActual: ['kpis', ['actual']],
  attainment: ['kpis', ['target', 'actual']],
  budget: ['budget', ['amount']],
  spent: ['budget', ['spent']],
  issues: ['issues', ['status']],
}

/** The states that decide such a figure; a row that never was in one of them did not move it. */
const STATES: Readonly<Partial<Record<FigureName, readonly CellValue[]>>> = {
  done: ['done'],
  delayed: ['delayed'],
  planned: ['cancelled', 'paused'],
  actual: ['cancelled', 'paused'],
  deviation: ['cancelled', 'paused'],
}

/** Figures that move as the days go by, without any cell. */
export const MOVES_WITH_DAYS: ReadonlySet<FigureName> = new Set(['planned', 'deviation', 'delayed'])

const isSame = (one: CellValue, other: CellValue): boolean =>
  typeof one === 'number' && typeof other === 'number' ? forComparison(one) === forComparison(other) : one === other

/** Which figures have moved since a report was saved, and by which rows. The same facts give the same answer. [RL2] */
export function compareFacts(saved: Facts, now: Facts): Comparison {
  const moved = FACT_TABLES.flatMap((table) => movedRows(table, saved, now))
  const before = new Map(saved.figures.map((figure) => [figureKey(figure), figure]))
  const after = new Map(now.figures.map((figure) => [figureKey(figure), figure]))
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  const figures = keys.flatMap((key): readonly MovedFigure[] => {
    const figure = after.get(key) ?? before.get(key)
    const [held, holds] = [before.get(key)?.value ?? null, after.get(key)?.value ?? null]
    if (figure === undefined || isSame(held, holds)) return []
    return [{ figure, before: held, now: holds, rows: moved.filter((row) => hasMoved(figure, row)) }]
  })
  const named = new Set(figures.flatMap(({ rows }) => rows))
  return {
    figures,
    others: moved.filter((row) => !named.has(row)),
    days: daysBetween(saved.asOf, now.asOf) ?? 0,
    isPartial: FACT_TABLES.some((table) => isPartial(saved, table)),
  }
}

const isPartial = ({ tables }: Facts, table: FactTable): boolean =>
  (tables[table]?.of ?? 0) > (tables[table]?.rows.length ?? 0)

function movedRows(table: FactTable, saved: Facts, now: Facts): readonly MovedRow[] {
  const before = new Map((saved.tables[table]?.rows ?? []).map((row) => [row.id, row]))
  const after = new Map((now.tables[table]?.rows ?? []).map((row) => [row.id, row]))
  const gone = [...before.values()].flatMap((row) =>
    after.has(row.id) ? [] : [{ ...named(table, row), what: 'gone' as const, cells: [] }],
  )
  const added = [...after.values()].flatMap((row) =>
    // Of a long table not every row was kept: one that is not among them may have been there.
    before.has(row.id) || isPartial(saved, table) ? [] : [{ ...named(table, row), what: 'added' as const, cells: [] }],
  )
  const changed = [...before.values()].flatMap((row): readonly MovedRow[] => {
    const present = after.get(row.id)
    const cells = present === undefined ? [] : changedCells(table, row, present)
    if (present === undefined || cells.length === 0) return []
    return [{ ...named(table, { ...present, title: present.title ?? row.title }), what: 'changed', cells }]
  })
  return [...changed, ...added, ...gone]
}

const named = (table: FactTable, { id, title }: FactRow) => ({ table, id, title })

const changedCells = (table: FactTable, before: FactRow, now: FactRow): MovedRow['cells'] =>
  FACT_CELLS[table].flatMap((cell, at) => {
    const [held, holds] = [before.cells[at] ?? null, now.cells[at] ?? null]
    return isSame(held, holds) ? [] : [{ cell, before: held, now: holds }]
  })

/** Whether a row that has changed is one of those that moved a figure. */
function hasMoved({ name, goal }: Pick<Figure, 'name' | 'goal'>, row: MovedRow): boolean {
  const [table, cells] = MADE_OF[name]
  if (row.table !== table || (goal !== null && row.id !== goal)) return false
  if (row.what !== 'changed') return true
  const states = STATES[name]
  return row.cells.some(
    ({ cell, before, now }) =>
      cells.includes(cell) &&
      (cell !== 'state' || states === undefined || states.includes(before) || states.includes(now)),
  )
}
