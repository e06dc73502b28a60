import { describe, expect, it } from 'vitest'
import { report as enUS } from '../../src/i18n/en-US/report.ts'
import { report as jaJP } from '../../src/i18n/ja-JP/report.ts'
import { report as zhCN } from '../../src/i18n/zh-CN/report.ts'

const placeholders = (message: string): readonly string[] => (message.match(/\{\w+\}/gu) ?? []).toSorted()

describe.each([
  ['en-US', enUS],
  ['ja-JP', jaJP],
])('report words of %s', (_locale, words) => {
  it('the report words have the keys of zh-CN with the same placeholders', () => {
    const shape = (catalogue: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(catalogue).map(([key, message]) => [key, placeholders(message)]))
    expect(shape(words)).toEqual(shape(zhCN))
  })
})
