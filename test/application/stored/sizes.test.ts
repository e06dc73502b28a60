import { describe, expect, it } from 'vitest'
import type { ChangeEntry } from '../../../src/application/history/changeEntry.ts'
import { writeMarks } from '../../../src/application/history/marksText.ts'
import {
  NO_HISTORY,
  withEntries,
  withSeen,
  withSnapshots,
  type SheetHistory,
} from '../../../src/application/history/sheetHistory.ts'
import { statementsPart, thinned, type RowMemory } from '../../../src/application/rows/rowMemory.ts'
import { withStopped, SHEET_LIST } from '../../../src/application/stored/parts.ts'
import { openAppWorld } from '../../support/appWorld.ts'

const lengthOf = (value: unknown): number => JSON.stringify(value).length
const dayAt = (at: number): string => new Date(Date.UTC(2023, 0, 1 + at)).toISOString().slice(0, 10)

describe('[KV3] what is stored is bounded', () => {
  it('a sheet with every table takes 20 kB at most, a sheet with one table 4 kB', async () => {
    for (const { preset, most } of [
      { preset: 'full', most: 20_000 },
      { preset: 'S2', most: 4000 },
    ] as const) {
      const world = await openAppWorld()
      await world.setUp({ preset, sample: 'verbatim' })
      const stored = Object.entries(world.door.engine.document.pluginData['plugin'] ?? {})
      world.close()
      const sizes = stored.flatMap(([key, value]) => (key.includes('.sheet.') ? [lengthOf(value)] : []))
      expect(Math.max(...sizes)).toBeLessThan(most)
    }
  })

  it('a history of many years keeps 400 days, 200 changes and short texts of them', () => {
    const entry = (at: number): ChangeEntry => ({
      at: Date.parse(`${dayAt(at)}T12:00:00Z`),
      taskId: `rec${String(at).padStart(12, '0')}`,
      title: '海'.repeat(5000),
      campaignId: null,
      kind: 'hold',
      field: 'hold',
      before: null,
      after: 'paused',
      source: 'people',
    })
    let history: SheetHistory = { ...NO_HISTORY, marks: writeMarks({}) }
    for (let at = 0; at < 900; at += 1) {
      const day = dayAt(at)
      const snapshot = { day, campaignId: null, planned: 33.333333333, actual: 66.666666666, counts: null }
      history = withEntries(withSnapshots(withSeen(history, day), day, [snapshot], { isClosing: false }), [entry(at)])
    }
    expect([history.days.length, history.seen.length, history.log.length]).toEqual([400, 400, 200])
    expect(lengthOf(history)).toBeLessThan(120_000)
  })

  it('statements take 150 characters a row at most, of a thousand rows', () => {
    const row: RowMemory = { hold: 'paused', startedOn: '2024-03-01', refused: ['start', 'end'], end: '2024-03-09' }
    const rows = new Map(Array.from({ length: 3000 }, (_none, at) => [`rec${String(at).padStart(11, '0')}`, row]))
    const kept = thinned(rows, () => true)
    expect(kept.size).toBe(1000)
    expect(lengthOf(statementsPart('tbl1').write({ rows: kept, undatedSeen: 0 }))).toBeLessThan(150_000)
  })

  it('the list of sheets forgets the oldest of five hundred stopped tables', () => {
    let list = SHEET_LIST.nothing
    for (let at = 0; at < 700; at += 1) list = withStopped(list, `tbl${String(at).padStart(13, '0')}`)
    expect(list.stopped).toHaveLength(500)
    expect(lengthOf(list)).toBeLessThan(12_000)
  })
})
