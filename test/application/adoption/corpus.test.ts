import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMapping } from '../../../src/application/adoption/proposeMapping.ts'
import { CHINESE } from './sheets/chinese.ts'
import { HELD_OUT } from './sheets/heldOut.ts'
import { HELD_OUT_LAST } from './sheets/heldOutLast.ts'
import { HELD_OUT_LATER } from './sheets/heldOutLater.ts'
import type { CorpusSheet, Meaning } from './sheets/corpusSheet.ts'
import { OTHER_KINDS } from './sheets/otherKinds.ts'
import { OTHER_LANGUAGES } from './sheets/otherLanguages.ts'
import { RENAMED } from './sheets/renamed.ts'

interface JudgedColumn {
  readonly column: string
  readonly is: Meaning
  /** The fields among which a person is asked to choose; empty when nothing is asked. */
  readonly asked: readonly Meaning[]
  readonly right: readonly Meaning[]
}

const judged = ({ id, columns }: CorpusSheet): readonly JudgedColumn[] => {
  const { proposals, questions, span } = readMapping(columns)
  return columns.map(({ column, right }) => {
    const proposal = proposals.find(({ columnId }) => columnId === column.id)
    return {
      column: `${id}: ${column.name}`,
      is: span?.columnId === column.id ? 'bothEnds' : (proposal?.field ?? 'open'),
      asked: questions.find(({ columnId }) => columnId === column.id)?.fields ?? [],
      right,
    }
  })
}
/** A question is the right answer only where people themselves would accept either. */
const isRight = ({ is, asked, right }: JudgedColumn): boolean =>
  asked.length > 0 ? right.length > 1 && asked.some((one) => right.includes(one)) : right.includes(is)
const said = ({ column, is, asked, right }: JudgedColumn): string =>
  `${column} is ${asked.length > 0 ? `asked: ${asked.join(', ')}` : is}, not ${right.join(' or ')}`

/** Sheets of the corpus, and those that were written after it was understood. */
describe.each([
  { what: 'the corpus', sheets: [...CHINESE, ...OTHER_LANGUAGES, ...RENAMED], atLeast: 45 },
  { what: 'the sheets that were held out', sheets: [...HELD_OUT, ...HELD_OUT_LATER, ...HELD_OUT_LAST], atLeast: 50 },
  { what: 'templates of other kinds', sheets: OTHER_KINDS, atLeast: 30 },
])('[AD6] headings of whole sheets, written after public ones: $what', ({ sheets, atLeast }) => {
  const columns = sheets.flatMap(judged)
  const misses = columns.filter((column) => !isRight(column))

  it('holds enough sheets to say something', () => {
    expect(sheets.length).toBeGreaterThanOrEqual(atLeast)
  })

  it('no column is mapped to a field that it is not', () => {
    expect(misses.filter(({ is }) => is !== 'open').map(said)).toEqual([])
  })

  it('at least 97 of 100 columns are mapped right', () => {
    const isEnough = misses.length <= columns.length * 0.03
    expect(isEnough ? [] : misses.map(said)).toEqual([])
  })

  it('no column is mapped wrongly in whichever order people put the columns after the first', () => {
    const orders = sheets.flatMap(({ id, columns: [first, ...others] }) =>
      fc
        .sample(fc.shuffledSubarray(others, { minLength: others.length }), { numRuns: 5, seed: 2024 })
        .map((shuffled) => ({ id, columns: first === undefined ? shuffled : [first, ...shuffled] })),
    )
    const wrong = orders.flatMap(judged).filter(({ is, right }) => is !== 'open' && !right.includes(is))
    expect([...new Set(wrong.map(said))]).toEqual([])
  })
})
