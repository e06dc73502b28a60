import * as fc from 'fast-check'
import { expect } from 'vitest'
import { AFTERWARDS, campaignHistory, MIDDLE } from '../../support/campaignHistory.ts'
import { liesAfter, silentEdits, undeclaredEdits } from './cellClaims.ts'
import { anyEdit, reportsOf } from './cellEdits.ts'

/**
 * Changes one cell of one history at a time, both as fast-check chooses: a report follows, and no sentence denies a cell.
 * Gives how many cells were changed. [TR1]
 */
export function assertAnyEdit(options: { readonly seed: number; readonly numRuns: number }): number {
  const histories = [3, 5, 8].flatMap((seed) =>
    [MIDDLE, AFTERWARDS].map((day) => anyEdit(reportsOf(campaignHistory(seed, day), day))),
  )
  let made = 0
  fc.assert(
    fc.property(fc.constantFrom(...histories), fc.nat(), fc.nat(), fc.nat(), (editOf, column, row, value) => {
      const edit = editOf(column, row, value)
      if (edit === null) return
      made += 1
      expect(silentEdits([edit])).toEqual([])
      expect(undeclaredEdits([edit])).toEqual([])
      expect(liesAfter(edit)).toEqual([])
    }),
    options,
  )
  return made
}
