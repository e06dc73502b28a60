import { plainText, readDayText, readProgressText, saysNothing, stateOfWord } from '../../domain/index.ts'
import type { FieldKind } from '../../schema/index.ts'

/** How many of the non-empty cells looked at fit what the field holds. */
export interface ValueEvidence {
  readonly fitting: number
  readonly looked: number
}

export const shareOf = ({ fitting, looked }: ValueEvidence): number => fitting / looked

/** The cells that say something, as the host shows them. */
export const spokenOf = (texts: readonly string[]): readonly string[] => texts.filter((text) => !saysNothing(text))

const evidence = (spoken: readonly string[], fits: (text: string) => boolean): ValueEvidence => ({
  fitting: spoken.filter(fits).length,
  looked: spoken.length,
})

/** A day, with or without its year: whether it was typed is a question for later. */
const isDay = (text: string): boolean => ['span', 'yearMissing'].includes(readDayText(text, null).kind)
const isProgress = (text: string): boolean => readProgressText(text).kind === 'percent'
/** Shows by itself that a share is meant. */
const isExplicitShare = (text: string): boolean => isProgress(text) && /[%％]|\d\s*\/\s*\d/u.test(text)
const MOST_PERCENT = 150
const isPlainPercent = (text: string): boolean => {
  const figure = Number(plainText(text).replaceAll(/[%,]/gu, ''))
  return figure >= 0 && figure <= MOST_PERCENT
}
const LONGEST_NAME = 12
const isName = (text: string): boolean =>
  text.split(/[、,，;；/&+]/u).every((name) => name.trim().length <= LONGEST_NAME && !/[%％]|\d{3}/u.test(name))

export const explicitShares = (spoken: readonly string[]): ValueEvidence => evidence(spoken, isExplicitShare)

/** Of how few words a choice is made, at most: half of the rows may each have their own. */
function repetition(spoken: readonly string[]): ValueEvidence {
  const distinct = new Set(spoken.map(plainText)).size
  return { fitting: Math.max(0, spoken.length - distinct), looked: spoken.length }
}

/** What the cells of a column say about holding this field; null when there is nothing to say or nothing to look at. */
export function valueEvidence(
  field: string,
  declared: FieldKind,
  column: FieldKind,
  texts: readonly string[],
): ValueEvidence | null {
  const spoken = spokenOf(texts)
  if (spoken.length === 0) return null
  if (declared === 'progress' && column === 'text') return evidence(spoken, isProgress)
  if ((declared === 'progress' || declared === 'percent') && column === 'number')
    return evidence(spoken, isPlainPercent)
  if (declared === 'day' && column === 'text') return evidence(spoken, isDay)
  if ((declared === 'person' || declared === 'people') && column === 'text') return evidence(spoken, isName)
  if (field === 'state') return evidence(spoken, (text) => stateOfWord(text) !== null)
  if (declared === 'singleSelect' && column === 'text') return repetition(spoken)
  return null
}
