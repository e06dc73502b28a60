import { describe, expect, it } from 'vitest'
import { translateIn } from '../support/translateIn.ts'
import { localeOf } from '../../src/i18n/index.ts'

describe('createTranslate', () => {
  it.each([
    { locale: 'zh-CN', days: 1, text: '延期 1 天', because: 'Chinese has no plural' },
    { locale: 'ja-JP', days: 8, text: '8 日遅延', because: 'nor has Japanese' },
    { locale: 'en-US', days: 1, text: '1 day late', because: 'one takes the singular' },
    { locale: 'en-US', days: 8, text: '8 days late', because: 'others take the plural' },
    { locale: 'en-US', days: 0, text: '0 days late', because: 'none takes the plural' },
  ] as const)('$locale, $days days: $because', ({ locale, days, text }) => {
    expect(translateIn(locale)('task.delayedBy', { days })).toBe(text)
  })

  it.each([
    { count: 20_000, text: '20,000 more in the table', because: 'a count is shown as format.ts shows counts' },
    { count: '2024', text: '2024 more in the table', because: 'text stays as it is: a year has no separator' },
  ])('$count → $text: $because', ({ count, text }) => {
    expect(translateIn('en-US')('records.more', { count })).toBe(text)
  })

  it.each([
    { points: '1', text: '1 point behind', because: 'one as text takes the singular' },
    { points: '1.5', text: '1.5 points behind', because: 'one and a half takes the plural' },
    { points: '1,001', text: '1,001 points behind', because: 'a separated number ending in 1 takes the plural' },
  ])('$text: $because', ({ points, text }) => {
    expect(translateIn('en-US')('deviation.behind', { points })).toBe(text)
  })

  it('a placeholder without a value stays visible', () => {
    expect(translateIn('zh-CN')('task.delayedBy')).toBe('延期 {days} 天')
  })

  it('placeholders inside values are not replaced', () => {
    expect(translateIn('en-US')('why.askAbout', { title: 'Plan {days}' })).toBe('Why: Plan {days}')
  })
})

describe('localeOf the host language', () => {
  it.each([
    ['zh', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['en', 'en-US'],
    ['en-GB', 'en-US'],
    ['ja', 'ja-JP'],
    ['fr', 'zh-CN'],
    ['', 'zh-CN'],
  ])('%j → %s', (host, locale) => {
    expect(localeOf(host)).toBe(locale)
  })
})
