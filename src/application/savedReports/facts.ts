import {
  attainment,
  budgetTotals,
  type CalendarDate,
  isClosedIssue,
  rollUpTasks,
  type TaskState,
  written,
} from '../../domain/index.ts'
import type { AssessedTask, SheetRows } from '../../schema/index.ts'
import { budgetLineOf } from '../companions/budgetCells.ts'
import { kpiOf, withActuals } from '../companions/kpiCells.ts'
import { restrictTo, withoutTotals } from '../companions/scope.ts'
import { type ReportKey, scopeAbout } from './reportKey.ts'

/** The tables whose rows decide the figures. */
export const FACT_TABLES = ['tasks', 'kpis', 'budget', 'issues'] as const
export type FactTable = (typeof FACT_TABLES)[number]

/** The cells that are kept of a row, in this order. Days as text, percent and amounts as numbers. */
export const FACT_CELLS = {
  tasks: ['state', 'progress', 'plannedStart', 'plannedEnd', 'actualEnd'],
  kpis: ['target', 'actual'],
  budget: ['amount', 'spent'],
  issues: ['status'],
} as const satisfies Readonly<Record<FactTable, readonly string[]>>
export type FactCell = (typeof FACT_CELLS)[FactTable][number]
export type CellValue = string | number | null

/** Figures of the whole report, and of single goals. Percent, points, amounts and numbers of rows. */
export const FIGURES = [
  'tasks',
  'done',
  'delayed',
  'planned',
  'actual',
  'deviation',
  'budget',
  'spent',
  'issues',
] as const
export const GOAL_FIGURES = ['goalTarget', 'goalActual', 'attainment'] as const
export type FigureName = (typeof FIGURES)[number] | (typeof GOAL_FIGURES)[number]

export interface Figure {
  readonly name: FigureName
  /** The goal that it is of; null for one of the whole report. */
  readonly goal: string | null
  readonly value: number | null
}

/** A row with the cells that decide figures. */
export interface FactRow {
  readonly id: string
  /** Null where it has none, and where it was left out for want of room. */
  readonly title: string | null
  readonly cells: readonly CellValue[]
}

/** The rows of a table. With `of` larger than their number the others were left out for want of room. */
export interface FactRows {
  readonly rows: readonly FactRow[]
  readonly of: number
}

/** What a report stands on. */
export interface Facts {
  readonly today: CalendarDate
  readonly asOf: CalendarDate
  readonly figures: readonly Figure[]
  /** A table that the sheet does not have is absent. */
  readonly tables: Readonly<Partial<Record<FactTable, FactRows>>>
}

/** The sheet as a report reads it, now or as of another day. */
export interface FactSheet {
  readonly tasks: readonly AssessedTask[]
  readonly rows: SheetRows
  readonly today: CalendarDate
  readonly asOf: CalendarDate
}

/** A figure's key: unique among the figures of a report. */
export const figureKey = ({ name, goal }: Pick<Figure, 'name' | 'goal'>): string =>
  goal === null ? name : `${name}:${goal}`

/** What a report of this sheet stands on now. The figures come from the functions that the report itself asks. */
export function factsOf({ tasks: all, rows, today, asOf }: FactSheet, { about, phase }: ReportKey): Facts {
  const part = restrictTo(scopeAbout(about), all, withoutTotals(rows))
  const tasks = phase === null ? part.tasks : part.tasks.filter(({ row }) => written(row.stage) === phase)
  const ofPhase = new Set(phase === null ? [] : tasks.map(({ row }) => row.recordId))
  /** Goals belong to no phase, and other rows to that of their tasks. [RA17] */
  const isOfPhase = (ids: readonly string[] | null): boolean =>
    phase === null || (ids ?? []).some((id) => ofPhase.has(id))
  const goals =
    phase === null && part.rows.kpis !== null
      ? withActuals(part.rows.kpis.rows, withoutTotals(rows).metrics?.rows ?? [], asOf)
      : null
  const budget = part.rows.budget?.rows.filter(({ task }) => isOfPhase(task)) ?? null
  const issues = part.rows.issues?.rows.filter(({ task }) => isOfPhase(task)) ?? null
  const money = budget === null ? null : budgetTotals(budget.map(budgetLineOf))
  const { planned, actual, deviation } = rollUpTasks(tasks)
  const states = (state: TaskState): number => tasks.filter(({ assessment }) => assessment.state === state).length
  const whole = (name: FigureName, value: number | null): Figure => ({ name, goal: null, value })
  return {
    today,
    asOf,
    figures: [
      whole('tasks', tasks.length),
      whole('done', states('done')),
      whole('delayed', states('delayed')),
      whole('planned', planned),
      whole('actual', actual),
      whole('deviation', deviation),
      ...(goals ?? []).flatMap((row): readonly Figure[] => [
        { name: 'goalTarget', goal: row.recordId, value: row.target },
        { name: 'goalActual', goal: row.recordId, value: row.actual },
        { name: 'attainment', goal: row.recordId, value: attainment(kpiOf(row)) },
      ]),
      ...(money === null
        ? []
        : [whole('budget', money.budget), whole('spent', money.reported === 0 ? null : money.actual)]),
      ...(issues === null ? [] : [whole('issues', issues.filter(({ status }) => !isClosedIssue(status)).length)]),
    ],
    tables: {
      tasks: allOf(
        tasks.map(({ row, facts, assessment }) => ({
          id: row.recordId,
          title: written(row.title),
          cells: [assessment.state, assessment.actual, facts.plannedStart, facts.plannedEnd, facts.actualEnd],
        })),
      ),
      ...(goals === null ? {} : { kpis: allOf(goals.map((row) => factRow(row, [row.target, row.actual]))) }),
      ...(budget === null ? {} : { budget: allOf(budget.map((row) => factRow(row, [row.amount, row.spent]))) }),
      ...(issues === null ? {} : { issues: allOf(issues.map((row) => factRow(row, [row.status]))) }),
    },
  }
}

const allOf = (rows: readonly FactRow[]): FactRows => ({ rows, of: rows.length })

const factRow = (
  row: { readonly recordId: string; readonly title: string | null },
  cells: readonly CellValue[],
): FactRow => ({ id: row.recordId, title: written(row.title), cells })
