import { describe, expect, it } from 'vitest'
import { zoneOf } from '../../../src/local-host/engine/world/zone.ts'
import { plain, type Reading } from './trial.ts'
import { openVectorSheets } from './vectorSheets.ts'
import { VECTORS, type Expected } from './vectors.ts'

const shanghai = zoneOf('Asia/Shanghai')

/** A date as '@2024-03-01 09:30', an error as '!#VALUE!', numbers to twelve places, segments as text. */
function inTheWordsOf(expected: Expected, { cell, fault }: Reading): unknown {
  if (fault !== null) return `!${fault}`
  if (typeof expected === 'string' && expected.startsWith('@') && typeof cell === 'number') {
    const { year, month, day, hour, minute } = shanghai.parts(cell)
    const two = (part: number): string => String(part).padStart(2, '0')
    return `@${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
  }
  if (typeof cell === 'number') return Number(cell.toFixed(12))
  const simple = plain(cell)
  if (!Array.isArray(simple)) return simple
  const items = simple.map((item: unknown) =>
    typeof item === 'object' && item !== null && 'text' in item ? item.text : item,
  )
  return Array.isArray(expected) ? items : items.join('')
}

const trial = openVectorSheets()

describe.each(Object.entries(VECTORS))('formula, section %s', (_section, vectors) => {
  it.each(vectors)('%s reads %j', (formula, expected) => {
    expect(inTheWordsOf(expected, trial.read(formula))).toEqual(expected)
  })
})

it('there are at least 250 vectors', () => {
  expect(Object.values(VECTORS).flat().length).toBeGreaterThanOrEqual(250)
})
