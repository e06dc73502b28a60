import { expect, it } from 'vitest'
import { isWhole, sweep } from '../support/sweep.ts'
import { assertAnyEdit } from './support/anyCell.ts'

/** `npm test` makes a few edits: cells.test.ts makes 60 others. */
const EDITS = isWhole ? 200 : 20

it.each(sweep([11, 12, 13, 14], 1))(
  '[TR1] seed %i: whichever cell of whichever history is changed, a report follows and denies no cell',
  (seed) => {
    expect(assertAnyEdit({ seed, numRuns: EDITS })).toBeGreaterThan(EDITS * 0.4)
  },
)
