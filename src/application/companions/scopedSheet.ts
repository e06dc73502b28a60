import type { SheetRows } from '../../schema/index.ts'
import { figuresOf, type SheetFigures } from '../rows/sheetModel.ts'
import { pastFigures, type PastView } from '../rows/viewAsOf.ts'
import { isSameList } from '../stored/sameValue.ts'
import type { CampaignFigures } from './campaignCells.ts'
import { type ReportScope, tasksIn } from './scope.ts'

/** What is needed to tell the figures of one campaign from those of its sheet. */
export interface ScopeSource {
  readonly rows: Pick<SheetRows, 'campaigns'>
  /** The campaigns as the table 活动 shows them now. */
  readonly campaigns: readonly CampaignFigures[]
}

/**
 * The figures of a sheet for one scope, on the sheet's own day or a coming one. Those that 活动 shows are taken over while
 * they stand for the same tasks; otherwise the same function computes them. [RU1]
 */
export function sheetInScope<Sheet extends SheetFigures>(sheet: Sheet, scope: ReportScope, source: ScopeSource): Sheet {
  if (scope.kind === 'sheet') return sheet
  const tasks = tasksIn(scope, source.rows)(sheet.tasks)
  const shown = scope.kind === 'campaign' ? campaignIn(source.campaigns, scope.campaignId) : undefined
  if (shown === undefined || !isSameList(shown.tasks, tasks)) return { ...sheet, ...figuresOf(tasks) }
  return { ...sheet, tasks, counts: shown.counts, rollUp: shown.rollUp }
}

/** The figures of a past day for one scope, with what was kept of its campaign. [SN1] */
export function pastInScope<Sheet extends SheetFigures>(
  sheet: Sheet,
  past: PastView,
  scope: ReportScope,
  { rows }: Pick<ScopeSource, 'rows'>,
): { readonly sheet: Sheet; readonly past: PastView } {
  if (scope.kind === 'sheet') return { sheet, past }
  const part = tasksIn(scope, rows)
  const own =
    scope.kind === 'campaign' ? past.kept.find(({ campaignId }) => campaignId === scope.campaignId) : undefined
  const { past: ownPast, ...figures } = pastFigures(part(sheet.tasks), own ?? null, {
    unknown: part(past.unknown),
    byPlan: part(past.byPlan),
    kept: past.kept,
  })
  return { sheet: { ...sheet, ...figures }, past: ownPast }
}

const campaignIn = (campaigns: readonly CampaignFigures[], id: string): CampaignFigures | undefined =>
  campaigns.find(({ campaignId }) => campaignId === id)
