import { describe, expect, it } from 'vitest'
import { readMemory, statementsPart, thinned, type RowMemory } from '../../../src/application/rows/rowMemory.ts'

const many = (prefix: string, count: number, row: RowMemory) =>
  Array.from({ length: count }, (_none, at) => [`${prefix}${String(at)}`, row] as const)

describe('[MI1] [MI2] the memory of a sheet’s rows', () => {
  it('the memory reads back as it was written', () => {
    const memory = {
      rows: new Map<string, RowMemory>([
        ['rec1', { hold: 'paused' }],
        ['rec2', { end: '2024-03-19', refused: ['start'] }],
      ]),
      undatedSeen: 3,
    }
    expect(readMemory(JSON.parse(JSON.stringify(statementsPart('tbl1').write(memory))))).toEqual(memory)
  })

  it.each([null, undefined, '', { version: 1, rows: '{"rec1":{"hold":"asleep"}}' }, { version: 1, rows: 'not json' }])(
    'a damaged memory (%j) reads as empty',
    (raw) => {
      expect(readMemory(raw)).toEqual({ rows: new Map(), undatedSeen: 0 })
    },
  )

  it('a memory of too many rows drops proposals first, then holds of deleted rows', () => {
    const rows = new Map([
      ...many('deleted', 300, { hold: 'paused' }),
      ...many('proposal', 300, { start: '2024-03-19' }),
      ...many('hold', 900, { hold: 'cancelled' }),
    ])
    const left = [...thinned(rows, (recordId) => recordId.startsWith('hold')).keys()]
    expect(left).toHaveLength(1000)
    expect(left.filter((recordId) => recordId.startsWith('hold'))).toHaveLength(900)
    expect(left.filter((recordId) => recordId.startsWith('proposal'))).toEqual([])
  })
})
