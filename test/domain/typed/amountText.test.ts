import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  currencyOfHeading,
  readAmountIn,
  readAmountText,
  readFigureText,
  unitOfHeading,
} from '../../../src/domain/typed/amountText.ts'
import { isWhole } from '../../support/sweep.ts'

describe('[AD4] an amount in a cell of text', () => {
  it.each([
    { text: '5万元（含税）', value: 50_000, currency: 'CNY', isBare: false },
    { text: '4.2万', value: 42_000, currency: null, isBare: false },
    { text: '120,000元', value: 120_000, currency: 'CNY', isBare: false },
    { text: '１２，０００', value: 12_000, currency: null, isBare: true },
    { text: '12.5', value: 12.5, currency: null, isBare: true },
    { text: '¥8,000.50', value: 8000.5, currency: 'CNY', isBare: true },
    { text: '$3,000', value: 3000, currency: 'USD', isBare: true },
    { text: 'HK$3000', value: 3000, currency: 'HKD', isBare: true },
    { text: 'NT$3000', value: 3000, currency: 'TWD', isBare: true },
    { text: 'US$3000', value: 3000, currency: 'USD', isBare: true },
    { text: '3万美元', value: 30_000, currency: 'USD', isBare: false },
    { text: '5萬円', value: 50_000, currency: 'JPY', isBare: false },
    { text: '1.2亿', value: 120_000_000, currency: null, isBare: false },
    { text: '三万五千元', value: 35_000, currency: 'CNY', isBare: false },
    { text: '-500元', value: -500, currency: 'CNY', isBare: false },
    { text: '0', value: 0, currency: null, isBare: true },
  ])('"$text" is $value', ({ text, ...reading }) => {
    expect(readAmountText(text)).toEqual({ kind: 'amount', ...reading })
  })

  it.each([
    ['8-10万', 'range'],
    ['8万~10万', 'range'],
    ['5000至8000元', 'range'],
    ['约2万', 'estimate'],
    ['2万左右', 'estimate'],
    ['不超过5万', 'bound'],
    ['3万5', 'words'],
    ['200元/人/天', 'words'],
    ['见合同', 'words'],
  ] as const)('"%s" is not read: %s', (text, why) => {
    expect(readAmountText(text)).toEqual({ kind: 'unreadable', why })
  })

  it.each(['', '  ', '-', '无', '待定', 'TBD'])('"%s" counts as empty, and not as 0', (text) => {
    expect(readAmountText(text)).toEqual({ kind: 'empty' })
  })
})

describe('[AD4] an amount in a column', () => {
  it.each([
    { text: '20', column: { times: 10_000 }, value: 200_000, because: 'the heading says 万元' },
    { text: '1.1', column: { times: 10_000 }, value: 11_000, because: 'no noise of floating point is left' },
    { text: '20万', column: { times: 10_000 }, value: 200_000, because: 'the cell has its own unit' },
    { text: '2000元', column: { times: 10_000 }, value: 2000, because: 'the cell has its own unit' },
    { text: '5万', column: { currency: 'USD' } as const, value: 50_000, because: 'the column is in dollars' },
    { text: '$3,000', column: { currency: 'USD' } as const, value: 3000, because: 'both are dollars' },
  ])('"$text" is $value: $because', ({ text, column, value }) => {
    expect(readAmountIn(text, column)).toMatchObject({ kind: 'amount', value })
  })

  it.each([
    ['$3,000', {}],
    ['3000元', { currency: 'USD' } as const],
  ])('"%s" is in another currency than its column, and is not added up with it', (text, column) => {
    expect(readAmountIn(text, column)).toEqual({ kind: 'unreadable', why: 'currency' })
  })

  it.each([
    ['预算（万元）', 10_000],
    ['预算(万)', 10_000],
    ['预算金额/千元', 1000],
    ['Budget (million)', 1_000_000],
    ['预算（元）', 1],
    ['预算金额', 1],
    ['万人计划预算', 1],
  ])('one under the heading "%s" is %d', (heading, unit) => {
    expect(unitOfHeading(heading)).toBe(unit)
  })

  it.each([
    ['Budget (USD)', 'USD'],
    ['预算（万元）', 'CNY'],
    ['预算(港币)', 'HKD'],
    ['预算金额', null],
  ])('the heading "%s" states %s', (heading, currency) => {
    expect(currencyOfHeading(heading)).toBe(currency)
  })
})

describe('[AD4] the figure of a goal', () => {
  it.each([
    ['500万人次', 5_000_000],
    ['2,000人', 2000],
    ['15%', 15],
    ['1.5 %', 1.5],
    ['3000', 3000],
    ['80单', 80],
    ['200 leads', 200],
    ['50万元', 500_000],
  ])('"%s" is %d', (text, value) => {
    expect(readFigureText(text)).toMatchObject({ kind: 'amount', value })
  })

  it.each(['3%-5%', '约500人', '人/天', '200元/人', '较好'])('"%s" is not read', (text) => {
    expect(readFigureText(text).kind).toBe('unreadable')
  })
})

describe('[AD4] composed amounts', () => {
  const runs = { seed: 20_240_319, numRuns: isWhole ? 20_000 : 1000 }
  const unit = fc.constantFrom(['', 1], ['元', 1], ['万', 1e4], ['万元', 1e4], ['千', 1e3], ['亿', 1e8], ['k', 1e3])
  const remark = fc.constantFrom('', '（含税）', '(不含税)', '（首付款）')
  const sign = fc.constantFrom(['', null], ['¥', 'CNY'], ['USD ', 'USD'], ['€', 'EUR'], ['HKD', 'HKD'])
  const figure = fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.boolean())
  const write = (whole: number, isGrouped: boolean): string =>
    isGrouped ? whole.toLocaleString('en-US') : String(whole)

  it('an amount with its unit, currency and remark is that amount in that currency', () => {
    fc.assert(
      fc.property(sign, figure, unit, remark, ([before, named], [whole, isGrouped], [word, factor], after) => {
        // ¥3元 is fine, and $3元 is nothing that people write.
        fc.pre(named === null || named === 'CNY' || !String(word).includes('元'))
        const reading = readAmountText(`${String(before)}${write(whole, isGrouped)}${String(word)}${after}`)
        const yuan = String(word).includes('元') ? 'CNY' : null
        expect(reading).toEqual({
          kind: 'amount',
          value: whole * Number(factor),
          currency: named ?? yuan,
          isBare: word === '',
        })
      }),
      runs,
    )
  })

  it('two amounts with anything between them are never one amount', () => {
    const between = fc.constantFrom('-', '~', '～', '—', '至', '到', '+', '/', ' 或 ')
    fc.assert(
      fc.property(figure, figure, between, unit, ([a], [b], joint, [word]) => {
        expect(readAmountText(`${String(a)}${joint}${String(b)}${String(word)}`).kind).toBe('unreadable')
      }),
      runs,
    )
  })

  it('any text at all is read as a finite amount, as nothing, or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const values = [readAmountText(text), readFigureText(text)].flatMap((reading) =>
          reading.kind === 'amount' ? [reading.value] : [],
        )
        expect(values.every(Number.isFinite)).toBe(true)
      }),
      runs,
    )
  })
})

describe('[AD4] why an amount or a figure is not read', () => {
  it.each([
    ['≥3%', 'bound'],
    ['不超过5%', 'bound'],
    ['≤50元', 'bound'],
    ['3万以上', 'bound'],
    ['at most 20%', 'bound'],
    ['约8000', 'estimate'],
    ['8000左右', 'estimate'],
    ['8-10万', 'range'],
    ['最高级', 'words'],
  ] as const)('the words %s are a %s', (text, why) => {
    expect(readFigureText(text)).toEqual({ kind: 'unreadable', why })
  })
})
