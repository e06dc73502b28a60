import { describe, expect, it } from 'vitest'
import { AFTERWARDS, campaignHistory, MIDDLE } from '../support/campaignHistory.ts'
import { cellEdits, reportsOf } from './support/cellEdits.ts'
import { KINDS, SPOKEN_CELLS, spokenOf } from './support/spokenCells.ts'
import { silentEdits, undeclaredEdits } from './support/cellClaims.ts'

const edits = [
  ...cellEdits(reportsOf(campaignHistory(1, MIDDLE), MIDDLE), { each: 1, tries: 20 }),
  ...cellEdits(reportsOf(campaignHistory(2, AFTERWARDS), AFTERWARDS), { each: 1, tries: 0 }),
]

describe('[TR1] a report and the single cells of a generated campaign', () => {
  it('at least 500 cells are changed, one at a time', () => {
    expect(edits.length).toBeGreaterThanOrEqual(500)
  })

  it('a report changes with every cell that it speaks of', () => {
    expect(silentEdits(edits)).toEqual([])
  })

  it('a report changes with no cell that it does not speak of', () => {
    expect(undeclaredEdits(edits)).toEqual([])
  })

  it('a report that depends on other rows, too, has changed with each of its columns', () => {
    const seen = new Set(
      edits.flatMap(({ table, field, changed }) => [...changed].map((kind) => `${kind}: ${table}.${field}`)),
    )
    const declared = Object.entries(SPOKEN_CELLS).flatMap(([table, fields]) =>
      Object.keys(fields).flatMap((field) =>
        KINDS.flatMap((kind) => {
          const says = spokenOf(table, field)[kind]
          return says === undefined || says === 'seldom' ? [] : [`${kind}: ${table}.${field}`]
        }),
      ),
    )
    expect(declared.filter((one) => !seen.has(one))).toEqual([])
  })
})
