import { describe, expect, it } from 'vitest'
import { formatDays, formatCount, formatIndex, formatMoney, formatPercent, formatPoints } from '../../src/i18n/index.ts'

describe('numbers as text', () => {
  it.each([
    { text: formatPercent(117), shown: '117%', because: 'attainment may exceed 100' },
    { text: formatPercent(42.857142), shown: '42.9%', because: 'one decimal' },
    { text: formatPercent(60), shown: '60%', because: 'no trailing .0' },
    { text: formatPercent(0.04), shown: '0.1%', because: 'a task that has begun is never shown as not begun' },
    { text: formatPercent(0), shown: '0%', because: 'nothing is nothing' },
    { text: formatPercent(99.96), shown: '99.9%', because: 'a value under 100 is never shown as 100' },
    { text: formatPercent(100), shown: '100%', because: 'and 100 is' },
    { text: formatPercent(1250), shown: '1,250%', because: 'thousands are separated in percents too' },
    { text: formatPercent(null), shown: '—', because: 'nothing is there' },
    { text: formatCount(1_000_000), shown: '1,000,000', because: 'thousands are separated' },
    { text: formatCount(999), shown: '999', because: 'three digits need none' },
    { text: formatCount(1234.56), shown: '1,234.6', because: 'decimals are not grouped' },
    { text: formatMoney(48_500.55), shown: '48,500.55', because: 'money has cents' },
    { text: formatMoney(50_000), shown: '50,000', because: 'and whole yuan have none' },
    { text: formatIndex(1234.567), shown: '1,234.57', because: 'indices have two decimals' },
    { text: formatPoints(-12.368), shown: '−12.4', because: 'a real minus sign' },
    { text: formatPoints(-6201), shown: '−6,201', because: 'and thousands' },
    { text: formatPoints(-3.75), shown: '−3.8', because: 'halves go away from zero, as in the sentence 落后 3.8' },
    { text: formatMoney(-0.125), shown: '−0.13', because: 'money too' },
    { text: formatPoints(12.34), shown: '+12.3', because: 'a lead has its plus' },
    { text: formatPoints(-0.01), shown: '0', because: 'no minus in front of nothing' },
  ])('$shown: $because', ({ text, shown }) => {
    expect(text).toBe(shown)
  })
})

describe('a span of days', () => {
  it.each([
    ['2027-01-21', '2027-01-21', '2027-03-01', '1/21'],
    ['2027-01-21', '2027-01-25', '2027-03-01', '1/21–1/25'],
    ['2026-12-31', '2026-12-31', '2027-03-01', '2026/12/31'],
    ['2026-12-31', '2027-01-02', '2027-03-01', '2026/12/31–1/2'],
    [null, '2027-01-02', '2027-03-01', '—–1/2'],
  ])('from %s to %s, seen on %s, reads %s: one day is written once', (from, to, today, text) => {
    expect(formatDays(from, to, today)).toBe(text)
  })
})
