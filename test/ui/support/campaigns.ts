import { judgement } from '../../../src/application/companions/bringUpToDate.ts'
import { campaignFigures, type CampaignFigures } from '../../../src/application/companions/campaignCells.ts'
import type { CompanionState } from '../../../src/application/companions/companionState.ts'
import { sheetParts } from '../../../src/application/companions/sheetParts.ts'
import { NO_ROWS } from '../../../src/application/companions/sheetRows.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import type { AssessContext } from '../../../src/domain/index.ts'
import { type AssessedTask, fieldKeys, type RowOf } from '../../../src/schema/index.ts'
import { settledCompanions } from './fakeStore.ts'

export type CampaignRow = RowOf<'campaigns'>

/** A row of 活动 with all cells empty except the given ones. */
export const campaignRow = (recordId: string, cells: Partial<Omit<CampaignRow, 'recordId'>> = {}): CampaignRow => ({
  ...(Object.fromEntries(fieldKeys('campaigns').map((key) => [key, null])) as unknown as CampaignRow),
  recordId,
  ...cells,
})

/** The tables beside 任务 of a sheet with these campaigns, with the figures that the engine computes for them. */
export function companionsOf(
  tasks: readonly AssessedTask[],
  campaigns: readonly CampaignRow[],
  assess: AssessContext,
  change: Partial<CompanionState> = {},
): CompanionState & { readonly campaigns: readonly CampaignFigures[] } {
  const facts = {
    ...judgement(tasks, { assess }, DEFAULT_SETTINGS, 0, 'zh-CN'),
    campaigns,
    kpis: [],
    budget: [],
    issues: [],
    issueColumns: new Set<never>(),
    metrics: [],
  }
  const parts = sheetParts(facts)
  return settledCompanions({
    parts,
    campaigns: campaignFigures(facts, parts),
    rows: {
      ...NO_ROWS,
      campaigns: { tableId: 'tblC', name: '活动', columns: fieldKeys('campaigns'), rows: campaigns },
    },
    ...change,
  })
}
