import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSheetModel, type SheetModel } from '../../../src/application/rows/sheetModel.ts'
import type { Rules } from '../../../src/application/rows/rules.ts'
import type { ComputedKey } from '../../../src/schema/index.ts'
import { anyRows } from '../../support/rows.ts'
import { isWhole } from '../../support/sweep.ts'

const ALL: ReadonlySet<ComputedKey> = new Set([
  'plannedProgress',
  'progressDeviation',
  'state',
  'band',
  'flags',
  'computedAt',
])
/** A sheet that has dates and progress only. */
const at = (asOf: string): Rules => ({ assess: { today: asOf, asOf, calendar: { mode: 'calendar' } }, has: new Set() })
const NOW = Date.UTC(2024, 2, 18, 12)
const planOf = (model: SheetModel, now: number) =>
  [...model.recordIds()].flatMap((recordId) => model.planRow(recordId, { writable: ALL, now }) ?? [])

describe('[RC2] a second plan is empty', () => {
  it('after a plan is applied the next plan is empty, whatever the cells held before', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom('2024-02-10', '2024-03-01', '2024-03-31', '2024-06-30'), (rows, asOf) => {
        const model = createSheetModel()
        for (const row of rows) model.put(row, at(asOf))
        for (const { recordId, fields } of planOf(model, NOW)) model.noteWritten(recordId, fields)
        expect(planOf(model, NOW + 1)).toEqual([])
      }),
      { seed: 20240301, numRuns: isWhole ? 1000 : 100 },
    )
  })

  it('the plan holds nothing but computed columns', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const model = createSheetModel()
        for (const row of rows) model.put(row, at('2024-03-10'))
        const planned = planOf(model, NOW).flatMap(({ fields }) => Object.keys(fields))
        expect(planned.filter((key) => !ALL.has(key as ComputedKey))).toEqual([])
      }),
      { seed: 20240302, numRuns: isWhole ? 600 : 60 },
    )
  })
})
