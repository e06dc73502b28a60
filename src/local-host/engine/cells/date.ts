import { FIELD } from '../fields/fieldTypes.ts'
import type { FieldState } from '../types.ts'
import { isFiniteNumber } from '../world/values.ts'
import { wrongValue, type CellEnvironment, type CellType } from './cellType.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** Formats an instant by a DateFormatter of host-protocol §7.5 in the Base's time zone. */
export function formatDate(ms: number, field: FieldState, env: Pick<CellEnvironment, 'zone'>): string {
  const { year, month, day, hour, minute } = env.zone.parts(ms)
  const pattern = field.property?.['dateFormat']
  const text = (typeof pattern === 'string' ? pattern : 'yyyy/MM/dd')
    .replace('yyyy', String(year))
    .replace('MM', two(month))
    .replace('dd', two(day))
    .replace('HH', two(hour))
    .replace('mm', two(minute))
  return field.property?.['displayTimeZone'] === true ? `${text} (${env.zone.label(ms)})` : text
}

/** 2024/3/1, 2024-03-01 or 2024.3.1, with or without a time, in the Base's time zone; null when it is no date. */
function parseDate(text: string, env: CellEnvironment): number | null {
  const match = /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2}))?/.exec(text)
  if (!match) return null
  const [, year, month, day, hour = '0', minute = '0'] = match
  return env.zone.instant(Number(year), Number(month), Number(day), Number(hour), Number(minute))
}

/** DateTime: milliseconds; ISO strings are refused (host-protocol §6.1). */
export const dateCell: CellType = {
  types: [FIELD.dateTime],
  family: 'date',
  writable: true,
  normalise(raw, field) {
    if (!isFiniteNumber(raw)) throw wrongValue(field, 'milliseconds')
    return raw
  },
  text: (value, field, env) => (isFiniteNumber(value) ? formatDate(value, field, env) : ''),
  fromText: (text, _field, env) => parseDate(text, env),
}
