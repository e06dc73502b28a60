import { BOOLEAN, DATE, TEXT, listOf } from '../resultType.ts'
import {
  DateValue,
  Item,
  VALUE_FAULT,
  dateInText,
  dateOf,
  isBlank,
  numberInText,
  scalarOf,
  textOf,
  wallClock,
  withoutNoise,
  type Scalar,
  type Value,
} from '../value.ts'
import type { Zone } from '../../world/zone.ts'
import { gives, textArg, wholeOf, type Evaluation, type FunctionSpec } from './functionSpec.ts'

const text = gives.text('text')
const boolean = gives.boolean('text')

const DATE_TOKEN = /YYYY|YY|MM|M|DD|D|hh|h|mm|m|ss|s/gu

/** Letters of a format in either case mean the same, except that `mm` is minutes after an hour and months elsewhere. */
function dateFormat(format: string): string | null {
  const usual = format.replaceAll('y', 'Y').replaceAll('d', 'D').replaceAll('H', 'h').replaceAll('S', 's')
  let hourSeen = false
  let tokens = 0
  const clear = usual.replaceAll(DATE_TOKEN, (token) => {
    tokens++
    if (token.startsWith('h')) hourSeen = true
    return token.startsWith('m') && !hourSeen ? token.toUpperCase() : token
  })
  return tokens === 0 ? null : clear
}

const padded = (value: number, token: string): string => String(value).padStart(token.length, '0')

function formatDate({ ms }: DateValue, format: string, zone: Zone): string {
  const { year, month, day, hour, minute, second } = wallClock(ms, zone)
  return format.replaceAll(DATE_TOKEN, (token) => {
    switch (token.charAt(0)) {
      case 'Y':
        return token === 'YY' ? padded(year % 100, 'YY') : padded(year, 'YYYY')
      case 'M':
        return padded(month, token)
      case 'D':
        return padded(day, token)
      case 'h':
        return padded(hour, token)
      case 'm':
        return padded(minute, token)
      default:
        return padded(second, token)
    }
  })
}

const NUMBER_FORMAT = /^(?<grouped>#,##)?(?<whole>0+)(?:\.(?<decimals>0+))?(?<percent>%)?$/u

/** 0, 00, 000.00, 0%, 0.00%, #,##0.00: at least so many whole digits, exactly so many decimals. */
function formatNumber(value: number, format: string): string | null {
  const parts = NUMBER_FORMAT.exec(format.trim())?.groups
  if (parts === undefined) return null
  const decimals = (parts['decimals'] ?? '').length
  const shown = withoutNoise(parts['percent'] === undefined ? value : value * 100)
  const [mantissa = '0', exponent = '0'] = String(Math.abs(shown)).split('e')
  const steps = Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`))
  if (!Number.isSafeInteger(steps)) throw VALUE_FAULT
  const digits = String(steps).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).padStart((parts['whole'] ?? '0').length, '0')
  const separated = parts['grouped'] === undefined ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')
  const fraction = decimals === 0 ? '' : `.${digits.slice(digits.length - decimals)}`
  return `${shown < 0 && steps !== 0 ? '-' : ''}${separated}${fraction}${parts['percent'] ?? ''}`
}

function formatted(value: Scalar, format: string, zone: Zone): string {
  if (isBlank(value)) return ''
  const plain = value instanceof Item ? value.text : value
  const number =
    typeof plain === 'boolean'
      ? Number(plain)
      : typeof plain === 'string'
        ? numberInText(plain)
        : typeof plain === 'number'
          ? plain
          : null
  const asNumber = number === null ? null : formatNumber(number, format)
  if (asNumber !== null) return asNumber
  const dated = dateFormat(format)
  const date = plain instanceof DateValue ? plain : typeof plain === 'string' ? dateInText(plain, zone) : null
  if (dated === null || date === null) throw VALUE_FAULT
  return formatDate(date, dated, zone)
}

/** A start or a count of characters; below `least` there is no such place. */
function placeOf(arg: Value | undefined, otherwise: number, least: number): number {
  const place = wholeOf(arg, otherwise)
  if (place < least) throw VALUE_FAULT
  return place
}

function substitute(whole: string, old: string, next: string, nth: number | null): string {
  if (old === '') return whole
  if (nth === null) return whole.replaceAll(old, () => next)
  let at = -1
  for (let found = 0; found < nth; found++) {
    at = whole.indexOf(old, at < 0 ? 0 : at + old.length)
    if (at < 0) return whole
  }
  return whole.slice(0, at) + next + whole.slice(at + old.length)
}

const patterns = new Map<string, RegExp>()

/** JavaScript's regular expressions: nobody documents which dialect the host has. */
function patternOf(source: string): RegExp {
  const cached = patterns.get(source)
  if (cached) return cached
  let pattern: RegExp
  try {
    pattern = new RegExp(source, 'gu')
  } catch {
    throw VALUE_FAULT
  }
  patterns.set(source, pattern)
  return pattern
}

/** The groups of a match, or all of it when the pattern has none. */
const groupsOf = (match: RegExpMatchArray): readonly string[] =>
  match.length === 1 ? [match[0]] : match.slice(1).map((group: string | undefined) => group ?? '')

const matchesOf = (args: readonly Value[], around: Evaluation): RegExpMatchArray[] => [
  ...textArg(args, 0, around).matchAll(patternOf(textArg(args, 1, around))),
]

function linkOf(args: readonly Value[], around: Evaluation): Item {
  const link = textArg(args, 0, around)
  const shown = (args.length > 1 ? textArg(args, 1, around) : '') || link
  return new Item('url', shown, { type: 'url', text: shown, link })
}

/** The functions on texts: formula §4.3. */
export const TEXT_FUNCTIONS: readonly FunctionSpec[] = [
  text('CONCATENATE', 't, …', (args, around) => args.map((arg) => textOf(arg, around)).join('')),
  gives.number('text')('LEN', 't', (args, around) => textArg(args, 0, around).length),
  text('LEFT', 't, [n]', (args, around) => textArg(args, 0, around).slice(0, placeOf(args[1], 1, 0))),
  text('RIGHT', 't, [n]', (args, around) => {
    const whole = textArg(args, 0, around)
    return whole.slice(Math.max(0, whole.length - placeOf(args[1], 1, 0)))
  }),
  text('MID', 't, start, n', (args, around) => {
    const start = placeOf(args[1], 1, 1) - 1
    return textArg(args, 0, around).slice(start, start + placeOf(args[2], 0, 0))
  }),
  gives.number('text')('FIND', 'needle, t, [start]', (args, around) => {
    const at = textArg(args, 1, around).indexOf(textArg(args, 0, around), placeOf(args[2], 1, 1) - 1)
    return at < 0 ? -1 : at + 1
  }),
  text('REPLACE', 't, start, n, new', (args, around) => {
    const whole = textArg(args, 0, around)
    const start = placeOf(args[1], 1, 1) - 1
    return whole.slice(0, start) + textArg(args, 3, around) + whole.slice(start + placeOf(args[2], 0, 0))
  }),
  text('SUBSTITUTE', 't, old, new, [nth]', (args, around) =>
    substitute(
      textArg(args, 0, around),
      textArg(args, 1, around),
      textArg(args, 2, around),
      args[3] === undefined ? null : placeOf(args[3], 1, 1),
    ),
  ),
  text('UPPER', 't', (args, around) => textArg(args, 0, around).toUpperCase()),
  text('LOWER', 't', (args, around) => textArg(args, 0, around).toLowerCase()),
  text('TRIM', 't', (args, around) => textArg(args, 0, around).trim()),
  text('TEXT', 'v, format', (args, around) =>
    formatted(scalarOf(args[0] ?? null), textArg(args, 1, around), around.zone),
  ),
  boolean('CONTAINTEXT', 't, s', (args, around) => textOf(args[0] ?? null, around).includes(textArg(args, 1, around))),
  gives.by('text', () => listOf(TEXT))('SPLIT', 't, sep', (args, around) => {
    const whole = textArg(args, 0, around)
    return whole === '' ? [] : whole.split(textArg(args, 1, around))
  }),
  gives.by('text', () => DATE)('TODATE', 'v', (args, around) => dateOf(args[0] ?? null, around.zone)),
  text('CHAR', 'n', (args) => {
    const code = wholeOf(args[0], 0)
    if (code < 1 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw VALUE_FAULT
    return String.fromCodePoint(code)
  }),
  text('ENCODEURL', 't', (args, around) => {
    try {
      return encodeURIComponent(textArg(args, 0, around))
    } catch (error) {
      if (error instanceof URIError) throw VALUE_FAULT
      throw error
    }
  }),
  gives.by('text', () => ({ kind: 'item', family: 'url' }))('HYPERLINK', 'url, [text]', linkOf),
  text('FORMAT', 'template, v, …', (args, around) =>
    textArg(args, 0, around).replaceAll(/\{(\d+)\}/gu, (whole, place: string) => {
      const value = Number(place) >= 1 ? args[Number(place)] : undefined
      return value === undefined ? whole : textOf(value, around)
    }),
  ),
  gives.by('text', () => BOOLEAN)('REGEXMATCH', 't, regex', (args, around) => matchesOf(args, around).length > 0),
  gives.by('text', () => listOf(TEXT))('REGEXEXTRACT', 't, regex', (args, around) => {
    const [first] = matchesOf(args, around)
    return first === undefined ? [] : groupsOf(first)
  }),
  gives.by('text', () => listOf(listOf(TEXT)))('REGEXEXTRACTALL', 't, regex', (args, around) =>
    matchesOf(args, around).map(groupsOf),
  ),
  text('REGEXREPLACE', 't, regex, new', (args, around) =>
    textArg(args, 0, around).replaceAll(patternOf(textArg(args, 1, around)), textArg(args, 2, around)),
  ),
]
