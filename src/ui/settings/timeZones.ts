import type { Locale } from '../../i18n/index.ts'

/** Zones that teams of a Chinese campaign most often name, offered first. */
const COMMON = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'UTC',
] as const

/** One zone to choose: its IANA name is what is stored, the label is what people search in. */
export interface TimeZoneChoice {
  readonly value: string
  /** '中国标准时间 · GMT+8' */
  readonly label: string
}

/** All IANA zones the browser lists, common ones first, named as they are at an instant. */
export function timeZoneChoices(locale: Locale, atMs: number): readonly TimeZoneChoice[] {
  const names = new Set<string>([...COMMON, ...Intl.supportedValuesOf('timeZone')])
  return [...names].map((value) => ({
    value,
    label: [namePart(value, locale, 'longGeneric', atMs), namePart(value, locale, 'shortOffset', atMs)].join(' · '),
  }))
}

function namePart(timeZone: string, locale: Locale, timeZoneName: 'longGeneric' | 'shortOffset', atMs: number): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(atMs)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}
