import { describe, expect, it } from 'vitest'
import { createTranslate, localeOf } from '../../src/i18n/index.ts'

describe('createTranslate', () => {
  it.each([
    { locale: 'zh-CN', days: 1, text: '延期 1 天', because: 'Chinese has no plural' },
    { locale: 'ja-JP', days: 8, text: '8 日遅延', because: 'nor has Japanese' },
    { locale: 'en-US', days: 1, text: '1 day late', because: 'one takes the singular' },
    { locale: 'en-US', days: 8, text: '8 days late', because: 'others take the plural' },
    { locale: 'en-US', days: 0, text: '0 days late', because: 'none takes the plural' },
  ] as const)('$locale, $days days: $because', ({ locale, days, text }) => {
    expect(createTranslate(locale)('task.delayedBy', { days })).toBe(text)
  })

  it('leaves a placeholder without a value visible', () => {
    expect(createTranslate('zh-CN')('task.delayedBy')).toBe('延期 {days} 天')
  })

  it('does not read placeholders inside values', () => {
    expect(createTranslate('en-US')('why.askAbout', { title: 'Plan {days}' })).toBe('Why: Plan {days}')
  })
})

describe('localeOf the host language', () => {
  it.each([
    ['zh', 'zh-CN'], ['zh-TW', 'zh-CN'], ['en', 'en-US'], ['en-GB', 'en-US'], ['ja', 'ja-JP'], ['fr', 'zh-CN'], ['', 'zh-CN'],
  ])('%j → %s', (host, locale) => {
    expect(localeOf(host)).toBe(locale)
  })
})
