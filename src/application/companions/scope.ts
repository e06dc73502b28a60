import { allAtOnce, type CalendarDate, groupInSteps, type Steps } from '../../domain/index.ts'
import type { AssessedTask, RowOf, SheetRows } from '../../schema/index.ts'
import { isBudgetLine } from './budgetCells.ts'
import { isTotalRow, membership } from '../rows/tableRows.ts'
import type { SheetPart } from './sheetParts.ts'

/** What a report speaks of. */
export type ReportScope =
  /** All of the sheet: it has no table of campaigns, or one campaign, or people want all campaigns together. */
  | { readonly kind: 'sheet' }
  | { readonly kind: 'campaign'; readonly campaignId: string }
  /** What belongs to no campaign, in a sheet with several. */
  | { readonly kind: 'unassigned' }

/** The campaign that rows of a scope belong to; null: to none. Not to be asked of the whole sheet. */
export const campaignOfScope = (scope: ReportScope): string | null =>
  scope.kind === 'campaign' ? scope.campaignId : null

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

/** The campaigns that had ended before this one began: those it is compared with. [RA16] */
export function endedBefore(
  campaign: RowOf<'campaigns'> | null,
  campaigns: readonly RowOf<'campaigns'>[],
  asOf: CalendarDate,
): readonly RowOf<'campaigns'>[] {
  if (campaign === null) return []
  const begin = campaign.startDay ?? asOf
  return campaigns.filter(
    ({ recordId, phase, endDay }) =>
      recordId !== campaign.recordId && phase !== 'cancelled' && endDay !== null && endDay < begin,
  )
}

/** The tables without the totals that people write below their lines, goals, days and problems: they are no rows. [BU1] [RU1] */
export const withoutTotals = (rows: SheetRows): SheetRows => ({
  ...rows,
  budget: filtered(rows.budget, isBudgetLine),
  kpis: filtered(rows.kpis, (row) => !isTotalRow(row)),
  metrics: filtered(rows.metrics, (row) => !isTotalRow(row)),
  issues: filtered(rows.issues, (row) => !isTotalRow(row)),
})

/** A table with some of its rows; the table itself when all of them stay. */
function filtered<Table extends { readonly rows: readonly unknown[] }>(
  table: Table | null,
  stays: (row: Table['rows'][number]) => boolean,
): Table | null {
  if (table === null) return null
  const rows = table.rows.filter(stays)
  return rows.length === table.rows.length ? table : { ...table, rows }
}

/** Picks the tasks of a scope. */
export function tasksIn(
  scope: ReportScope,
  { campaigns }: Pick<SheetRows, 'campaigns'>,
): (tasks: readonly AssessedTask[]) => readonly AssessedTask[] {
  if (scope.kind === 'sheet') return (tasks) => tasks
  const campaignOf = membership(campaigns?.rows ?? [])
  const wanted = campaignOfScope(scope)
  return (tasks) => tasks.filter(({ row }) => campaignOf(row) === wanted)
}

/** What the tables beside 任务 say of a scope. */
export function partsIn(scope: ReportScope, parts: readonly SheetPart[]): readonly SheetPart[] {
  if (scope.kind === 'sheet') return parts
  const wanted = campaignOfScope(scope)
  return parts.filter(({ campaignId }) => campaignId === wanted)
}

/** A row that is linked with a campaign, or could be. */
interface LinkedRow {
  readonly campaign: readonly string[] | null
}

/** Tells the part of a sheet that a scope speaks of. */
export type PartOf = (scope: ReportScope) => ScopeRows

/** Rows by their campaign, as long as neither they nor the campaigns have changed: each report asks for them. */
const groupsOfRows = new WeakMap<
  readonly object[],
  { readonly campaigns: readonly RowOf<'campaigns'>[]; readonly groups: ReadonlyMap<string | null, readonly object[]> }
>()

/** Tells the rows of a campaign, or those of none. All rows are looked at once, whatever number of campaigns is asked for. */
function* groupsInSteps<Row extends object>(
  rows: readonly Row[],
  campaigns: readonly RowOf<'campaigns'>[],
  campaignOf: (row: Row) => string | null,
): Steps<(campaignId: string | null) => readonly Row[]> {
  const known = groupsOfRows.get(rows)
  const groups = known?.campaigns === campaigns ? known.groups : yield* groupInSteps(rows, campaignOf)
  groupsOfRows.set(rows, { campaigns, groups })
  return (campaignId) => (groups.get(campaignId) ?? NONE) as readonly Row[]
}

const NONE: readonly never[] = []

/** The parts of a sheet by scope. Lessons of a campaign stay whole: those of earlier ones are looked up. */
export function* partsInSteps(tasks: readonly AssessedTask[], rows: SheetRows): Steps<PartOf> {
  const campaigns = rows.campaigns?.rows ?? NONE
  const campaignOf = membership(campaigns)
  const tasksOf = yield* groupsInSteps(tasks, campaigns, ({ row }) => campaignOf(row))
  const grouped = function* <Table extends { readonly rows: readonly LinkedRow[] }>(
    table: Table | null,
  ): Steps<(campaignId: string | null) => Table | null> {
    if (table === null) return () => null
    const own = yield* groupsInSteps(table.rows, campaigns, campaignOf)
    return (campaignId) => ({ ...table, rows: own(campaignId) })
  }
  const kpis = yield* grouped(rows.kpis)
  const dailyLog = yield* grouped(rows.dailyLog)
  const metrics = yield* grouped(rows.metrics)
  const budget = yield* grouped(rows.budget)
  const issues = yield* grouped(rows.issues)
  const reports = yield* grouped(rows.reports)
  const lessons = yield* grouped(rows.lessons)
  return (scope) => {
    const [first, ...others] = campaigns
    if (scope.kind === 'sheet') return { tasks, rows, campaign: others.length === 0 ? (first ?? null) : null }
    const wanted = campaignOfScope(scope)
    const own = campaigns.filter(({ recordId }) => recordId === wanted)
    return {
      tasks: tasksOf(wanted),
      rows: {
        ...rows,
        campaigns: rows.campaigns === null ? null : { ...rows.campaigns, rows: own },
        kpis: kpis(wanted),
        dailyLog: dailyLog(wanted),
        metrics: metrics(wanted),
        budget: budget(wanted),
        issues: issues(wanted),
        reports: reports(wanted),
        lessons: scope.kind === 'unassigned' ? lessons(wanted) : rows.lessons,
      },
      campaign: own[0] ?? null,
    }
  }
}

/** The part of a sheet that a scope speaks of, at once. */
export const restrictTo = (scope: ReportScope, tasks: readonly AssessedTask[], rows: SheetRows): ScopeRows =>
  allAtOnce(partsInSteps(tasks, rows))(scope)
