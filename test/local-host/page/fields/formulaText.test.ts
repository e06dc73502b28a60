import { describe, expect, it } from 'vitest'
import type { FormulaProblem } from '../../../../src/local-host/engine/formula/problems.ts'
import type { TableState } from '../../../../src/local-host/engine/types.ts'
import { formulaPieces, insertedAt, namesToInsert } from '../../../../src/local-host/page/fields/formulaText.ts'

const problem = (start: number, end: number, severity: FormulaProblem['severity'] = 'error'): FormulaProblem => ({
  code: 'unknownName',
  severity,
  start,
  end,
  piece: '',
})

describe('the text of a formula in its editor', () => {
  it('is split where problems begin and end', () => {
    expect(formulaPieces('[无]+1', [problem(0, 3)])).toEqual([
      { piece: '[无]', start: 0, severity: 'error' },
      { piece: '+1', start: 3, severity: null },
    ])
    expect(
      formulaPieces('"到"&[日]&[无]', [problem(8, 11), problem(4, 7, 'warning')]).map(({ piece, severity }) => [
        piece,
        severity,
      ]),
    ).toEqual([
      ['"到"&', null],
      ['[日]', 'warning'],
      ['&', null],
      ['[无]', 'error'],
    ])
  })

  it('shows a place where something is missing, and the earlier of two problems that overlap', () => {
    expect(formulaPieces('1+', [problem(2, 2)])).toEqual([
      { piece: '1+', start: 0, severity: null },
      { piece: '␣', start: 2, severity: 'error' },
    ])
    expect(formulaPieces('abcd', [problem(0, 3), problem(1, 4)]).map(({ piece }) => piece)).toEqual(['abc', 'd'])
  })

  it('a chosen name or function replaces the selection', () => {
    expect(insertedAt('1+x', 2, 3, '[数]')).toEqual({ text: '1+[数]', caret: 5 })
  })

  it('columns of the row are offered first, then those of other tables; names that cannot be written are not', () => {
    const table = (name: string, ...fields: string[]) =>
      ({ name, fields: fields.map((each) => ({ name: each })) }) as unknown as TableState
    const own = table('主表', '数', '怪]名')
    expect(namesToInsert(own, [own, table('数据', '量')])).toEqual([
      { table: '主表', entries: ['[数]'] },
      { table: '数据', entries: ['[数据].[量]'] },
    ])
  })
})
