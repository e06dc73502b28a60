import { plainText, readDayText, readMoneyText, saysNothing } from '../../domain/index.ts'
import type { BroughtCell } from './block.ts'
import type { OtherColumn } from './importTarget.ts'
import type { UnreadBecause } from './readImportCell.ts'

/** What a cell of a column that is no field of ours holds: its words, a number, a day or the name of an option. */
export type OwnValue = string | number

/** What the cells of a column are. */
export interface Tally {
  readonly filled: number
  readonly numbers: number
  readonly days: number
  readonly decimals: 0 | 1 | 2
}
export const NO_CELLS: Tally = { filled: 0, numbers: 0, days: 0, decimals: 0 }

/** Digits as they are counted with: not of a phone, an order, or a place with a zero in front. */
const COUNTED = /^-?(?:(?:0|[1-9]\d{0,7})|[1-9]\d{0,2}(?:,\d{3}){1,4})(?:\.(?<decimals>\d{1,6}))?$/u
const CURRENCY = /^[¥￥$€]\s*/u

const digitsOf = ({ text }: BroughtCell): string => text.trim().replace(CURRENCY, '')

function numberIn(cell: BroughtCell): number | null {
  const digits = digitsOf(cell)
  if (!COUNTED.test(digits)) return null
  if (cell.value === null) return Number(digits.replaceAll(',', ''))
  return cell.value.kind === 'number' ? cell.value.number : null
}

function dayIn({ text, value }: BroughtCell, year: number | null): string | null {
  if (value !== null) return value.kind === 'day' && value.time === null ? value.day : null
  const reading = readDayText(text, year)
  return reading.kind === 'span' && reading.start === reading.end && reading.note === null ? reading.start : null
}

export function addToTally(tally: Tally, cell: BroughtCell | undefined): Tally {
  if (cell === undefined || saysNothing(cell.text)) return tally
  const isNumber = numberIn(cell) !== null
  const digits = isNumber ? (COUNTED.exec(digitsOf(cell))?.groups?.['decimals']?.length ?? 0) : 0
  const most = Math.max(tally.decimals, digits)
  return {
    filled: tally.filled + 1,
    numbers: tally.numbers + (isNumber ? 1 : 0),
    days: tally.days + (!isNumber && dayIn(cell, null) !== null ? 1 : 0),
    decimals: most === 0 ? 0 : most === 1 ? 1 : 2,
  }
}

/** A column of words, unless every cell is more. */
export const kindOfTally = ({ filled, numbers, days }: Tally): 'number' | 'day' | 'text' =>
  numbers === filled ? 'number' : days === filled ? 'day' : 'text'

type OwnReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'read'; readonly value: OwnValue }
  | { readonly kind: 'unread'; readonly why: UnreadBecause }

/** What a cell says in a column of this kind. People's own words are kept as they are, a dash among them. */
export function readOwnCell(
  { kind, options }: Pick<OtherColumn, 'kind' | 'options'>,
  cell: BroughtCell,
  year: number | null,
): OwnReading {
  const text = cell.text.trim()
  if (text === '' || (kind !== 'text' && saysNothing(text))) return { kind: 'empty' }
  switch (kind) {
    case 'text':
      return { kind: 'read', value: text.replaceAll('\r\n', '\n') }
    case 'number': {
      const number = cell.value?.kind === 'number' ? cell.value.number : (numberIn(cell) ?? readMoneyText(text))
      return number === null ? { kind: 'unread', why: 'unreadable' } : { kind: 'read', value: number }
    }
    case 'day': {
      const day = cell.value?.kind === 'day' ? cell.value.day : dayIn(cell, year)
      if (day !== null) return { kind: 'read', value: day }
      return { kind: 'unread', why: readDayText(text, year).kind === 'yearMissing' ? 'yearMissing' : 'unreadable' }
    }
    case 'singleSelect': {
      const option = options.find((name) => plainText(name) === plainText(text))
      return option === undefined ? { kind: 'unread', why: 'noSuchOption' } : { kind: 'read', value: option }
    }
  }
}
