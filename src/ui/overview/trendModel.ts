import type { NamedSnapshot } from '../../application/history/moved.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import type { CampaignFigures } from '../../application/companions/campaignCells.ts'
import { daysBetween } from '../../domain/index.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

export type TrendPoint = Pick<NamedSnapshot, 'day' | 'planned' | 'actual'>

/** Stands for the whole sheet among campaign ids. It cannot clash: no row of a Base has an empty id. */
const WHOLE = ''

/** Campaigns with snapshots, in the order of their first day. */
export function campaignsOf(
  history: readonly NamedSnapshot[],
): readonly { readonly id: string; readonly name: string | null }[] {
  const names = new Map<string, string | null>()
  for (const { campaignId, campaign } of history) names.set(campaignId ?? WHOLE, campaign)
  return [...names].map(([id, name]) => ({ id, name }))
}

/** The lines of a scope: that of the chosen campaign, or those of all. Tasks of no campaign have none. */
export function linesIn<Line extends { readonly id: string }>(
  scope: ReportScope,
  lines: readonly Line[],
): readonly Line[] {
  if (scope.kind === 'sheet') return lines
  return scope.kind === 'campaign' ? lines.filter(({ id }) => id === scope.campaignId) : []
}

/** The days of one campaign, oldest first. Of two snapshots of a day the later one in the list counts. */
export function pointsOf(history: readonly NamedSnapshot[], id: string): readonly TrendPoint[] {
  const days = new Map<string, TrendPoint>()
  for (const { campaignId, day, planned, actual } of history)
    if ((campaignId ?? WHOLE) === id) days.set(day, { day, planned, actual })
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

/**
 * Replaces the figures of the as-of day by those that the overview shows now: the snapshots were read once, and the
 * table may have changed since. [SN1]
 */
export function withFiguresNow(
  history: readonly NamedSnapshot[],
  { asOf, rollUp }: Pick<SheetState, 'asOf' | 'rollUp'>,
  campaigns: readonly CampaignFigures[],
): readonly NamedSnapshot[] {
  return history.map((one) => {
    if (one.day !== asOf) return one
    const now =
      one.campaignId === null ? rollUp : campaigns.find(({ campaignId }) => campaignId === one.campaignId)?.rollUp
    return now === undefined ? one : { ...one, planned: now.planned, actual: now.actual }
  })
}

/** The days between the first and the last one that were not kept. */
export const missingDaysIn = (points: readonly TrendPoint[]): number =>
  (daysBetween(points[0]?.day ?? '', points.at(-1)?.day ?? '') ?? 0) + 1 - points.length
