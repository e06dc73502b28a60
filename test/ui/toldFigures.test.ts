import { describe, expect, it } from 'vitest'
import { NO_ROWS } from '../../src/application/companions/sheetRows.ts'
import type { FigureName } from '../../src/application/savedReports/facts.ts'
import { changedUnder } from '../../src/ui/reports/saved/toldFigures.ts'
import { factsWith } from '../application/savedReports/support/reports.ts'
import { translateIn } from '../support/translateIn.ts'

const around = { t: translateIn('zh-CN'), rows: NO_ROWS, today: '2024-03-15' }
const under = (text: string, name: FigureName, before: number | null, now: number | null) =>
  changedUnder(
    around,
    { texts: [text], seen: ['w1'], told: [[name, before]] },
    factsWith([], { figures: [{ name, goal: null, value: now }] }),
  )

describe('[RL3] a fact that has changed under a sentence', () => {
  it.each([
    { text: '落后 12.4 个百分点', name: 'deviation', before: -12.4, now: -8, quoted: '12.4 个百分点' },
    { text: '完成率47.3%，不够', name: 'actual', before: 47.3, now: 50, quoted: '47.3%' },
    { text: '花了 46,000 元', name: 'spent', before: 46_000, now: 47_000, quoted: '46,000' },
    { text: '花了46000元', name: 'spent', before: 46_000, now: 47_000, quoted: '46000' },
    { text: '还有 12 个延期', name: 'delayed', before: 12, now: 9, quoted: '12' },
  ] as const)('is quoted as the sentence says it: $text', ({ text, name, before, now, quoted }) => {
    expect(under(text, name, before, now).quoted.map((one) => one.before)).toEqual([quoted])
  })

  it.each([
    { text: '共 112 场', because: 'it is part of a longer number' },
    { text: '12.5 个点', because: 'it is the beginning of a fraction' },
    { text: '没有数字', because: 'the sentence has none' },
  ])('is only named when the sentence does not say it: $because', ({ text }) => {
    expect(under(text, 'delayed', 12, 9)).toEqual({ quoted: [], moved: ['延期'] })
  })

  it('is not told when it reads the same as before, or nobody knows it any more', () => {
    expect(under('12 个', 'delayed', 12, 12)).toEqual({ quoted: [], moved: [] })
    expect(under('47.3%', 'actual', 47.31, 47.29)).toEqual({ quoted: [], moved: [] })
    const told = [['unheardOf', 3] as const]
    expect(changedUnder(around, { texts: ['3'], seen: [], told }, factsWith())).toEqual({ quoted: [], moved: [] })
  })
})
