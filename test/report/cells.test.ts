import { describe, expect, it } from 'vitest'
import { reportWords } from '../../src/i18n/zh-CN/reportWords.ts'
import type { TableKey } from '../../src/schema/index.ts'
import { AFTERWARDS, campaignHistory, MIDDLE } from '../support/campaignHistory.ts'
import { assertAnyEdit } from './support/anyCell.ts'
import { cellEdits, reportsOf } from './support/cellEdits.ts'
import { DENIALS, NO_DENIALS } from './support/denials.ts'
import { KINDS, SPOKEN_CELLS, spokenOf } from './support/spokenCells.ts'
import { liesAfter, silentEdits, undeclaredEdits } from './support/cellClaims.ts'

const edits = [
  ...cellEdits(reportsOf(campaignHistory(1, MIDDLE), MIDDLE), { each: 1, tries: 20 }),
  ...cellEdits(reportsOf(campaignHistory(2, AFTERWARDS), AFTERWARDS), { each: 1, tries: 0 }),
]

const DENIES = /没有|没填|没写|还没|未填|未报|未定|未想|缺|尚无|不足|算不出|无法|不知/u

it('every message of a report that denies something is held against the cells, or says why it need not be', () => {
  const denying = Object.entries(reportWords).flatMap(([key, words]) =>
    key.startsWith('report.') && DENIES.test(words) ? [key] : [],
  )
  expect(denying.filter((key) => !(key in DENIALS) && !(key in NO_DENIALS))).toEqual([])
  expect(Object.keys(NO_DENIALS).filter((key) => !denying.includes(key))).toEqual([])
})

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

  it('no sentence says the opposite of a cell', () => {
    expect([...new Set(edits.flatMap(liesAfter))]).toEqual([])
  })

  it('a report that depends on other rows, too, has changed with each of its columns', () => {
    const seen = new Set(
      edits.flatMap(({ table, field, changed }) => [...changed].map((kind) => `${kind}: ${table}.${field}`)),
    )
    const declared = (Object.entries(SPOKEN_CELLS) as readonly (readonly [TableKey, object])[]).flatMap(
      ([table, fields]) =>
        Object.keys(fields).flatMap((field) =>
          KINDS.flatMap((kind) => {
            const says = spokenOf(table, field)[kind]
            return says === undefined || says === 'seldom' ? [] : [`${kind}: ${table}.${field}`]
          }),
        ),
    )
    expect(declared.filter((one) => !seen.has(one))).toEqual([])
  })

  it('whichever cell of whichever history is changed, a report follows and denies no cell', () => {
    expect(assertAnyEdit({ seed: 1207, numRuns: 60 })).toBeGreaterThan(30)
  })
})
