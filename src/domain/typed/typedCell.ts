import type { StatedState } from '../task.ts'
import { readDayText } from './dayText.ts'
import { saysNothing } from './plainText.ts'
import { readProgressText } from './progressText.ts'
import { bareNumber, shareOfWhole } from './shareOfWhole.ts'
import { statedBy } from './stateWord.ts'
import { taughtReader, type TaughtWords } from './taughtWords.ts'

/** How the words of a column are read. */
export interface TypedColumn {
  readonly as: 'progress' | 'spanStart' | 'spanEnd' | 'hold' | 'share'
  /** The year of days typed without one; null: such days are not read. [AD2] */
  readonly year: number | null
  /**
   * The number that means 100 % where plain numbers could be shares, stars or percentages. Null: nobody has said it yet.
   * Absent: there is nothing to ask. [AD1]
   */
  readonly whole?: number | null
  /** [TW1] */
  readonly taught?: TaughtWords
}

/** What one cell of people's says. */
export type TypedCellReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }
  /** A day without a year, and nobody has said which. */
  | { readonly kind: 'yearMissing' }
  | { readonly kind: 'percent'; readonly percent: number; readonly isSure: boolean }
  | { readonly kind: 'day'; readonly day: string; readonly isYearTyped: boolean }
  | { readonly kind: 'state'; readonly state: StatedState }

const EMPTY: TypedCellReading = { kind: 'empty' }
const UNREADABLE: TypedCellReading = { kind: 'unreadable' }

/** Reads cells as people agreed for their column: what they have taught counts before any grammar. [TW1] */
export function typedCellReader(column: TypedColumn): (text: string) => TypedCellReading {
  const taughtAs = taughtReader(column.taught)
  const read = GRAMMARS[column.as]
  return (text) => {
    const meaning = taughtAs(text)
    if (meaning === undefined) return read(text, column)
    if (meaning === 'nothing') return EMPTY
    return typeof meaning === 'number'
      ? { kind: 'percent', percent: meaning, isSure: true }
      : { kind: 'state', state: meaning }
  }
}

type Grammar = (text: string, column: TypedColumn) => TypedCellReading

const readSpan =
  (end: 'start' | 'end'): Grammar =>
  (text, { year }) => {
    const reading = readDayText(text, year)
    return reading.kind === 'span' ? { kind: 'day', day: reading[end], isYearTyped: reading.isYearTyped } : reading
  }

const readShare: Grammar = (text, { whole = null }) => {
  if (saysNothing(text)) return EMPTY
  const value = bareNumber(text)
  return value === null ? UNREADABLE : percentOf(value, whole)
}

/** A share above the whole, or a percentage among shares, is read and not sure. */
function percentOf(value: number, whole: number | null): TypedCellReading {
  const percent = shareOfWhole(value, whole)
  return percent === null
    ? UNREADABLE
    : { kind: 'percent', percent, isSure: whole === null || whole === 100 || value <= whole }
}

const GRAMMARS: Readonly<Record<TypedColumn['as'], Grammar>> = {
  progress(text, { whole }) {
    const value = whole === undefined ? null : bareNumber(text)
    if (value !== null && value > 0) return percentOf(value, whole ?? null)
    const reading = readProgressText(text)
    return reading.kind === 'percent' ? { kind: 'percent', percent: reading.percent, isSure: reading.isSure } : reading
  },
  spanStart: readSpan('start'),
  spanEnd: readSpan('end'),
  hold(text) {
    const state = statedBy(text)
    return state === null ? EMPTY : { kind: 'state', state }
  },
  share: readShare,
}
