import { describe, expect, it } from 'vitest'
import { HostError } from '../../../../src/local-host/engine/types.ts'
import { refusalText } from '../../../../src/local-host/page/state/refusals.ts'
import { FAULT_SWITCHES, VARIANT_SWITCHES } from '../../../../src/local-host/page/state/switches.ts'
import { VARIANT_VALUES } from '../../../../src/local-host/engine/variants.ts'
import { en } from '../../../../src/local-host/page/words/words.en.ts'
import { ja } from '../../../../src/local-host/page/words/words.ja.ts'
import { sayIn } from '../../../../src/local-host/page/words/words.ts'
import { zh } from '../../../../src/local-host/page/words/words.zh.ts'

const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()

it.each([
  ['en', en],
  ['ja', ja],
] as const)('%s fills the places of zh', (_lang, words) => {
  for (const [key, text] of Object.entries(zh))
    expect([key, places(words[key as keyof typeof zh])]).toEqual([key, places(text)])
})

it('fills in', () => {
  expect(sayIn('zh')('grid.count', { n: 20 })).toBe('共 20 条记录')
})

describe('[host-protocol §7.2] refusals in plain words', () => {
  it.each([
    { code: 10214997, text: '没有权限进行这个操作' },
    { code: 10216997, text: '没有权限进行这个操作' },
    { code: 10212995, text: '已经有同名的了，换一个名称' },
    { code: 10212002, text: '至少要保留一张数据表' },
    { code: 10215001, text: '至少要保留一个视图' },
    { code: 10214001, text: '超出上限：一次最多 200 条' },
    { code: 10214998, text: '目标已不存在，可能刚被删除' },
    { code: 10299997, text: '操作没有成功（10299997：x）' },
  ])('$code', ({ code, text }) => {
    expect(refusalText(sayIn('zh'), new HostError(code, 'x'))).toBe(text)
  })
})

describe('[host-protocol §9] the switch panel', () => {
  it('offers every variant with every value, the default first', () => {
    expect(
      Object.fromEntries(VARIANT_SWITCHES.map(({ name, values }) => [name, values.map(({ value }) => value)])),
    ).toEqual(VARIANT_VALUES)
  })
  it('every switch and value has words', () => {
    const bare = VARIANT_SWITCHES.flatMap(({ name, values }) =>
      values.filter(({ word }) => word === null).map(({ value }) => `${name} ${String(value)}`),
    )
    expect(bare).toEqual(['progressScale 1', 'progressScale 100', 'recordLimit 200', 'recordLimit 5000'])
    for (const { word } of FAULT_SWITCHES) expect(zh[word]).not.toBe('')
  })
})
