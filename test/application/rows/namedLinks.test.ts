import { describe, expect, it } from 'vitest'
import { linkedByName, namedLinks, namesOfRows, type NamedRows } from '../../../src/application/rows/namedLinks.ts'
import { isUnlinked, membership } from '../../../src/application/rows/tableRows.ts'
import type { RowOf } from '../../../src/schema/index.ts'

const NAMES = namesOfRows([
  { recordId: 'spring', title: '春季新品發布' },
  { recordId: 'old', title: ' 老客回馈 ' },
  { recordId: 'twin1', title: '直播' },
  { recordId: 'twin2', title: '直播' },
  { recordId: 'comma', title: '海报,视频' },
  { recordId: 'poster', title: '海报' },
  { recordId: 'video', title: 'VIDEO' },
  { recordId: 'blank', title: null },
])
const rowsNamed: NamedRows = (_table, name) => NAMES(name)

describe('[AD7] a cell that names rows', () => {
  it.each([
    { text: '春季新品发布', ids: ['spring'], because: 'traditional characters are the same' },
    { text: '老客回馈', ids: ['old'], because: 'blanks around a name are none of it' },
    { text: ' Ｖｉｄｅｏ ', ids: ['video'], because: 'width and case do not count' },
    { text: '海报,视频', ids: ['comma'], because: 'the whole cell counts before its parts' },
    { text: '海报、video', ids: ['poster', 'video'], because: 'a cell may name several' },
    { text: '海报；海报', ids: ['poster'], because: 'a row counts once' },
  ])('"$text" means $ids: $because', ({ text, ids }) => {
    expect(namedLinks(text, 'tasks', true, rowsNamed)).toEqual({ recordIds: ids, missing: [], ambiguous: [] })
  })

  it.each([
    { text: '查无此活动', missing: ['查无此活动'], ambiguous: [] },
    { text: '春季新品', missing: ['春季新品'], ambiguous: [] },
    { text: '直播', missing: [], ambiguous: ['直播'] },
  ])('"$text" means no row, and nothing is guessed', ({ text, missing, ambiguous }) => {
    expect(namedLinks(text, 'tasks', true, rowsNamed)).toEqual({ recordIds: [], missing, ambiguous })
  })

  it('of several names those that are found count, and the others are told', () => {
    expect(namedLinks('海报、直播、彩排', 'tasks', true, rowsNamed)).toEqual({
      recordIds: ['poster'],
      missing: ['彩排'],
      ambiguous: ['直播'],
    })
  })

  it('two names in a cell that may have one mean neither', () => {
    expect(namedLinks('海报、video', 'tasks', false, rowsNamed)).toEqual({
      recordIds: [],
      missing: [],
      ambiguous: ['海报、video'],
    })
  })
})

const line = (named: RowOf<'budget'>['named'] = null, campaign: readonly string[] | null = null): RowOf<'budget'> =>
  ({ recordId: 'line', campaign, task: null, ...(named === null ? {} : { named }) }) as unknown as RowOf<'budget'>

describe('[AD7] a row whose links are named', () => {
  it('gets the links that its cells name', () => {
    const row = linkedByName('budget', line({ campaign: '春季新品发布', task: '海报' }), rowsNamed)
    expect([row.campaign, row.task]).toEqual([['spring'], ['poster']])
  })

  it('stays the same object when its cells name nothing that is there', () => {
    const row = line({ campaign: '查无此活动' })
    expect(linkedByName('budget', row, rowsNamed)).toBe(row)
  })

  const only = [{ recordId: 'spring', title: '春季新品发布' } as RowOf<'campaigns'>]

  it('belongs to no campaign when it names one that nobody finds, even where there is only one', () => {
    expect(membership(only)(line({ campaign: '查无此活动' }))).toBeNull()
    expect(membership(only)(line())).toBe('spring')
  })

  it('says which campaign it belongs to, so nobody links it with another one', () => {
    expect(isUnlinked(line({ campaign: '查无此活动' }))).toBe(false)
    expect(isUnlinked(line({ task: '海报' }))).toBe(true)
  })
})
