import { describe, expect, it } from 'vitest'
import { enUS } from '../../src/i18n/en-US/index.ts'
import { jaJP } from '../../src/i18n/ja-JP/index.ts'
import { zhCN } from '../../src/i18n/zh-CN/index.ts'
import type { Catalogue, MessageKey } from '../../src/i18n/index.ts'

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

  it('leaves no message empty', () => {
    expect(KEYS.filter((key) => catalogue[key].trim() === '' && zhCN[key].trim() !== '')).toEqual([])
  })

  it('asks for the same values in every message', () => {
    const differing = KEYS.filter((key) => placeholders(catalogue[key]).join() !== placeholders(zhCN[key]).join())
    expect(differing).toEqual([])
  })

  it('has no bracket that is not a placeholder', () => {
    const broken = KEYS.filter((key) => /[{}]/u.test(catalogue[key].replaceAll(/\{\w+(?::[^{}|]*\|[^{}|]*)?\}/gu, '')))
    expect(broken).toEqual([])
  })
})

it('points are never written as percent: the two are told apart (style, names)', () => {
  for (const catalogue of [zhCN, enUS, jaJP]) expect(catalogue['deviation.behind']).not.toContain('%')
})
