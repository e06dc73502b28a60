/** Calendar arithmetic in one IANA time zone. `ms` is always an instant in milliseconds since the epoch. */
export interface Zone {
  /** Wall-clock parts; month 1–12, weekday 1 (Monday) – 7. */
  parts(ms: number): ZonedParts
  /** Days since 1970-01-01 of the wall-clock date. */
  dayNumber(ms: number): number
  /** The instant at which the day of `dayNumber` begins. */
  startOfDay(dayNumber: number): number
  /** The instant of a wall-clock time. */
  instant(year: number, month: number, day: number, hour?: number, minute?: number): number
  /** Such as 'GMT+8'. */
  label(ms: number): string
}

export interface ZonedParts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly weekday: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MINUTE = 60_000

const zones = new Map<string, Zone>()

/** The zone of an IANA name; an unknown name falls back to UTC, as a document must stay readable. */
export function zoneOf(timeZone: string): Zone {
  const cached = zones.get(timeZone)
  if (cached) return cached
  const zone = createZone(timeZone)
  zones.set(timeZone, zone)
  return zone
}

function createZone(timeZone: string): Zone {
  const offsets = new Map<number, number>()
  const format = formatter(timeZone)

  // Intl is slow and offsets change on quarter hours at most: ask once per quarter hour.
  function offsetAt(ms: number): number {
    const slot = Math.floor(ms / (15 * MINUTE))
    const cached = offsets.get(slot)
    if (cached !== undefined) return cached
    const offset = readOffset(format, slot * 15 * MINUTE)
    offsets.set(slot, offset)
    return offset
  }

  function toInstant(localMs: number): number {
    const guess = localMs - offsetAt(localMs)
    return localMs - offsetAt(guess)
  }

  return {
    parts(ms) {
      const local = new Date(ms + offsetAt(ms))
      return {
        year: local.getUTCFullYear(),
        month: local.getUTCMonth() + 1,
        day: local.getUTCDate(),
        hour: local.getUTCHours(),
        minute: local.getUTCMinutes(),
        weekday: local.getUTCDay() === 0 ? 7 : local.getUTCDay(),
      }
    },
    dayNumber: (ms) => Math.floor((ms + offsetAt(ms)) / DAY),
    startOfDay: (dayNumber) => toInstant(dayNumber * DAY),
    instant: (year, month, day, hour = 0, minute = 0) => toInstant(Date.UTC(year, month - 1, day, hour, minute)),
    label(ms) {
      const hours = offsetAt(ms) / HOUR
      return `GMT${hours < 0 ? '-' : '+'}${Math.abs(hours)}`
    },
  }
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const options = {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  } as const
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' })
  }
}

function readOffset(format: Intl.DateTimeFormat, ms: number): number {
  const parts: Partial<Record<string, number>> = {}
  for (const part of format.formatToParts(ms)) parts[part.type] = Number(part.value)
  const local = Date.UTC(
    parts['year'] ?? 1970,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
  )
  return local - Math.floor(ms / MINUTE) * MINUTE
}
