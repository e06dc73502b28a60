import { describe, expect, it } from 'vitest'
import { isOnlyProgress } from '../../src/ui/stillState.ts'
import { withSheet } from './support/fakeStore.ts'
import { assessed, context, S3_ROWS, sheetOf } from './support/tasks.ts'
import type { SyncState } from '../../src/application/engine/sheetState.ts'

const AT = context('2024-03-19')
const sheet = sheetOf(
  S3_ROWS.map((row) => assessed(row, AT)),
  AT,
)
const at = (sync: SyncState) => ({ ...sheet, sync })
const reading = (read: number): SyncState => ({ kind: 'reading', read, total: 400 })
const writing = (written: number): SyncState => ({ kind: 'writing', written, total: 400, at: written })
const settled: SyncState = { kind: 'settled', at: 0, written: 0, refused: [] }
const state = withSheet(at(reading(0)))

describe('changes that render again', () => {
  it.each([
    { because: 'more rows were read', after: { ...state, sheet: at(reading(200)) }, only: true },
    { because: 'nothing was', after: { ...state }, only: true },
    { because: 'it writes now', after: { ...state, sheet: at(writing(0)) }, only: false },
    { because: 'it has come to rest', after: { ...state, sheet: at(settled) }, only: false },
    {
      because: 'there are other figures',
      after: { ...state, sheet: { ...at(reading(200)), tasks: [...sheet.tasks] } },
      only: false,
    },
    {
      because: 'a cell was selected',
      after: { ...state, sheet: at(reading(200)), selected: { table: 'tasks', recordId: 'rec', field: null } as const },
      only: false,
    },
    { because: 'no sheet is on show', after: { ...state, sheet: null }, only: false },
  ])('$because: only progress is $only', ({ after, only }) => {
    expect(isOnlyProgress(state, after)).toBe(only)
  })

  it('writing counts as progress as reading does, a settled state does not', () => {
    expect(isOnlyProgress({ ...state, sheet: at(writing(0)) }, { ...state, sheet: at(writing(200)) })).toBe(true)
    expect(isOnlyProgress({ ...state, sheet: at(settled) }, { ...state, sheet: at({ ...settled, at: 1 }) })).toBe(false)
  })
})
