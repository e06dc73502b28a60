import {
  type CellValue,
  type FactCell,
  type FactTable,
  type Figure,
  type FigureName,
  FIGURES,
  GOAL_FIGURES,
} from '../../../application/savedReports/facts.ts'
import { type TaskState, written } from '../../../domain/index.ts'
import {
  formatCount,
  formatDay,
  formatMoney,
  formatPercent,
  formatPoints,
  type Translate,
} from '../../../i18n/index.ts'
import type { SheetRows } from '../../../schema/index.ts'
import { amountText } from '../../parts/amountText.ts'

/** What texts about figures and cells need to know. */
export interface FigureSurroundings {
  readonly t: Translate
  readonly rows: SheetRows
  readonly today: string
}

const goalRow = ({ rows }: FigureSurroundings, goal: string) =>
  rows.kpis?.rows.find(({ recordId }) => recordId === goal)

/** The name of a figure; of a goal's with the goal. */
export function figureName(around: FigureSurroundings, { name, goal }: Pick<Figure, 'name' | 'goal'>): string {
  const { t } = around
  const figure = t(`saved.figure.${name}`)
  if (goal === null) return figure
  return t('saved.compare.goal', { goal: written(goalRow(around, goal)?.title ?? null) ?? t('saved.untitled'), figure })
}

/** A figure as the reports write it. */
export function figureText(
  around: FigureSurroundings,
  { name, goal }: Pick<Figure, 'name' | 'goal'>,
  value: number | null,
): string {
  switch (name) {
    case 'planned':
    case 'actual':
    case 'attainment':
      return formatPercent(value)
    case 'deviation':
      return value === null ? formatPoints(null) : around.t('saved.points', { points: formatPoints(value) })
    case 'budget':
    case 'spent':
      return formatMoney(value)
    case 'goalTarget':
    case 'goalActual':
      return amountText(value, goal === null ? '' : (written(goalRow(around, goal)?.unit ?? null) ?? ''))
    default:
      return formatCount(value)
  }
}

/** The figure that a key names; null for one that this version does not know. */
export function figureOfKey(key: string): Pick<Figure, 'name' | 'goal'> | null {
  const [wanted = '', ...goal] = key.split(':')
  const name = [...FIGURES, ...GOAL_FIGURES].find((one): one is FigureName => one === wanted)
  return name === undefined ? null : { name, goal: goal.length === 0 ? null : goal.join(':') }
}

const EMPTY = '—'
const STATES: readonly TaskState[] = ['notStarted', 'inProgress', 'done', 'delayed', 'paused', 'cancelled']

/** A kept cell as the table shows it. */
export function cellText(
  { t, rows, today }: FigureSurroundings,
  table: FactTable,
  cell: FactCell,
  value: CellValue,
): string {
  if (value === null) return EMPTY
  switch (cell) {
    case 'state': {
      const state = STATES.find((one) => one === value)
      return state === undefined ? String(value) : t(`state.${state}`)
    }
    case 'status':
      return rows.issues?.names?.choices[cell]?.[String(value)] ?? String(value)
    case 'progress':
      return typeof value === 'number' ? formatPercent(value) : value
    case 'plannedStart':
    case 'plannedEnd':
    case 'actualEnd':
      return typeof value === 'string' ? formatDay(value, today) : String(value)
    default:
      return table === 'tasks' || typeof value !== 'number' ? String(value) : formatMoney(value)
  }
}
