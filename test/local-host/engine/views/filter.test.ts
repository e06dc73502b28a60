import { describe, expect, it } from 'vitest'
import { choice, date, number, people, text } from '../../../../src/local-host/engine/fixtures/sheet.ts'
import { FIELD } from '../../../../src/local-host/engine/fields/fieldTypes.ts'
import { dayRange } from '../../../../src/local-host/engine/views/filter.ts'
import { zoneOf } from '../../../../src/local-host/engine/world/zone.ts'
import { codeOf, NOON, openBench } from '../../support.ts'

const COLUMNS = [
  text('名称'),
  number('数'),
  choice('状态', '未开始', '进行中', '已完成'),
  people('人'),
  date('日期'),
  { name: '勾', type: FIELD.checkbox },
]
const ROWS = [
  ['海报 A', 1, '未开始', '*经理', '2024-02-29', null],
  ['视频 B', 20, '进行中', '*经理、*设计', '2024-03-01 23:30', null],
  ['海报 C', null, null, null, null, null],
]

function matching(column: string, operator: string, value: unknown): string {
  const bench = openBench(COLUMNS, ROWS)
  const ticked = bench.table.records[1]?.id
  bench.ask('setCellValue', [bench.field('勾').id, ticked, true])
  const conditions = [
    { fieldId: bench.field(column).id, operator, value: typeof value === 'function' ? value(bench) : value },
  ]
  const page = bench.ask('getRecordsByPage', [{ stringValue: true, filter: { conjunction: 'and', conditions } }]) as {
    records: { fields: Record<string, string> }[]
  }
  return page.records.map(({ fields }) => fields[bench.field('名称').id]?.slice(-1) ?? '').join('')
}

const option =
  (name: string) =>
  ({ field }: ReturnType<typeof openBench>): string => {
    const options = field('状态').property?.['options'] as { id: string; name: string }[]
    return options.find((each) => each.name === name)?.id ?? ''
  }
const MANAGER = 'ou_local0002'
const DESIGNER = 'ou_local0003'

describe('[host-protocol §4.4, §5.2] operators by type', () => {
  it.each([
    ['名称', 'is', '海报 a', 'A'],
    ['名称', 'isNot', '海报 A', 'BC'],
    ['名称', 'contains', '海报', 'AC'],
    ['名称', 'doesNotContain', '海报', 'B'],
    ['名称', 'is', '', 'ABC'],
    ['名称', 'isEmpty', null, ''],
    ['名称', 'isNotEmpty', null, 'ABC'],
    ['数', 'is', 20, 'B'],
    ['数', 'is', '20', 'B'],
    ['数', 'isNot', 20, 'AC'],
    ['数', 'isGreater', 1, 'B'],
    ['数', 'isGreaterEqual', 1, 'AB'],
    ['数', 'isLess', 20, 'A'],
    ['数', 'isLessEqual', 20, 'AB'],
    ['数', 'isEmpty', null, 'C'],
    ['数', 'isNotEmpty', null, 'AB'],
    ['数', 'is', null, 'ABC'],
    ['状态', 'is', option('进行中'), 'B'],
    ['状态', 'isNot', option('进行中'), 'AC'],
    ['状态', 'isEmpty', null, 'C'],
    ['状态', 'is', '进行中', ''],
    ['人', 'is', [MANAGER], 'A'],
    ['人', 'contains', [MANAGER], 'AB'],
    ['人', 'contains', [DESIGNER], 'B'],
    ['人', 'doesNotContain', [DESIGNER], 'AC'],
    ['勾', 'is', true, 'B'],
    ['勾', 'is', false, 'AC'],
    ['日期', 'isEmpty', null, 'C'],
  ])('%s %s %s → %s', (column, operator, value, expected) => {
    expect(matching(column, operator, value)).toBe(expected)
  })

  it('several options match rows with any of them', () => {
    const both = (bench: ReturnType<typeof openBench>): string[] => [option('未开始')(bench), option('进行中')(bench)]
    expect(matching('状态', 'contains', both)).toBe('AB')
    expect(matching('状态', 'doesNotContain', both)).toBe('C')
  })
})

describe('dates are days of the Base: the rows lie on 2024-02-29 and, at 23:30 in Shanghai, on Friday 2024-03-01', () => {
  const march = (day: number): number => Date.UTC(2024, 2, day) - 8 * 3_600_000
  it.each<[operator: string, value: number | string, expected: string, because: string]>([
    ['is', march(1), 'B', 'any time of the day'],
    ['isLess', march(1), 'A', 'an earlier day'],
    ['isGreater', march(1), '', 'a later day only'],
    ['isGreater', march(0), 'B', 'the day after 29 February'],
    ['is', 'Today', 'B', 'today is 1 March'],
    ['is', 'Yesterday', 'A', 'leap day'],
    ['is', 'Tomorrow', '', 'nothing'],
    ['isLess', 'Today', 'A', 'before today'],
    ['isGreater', 'Yesterday', 'B', 'after yesterday'],
    ['isGreater', 'TheLastWeek', '', 'after its last day'],
    ['isLess', 'TheNextWeek', 'A', 'before its first day'],
    ['is', 'TheLastWeek', 'AB', 'the last seven days with today'],
    ['is', 'TheNextWeek', 'B', 'the next seven days with today'],
    ['is', 'TheLastMonth', 'AB', 'thirty days'],
    ['is', 'TheNextMonth', 'B', 'thirty days'],
    ['is', 'CurrentWeek', 'AB', 'Monday 26 February to Sunday 3 March'],
    ['is', 'LastWeek', '', 'up to 25 February'],
    ['is', 'CurrentMonth', 'B', 'March'],
    ['is', 'LastMonth', 'A', 'February'],
  ])('%s %s → %s: %s', (operator, value, expected) => {
    expect(matching('日期', operator, value)).toBe(expected)
  })
})

describe('a page that is read again', () => {
  const read = (bench: ReturnType<typeof openBench>, operator: string, column: string, value: unknown): string[] => {
    const filter = { conjunction: 'and', conditions: [{ fieldId: bench.field(column).id, operator, value }] }
    return (bench.ask('getRecordIdListByPage', [{ filter }]) as { recordIds: string[] }).recordIds
  }

  it('follows what was written since', () => {
    const bench = openBench(COLUMNS, ROWS)
    const [a, b, c] = bench.table.records.map(({ id }) => id)
    expect(read(bench, 'isGreater', '数', 5)).toEqual([b])
    bench.ask('setRecord', [c, { fields: { [bench.field('数').id]: 7 } }])
    expect(read(bench, 'isGreater', '数', 5)).toEqual([b, c])
    bench.ask('deleteRecord', [b])
    expect(read(bench, 'isGreater', '数', 5)).toEqual([c])
    const added = bench.ask('addRecord', [{ fields: { [bench.field('数').id]: 9 } }])
    expect(read(bench, 'isGreater', '数', 5)).toEqual([c, added])
    expect(read(bench, 'isLess', '数', 5)).toEqual([a])
  })

  it('follows midnight', () => {
    let now = NOON
    const bench = openBench(COLUMNS, ROWS, () => now)
    const [, b] = bench.table.records.map(({ id }) => id)
    expect(read(bench, 'is', '日期', 'Today')).toEqual([b])
    now += 86_400_000
    expect(read(bench, 'is', '日期', 'Today')).toEqual([])
  })
})

describe('filters that are not valid', () => {
  it.each([
    ['an unknown column', 'fldMissing', 'is', 10213998],
    ['an operator of another type', null, 'isGreater', 10215002],
  ])('%s is refused by getRecordsByPage', (_what, fieldId, operator, code) => {
    const bench = openBench(COLUMNS, ROWS)
    const conditions = [{ fieldId: fieldId ?? bench.field('名称').id, operator, value: 1 }]
    expect(codeOf(() => bench.ask('getRecordsByPage', [{ filter: { conjunction: 'and', conditions } }]))).toBe(code)
  })
})

describe('FilterDuration as first and last day, in Shanghai', () => {
  const iso = (dayNumber: number): string => new Date(dayNumber * 86_400_000).toISOString().slice(0, 10)
  // Half past midnight in Shanghai is still the day before in UTC.
  const at = (day: string): number => Date.parse(`${day}T00:30:00+08:00`)
  it.each([
    ['2024-03-01', 'Today', '2024-03-01', '2024-03-01'],
    ['2024-03-01', 'Yesterday', '2024-02-29', '2024-02-29'],
    ['2024-02-29', 'Tomorrow', '2024-03-01', '2024-03-01'],
    ['2024-03-01', 'TheLastWeek', '2024-02-24', '2024-03-01'],
    ['2024-03-01', 'TheNextWeek', '2024-03-01', '2024-03-07'],
    ['2024-03-01', 'TheLastMonth', '2024-02-01', '2024-03-01'],
    ['2024-03-01', 'TheNextMonth', '2024-03-01', '2024-03-30'],
    ['2024-03-01', 'CurrentWeek', '2024-02-26', '2024-03-03'],
    ['2024-03-04', 'CurrentWeek', '2024-03-04', '2024-03-10'],
    ['2024-03-03', 'CurrentWeek', '2024-02-26', '2024-03-03'],
    ['2024-03-03', 'LastWeek', '2024-02-19', '2024-02-25'],
    ['2024-03-31', 'CurrentMonth', '2024-03-01', '2024-03-31'],
    ['2024-03-31', 'LastMonth', '2024-02-01', '2024-02-29'],
    ['2024-01-01', 'LastMonth', '2023-12-01', '2023-12-31'],
    ['2024-12-31', 'CurrentMonth', '2024-12-01', '2024-12-31'],
  ])('on %s %s is %s to %s', (today, duration, first, last) => {
    const range = dayRange(duration, { zone: zoneOf('Asia/Shanghai'), now: at(today) })
    expect(range && [iso(range.first), iso(range.last)]).toEqual([first, last])
  })
})
