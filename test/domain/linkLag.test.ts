import { describe, expect, it } from 'vitest'
import { linkLag } from '../../src/domain/index.ts'

const DEFAULTS = { 物料制作: 3, KOL: 10, 预热期: 1 }
const place = (stage: string | null, module: string | null, channel: string | null) => ({ stage, module, channel })

describe('[DP4] the lag of a link', () => {
  it.each([
    { own: 5, predecessor: place(null, '物料制作', null), lag: 5, because: '间隔天数 is filled in' },
    { own: 0, predecessor: place(null, '物料制作', null), lag: 0, because: '0 is filled in, too' },
    { own: -1, predecessor: place(null, '物料制作', null), lag: -1, because: 'an overlap is allowed' },
    { own: null, predecessor: place(null, '物料制作', null), lag: 3, because: 'the module has a default' },
    { own: Number.NaN, predecessor: place(null, '物料制作', null), lag: 3, because: 'no number is no lag' },
    { own: null, predecessor: place('预热期', '内容营销', 'KOL'), lag: 10, because: 'the longest of the defaults' },
    { own: null, predecessor: place(' 预热期 ', null, null), lag: 1, because: 'blanks around a name do not count' },
    { own: null, predecessor: place('执行期', null, null), lag: null, because: 'nothing has a default' },
    { own: null, predecessor: place('toString', null, null), lag: null, because: 'only own names count' },
    { own: null, predecessor: null, lag: null, because: 'the predecessor is gone' },
  ])('is $lag where $because', ({ own, predecessor, lag }) => {
    expect(linkLag(own, predecessor, DEFAULTS)).toBe(lag)
  })
})
