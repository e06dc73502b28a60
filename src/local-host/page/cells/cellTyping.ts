import type { CellValue, FieldState, Member } from '../../engine/types.ts'
import { placeCell } from './places.ts'
import { parseTypedDate, toInstant } from '../words/dates.ts'
import { kindOf } from '../fields/fieldTypes.ts'
import { choicesOf } from './cellReading.ts'

/** What typing and pasting need to know about the Base. */
export interface TypingContext {
  readonly members: readonly Member[]
  readonly timeZone: string
  readonly currentYear: number
  /** What a Progress cell of 100 % holds: 1 or 100 (host-protocol §9.9). */
  readonly progressScale: 1 | 100
}

/** Why a text cannot become a cell; the page has words for each. */
export type TypingProblem = 'notANumber' | 'notADate' | 'unknownOption' | 'unknownPerson' | 'notAPlace' | 'notTypable'

export type Typed =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly problem: TypingProblem; readonly text: string }

const ok = (value: CellValue): Typed => ({ ok: true, value })

const NAMES_BETWEEN = /[,，、;；\n]+/

/** `1,234.5`, `¥ 12`, `45%`: the number and whether a percent sign stood behind it. */
export function parseTypedNumber(text: string): { readonly value: number; readonly percent: boolean } | null {
  const half = text.trim().replaceAll('，', ',').replaceAll('％', '%')
  const match = /^[^\d+\-.]{0,4}([+-]?[\d,]*\.?\d+(?:e[+-]?\d+)?|[+-]?[\d,]+\.?)\s*(%?)$/i.exec(half)
  if (match === null) return null
  const value = Number((match[1] ?? '').replaceAll(',', ''))
  return Number.isFinite(value) ? { value, percent: match[2] === '%' } : null
}

/** Rounds off float errors, so that 0.29 × 100 is 29. */
const clean = (value: number) => Math.round(value * 1e9) / 1e9

const namesIn = (text: string) =>
  text
    .split(NAMES_BETWEEN)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** The cell of `field` after a person typed or pasted `text`. Blank text empties the cell. */
export function typeIntoCell(field: FieldState, text: string, context: TypingContext): Typed {
  const trimmed = text.trim()
  const refuse = (problem: TypingProblem): Typed => ({ ok: false, problem, text: trimmed })
  const kind = kindOf(field.type)
  if (trimmed === '') return ok(kind === 'checkbox' ? false : null)
  switch (kind) {
    case 'text':
    case 'barcode':
      return ok([{ type: 'text', text }])
    case 'phone':
    case 'email':
      return ok(trimmed)
    case 'url':
      return ok([{ type: 'url', text: trimmed, link: trimmed }])
    case 'location': {
      const place = placeCell(trimmed)
      return place === null ? refuse('notAPlace') : ok(place)
    }
    case 'number':
    case 'currency':
    case 'rating': {
      const number = parseTypedNumber(trimmed)
      return number === null ? refuse('notANumber') : ok(number.percent ? clean(number.value / 100) : number.value)
    }
    case 'progress': {
      const number = parseTypedNumber(trimmed)
      return number === null ? refuse('notANumber') : ok(clean((number.value * context.progressScale) / 100))
    }
    case 'dateTime': {
      const time = parseTypedDate(trimmed, context.currentYear)
      return time === null ? refuse('notADate') : ok(toInstant(time, context.timeZone))
    }
    case 'checkbox':
      return ok(['true', '1', 'yes', '是', '✓', '✔', '☑', 'x'].includes(trimmed.toLowerCase()))
    case 'singleSelect':
    case 'multiSelect': {
      const choices = choicesOf(field.property)
      const names = kind === 'singleSelect' ? [trimmed] : namesIn(trimmed)
      const found = names.map((name) => choices.find((choice) => choice.name === name))
      const values = found.flatMap((choice) => (choice === undefined ? [] : [{ id: choice.id, text: choice.name }]))
      if (values.length < names.length) return refuse('unknownOption')
      return ok(kind === 'singleSelect' ? values[0] : values)
    }
    case 'user': {
      const people = namesIn(trimmed).map((name) =>
        context.members.find((member) => member.name === name || member.enName === name || member.id === name),
      )
      const known = people.flatMap((member) =>
        member === undefined ? [] : [{ id: member.id, name: member.name, enName: member.enName }],
      )
      return known.length < people.length ? refuse('unknownPerson') : ok(known)
    }
    default:
      return refuse('notTypable')
  }
}
