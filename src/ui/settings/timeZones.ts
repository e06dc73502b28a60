import type { Locale } from '../../i18n/index.ts'

/** Zones that Chinese campaign teams choose most often; they are listed first. */
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

/** A zone to choose: its IANA name is stored, its label is shown and searched. */
export interface TimeZoneChoice {
  readonly value: string
  /** '中国标准时间 · GMT+8' */
  readonly label: string
}

const listedZones = (): ReadonlySet<string> => new Set([...COMMON, ...Intl.supportedValuesOf('timeZone')])

/** All IANA zones that the browser lists, the common ones first, with their offsets at an instant. */
export const timeZoneChoices = (locale: Locale, atMs: number): readonly TimeZoneChoice[] =>
  [...listedZones()].map((value) => ({ value, label: labelOf(value, locale, atMs) }))

/** The label of a zone at an instant; null for one that the browser does not list. */
export const timeZoneLabel = (value: string, locale: Locale, atMs: number): string | null =>
  listedZones().has(value) ? labelOf(value, locale, atMs) : null

const labelOf = (zone: string, locale: Locale, atMs: number): string =>
  [namePart(zone, locale, 'longGeneric', atMs), namePart(zone, locale, 'shortOffset', atMs)].join(' · ')

function namePart(timeZone: string, locale: Locale, timeZoneName: 'longGeneric' | 'shortOffset', atMs: number): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(atMs)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}
