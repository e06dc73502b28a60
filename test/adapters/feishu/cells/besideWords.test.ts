import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UNREADABLE } from '../../../../src/adapters/feishu/cells/codec.ts'
import { besideWordsCodec } from '../../../../src/adapters/feishu/cells/besideWords.ts'
import { createRowDecoder } from '../../../../src/adapters/feishu/rows/rowCodec.ts'
import type { FieldBinding, TypedReading } from '../../../../src/application/ports.ts'

const cell = (text: string) => [{ type: 'text', text }]
const AMOUNT: TypedReading = { as: 'amount', year: null }
const IN_TEN_THOUSANDS: TypedReading = { ...AMOUNT, times: 10_000 }
const FIGURE: TypedReading = { as: 'figure', year: null }
const NAMED: TypedReading = { as: 'named', year: null }
const OPTION: TypedReading = { as: 'option', year: null, words: { 跟进中: 'handling', 已关闭: 'resolved' } }

describe('words of people’s, read as values of the tables beside the tasks', () => {
  it.each([
    { rule: 'AD4', reading: AMOUNT, raw: cell('5万元（含税）'), value: 50_000 },
    { rule: 'AD4', reading: AMOUNT, raw: cell('8-10万'), value: UNREADABLE },
    { rule: 'AD4', reading: AMOUNT, raw: cell('$3,000'), value: UNREADABLE },
    { rule: 'AD4', reading: { ...AMOUNT, currency: 'USD' } as const, raw: cell('$3,000'), value: 3000 },
    { rule: 'AD4', reading: AMOUNT, raw: cell('待定'), value: null },
    { rule: 'AD4', reading: IN_TEN_THOUSANDS, raw: 12.5, value: 125_000 },
    { rule: 'AD4', reading: IN_TEN_THOUSANDS, raw: cell('12.5'), value: 125_000 },
    { rule: 'AD4', reading: FIGURE, raw: cell('500万人次'), value: 5_000_000 },
    { rule: 'AD4', reading: FIGURE, raw: cell('较好'), value: UNREADABLE },
    { rule: 'AD4', reading: { ...FIGURE, times: 100 }, raw: 0.15, value: 15 },
    { rule: 'AD7', reading: NAMED, raw: cell('春季新品发布'), value: '春季新品发布' },
    { rule: 'AD7', reading: NAMED, raw: cell('无'), value: null },
    { rule: 'AD7', reading: OPTION, raw: cell(' 跟进中 '), value: 'handling' },
    { rule: 'AD7', reading: OPTION, raw: { id: 'opt1', text: '已关闭' }, value: 'resolved' },
    { rule: 'AD7', reading: OPTION, raw: cell('看情况'), value: UNREADABLE },
  ])('[$rule] $raw as $reading.as is $value', ({ reading, raw, value }) => {
    expect(besideWordsCodec(reading).decode(raw)).toBe(value)
  })

  it('any cell is decoded without throwing, and none is ever written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(AMOUNT, IN_TEN_THOUSANDS, FIGURE, NAMED, OPTION),
        fc.oneof(fc.anything(), fc.string().map(cell)),
        (reading, raw) => {
          const codec = besideWordsCodec(reading)
          expect(() => codec.decode(raw)).not.toThrow()
          expect(codec.encode(codec.decode(raw))).toBeUndefined()
        },
      ),
      { seed: 20_240_318, numRuns: 1000 },
    )
  })
})

describe('[AD7] a row whose links are named', () => {
  const bound = (fieldId: string, kind: FieldBinding['kind'], typed?: TypedReading): FieldBinding => ({
    fieldId,
    kind,
    scale: 1,
    options: [],
    ...(typed === undefined ? {} : { typed }),
  })
  const decode = createRowDecoder<'budget'>(
    {
      binding: {
        table: 'budget',
        tableId: 'tbl',
        fields: { campaign: bound('f1', 'link', NAMED), amount: bound('f2', 'currency', AMOUNT) },
      },
      timeZone: 'Asia/Shanghai',
    },
    besideWordsCodec,
  )

  it('keeps the words beside the link, which stays empty', () => {
    expect(decode('rec1', { f1: cell('春季新品发布'), f2: cell('约2万') })).toMatchObject({
      campaign: null,
      named: { campaign: '春季新品发布' },
      amount: null,
      unread: ['amount'],
    })
  })

  it('has no words where the cell says nothing', () => {
    expect(decode('rec1', { f1: cell('-'), f2: cell('2万') })).not.toHaveProperty('named')
  })
})
