import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packSigns, unpackSigns } from '../../../src/application/runs/packedSigns.ts'
import { fitsSigns, signOfCell, signOfRow } from '../../../src/application/runs/rowSigns.ts'
import { bytesOf } from '../../../src/application/runs/runBytes.ts'
import type { HostCell, HostCells } from '../../../src/application/ports.ts'

const meaningOf = (cell: HostCell): string => (cell === null ? '' : JSON.stringify(cell))
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const id = fc.tuple(
  fc.constantFrom('rec', 'recu'),
  fc.string({ unit: fc.constantFrom(...letters), minLength: 7, maxLength: 11 }),
)
const rowSigns = fc
  .array(fc.tuple(id, fc.integer({ min: 0, max: 2 ** 30 - 1 })), { maxLength: 60 })
  .map((rows) => Object.fromEntries(rows.map(([[prefix, rest], sign]) => [prefix + rest, sign])))
const cells = fc.dictionary(fc.constantFrom('fldA', 'fldB', 'fldC'), fc.option(fc.string({ maxLength: 4 })))

describe('[TB1] rows that a long run adds', () => {
  it('come back from the stored parts as they went in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('tblA', 'tblB'), rowSigns), (tables) => {
        const filled = Object.entries(tables).filter(([, signs]) => Object.keys(signs).length > 0)
        const back = packSigns(tables).flatMap((part) => [...unpackSigns(part)])
        expect(Object.fromEntries(back)).toEqual(Object.fromEntries(filled))
      }),
      { seed: 15, numRuns: 200 },
    )
  })

  it('have the sign of their cells in any order, and a cell can be exchanged', () => {
    fc.assert(
      fc.property(cells, fc.constantFrom('fldA', 'fldB'), fc.string({ maxLength: 4 }), (row, column, next) => {
        const sign = signOfRow(row as HostCells, meaningOf)
        expect(signOfRow(Object.fromEntries(Object.entries(row).toReversed()) as HostCells, meaningOf)).toBe(sign)
        const changed = { ...row, [column]: next } as HostCells
        const before = signOfCell(column, (row[column] ?? null) as HostCell, meaningOf)
        expect(sign ^ before ^ signOfCell(column, next, meaningOf)).toBe(signOfRow(changed, meaningOf))
        expect(sign >= 0 && sign < 2 ** 30).toBe(true)
      }),
      { seed: 15, numRuns: 300 },
    )
  })

  it('hardly ever have the same sign: of 20 000 rows that differ in one digit fewer than ten do', () => {
    const signs = Array.from({ length: 20_000 }, (_, at) => signOfRow({ fldA: `任务 ${String(at)}` }, meaningOf))
    expect(20_000 - new Set(signs).size).toBeLessThan(10)
  })

  it('take less than 256 kB a part: 20 000 rows of 14 letters 320 kB in two parts', () => {
    const ids = Array.from(
      { length: 20_000 },
      (_, at) => `rec${String(at).padStart(11, '0').split('').toReversed().join('')}`,
    )
    const parts = packSigns({ tbl: Object.fromEntries(ids.map((one, at) => [one, at])) })
    expect(parts.map((part) => Math.ceil(bytesOf(part) / 1024))).toEqual([188, 126])
    expect([fitsSigns(20_000), fitsSigns(24_001)]).toEqual([true, false])
  })
})
