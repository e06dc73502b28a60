import { budgetLine, budgetTotals, type CalendarDate, type HealthBesides } from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { budgetLineOf } from './budgetCells.ts'
import { groupedBy, isBlankRow, membership, type CompanionFacts } from '../rows/tableRows.ts'
import { issueClocks } from './issueCells.ts'
import { pacesOf } from './kpiCells.ts'

/**
 * One campaign of a sheet, or the sheet itself where it has no table of campaigns: what health is judged by besides its
 * tasks. [RU2]
 */
export interface SheetPart {
  /** Null: the sheet is one campaign, or these rows belong to none. */
  readonly campaignId: string | null
  readonly title: string | null
  readonly phase: string | null
  readonly startDay: CalendarDate | null
  readonly besides: HealthBesides
  /** What the rows of other tables are called that a reason may name. */
  readonly titles: ReadonlyMap<string, string | null>
}

type PartFacts = Omit<CompanionFacts, 'tasks' | 'metrics' | 'isWorkday'>

/** The campaigns in the order of their table, then what belongs to none of them. */
export function sheetParts(facts: PartFacts): readonly SheetPart[] {
  const campaignOf = membership(facts.campaigns)
  const grouped = <Row extends { readonly campaign: readonly string[] | null }>(rows: readonly Row[]) => {
    const groups = groupedBy(rows, campaignOf)
    return (campaign: string | null): readonly Row[] => groups.get(campaign) ?? []
  }
  const kpis = grouped(facts.kpis)
  const budget = grouped(facts.budget)
  const issues = grouped(facts.issues)
  const paces = pacesOf(facts)
  const campaigns = facts.campaigns.filter((row) => !isBlankRow('campaigns', row))
  return [...campaigns, null].map((campaign): SheetPart => {
    const id = campaign?.recordId ?? null
    const lines = budget(id).map(budgetLineOf)
    const spending = budgetTotals(lines)
    const pastSla = issues(id).filter((row) => isPastSla(row, facts))
    const core = kpis(id).filter(({ priority }) => priority === 'core')
    return {
      campaignId: id,
      title: campaign?.title ?? null,
      phase: campaign?.phase ?? null,
      startDay: campaign?.startDay ?? null,
      besides: {
        coreKpis: core.map(({ recordId }) => ({ id: recordId, paceRatio: paces.get(recordId)?.ratio ?? null })),
        highIssuesPastSlaIds: pastSla.map(({ recordId }) => recordId),
        // Nothing reported is not nothing spent. [BU1]
        spend: spending.reported === 0 ? null : spending.actual,
        budget: campaign?.budgetTotal ?? (lines.length === 0 ? null : spending.budget),
        overspentIds: lines.filter((line) => budgetLine(line).status === 'over').map((line) => line.id),
        campaignEnd: campaign?.endDay ?? null,
      },
      titles: new Map([...core, ...pastSla, ...budget(id)].map(({ recordId, title }) => [recordId, title])),
    }
  })
}

/** A high-severity issue that is past a limit and unanswered now. [RU2] [SL1] */
function isPastSla(row: RowOf<'issues'>, facts: PartFacts): boolean {
  const { response, solution } = issueClocks(row, facts)
  return row.severity === 'high' && [response, solution].some((clock) => clock?.value === 'overdue')
}
