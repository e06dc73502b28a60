import { describe, expect, it } from 'vitest'
import { enUS } from '../../src/i18n/en-US/index.ts'
import { jaJP } from '../../src/i18n/ja-JP/index.ts'
import { zhCN as firstScreen } from '../../src/i18n/zh-CN/index.ts'
import { later } from '../../src/i18n/zh-CN/later.ts'
import type { Catalogue, MessageKey } from '../../src/i18n/index.ts'

const zhCN = { ...firstScreen, ...later }
const KEYS = Object.keys(zhCN) as readonly MessageKey[]
const OTHERS: readonly { locale: string; catalogue: Catalogue }[] = [
  { locale: 'en-US', catalogue: enUS },
  { locale: 'ja-JP', catalogue: jaJP },
]

/** Names of the values a message needs; `{count:row|rows}` needs `count`. */
const placeholders = (message: string): readonly string[] =>
  [...new Set([...message.matchAll(/\{(\w+)(?::[^}]*)?\}/gu)].map((match) => match[1] ?? ''))].toSorted()

describe.each(OTHERS)('$locale against zh-CN, the source', ({ catalogue }) => {
  it('has the same keys', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual([...KEYS].toSorted())
  })

  it('no message is empty', () => {
    expect(KEYS.filter((key) => catalogue[key].trim() === '' && zhCN[key].trim() !== '')).toEqual([])
  })

  it('every message has the placeholders of the source', () => {
    const differing = KEYS.filter((key) => placeholders(catalogue[key]).join() !== placeholders(zhCN[key]).join())
    expect(differing).toEqual([])
  })

  it('no message has a bracket that is not a placeholder', () => {
    const broken = KEYS.filter((key) => /[{}]/u.test(catalogue[key].replaceAll(/\{\w+(?::[^{}|]*\|[^{}|]*)?\}/gu, '')))
    expect(broken).toEqual([])
  })
})

it('no message writes percentage points as percent', () => {
  for (const catalogue of [zhCN, enUS, jaJP]) expect(catalogue['deviation.behind']).not.toContain('%')
})

describe('zh-CN uses one word for one thing', () => {
  /** Names from the templates, in which their own words stand. */
  const TEMPLATE_NAMES = /执行进度跟踪表|每日跟踪|系列|列出|只列|排列|列表/gu
  it.each([
    { word: '领先', instead: '超前' },
    { word: '与计划一致', instead: '与计划持平' },
    { word: '侧栏', instead: '侧边栏' },
    { word: '列', instead: '字段' },
    { word: '跟踪', instead: '跟进' },
    { word: '追踪', instead: '跟进' },
    { word: '复制 Markdown', instead: '复制全文' },
  ])('$instead, never $word', ({ word }) => {
    expect(KEYS.filter((key) => zhCN[key].replaceAll(TEMPLATE_NAMES, '').includes(word))).toEqual([])
  })

  it('what people wrote and names in sentences stand in 「」', () => {
    expect(KEYS.filter((key) => /[“”"]/u.test(zhCN[key]))).toEqual([])
  })
})

describe('ja-JP uses one word for one thing', () => {
  it.each([
    { word: '偏差', instead: '差異' },
    { word: '稼働日', instead: '営業日' },
    { word: '段階', instead: 'フェーズ' },
    { word: '対応策', instead: '対策' },
    { word: 'なぜ', instead: '理由を見る' },
    { word: '先行（', instead: '前倒し（' },
    { word: '実際の', instead: '実績' },
  ])('$instead, never $word', ({ word }) => {
    expect(KEYS.filter((key) => jaJP[key].includes(word))).toEqual([])
  })
})

describe('en-US', () => {
  /** Words that people count; after a number they need both forms. */
  const COUNTED =
    /\{\w+\} (?:more |new |other |template |core |high-severity )?(?:days|tasks|rows|columns|tables|views|points|records|steps|notices|workdays|options|cells|issues)\b/u

  it('every counted word has its singular: "1 day", not "1 days"', () => {
    expect(KEYS.filter((key) => COUNTED.test(enUS[key]))).toEqual([])
  })

  it('messages use a plain apostrophe: Chinese fonts give the curly one the width of a character', () => {
    expect(KEYS.filter((key) => enUS[key].includes('’'))).toEqual([])
  })

  it('messages use one kind of quotation marks', () => {
    expect(KEYS.filter((key) => enUS[key].includes('"'))).toEqual([])
  })

  it('messages call the last day of a task its end, as the columns do', () => {
    expect(KEYS.filter((key) => /(?:planned|actual|forecast) finish/iu.test(enUS[key]))).toEqual([])
  })
})
