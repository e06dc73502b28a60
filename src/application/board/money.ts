import {
  budgetInsight,
  type BudgetInsight,
  budgetPlan,
  type BudgetPlan,
  budgetShare,
  byText,
  campaignSpan,
  rollUpTasks,
  type SpendPace,
  spendPace,
  written,
} from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { budgetRecord, totalBudgetOf } from '../companions/budgetCells.ts'
import { firstPlannedDay } from '../history/snapshot.ts'
import type { Board } from './board.ts'

/** Who decides on spend above a budget, as the cells say it. [BU5] */
export type Approver =
  | { readonly kind: 'named'; readonly names: readonly string[] }
  /** 审批人 is empty. */
  | { readonly kind: 'unfilled' }
  /** The table has no column 审批人. */
  | { readonly kind: 'noColumn' }

/** A line of the budget with its figures, as in its cells. [BU1] [BU3] */
export type MoneyLine = BudgetPlan['lines'][number] & {
  /** What it is for, else its category; null where neither is written. */
  readonly name: string | null
  readonly owners: readonly string[]
  /** Its part of its campaign's budget, percent, as in the cell 占比; null without an amount above 0. [BU1] */
  readonly share: number | null
  readonly approver: Approver
  /** 审批状态; null where nobody has filled it in, or the table has no such column. */
  readonly approval: string | null
}

/** The money of the scope. [BU1] [BU2] [BU3] [BU4] [RA9] */
export interface MoneyBoard {
  readonly plan: BudgetPlan
  /** Overspent lines first, then in the order of 序号. */
  readonly lines: readonly MoneyLine[]
  readonly unreported: readonly MoneyLine[]
  /** Lines with an amount that people typed in words nobody can read. [AD4] */
  readonly unread: readonly MoneyLine[]
  readonly over: readonly MoneyLine[]
  readonly mismatched: readonly (MoneyLine & { readonly check: BudgetPlan['checked'][number] })[]
  /** Lines whose product equals their budget. */
  readonly matching: readonly (MoneyLine & { readonly check: BudgetPlan['checked'][number] })[]
  /** Who decides on spend above the whole budget: the only approver of the lines, else those of the overspent ones. */
  readonly approver: Approver
  /** Null while no line has reported. */
  readonly byCategory: BudgetInsight['byCategory'] | null
  /** The largest amount of a line, budget or spend: the right edge of every bar. */
  readonly mostAmount: number
  /** Null while no line has reported, and without a budget above 0. */
  readonly pace: SpendPace | null
  /** Whether 预算总额 cannot be compared because the scope is several campaigns. */
  readonly isOfSeveral: boolean
}

const namesOf = (people: readonly { readonly name: string }[] | null): readonly string[] =>
  (people ?? []).flatMap(({ name }) => written(name) ?? [])

/** What the panel shows of the budget; null where the sheet has no table for it. */
export function moneyOf(board: Board): MoneyBoard | null {
  const table = board.rows.budget
  if (table === null) return null
  const { campaign, tasks, asOf } = board
  const rows = new Map(table.rows.map((row) => [row.recordId, row]))
  const records = table.rows.map(budgetRecord).toSorted((a, b) => byText(a.id, b.id))
  const plan = budgetPlan(records, campaign?.budgetTotal ?? null)
  const hasApprover = table.columns.includes('approver')
  const totalOf = totalBudgetOf({ budget: table.rows, campaigns: board.rows.campaigns?.rows ?? [] })
  const lines = plan.lines
    .flatMap((line): readonly MoneyLine[] => {
      const row = rows.get(line.id)
      if (row === undefined) return []
      return [{ ...line, ...wordsOf(row, hasApprover), share: budgetShare(row.amount, totalOf(row)) }]
    })
    .toSorted((a, b) => rank(a) - rank(b) || numberOf(rows, a) - numberOf(rows, b) || byText(a.id, b.id))
  const over = lines.filter(({ result }) => result.status === 'over')
  const checked = plan.checked.flatMap((check) => {
    const line = lines.find(({ id }) => id === check.id)
    return line === undefined ? [] : [{ ...line, check }]
  })
  const insight = budgetInsight(records)
  const span = campaignSpan(
    tasks.map(({ facts, assessment }) => ({ task: facts, assessment })),
    {
      start: campaign?.startDay ?? firstPlannedDay(tasks.map(({ facts }) => facts)),
      end: campaign?.endDay ?? null,
    },
  )
  return {
    plan,
    lines,
    over,
    unreported: lines.filter(({ result }) => result.status === 'unreported'),
    unread: lines.filter(({ unread = [] }) => unread.length > 0),
    mismatched: checked.filter(({ check }) => !check.matches),
    matching: checked.filter(({ check }) => check.matches),
    approver: approverOf(lines, over, hasApprover),
    mostAmount: Math.max(0, ...lines.flatMap(({ budget, actual }) => [budget ?? 0, actual ?? 0])),
    byCategory: insight.sufficient ? insight.value.byCategory : null,
    pace: spendPace(insight, rollUpTasks(tasks).actual, { ...span, asOf }),
    isOfSeveral: campaign === null && (board.rows.campaigns?.rows.length ?? 0) > 1,
  }
}

const rank = ({ result }: MoneyLine): number => (result.status === 'over' ? 0 : 1)

/** Lines without a number come last. */
const LAST = Number.MAX_VALUE
const numberOf = (rows: ReadonlyMap<string, RowOf<'budget'>>, { id }: MoneyLine): number =>
  rows.get(id)?.lineNumber ?? LAST

function wordsOf(
  row: RowOf<'budget'>,
  hasApprover: boolean,
): Pick<MoneyLine, 'name' | 'owners' | 'approver' | 'approval'> {
  const names = namesOf(row.approver)
  return {
    name: written(row.title) ?? written(row.category),
    owners: namesOf(row.owner),
    approver: hasApprover ? (names.length > 0 ? { kind: 'named', names } : { kind: 'unfilled' }) : { kind: 'noColumn' },
    approval: row.approval,
  }
}

function approverOf(lines: readonly MoneyLine[], over: readonly MoneyLine[], hasColumn: boolean): Approver {
  if (!hasColumn) return { kind: 'noColumn' }
  const namesIn = (some: readonly MoneyLine[]) => [
    ...new Set(some.flatMap(({ approver }) => (approver.kind === 'named' ? approver.names : []))),
  ]
  const all = namesIn(lines)
  const names = all.length === 1 ? all : namesIn(over)
  return names.length > 0 ? { kind: 'named', names } : { kind: 'unfilled' }
}
