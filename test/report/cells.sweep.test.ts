import { expect, it } from 'vitest'
import { assertAnyEdit } from './support/anyCell.ts'

it.each([11, 12, 13, 14])(
  '[TR1] seed %i: whichever cell of whichever history is changed, a report follows and denies no cell',
  (seed) => {
    expect(assertAnyEdit({ seed, numRuns: 200 })).toBeGreaterThan(80)
  },
)
