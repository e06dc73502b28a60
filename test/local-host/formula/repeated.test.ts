import { describe, expect, it } from 'vitest'
import type { Bound } from '../../../src/local-host/engine/formula/bound.ts'
import type { FunctionSpec } from '../../../src/local-host/engine/formula/functions/functionSpec.ts'
import { keyOf, repeatedKeys } from '../../../src/local-host/engine/formula/repeated.ts'
import { NUMBER } from '../../../src/local-host/engine/formula/resultType.ts'
import { number } from '../../../src/local-host/engine/fixtures/sheet.ts'
import { openBench } from '../support.ts'

const cell = (id: string): Bound => ({ kind: 'cell', type: NUMBER, place: { tableId: 'tbl1', field: { id } as never } })
const constant = (value: number | string): Bound => ({ kind: 'constant', type: NUMBER, value })
const call = (name: string, ...args: readonly Bound[]): Bound => ({
  kind: 'call',
  type: NUMBER,
  spec: { name } as FunctionSpec,
  args,
  site: 0,
})
const plus = (left: Bound, right: Bound): Bound => ({ kind: 'binary', type: NUMBER, operator: '+', left, right })
const current: Bound = { kind: 'current', type: NUMBER }

describe('parts that stand more than once in a formula', () => {
  it('a call with the same cells and constants is found again, a number and its digits as a text are two', () => {
    const year = call('YEAR', cell('fldA'))
    expect([...repeatedKeys(plus(year, call('ABS', call('YEAR', cell('fldA')))))]).toEqual(['YEAR([fldA])'])
    expect(repeatedKeys(plus(year, call('YEAR', cell('fldB')))).size).toBe(0)
    expect(repeatedKeys(plus(call('LEN', constant(1)), call('LEN', constant('1')))).size).toBe(0)
  })

  it('the whole of a repeated part is shared, not its pieces', () => {
    const part = () => call('ABS', call('YEAR', cell('fldA')))
    expect([...repeatedKeys(plus(part(), part()))]).toEqual(['ABS(YEAR([fldA]))'])
  })

  it('chance and CurrentValue are never shared', () => {
    expect(keyOf(call('RANDOMBETWEEN', constant(1), constant(9)))).toBeNull()
    expect(keyOf(call('ABS', current))).toBeNull()
    expect(keyOf(plus(cell('fldA'), call('ABS', call('RANDOMITEM', cell('fldB')))))).toBeNull()
  })

  it('each row computes them anew, and an error in one stays that of its row', () => {
    const bench = openBench([number('数')], [[4], [-1], [0], [null]])
    const text = 'IF(ISERROR(10/ABS([数])),-1,10/ABS([数])+ABS([数])+ABS([数]))'
    const id = bench.ask('addField', [{ type: 20, name: '式', property: { formula: text } }]) as string
    const read = () => bench.table.records.map(({ id: recordId }) => bench.ask('getCellValue', [id, recordId]))
    expect(read()).toEqual([10.5, 12, -1, -1])
    bench.ask('setCellValue', [bench.field('数').id, bench.table.records[2]?.id, 5])
    expect(read()).toEqual([10.5, 12, 12, -1])
  })
})
