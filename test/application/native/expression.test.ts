import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  expressionText,
  isSameExpression,
  isWritableName,
  type Expression,
  type FormulaNames,
  type Operator,
} from '../../../src/application/native/expression.ts'
import { parseExpression } from '../../../src/application/native/parseExpression.ts'

const NAMES: FormulaNames = {
  columns: [
    { id: 'fldA', name: '计划结束' },
    { id: 'fldB', name: '人工标记' },
  ],
  tables: [
    { id: 'tblOwn', name: '任务', columns: [{ id: 'fldA', name: '计划结束' }] },
    { id: 'tblDays', name: '日历例外', columns: [{ id: 'fldOff', name: '休息日' }] },
  ],
}

const OPERATORS: readonly Operator[] = ['*', '/', '+', '-', '&', '>', '>=', '<', '<=', '=', '!=', '&&', '||']

const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    fc.oneof(
      fc.integer({ min: 0, max: 1000 }).map((whole): Expression => ({ kind: 'number', value: whole / 8 })),
      fc.constantFrom<Expression>(
        { kind: 'text', value: '已取消' },
        { kind: 'text', value: '' },
        { kind: 'column', columnId: 'fldA' },
        { kind: 'column', columnId: 'fldB' },
        { kind: 'wholeColumn', tableId: 'tblDays', columnId: 'fldOff' },
        { kind: 'current' },
      ),
    ),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('IF', 'ROUND', 'TODAY'),
      args: fc.array(tie('tree'), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom(...OPERATORS),
      left: tie('tree'),
      right: tie('tree'),
    }),
  ),
}))

describe('the text of a formula', () => {
  it('[NV2] reads back as the tree that it was written from, with brackets only where they are needed', () => {
    fc.assert(
      fc.property(tree, (expression) => {
        const back = parseExpression(expressionText(expression, NAMES), NAMES)
        expect(back).not.toBeNull()
        expect(isSameExpression(back as Expression, expression)).toBe(true)
      }),
      { seed: 17, numRuns: 500 },
    )
  })

  const IS_CANCELLED: Expression = {
    kind: 'binary',
    operator: '=',
    left: { kind: 'column', columnId: 'fldB' },
    right: { kind: 'text', value: '取消' },
  }

  it.each([
    '[人工标记]="取消"',
    ' 人工标记 = "取消" ',
    '=([人工标记])=("取消")',
    'bitable::$table[tblOwn].$field[fldB]="取消"',
    'bitable::$table[tblOwn].$field[fldB]=bitable::$table[tblOwn].$field[fldB].$option[optQ]',
  ])('[NV2] is the same formula in names, in ids and with spaces: %s', (text) => {
    const read = parseExpression(text, NAMES, (id) => (id === 'optQ' ? '取消' : null))
    expect(read).toEqual(IS_CANCELLED)
  })

  it.each([
    '[人工标记]="暂停"',
    '[计划结束]="取消"',
    '"取消"=[人工标记]',
    '[人工标记]!="取消"',
    'NOT([人工标记]="取消")',
  ])('[NV2] is another formula where it says something else: %s', (text) => {
    const read = parseExpression(text, NAMES)
    expect(read).not.toBeNull()
    expect(isSameExpression(read as Expression, IS_CANCELLED)).toBe(false)
  })

  it.each(['', '1+', '(1', '[没有的]', "'a'", '1 2', '"a', '[计划结束].[x]', 'IF(1,', '日历例外'])(
    '[NV2] is no formula of ours where it cannot be read: %j',
    (text) => {
      expect(parseExpression(text, NAMES)).toBeNull()
    },
  )

  it('[NV2] chained calls are the same as calls', () => {
    expect(parseExpression('[计划结束].YEAR()', NAMES)).toEqual(parseExpression('year([计划结束])', NAMES))
  })

  it('[NV1] names no column whose name a formula could not hold', () => {
    expect(['进度(%)', '计划 结束', 'WBS 编号'].map(isWritableName)).toEqual([true, true, true])
    expect(['', 'a]b', '[x', '1.5', '"x"', String.raw`a\b`].map(isWritableName)).toEqual(
      Array.from({ length: 6 }, () => false),
    )
  })
})
