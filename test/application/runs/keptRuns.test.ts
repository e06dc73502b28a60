import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptRuns, type RunEntry } from '../../../src/application/runs/storedRuns.ts'

const DAY_MS = 24 * 3_600_000
const NOW = Date.UTC(2024, 5, 1)
const run = (id: string, change: Partial<RunEntry>): RunEntry => ({
  id,
  kind: 'shift',
  sheetId: 'tbl',
  at: NOW,
  by: null,
  why: null,
  what: null,
  of: null,
  counts: { cells: 1, added: 0, deleted: 0, columns: 0, tables: 0 },
  tableIds: ['tbl'],
  signParts: 0,
  bytes: 0,
  record: null,
  claim: null,
  takenBack: null,
  ...change,
})
const ids = (runs: readonly RunEntry[]): readonly string[] => runs.map(({ id }) => id)

describe('[TB1] the runs that are kept', () => {
  it('are those of 30 days: one that is a moment older goes', () => {
    const at = (days: number, id: string) => run(id, { at: NOW - days * DAY_MS })
    expect(ids(keptRuns([at(30, 'edge'), at(1, 'new')], NOW))).toEqual(['edge', 'new'])
    expect(ids(keptRuns([at(30, 'edge'), at(1, 'new')], NOW + 1))).toEqual(['new'])
  })

  it('hold 1 MB together, to the byte, and the oldest goes first', () => {
    const quarter = 256 * 1024
    const four = ['a', 'b', 'c', 'd'].map((id, at) => run(id, { at: NOW - 4 + at, bytes: quarter }))
    expect(ids(keptRuns(four, NOW))).toEqual(['a', 'b', 'c', 'd'])
    expect(ids(keptRuns([...four, run('e', { bytes: 1 })], NOW))).toEqual(['b', 'c', 'd', 'e'])
  })

  it('whatever was written when, are the newest ones and never more than fit', () => {
    const anyRun = fc.record({ ago: fc.integer({ min: 0, max: 60 }), bytes: fc.integer({ min: 0, max: 256 * 1024 }) })
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 40 }), (drafts) => {
        const runs = drafts.map(({ ago, bytes }, at) => run(String(at), { at: NOW - ago * DAY_MS, bytes }))
        const kept = keptRuns(runs, NOW)
        const dropped = runs.filter((one) => !kept.includes(one))
        expect(kept.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(1024 * 1024)
        const oldest = Math.min(...kept.map(({ at }) => at), NOW)
        expect(dropped.filter(({ at }) => at > oldest)).toEqual([])
        expect(kept.every(({ at }) => NOW - at <= 30 * DAY_MS)).toBe(true)
      }),
    )
  })
})
