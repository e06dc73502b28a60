import { describe, expect, it } from 'vitest'
import { hasStatedCause, statedCause } from '../../src/domain/index.ts'

describe('[RA1] the cause that people stated', () => {
  it.each([
    {
      because: '滞后原因 first',
      cells: { delayReason: ' KOL档期调整 ', risk: '人力不足', causes: null },
      text: 'KOL档期调整',
      axis: [],
      has: true,
    },
    {
      because: 'else 风险问题',
      cells: { delayReason: '-', risk: '人力不足', causes: null },
      text: '人力不足',
      axis: [],
      has: true,
    },
    {
      because: 'a category alone says why as well',
      cells: { delayReason: null, risk: '无', causes: ['人', '外部'] },
      text: null,
      axis: ['人', '外部'],
      has: true,
    },
    {
      because: 'dashes are nothing',
      cells: { delayReason: '—', risk: '', causes: [] },
      text: null,
      axis: [],
      has: false,
    },
  ])('$because', ({ cells, text, axis, has }) => {
    expect(statedCause(cells)).toEqual({ text, axis })
    expect(hasStatedCause(cells)).toBe(has)
  })
})
