import { byDay, type CalendarDate } from '../../domain/index.ts'
import type { Snapshot } from './snapshot.ts'

export interface TrendInput {
  readonly snapshots: readonly Snapshot[]
  /** The figures that the overview shows now, one for each campaign. */
  readonly now: readonly Snapshot[]
  readonly asOf: CalendarDate
  /** The calendar day on which the sheet was first opened; null when it is not known. */
  readonly since: CalendarDate | null
  /** The day on which the plan of a campaign begins; null when it has no plan. */
  readonly firstDayOf: (campaignId: Snapshot['campaignId']) => CalendarDate | null
}

/**
 * The days of the trend lines, oldest first. The as-of day has the figures that are shown now. Days before the sheet
 * was set up, or before the plan of the campaign begins, are left out. [SN1]
 */
export function trendDays({ snapshots, now, asOf, since, firstDayOf }: TrendInput): readonly Snapshot[] {
  const isShown = ({ day, campaignId, planned, actual }: Snapshot): boolean => {
    const first = firstDayOf(campaignId)
    return (since === null || day >= since) && (first === null || day >= first) && (planned !== null || actual !== null)
  }
  const isNow = ({ day, campaignId }: Snapshot): boolean =>
    day === asOf && now.some((one) => one.campaignId === campaignId)
  return [...snapshots.filter((one) => one.day <= asOf && !isNow(one)), ...now].filter(isShown).sort(byDay)
}
