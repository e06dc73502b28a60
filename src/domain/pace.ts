import { explainAttainment } from './attainment.ts'
import type { Kpi } from './attainment.ts'
import { parseDay } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import { usableNumber, withoutNoise } from './exactness.ts'
import { explainPlanned } from './plannedProgress.ts'

/** A goal is behind its pace below this percentage of what is expected by now. [RU2] */
export const CORE_KPI_MIN_PACE = 80

/** A period of the campaign and its share of the target; weights are relative. [KP2] */
export interface PacePhase {
  readonly start: CalendarDate | null
  readonly end: CalendarDate | null
  readonly weight: number | null
}

/** Where a goal should be by the as-of day. Values in the goal's unit. [KP2] */
export interface PaceExplanation {
  readonly rule: 'KP2'
  /** Percent of the way from base (or 0) to target that is due by now; null without campaign dates. */
  readonly expectedShare: number | null
  readonly expected: number | null
  /** Progress towards the target in percent of what is expected by now; null when nothing is expected yet. */
  readonly ratio: number | null
  /** 缺口: target − actual; below 0 where more was reached, or where the goal lies below its base and is not reached. */
  readonly shortfall: number | null
  /** Days after the as-of day up to the last one; null without an end. */
  readonly daysLeft: number | null
  /** What must be gained each day, as a magnitude; 0 once the target is reached; null when no day is left or a number is missing. */
  readonly neededPerDay: number | null
  readonly because: 'even' | 'phases' | 'lowerIsBetter' | 'noDates' | 'noNumbers'
}

const dueShare = (start: CalendarDate | null, end: CalendarDate | null, asOf: CalendarDate): number | null =>
  explainPlanned(
    { start: parseDay(start), startDay: start, end: parseDay(end), endDay: end },
    { at: parseDay(asOf) ?? Number.NaN, day: asOf },
    { mode: 'calendar' },
  ).value

/** Phases without a valid span or a positive weight do not count; without any the target is spread evenly. */
function phasedShare(phases: readonly PacePhase[], asOf: CalendarDate): number | null {
  let weights = 0
  let dueWeight = 0
  for (const { start, end, weight } of phases) {
    const share = dueShare(start, end, asOf)
    const usable = usableNumber(weight)
    if (share === null || usable === null || usable <= 0) continue
    weights += usable
    dueWeight += usable * share
  }
  return weights > 0 && Number.isFinite(dueWeight) ? withoutNoise(dueWeight / weights) : null
}

/**
 * What a goal should have reached by the end of the as-of day, spread evenly over the campaign or by phase weights,
 * and the daily rate still needed. [KP2] A lower-is-better goal (CAC) is a level, not a sum: expected is the target
 * itself and the ratio its attainment [KP1].
 */
export function explainPace(
  kpi: Kpi,
  campaign: {
    readonly start: CalendarDate | null
    readonly end: CalendarDate | null
    readonly phases?: readonly PacePhase[]
  },
  asOf: CalendarDate,
): PaceExplanation {
  const blank: PaceExplanation = {
    rule: 'KP2',
    expectedShare: null,
    expected: null,
    ratio: null,
    shortfall: null,
    daysLeft: null,
    neededPerDay: null,
    because: 'noNumbers',
  }
  const actual = usableNumber(kpi.actual)
  const target = usableNumber(kpi.target)
  const base = kpi.measure === 'increase' ? usableNumber(kpi.base) : 0
  // Like its attainment [KP1], the pace of a target below 0 is unknown: a smaller loss would count as less reached.
  if (target === null || target < 0 || base === null) return blank
  if (kpi.direction === 'lower' && kpi.measure === 'absolute') {
    const shortfall = actual === null ? null : withoutNoise(target - actual)
    return { ...blank, expected: target, ratio: explainAttainment(kpi).value, shortfall, because: 'lowerIsBetter' }
  }
  // One day alone is no period over which a target could be spread, not even over stages that have days of their own.
  const hasDates = parseDay(campaign.start) !== null && parseDay(campaign.end) !== null
  const shareByPhases = hasDates ? phasedShare(campaign.phases ?? [], asOf) : null
  const expectedShare = shareByPhases ?? (hasDates ? dueShare(campaign.start, campaign.end, asOf) : null)
  if (expectedShare === null) return { ...blank, because: 'noDates' }
  const last = parseDay(campaign.end)
  const today = parseDay(asOf)
  const daysLeft = last === null || today === null ? null : Math.max(0, last - today)
  const way = target - base
  const expected = base + (way * expectedShare) / 100
  const made = actual === null ? null : actual - base
  // A division by 0 (nothing expected, no distance, no day left) is not finite: `finite` makes it null.
  const ratio = made === null ? null : (100 * made) / (expected - base)
  const shortfall = actual === null ? null : target - actual
  const remaining = made === null ? null : Math.max(0, (1 - made / way) * Math.abs(way))
  const neededPerDay = remaining === null ? null : remaining === 0 ? 0 : daysLeft === null ? null : remaining / daysLeft
  const finite = (value: number | null) => (value === null || !Number.isFinite(value) ? null : withoutNoise(value))
  return {
    rule: 'KP2',
    expectedShare,
    expected: finite(expected),
    ratio: finite(ratio),
    shortfall: finite(shortfall),
    daysLeft,
    neededPerDay: finite(neededPerDay),
    because: shareByPhases === null ? 'even' : 'phases',
  }
}

/**
 * How far a goal is behind what is expected by now, in its own unit: positive = behind, negative = ahead, whichever way
 * the goal goes. Null where either number is missing. [KP2]
 */
export function behindPace(kpi: Kpi, { expected }: Pick<PaceExplanation, 'expected'>): number | null {
  const actual = usableNumber(kpi.actual)
  if (actual === null || expected === null) return null
  const isDownward =
    kpi.measure === 'increase'
      ? (usableNumber(kpi.target) ?? 0) < (usableNumber(kpi.base) ?? 0)
      : kpi.direction === 'lower'
  return withoutNoise(isDownward ? actual - expected : expected - actual)
}
