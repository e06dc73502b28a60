import { parseDay } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import { forComparison, usableNumber, withoutNoise } from './exactness.ts'
import { median } from './statistics.ts'

/** From this change on, in percent of the base, a channel's rate is an anomaly. [AN1] */
export const ANOMALY_CHANGE = 50
/** The base is the median of at most this many earlier valid days. [AN1] */
export const ANOMALY_BASE_DAYS = 7
/** With fewer valid days than this, the day before is the base. [AN1] */
export const ANOMALY_MIN_BASE_DAYS = 3
/** A day is valid from this denominator (visits) on. [AN1] */
export const ANOMALY_MIN_SAMPLE = 100
/** One alert per channel in this many hours. [AN1] */
export const ANOMALY_QUIET_HOURS = 24

/** One day of one channel: rate = numerator ÷ denominator (orders of visits). */
export interface ChannelDay {
  readonly day: CalendarDate
  readonly numerator: number | null
  readonly denominator: number | null
}

/** Whether a channel's rate rose or fell sharply, and by how much. Rates and change in percent. [AN1] */
export interface AnomalyExplanation {
  readonly rule: 'AN1'
  readonly value: 'normal' | 'drop' | 'surge' | 'insufficient'
  readonly because: 'changed' | 'withinRange' | 'sampleTooSmall' | 'noBase' | 'baseZero'
  readonly rate: number | null
  readonly base: number | null
  readonly baseFrom: 'median' | 'previousDay' | null
  /** The days the base was taken from. */
  readonly baseDays: readonly CalendarDate[]
  readonly change: number | null
}

function rateOf({ numerator, denominator }: ChannelDay): number | null {
  const part = usableNumber(numerator)
  const whole = usableNumber(denominator)
  if (part === null || part < 0 || whole === null || whole < ANOMALY_MIN_SAMPLE) return null
  return (100 * part) / whole
}

/** Adds what is known of two numbers; null when neither is. */
const added = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : one + other

/** One entry a day: several of a channel's rows on one day are added up first, in no particular order. [AN1] */
function summedByDay(days: readonly ChannelDay[]): readonly ChannelDay[] {
  const sums = new Map<CalendarDate, ChannelDay>()
  for (const { day, numerator, denominator } of days) {
    const sum = sums.get(day)
    const entry = { day, numerator: usableNumber(numerator), denominator: usableNumber(denominator) }
    sums.set(
      day,
      sum === undefined
        ? entry
        : {
            day,
            numerator: added(sum.numerator, entry.numerator),
            denominator: added(sum.denominator, entry.denominator),
          },
    )
  }
  return [...sums.values()]
}

/** Compares a channel's rate on `day` with its own recent days. Entries may come in any order. [AN1] */
export function explainAnomaly(days: readonly ChannelDay[], day: CalendarDate): AnomalyExplanation {
  const at = parseDay(day)
  const datedDays = summedByDay(days).flatMap((entry) => {
    const entryAt = parseDay(entry.day)
    return entryAt === null ? [] : [{ at: entryAt, day: entry.day, rate: rateOf(entry) }]
  })
  const current = datedDays.find((entry) => entry.at === at)?.rate ?? null
  const unknown = (because: 'sampleTooSmall' | 'noBase'): AnomalyExplanation => ({
    rule: 'AN1',
    value: 'insufficient',
    because,
    rate: current,
    base: null,
    baseFrom: null,
    baseDays: [],
    change: null,
  })
  if (at === null || current === null) return unknown('sampleTooSmall')
  const earlier = datedDays
    .flatMap((entry) => (entry.at < at && entry.rate !== null ? [{ ...entry, rate: entry.rate }] : []))
    .sort((a, b) => b.at - a.at)
    .slice(0, ANOMALY_BASE_DAYS)
  const useMedian = earlier.length >= ANOMALY_MIN_BASE_DAYS
  const baseEntries = useMedian ? earlier : earlier.filter((entry) => entry.at === at - 1)
  const base = median(baseEntries.map(({ rate }) => rate))
  if (base === null) return unknown('noBase')
  const known = {
    rule: 'AN1',
    rate: current,
    base,
    baseFrom: useMedian ? 'median' : 'previousDay',
    baseDays: baseEntries.map((entry) => entry.day).toReversed(),
  } as const
  if (base === 0) return { ...known, value: 'insufficient', because: 'baseZero', change: null }
  const change = withoutNoise(((current - base) / base) * 100)
  const points = forComparison(change)
  if (points <= -ANOMALY_CHANGE) return { ...known, value: 'drop', because: 'changed', change }
  if (points >= ANOMALY_CHANGE) return { ...known, value: 'surge', because: 'changed', change }
  return { ...known, value: 'normal', because: 'withinRange', change }
}

/** Whether a channel may be alerted again; instants in milliseconds, null = never alerted. [AN1] [AN2] */
export const mayAlertAgain = (lastAlertMs: number | null, nowMs: number): boolean =>
  lastAlertMs === null || nowMs - lastAlertMs >= ANOMALY_QUIET_HOURS * 3_600_000
