import { budgetLine, budgetTotals, type CalendarDate, type HealthBesides } from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { budgetLineOf, isBudgetLine } from './budgetCells.ts'
import { groupedBy, isTotalRow, membership, type CompanionFacts } from '../rows/tableRows.ts'
import { issueClocks } from './issueCells.ts'
import { pacesOf } from './kpiCells.ts'

/**
 * What the health of one campaign is judged by besides its tasks; of the whole sheet when it has no table of campaigns.
 * [RU2]
 */
export interface SheetPart {
  /** Null for the sheet as one campaign, or for the rows that belong to no campaign. */
  readonly campaignId: string | null
  readonly title: string | null
  readonly phase: string | null
  readonly startDay: CalendarDate | null
  readonly besides: HealthBesides
  /** The titles of rows of other tables that a reason may name, by record id. */
  readonly titles: ReadonlyMap<string, string | null>
}

type PartFacts = Omit<CompanionFacts, 'metrics' | 'isWorkday'>

/** One part for each campaign, in the order of the table, then one for the rows without a campaign. */
export function sheetParts(facts: PartFacts): readonly SheetPart[] {
  const campaignOf = membership(facts.campaigns)
  const grouped = <Row extends { readonly campaign: readonly string[] | null }>(rows: readonly Row[]) => {
    const groups = groupedBy(rows, campaignOf)
    return (campaign: string | null): readonly Row[] => groups.get(campaign) ?? []
  }
  const kpis = grouped(facts.kpis.filter((row) => !isTotalRow(row)))
  const budget = grouped(facts.budget.filter(isBudgetLine))
  const issues = grouped(facts.issues.filter((row) => !isTotalRow(row)))
  const paces = pacesOf(facts)
  return [...facts.campaigns, null].map((campaign): SheetPart => {
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
        // When no line reports spending, the spending is unknown and not 0. [BU1]
        spend: spending.reported === 0 ? null : spending.actual,
        budget: campaign?.budgetTotal ?? (lines.length === 0 || spending.isPartial ? null : spending.budget),
        overspentIds: lines.filter((line) => budgetLine(line).status === 'over').map((line) => line.id),
        campaignEnd: campaign?.endDay ?? null,
      },
      titles: new Map([...core, ...pastSla, ...budget(id)].map(({ recordId, title }) => [recordId, title])),
    }
  })
}

/** Whether an issue of high severity is past a limit and still unanswered. [RU2] [SL1] */
function isPastSla(row: RowOf<'issues'>, facts: PartFacts): boolean {
  const { response, solution } = issueClocks(row, facts)
  return row.severity === 'high' && [response, solution].some((clock) => clock?.value === 'overdue')
}
