import { zoneOf } from '../../engine/world/zone.ts'

/** A wall-clock moment in the Base's time zone. `month` is 1..12. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const two = (value: number) => String(value).padStart(2, '0')

/** 'YYYY-MM-DD' of a wall time. */
export function dayKey(time: WallTime): string {
  return `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`
}

/** The instant (ms since the epoch) of a wall time in an IANA zone. */
export function toInstant(time: WallTime, zone: string): number {
  return zoneOf(zone).instant(time.year, time.month, time.day, time.hour, time.minute)
}

/** The wall time of an instant in an IANA zone. */
export function toWallTime(instant: number, zone: string): WallTime {
  const { year, month, day, hour, minute } = zoneOf(zone).parts(instant)
  return { year, month, day, hour, minute }
}

const isRealDay = (year: number, month: number, day: number) => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1 && year <= 9999
}

/**
 * What a person types for a date: `2024-03-01`, `2024/3/1`, `2024.3.1`, `20240301`, `2024年3月1日`, `3/1`, `3月1日`,
 * each with an optional `HH:mm`. A missing year is `currentYear`. Null when it is not a day of the calendar.
 */
export function parseTypedDate(text: string, currentYear: number): WallTime | null {
  const trimmed = text.trim().replaceAll(/\s+/g, ' ')
  const match =
    /^(?:(\d{4})\s?[-/.年]\s?)?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(
      trimmed,
    ) ?? /^(\d{4})(\d{2})(\d{2})(?:[ T](\d{1,2}):(\d{2}))?$/.exec(trimmed)
  if (match === null) return null
  const year = match[1] === undefined ? currentYear : Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  const hour = Number(match[4] ?? 0)
  const minute = Number(match[5] ?? 0)
  if (!isRealDay(year, month, day) || hour > 23 || minute > 59) return null
  return { year, month, day, hour, minute }
}

/** The six weeks that show a month, Monday first, as days of the calendar. `month` is 1..12. */
export function monthWeeks(year: number, month: number): readonly (readonly WallTime[])[] {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const lead = (first.getUTCDay() + 6) % 7
  return Array.from({ length: 6 }, (_week, week) =>
    Array.from({ length: 7 }, (_day, day) => {
      const date = new Date(Date.UTC(year, month - 1, 1 - lead + week * 7 + day))
      return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: 0, minute: 0 }
    }),
  )
}

/** The same time of day some days later (or earlier, when negative). */
export function addDays(time: WallTime, days: number): WallTime {
  const date = new Date(Date.UTC(time.year, time.month - 1, time.day + days))
  return { ...time, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
