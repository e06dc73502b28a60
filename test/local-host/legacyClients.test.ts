import { afterEach, describe, expect, it, vi } from 'vitest'
import { choice, number, text } from '../../src/local-host/engine/fixtures/sheet.ts'
import { codeOf, openBench, type Bench } from './support.ts'

/** What clients of the SDK before 0.5 ask, and how the types that came with them say it is answered. */

/** A table of `count` rows; every other one holds a number. */
const open = (count: number): Bench =>
  openBench(
    [text('名称'), number('数', '0')],
    Array.from({ length: count }, (_, n) => [`行${n}`, n % 2 === 0 ? n : null]),
  )

afterEach(() => {
  vi.unstubAllGlobals()
})

interface LegacyPage {
  readonly total: number
  readonly hasMore: boolean
  readonly pageToken?: string
  readonly records: readonly { readonly recordId: string }[]
}
const pageOf = (bench: Bench, params: object): LegacyPage => bench.ask('getRecords', [params]) as LegacyPage

describe('[host-protocol §4.2] legacy getRecords', () => {
  it.each<[string, object, number]>([
    ['5000 rows at once', { pageSize: 5000 }, 200],
    ['nothing', {}, 200],
    ['two', { pageSize: 2 }, 2],
    ['the start by null', { pageToken: null }, 200],
    ['the start by an empty token', { pageToken: '' }, 200],
  ])('gives at most 200 for %s (host-protocol §7.1)', (_what, params, count) => {
    const page = pageOf(open(201), params)
    expect([page.total, page.hasMore, page.records.length]).toEqual([201, true, count])
  })

  it('pages by the id of the last row one has, given back or taken from the rows', () => {
    const bench = open(5)
    const ids = bench.table.records.map(({ id }) => id)
    const first = pageOf(bench, { pageSize: 3 })
    expect(first.pageToken).toBe(ids[2])
    const rest = pageOf(bench, { pageSize: 5000, pageToken: first.records.at(-1)?.recordId })
    expect(rest).toMatchObject({ hasMore: false, records: ids.slice(3).map((recordId) => ({ recordId })) })
    expect(rest).not.toHaveProperty('pageToken')
  })

  it.each([
    [{ pageToken: 'recMissing' }],
    [{ pageSize: 0 }],
    [{ pageSize: '10' }],
    [{ filter: 'CurrentValue.[没有]="行1"' }],
    [{ filter: 'CurrentValue.[名称]=' }],
  ])('%j: 10212992', (params) => {
    expect(codeOf(() => open(1).ask('getRecords', [params]))).toBe(10212992)
  })
})

describe('clients before 0.5', () => {
  it('[host-protocol §4.3] getFieldValueList gives the cells of a column that hold something, 200 rows at most', () => {
    const bench = open(201)
    const { id } = bench.field('数')
    const list = bench.engine.call(
      bench.owner,
      'bitable.WidgetField_getFieldValueList',
      [bench.table.id, id],
      [],
    ) as readonly object[]
    expect(list).toHaveLength(100)
    expect(list[1]).toEqual({ record_id: bench.table.records[2]?.id, value: 2 })
  })

  it('[host-protocol §4.3] getFieldValueList asks for the right to see the column', () => {
    const bench = open(1)
    const { id } = bench.field('数')
    bench.engine.deny([{ entity: 'Field', type: 'visible', fieldId: id }])
    expect(
      codeOf(() => bench.engine.call(bench.owner, 'bitable.WidgetField_getFieldValueList', [bench.table.id, id], [])),
    ).toBe(10213997)
  })

  it('[host-protocol §4.4] getChildRecordIdList returns no children', () => {
    const bench = open(1)
    expect(bench.askView('getChildRecordIdList', [bench.table.records[0]?.id])).toEqual([])
  })

  it.each(['getRecordIdList', 'getFieldValueList'])('%s refuses a filter that cannot be read: 10212992', (method) => {
    const bench = open(1)
    const key = method === 'getRecordIdList' ? 'WidgetTable_getRecordIdList' : 'WidgetField_getFieldValueList'
    expect(
      codeOf(() => bench.engine.call(bench.owner, `bitable.${key}`, [bench.table.id, bench.field('数').id], ['1='])),
    ).toBe(10212992)
  })
})

describe('[host-protocol §6.3] a select emptied through the field API', () => {
  it('leaves no nameless option behind', () => {
    const bench = openBench([text('名称'), choice('状态', '甲')])
    const { id, property } = bench.field('状态')
    const options = property?.['options'] as readonly object[]
    bench.ask('setField', [id, { type: 3, property: { options: [...options, { name: null }, { name: '' }, {}] } }])
    expect(bench.field('状态').property?.['options']).toEqual(options)
  })
})

describe('[host-protocol §4.2] attachment addresses', () => {
  it('can be fetched and shown from another site', async () => {
    const bench = open(1)
    const [token] = bench.engine.call(
      bench.owner,
      'bitable.WidgetBase_batchUploadFile',
      [],
      [[new File(['你好'], 'a.txt', { type: 'text/plain' })]],
    ) as string[]
    const urls = [
      await bench.ask('getAttachmentUrl', [token]),
      ...((await bench.ask('getCellAttachmentUrls', [[token]])) as string[]),
    ] as string[]
    for (const url of urls) expect(await (await fetch(url)).text()).toBe('你好')
    expect(urls[0]).toMatch(/^data:text\/plain;base64,/)
  })

  it('are given for files that the older bridge.uploadFile took', async () => {
    const bench = open(1)
    const [token] = bench.engine.call(
      bench.owner,
      'bitable.Bridge_uploadFile',
      [],
      [new File(['x'], 'b.txt')],
    ) as string[]
    expect(await (await fetch(String(await bench.ask('getAttachmentUrl', [token])))).text()).toBe('x')
  })

  it('are given for the files of an input, whose list is no array', async () => {
    class FileList extends Set<File> {}
    vi.stubGlobal('FileList', FileList)
    const bench = open(1)
    const files = new FileList([new File(['x'], 'b.txt'), new File(['y'], 'c.txt')])
    const tokens = bench.engine.call(bench.owner, 'bitable.WidgetBase_batchUploadFile', [], [files]) as string[]
    const urls = (await bench.ask('getCellAttachmentUrls', [tokens])) as string[]
    expect(await Promise.all(urls.map(async (url) => await (await fetch(url)).text()))).toEqual(['x', 'y'])
  })

  it('of a file that is gone show a placeholder', async () => {
    expect(await open(1).ask('getAttachmentUrl', ['boxMissing'])).toMatch(/^data:image\/svg/)
  })
})
