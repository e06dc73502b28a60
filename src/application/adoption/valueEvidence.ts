import {
  plainText,
  readAmountText,
  readDayText,
  readFigureText,
  readProgressText,
  saysNothing,
  stateOfWord,
} from '../../domain/index.ts'
import type { FieldKind } from '../../schema/index.ts'

/** Of the sampled cells that say something, how many fit the field. */
export interface ValueEvidence {
  readonly fitting: number
  readonly sampled: number
}

export const shareOf = ({ fitting, sampled }: ValueEvidence): number => fitting / sampled

/** The cells that say something, as the host shows them. */
export const filledCells = (texts: readonly string[]): readonly string[] => texts.filter((text) => !saysNothing(text))

const evidence = (cells: readonly string[], fits: (text: string) => boolean): ValueEvidence => ({
  fitting: cells.filter(fits).length,
  sampled: cells.length,
})

/** 13/03/2026, 3.4.2026, 3/1/24: a day whose order of day and month is not guessed. */
const EITHER_ORDER = /^\d{1,2}(?<sign>[./-])\d{1,2}\k<sign>(?:\d{4}|\d{2})$/u
/**
 * A day with or without a year; the year is asked for later. A day that is not read is one for the column: it is listed.
 */
export const isMeantAsDay = (text: string): boolean =>
  ['span', 'yearMissing'].includes(readDayText(text, null).kind) || EITHER_ORDER.test(plainText(text))
const isProgress = (text: string): boolean => readProgressText(text).kind === 'percent'
/** Whether the text itself shows that a share is meant: 40%, 2/5. */
const isExplicitShare = (text: string): boolean => isProgress(text) && /[%％]|\d\s*\/\s*\d/u.test(text)
/** A larger number is taken for no percentage. */
const MOST_PERCENT = 150
const isPlainPercent = (text: string): boolean => {
  const figure = Number(plainText(text).replaceAll(/[%,]/gu, ''))
  return figure >= 0 && figure <= MOST_PERCENT
}
/** A longer text is a sentence and no name. Characters. */
const LONGEST_NAME = 12
const isName = (text: string): boolean =>
  text.split(/[、,，;；/&+]/u).every((name) => name.trim().length <= LONGEST_NAME && !/[%％]|\d{3}/u.test(name))

/** With figures without a percent sign, which only a heading can make shares. */
export const sharesOrFigures = (cells: readonly string[]): ValueEvidence =>
  evidence(cells, (text) => isExplicitShare(text) || isPlainPercent(text))

export const explicitShares = (cells: readonly string[]): ValueEvidence => evidence(cells, isExplicitShare)

/** The cells whose share is more than that of a state: 8成, 3/5篇, 剩余 20%, but not 已完成. */
export const figuresOfProgress = (cells: readonly string[]): ValueEvidence =>
  evidence(cells, (text) => (isProgress(text) || isPlainPercent(text)) && stateOfWord(text) === null)

/** In fewer cells than this even the words of a choice need not repeat. */
const ENOUGH_TO_REPEAT = 10

/** How much the words repeat: the cells of a choice share few words, while each note has its own. */
function repetition(cells: readonly string[]): ValueEvidence {
  if (cells.length < ENOUGH_TO_REPEAT) return evidence(cells, (text) => text.length <= LONGEST_NAME)
  const distinct = new Set(cells.map(plainText)).size
  return { fitting: Math.max(0, cells.length - distinct), sampled: cells.length }
}

/**
 * How well the cells of a column fit the field; null when all are empty, or when no check exists for this pair of
 * kinds.
 */
export function valueEvidence(
  field: string,
  declared: FieldKind,
  column: FieldKind,
  texts: readonly string[],
): ValueEvidence | null {
  const cells = filledCells(texts)
  if (cells.length === 0) return null
  // A bare 1 is read once somebody has said what the whole is: as a heading's evidence it counts. [AD1]
  if (declared === 'progress' && column === 'text')
    return evidence(cells, (text) => isProgress(text) || isPlainPercent(text))
  if ((declared === 'progress' || declared === 'percent') && column === 'number') return evidence(cells, isPlainPercent)
  if (declared === 'day' && column === 'text') return evidence(cells, isMeantAsDay)
  if ((declared === 'person' || declared === 'people') && column === 'text') return evidence(cells, isName)
  if (declared === 'currency' && column === 'text')
    return evidence(cells, (text) => readAmountText(text).kind === 'amount')
  if (declared === 'number' && column === 'text')
    return evidence(cells, (text) => readFigureText(text).kind === 'amount')
  if (field === 'state') return evidence(cells, (text) => stateOfWord(text) !== null)
  if (declared === 'singleSelect' && column === 'text') return repetition(cells)
  return null
}
