import type { CalendarDate } from '../../domain/index.ts'
import type { Snapshot } from './snapshot.ts'

export interface TrendInput {
  readonly kept: readonly Snapshot[]
  /** The figures as they are shown now, one for each campaign. */
  readonly now: readonly Snapshot[]
  readonly asOf: CalendarDate
  /** The calendar day on which the sheet was first looked at; null: not known. */
  readonly since: CalendarDate | null
  /** The day on which the plan of a campaign begins; null: it has none. */
  readonly firstDayOf: (campaignId: Snapshot['campaignId']) => CalendarDate | null
}

/**
 * The days of the trend lines, oldest first. The as-of day is as it is shown now; no day lies before the sheet was set
 * up or before the plan of its campaign begins. [SN1]
 */
export function trendDays({ kept, now, asOf, since, firstDayOf }: TrendInput): readonly Snapshot[] {
  const isShown = ({ day, campaignId, planned, actual }: Snapshot): boolean => {
    const first = firstDayOf(campaignId)
    return (since === null || day >= since) && (first === null || day >= first) && (planned !== null || actual !== null)
  }
  const isNow = ({ day, campaignId }: Snapshot): boolean =>
    day === asOf && now.some((one) => one.campaignId === campaignId)
  return [...kept.filter((one) => one.day <= asOf && !isNow(one)), ...now]
    .filter(isShown)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
