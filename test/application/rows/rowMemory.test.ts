import { describe, expect, it } from 'vitest'
import { readMemory, statementsPart, thinned, type RowMemory } from '../../../src/application/rows/rowMemory.ts'

const many = (prefix: string, count: number, row: RowMemory) =>
  Array.from({ length: count }, (_none, at) => [`${prefix}${String(at)}`, row] as const)

describe('[MI1] [MI2] what is remembered of the rows', () => {
  it('reads back as it was written', () => {
    const kept = {
      rows: new Map<string, RowMemory>([
        ['rec1', { hold: 'paused' }],
        ['rec2', { end: '2024-03-19', refused: ['start'] }],
      ]),
      undatedSeen: 3,
    }
    expect(readMemory(JSON.parse(JSON.stringify(statementsPart('tbl1').write(kept))))).toEqual(kept)
  })

  it.each([null, undefined, '', { version: 1, rows: '{"rec1":{"hold":"asleep"}}' }, { version: 1, rows: 'not json' }])(
    'damaged (%j) it is empty',
    (raw) => {
      expect(readMemory(raw)).toEqual({ rows: new Map(), undatedSeen: 0 })
    },
  )

  it('is bounded: proposals go before holds, and holds of rows that are gone before those that are there', () => {
    const rows = new Map([
      ...many('gone', 300, { hold: 'paused' }),
      ...many('asked', 300, { start: '2024-03-19' }),
      ...many('held', 900, { hold: 'cancelled' }),
    ])
    const left = [...thinned(rows, (recordId) => recordId.startsWith('held')).keys()]
    expect(left).toHaveLength(1000)
    expect(left.filter((recordId) => recordId.startsWith('held'))).toHaveLength(900)
    expect(left.filter((recordId) => recordId.startsWith('asked'))).toEqual([])
  })
})
