import type { PresentPlan } from '../../domain/index.ts'
import type { AssessedTask, SheetRows } from '../../schema/index.ts'
import { membership } from '../rows/tableRows.ts'
import { isBudgetLine } from './budgetCells.ts'

/** The plan of a campaign as its cells are now; with null, of the sheet as one campaign. [BL1] */
export function presentPlan(
  campaignId: string | null,
  { tasks, rows }: { readonly tasks: readonly AssessedTask[]; readonly rows: Pick<SheetRows, 'campaigns' | 'budget'> },
): PresentPlan {
  const campaigns = rows.campaigns?.rows ?? []
  const campaignOf = membership(campaigns)
  return {
    tasks: tasks.flatMap(({ row, facts, assessment }) =>
      campaignOf(row) === campaignId
        ? [
            {
              id: row.recordId,
              state: assessment.state,
              plannedStart: facts.plannedStart,
              plannedEnd: facts.plannedEnd,
              actualEnd: facts.actualEnd,
              forecastEnd: assessment.forecastEnd,
            },
          ]
        : [],
    ),
    budget: (rows.budget?.rows ?? []).flatMap((row) =>
      isBudgetLine(row) && campaignOf(row) === campaignId ? [{ id: row.recordId, amount: row.amount }] : [],
    ),
    budgetTotal: campaigns.find(({ recordId }) => recordId === campaignId)?.budgetTotal ?? null,
  }
}
