import type { AssessedTask, CompanionTableKey, RowOf, SheetRows, TableRows } from '../../schema/index.ts'
import { isBudgetLine } from './budgetCells.ts'
import { membership } from '../rows/tableRows.ts'
import type { SheetPart } from './sheetParts.ts'

/** What a report speaks of. */
export type ReportScope =
  /** All of the sheet: it has no table of campaigns, or one campaign, or people want all campaigns together. */
  | { readonly kind: 'sheet' }
  | { readonly kind: 'campaign'; readonly campaignId: string }
  /** What belongs to no campaign, in a sheet with several. */
  | { readonly kind: 'unassigned' }

/** The scopes that people can choose from, the sheet first. Only several campaigns leave something to choose. */
export function scopesOf(
  tasks: readonly AssessedTask[],
  { campaigns }: Pick<SheetRows, 'campaigns'>,
): readonly ReportScope[] {
  const rows = campaigns?.rows ?? []
  if (rows.length < 2) return [{ kind: 'sheet' }]
  const campaignOf = membership(rows)
  const hasUnassigned = tasks.some(({ row }) => campaignOf(row) === null)
  return [
    { kind: 'sheet' },
    ...rows.map(({ recordId }): ReportScope => ({ kind: 'campaign', campaignId: recordId })),
    ...(hasUnassigned ? [{ kind: 'unassigned' } as const] : []),
  ]
}

/** The tasks and rows of a scope, and the campaign that it stands for. */
export interface ScopeRows {
  readonly tasks: readonly AssessedTask[]
  readonly rows: SheetRows
  /** Null when the scope is several campaigns, or none. */
  readonly campaign: RowOf<'campaigns'> | null
}

/** The tables without the totals that people write below their budget: they are no lines. [BU1] */
export const withoutTotals = (rows: SheetRows): SheetRows =>
  rows.budget === null ? rows : { ...rows, budget: { ...rows.budget, rows: rows.budget.rows.filter(isBudgetLine) } }

/** Picks the tasks of a scope. */
export function tasksIn(
  scope: ReportScope,
  { campaigns }: Pick<SheetRows, 'campaigns'>,
): (tasks: readonly AssessedTask[]) => readonly AssessedTask[] {
  if (scope.kind === 'sheet') return (tasks) => tasks
  const campaignOf = membership(campaigns?.rows ?? [])
  const wanted = scope.kind === 'campaign' ? scope.campaignId : null
  return (tasks) => tasks.filter(({ row }) => campaignOf(row) === wanted)
}

/** What the tables beside 任务 say of a scope. */
export function partsIn(scope: ReportScope, parts: readonly SheetPart[]): readonly SheetPart[] {
  if (scope.kind === 'sheet') return parts
  const wanted = scope.kind === 'campaign' ? scope.campaignId : null
  return parts.filter(({ campaignId }) => campaignId === wanted)
}

/** The part of a sheet that a scope speaks of. Lessons of a campaign stay whole: those of earlier ones are looked up. */
export function restrictTo(scope: ReportScope, tasks: readonly AssessedTask[], rows: SheetRows): ScopeRows {
  const campaigns = rows.campaigns?.rows ?? []
  const [first, ...others] = campaigns
  const only = first !== undefined && others.length === 0 ? first : null
  if (scope.kind === 'sheet') return { tasks, rows, campaign: only }
  const campaignOf = membership(campaigns)
  const wanted = scope.kind === 'campaign' ? scope.campaignId : null
  const belongs = (row: { readonly campaign: readonly string[] | null }): boolean => campaignOf(row) === wanted
  const part = <Key extends CompanionTableKey>(table: TableRows<Key> | null, keeps: (row: RowOf<Key>) => boolean) =>
    table === null ? null : { ...table, rows: table.rows.filter(keeps) }
  return {
    tasks: tasksIn(scope, rows)(tasks),
    rows: {
      ...rows,
      campaigns: part(rows.campaigns, ({ recordId }) => recordId === wanted),
      kpis: part(rows.kpis, belongs),
      dailyLog: part(rows.dailyLog, belongs),
      metrics: part(rows.metrics, belongs),
      budget: part(rows.budget, belongs),
      issues: part(rows.issues, belongs),
      reports: part(rows.reports, belongs),
      lessons: scope.kind === 'unassigned' ? part(rows.lessons, belongs) : rows.lessons,
    },
    campaign: campaigns.find(({ recordId }) => recordId === wanted) ?? null,
  }
}
