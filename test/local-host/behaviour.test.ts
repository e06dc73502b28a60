import { describe, expect, it } from 'vitest'
import { date, number, text } from '../../src/local-host/engine/fixtures/sheet.ts'
import { FIELD } from '../../src/local-host/engine/fields/fieldTypes.ts'
import { codeOf, NOON, openBench, session } from './support.ts'

const names = (events: readonly { readonly name: string }[]): string[] =>
  events.map(({ name }) => name.replace(/^.*_/, ''))

describe('rows record time and user', () => {
  it('a written row gets the time and user of the write, an unchanged one keeps its own', () => {
    let now = NOON
    const bench = openBench([text('名称'), number('数')], [['a', 1]], () => now)
    const record = () => bench.table.records[0]
    now += 1000
    bench.ask('setRecord', [record()?.id, { fields: { [bench.field('数').id]: 1 } }], session('editor', 'ou_local0004'))
    expect([record()?.modifiedTime, record()?.modifiedBy]).toEqual([NOON, 'ou_local0001'])
    bench.ask('setRecord', [record()?.id, { fields: { [bench.field('数').id]: 2 } }], session('editor', 'ou_local0004'))
    expect([record()?.createdTime, record()?.modifiedTime, record()?.modifiedBy]).toEqual([
      NOON,
      NOON + 1000,
      'ou_local0004',
    ])
  })

  it('[host-protocol §7.5] a date column with autoFill takes the time at which a row is added', () => {
    const bench = openBench([text('名称'), date('日期')])
    bench.ask('setField', [bench.field('日期').id, { property: { autoFill: true } }])
    const filled = bench.ask('addRecord', [{ fields: {} }])
    const given = bench.ask('addRecord', [{ fields: { [bench.field('日期').id]: 5 } }])
    expect([filled, given].map((id) => bench.ask('getCellValue', [bench.field('日期').id, id]))).toEqual([NOON, 5])
  })

  it('[host-protocol §6.1] auto numbers continue after deletions', () => {
    const bench = openBench([text('名称')], [['a'], ['b']])
    const id = bench.ask('addField', [{ type: FIELD.autoNumber }])
    bench.ask('deleteRecord', [bench.table.records[1]?.id])
    const added = bench.ask('addRecord', [{ fields: {} }])
    expect(bench.ask('getCellString', [id, added])).toBe('3')
  })
})

describe('[host-protocol §7.5] two-way links', () => {
  function linked() {
    const bench = openBench([text('名称')], [['a']])
    const other = bench.engine.document.tables[1]
    const linkId = String(
      bench.ask('addField', [{ type: FIELD.duplexLink, name: '关联', property: { tableId: other?.id } }]),
    )
    const twin = () => bench.engine.document.tables[1]?.fields.find(({ type }) => type === FIELD.duplexLink)
    return { bench, linkId, twin, other }
  }

  it.each([
    ['deleted', (bench: ReturnType<typeof openBench>, id: string) => bench.ask('deleteField', [id])],
    [
      'turned into text',
      (bench: ReturnType<typeof openBench>, id: string) => bench.ask('setField', [id, { type: FIELD.text }]),
    ],
  ])('a link that is %s changes its twin too', (_how, act) => {
    const { bench, linkId, twin } = linked()
    expect(twin()).toMatchObject({ property: { backFieldId: linkId } })
    act(bench, linkId)
    expect(twin()).toBeUndefined()
  })

  it("both rows say RecordModify, and the twin's row too when the other is deleted", () => {
    const { bench, linkId, twin, other } = linked()
    const there = other?.records[0]?.id
    bench.events()
    bench.ask('setRecord', [bench.table.records[0]?.id, { fields: { [linkId]: { recordIds: [there] } } }])
    expect(bench.events().map(({ params }) => params)).toEqual([
      { recordId: there, fieldIds: [twin()?.id] },
      { recordId: bench.table.records[0]?.id, fieldIds: [linkId] },
    ])
    bench.ask('deleteRecord', [bench.table.records[0]?.id])
    expect(names(bench.events())).toEqual(['RecordModify', 'RecordDelete'])
    expect(bench.engine.document.tables[1]?.records[0]?.fields).toEqual({})
  })

  it('[host-protocol §6.1] a link keeps the text it was written with, until the links are refreshed', () => {
    const { bench, linkId, other } = linked()
    const [there] = other?.records ?? []
    const here = bench.table.records[0]?.id
    bench.ask('setRecord', [here, { fields: { [linkId]: { recordIds: [there?.id] } } }])
    bench.engine.call(
      bench.owner,
      'bitable.WidgetTable_setRecord',
      [other?.id],
      [there?.id, { fields: { [other?.fields[0]?.id ?? '']: '改名' } }],
    )
    const linkText = (refresh: boolean): unknown => {
      const { fields } = bench.ask('getRecordById', [here, refresh]) as { fields: Record<string, { text: string }> }
      return fields[linkId]?.text
    }
    expect([linkText(false), linkText(true)]).toEqual(['', '改名'])
  })

  it('a link needs a table that exists', () => {
    const bench = openBench([text('名称')])
    expect(codeOf(() => bench.ask('addField', [{ type: FIELD.singleLink, property: { tableId: 'tblMissing' } }]))).toBe(
      10212998,
    )
  })
})

describe('a write that changes nothing sends no event', () => {
  it.each<[string, (bench: ReturnType<typeof openBench>) => unknown]>([
    ['a selection', ({ engine, owner }) => engine.page.setSelection(owner, {})],
    ['bridge data', ({ engine, owner }) => engine.call(owner, 'bitable.Bridge_setData', [], ['k', { a: 1 }])],
    ['the theme', ({ engine }) => engine.page.setTheme('LIGHT')],
    ['a column', (bench) => bench.ask('setField', [bench.field('名称').id, { name: '名称' }])],
    [
      'a cell',
      (bench) => bench.ask('setRecord', [bench.table.records[0]?.id, { fields: { [bench.field('名称').id]: 'a' } }]),
    ],
    ['no rows at all', (bench) => bench.ask('addRecords', [[]])],
  ])('%s', (_what, act) => {
    const bench = openBench([text('名称')], [['a']])
    bench.engine.call(bench.owner, 'bitable.Bridge_setData', [], ['k', { a: 1 }])
    bench.events()
    act(bench)
    expect(bench.events()).toEqual([])
  })
})

describe('refusals of the schema', () => {
  const options = (...given: object[]) => ({ type: FIELD.singleSelect, name: '状态', property: { options: given } })

  it('two options may not have the same name', () => {
    const bench = openBench([text('名称')])
    expect(codeOf(() => bench.ask('addField', [options({ name: '甲' }, { name: '甲' })]))).toBe(10213995)
  })

  it.each([
    [4, null],
    [5, 10213999],
    [-1, 10213999],
  ])('a currency with %i digits: %s', (decimalDigits, code) => {
    const bench = openBench([text('名称')])
    expect(codeOf(() => bench.ask('addField', [{ type: FIELD.currency, property: { decimalDigits } }]))).toBe(code)
  })

  it('the last table cannot be deleted: 10212002', () => {
    const bench = openBench([text('名称')])
    const [first, second] = bench.engine.document.tables
    const remove = (id: string | undefined) =>
      codeOf(() => bench.engine.call(bench.owner, 'bitable.WidgetBase_deleteTable', [], [id]))
    expect([remove(second?.id), remove(first?.id)]).toEqual([null, 10212002])
  })

  it.each<[string, unknown, number]>([
    ['no name', {}, 10212992],
    ['a blank name', { name: '  ' }, 10212992],
    ['nothing', null, 10212992],
  ])('addTable with %s: %s', (_what, config, code) => {
    const bench = openBench([text('名称')])
    expect(codeOf(() => bench.engine.call(bench.owner, 'bitable.WidgetBase_addTable', [], [config]))).toBe(code)
  })

  it('[host-protocol §7.1] file names of more than 250 characters are refused', async () => {
    const bench = openBench([text('名称')])
    const upload = (name: string): unknown =>
      bench.engine.call(bench.owner, 'bitable.WidgetBase_batchUploadFile', [], [[new File(['abc'], name)]])
    expect(codeOf(() => upload('a'.repeat(251)))).toBe(10212992)
    const [token] = upload('a'.repeat(250)) as string[]
    expect(await bench.ask('getCellAttachmentUrls', [[token]])).toEqual([expect.stringMatching(/^data:/)])
  })
})
