import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/local-host/engine/createEngine.ts'
import { parseFixture } from '../../src/local-host/engine/fixtures/index.ts'
import { choice, date, number, people, text, type Column } from '../../src/local-host/engine/fixtures/sheet.ts'
import { FIELD } from '../../src/local-host/engine/fields/fieldTypes.ts'
import { idsOf } from '../../src/local-host/engine/world/ids.ts'
import type { HostLanguage } from '../../src/local-host/engine/types.ts'
import { zoneOf } from '../../src/local-host/engine/world/zone.ts'
import { formatNumber } from '../../src/local-host/engine/cells/number.ts'
import { codeOf, NOON, openBench, session } from './support.ts'

describe('ids', () => {
  it('the same seed gives the same Base, another seed another', () => {
    const build = (seed: number): unknown => {
      const engine = createEngine({ snapshot: parseFixture('empty'), clock: { now: () => NOON }, seed })
      engine.call(session(), 'bitable.WidgetBase_addTable', [], [{ name: '任务' }])
      return engine.snapshot()
    }
    expect(build(1)).toEqual(build(1))
    expect(build(1)).not.toEqual(build(2))
  })

  it("a loaded document's ids are not given out again by the seed that made them", () => {
    const engine = createEngine({ snapshot: parseFixture('empty'), clock: { now: () => NOON }, seed: 1 })
    const add = (on: typeof engine): string =>
      (
        on.call(session(), 'bitable.WidgetBase_addTable', [], [{ name: `表 ${on.document.tables.length}` }]) as {
          tableId: string
        }
      ).tableId
    const first = add(engine)
    const reloaded = createEngine({ snapshot: engine.snapshot(), clock: { now: () => NOON }, seed: 1 })
    expect(add(reloaded)).not.toBe(first)
    expect(reloaded.document.tables.map(({ id }) => id)).toContain(first)
  })

  it.each([
    ['tbl', 16],
    ['fld', 13],
    ['vew', 13],
  ])("%s… looks like the product's", (prefix, length) => {
    const ids = [...idsOf(parseFixture('empty'))].filter((id) => id.startsWith(prefix))
    expect(ids.map((id) => id.length)).toEqual([length])
  })
})

describe('a copy of the Base', () => {
  it('has the same texts under new ids, keeps descriptions and forgets plugin data and personal settings', () => {
    const { engine, ask, askView, field } = openBench([text('名称'), choice('状态', '甲', '乙')], [['a', '乙']])
    ask('setField', [field('名称').id, { description: { content: '由扩展维护' } }])
    engine.call(session(), 'bitable.Bridge_setData', [], ['k', 1])
    askView('setFilter', ['AddCondition', { fieldId: field('状态').id, operator: 'isNotEmpty', value: null }])
    askView('applySetting', [])
    askView('setRowHeight', [3])
    const copy = engine.copyOfBase()
    const [before] = engine.document.tables
    const [after] = copy.tables
    expect([...idsOf(copy)].filter((id) => idsOf(engine.document).has(id))).toEqual([])
    expect(after?.fields.map(({ name, description }) => [name, description])).toEqual(
      before?.fields.map(({ name, description }) => [name, description]),
    )
    const copied = createEngine({ snapshot: copy, clock: { now: () => NOON }, seed: 9 })
    const rows = copied.viewRows(after?.id ?? '', after?.views[0]?.id ?? '', 'ou_local0001')
    expect(
      rows.map((row) =>
        row.kind === 'record' ? copied.cellText(after?.id ?? '', after?.fields[1]?.id ?? '', row.record) : row.kind,
      ),
    ).toEqual(['乙'])
    expect([copy.pluginData, after?.views[0]?.personal]).toEqual([{}, {}])
  })
})

describe('changes are reported', () => {
  it('once for each call, with the table when there is only one', () => {
    const { engine, ask, table } = openBench([text('名称')])
    const changes: (string | null)[] = []
    engine.onChange(({ tableId }) => {
      changes.push(tableId)
    })
    ask('addRecords', [[{ fields: {} }, { fields: {} }]])
    ask('getRecordsByPage', [{}])
    engine.call(session(), 'bitable.WidgetBase_addTable', [], [{ name: '新' }])
    expect(changes).toEqual([table.id, null])
  })

  it('a refused call reports nothing', () => {
    const bench = openBench([text('名称')], [['a']])
    const changes: unknown[] = []
    bench.engine.onChange((change) => {
      changes.push(change)
    })
    const rows = [
      { recordId: bench.table.records[0]?.id, fields: { [bench.field('名称').id]: 'b' } },
      { recordId: 'recMissing', fields: {} },
    ]
    expect(codeOf(() => bench.ask('setRecords', [rows]))).toBe(10214998)
    expect([changes, bench.events()]).toEqual([[], []])
  })

  it('a row that was read does not change in place', () => {
    const bench = openBench([text('名称')], [['a']])
    const page = bench.ask('getRecordsByPage', [{}]) as {
      records: { recordId: string; fields: Record<string, unknown> }[]
    }
    const before = structuredClone(page)
    bench.ask('setRecord', [page.records[0]?.recordId, { fields: { [bench.field('名称').id]: 'b' } }])
    expect(page).toEqual(before)
  })
})

describe('the engine chooses names that a caller leaves out', () => {
  it.each<[HostLanguage, string, string[], string]>([
    ['zh', '文本', ['数字', '数字 2'], '看板 1'],
    ['en', 'Text', ['Number', 'Number 2'], 'Kanban 1'],
    ['ja', 'テキスト', ['数値', '数値 2'], 'カンバン 1'],
  ])('%s', (language, primary, fields, view) => {
    const engine = createEngine({ clock: { now: () => NOON }, seed: 1, language })
    const call = (key: string, context: unknown[], params: unknown[]): unknown =>
      engine.call(session(), `bitable.${key}`, context, params)
    const { tableId } = call('WidgetBase_addTable', [], [{ name: 'T' }]) as { tableId: string }
    for (const _ of fields) call('WidgetTable_addField', [tableId], [{ type: 2 }])
    const metas = call('WidgetTable_getFieldMetaList', [tableId], []) as { name: string }[]
    expect(metas.map(({ name }) => name)).toEqual([primary, ...fields])
    const { viewId } = call('WidgetTable_addView', [tableId], [{ type: 2 }]) as { viewId: string }
    expect(call('WidgetView_getName', [tableId, viewId], [])).toBe(view)
  })
})

describe('[host-protocol §9.11] a column of another type keeps the texts that it can read', () => {
  it.each<[string, Column, string | number, { type: number; property?: unknown }, string]>([
    ['text to number', text('列'), '1,200.5', { type: FIELD.number, property: { formatter: '0.0' } }, '1200.5'],
    ['text to date', text('列'), '2024/3/5', { type: FIELD.dateTime }, '2024/03/05'],
    ['text to select', text('列'), '进行中', { type: FIELD.singleSelect }, '进行中'],
    ['text to several choices', text('列'), '甲、乙', { type: FIELD.multiSelect }, '甲,乙'],
    ['text to checkbox', text('列'), '是', { type: FIELD.checkbox }, 'true'],
    ['text to progress', text('列'), '60%', { type: FIELD.progress }, '60%'],
    ['text to people', text('列'), '*经理', { type: FIELD.user }, ''],
    ['select to text', choice('列', '进行中'), '进行中', { type: FIELD.text }, '进行中'],
    ['date to text', date('列'), '2024-03-05', { type: FIELD.text }, '2024/03/05'],
    ['number to progress', number('列'), 0.6, { type: FIELD.progress }, '60%'],
    ['number to formula', number('列'), 0.6, { type: FIELD.formula }, ''],
    ['people to text', people('列'), '*经理、*设计', { type: FIELD.text }, '*经理,*设计'],
  ])('%s', (_what, column, typed, config, expected) => {
    const bench = openBench([text('名称'), column], [['a', typed]])
    const { id } = bench.field('列')
    bench.ask('setField', [id, config])
    expect(bench.ask('getCellString', [id, bench.table.records[0]?.id])).toBe(expected)
  })

  it('a primary column cannot get a type that no primary column may have', () => {
    const bench = openBench([text('名称')])
    expect(codeOf(() => bench.ask('setField', [bench.field('名称').id, { type: FIELD.attachment }]))).toBe(10213991)
  })
})

it('moved rows appear in their new order in pages', () => {
  const bench = openBench([text('名称')], [['a'], ['b'], ['c']])
  const [a, b, c] = bench.table.records.map(({ id }) => id)
  bench.engine.page.moveRecord(bench.owner, bench.table.id, c ?? '', a ?? '')
  expect((bench.ask('getRecordIdListByPage', [{}]) as { recordIds: string[] }).recordIds).toEqual([c, a, b])
  bench.engine.page.moveRecord(bench.owner, bench.table.id, c ?? '', null)
  expect((bench.ask('getRecordIdListByPage', [{}]) as { recordIds: string[] }).recordIds).toEqual([a, b, c])
})

describe('[host-protocol §7.5] number formats', () => {
  it.each([
    [1234.567, '0', '1235'],
    [1234.567, '0.00', '1234.57'],
    [1234.5, '1,000', '1,235'],
    [1234567.5, '1,000.00', '1,234,567.50'],
    [-1234.5, '1,000.00', '-1,234.50'],
    [0.29, '0%', '29%'],
    [0.1234, '0.00%', '12.34%'],
    [1.005, '0.00', '1.01'],
    [-0.4, '0', '0'],
    [1e21, '0', '1e+21'],
    [12, undefined, '12'],
  ])('%s as %s reads %s', (value, formatter, expected) => {
    expect(formatNumber(value, formatter)).toBe(expected)
  })
})

describe('calendar days in a time zone', () => {
  it.each([
    ['Asia/Shanghai', Date.UTC(2024, 1, 29, 15, 59), '2024-02-29 23:59'],
    ['Asia/Shanghai', Date.UTC(2024, 1, 29, 16, 0), '2024-03-01 00:00'],
    ['America/New_York', Date.UTC(2024, 2, 10, 6, 59), '2024-03-10 01:59'],
    ['America/New_York', Date.UTC(2024, 2, 10, 7, 0), '2024-03-10 03:00'],
    ['Asia/Kathmandu', Date.UTC(2024, 0, 1, 0, 0), '2024-01-01 05:45'],
    ['Not/AZone', Date.UTC(2024, 0, 1, 0, 0), '2024-01-01 00:00'],
  ])('%s', (timeZone, ms, expected) => {
    const zone = zoneOf(timeZone)
    const { year, month, day, hour, minute } = zone.parts(ms)
    const two = (n: number): string => String(n).padStart(2, '0')
    expect(`${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`).toBe(expected)
    expect(zone.instant(year, month, day, hour, minute)).toBe(ms)
    expect(zone.startOfDay(zone.dayNumber(ms))).toBe(zone.instant(year, month, day))
  })
})
