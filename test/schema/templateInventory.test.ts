import { describe, expect, it } from 'vitest'
import { present } from '../support/present.ts'
import { FULL_MODEL, TEMPLATES, templateTable } from '../support/templateInventory.ts'
import { amountOf, daysOf, isBlank, percentOf } from '../support/templates/cellTexts.ts'
import {
  PRODUCT_TABLES,
  type AskedColumn,
  type TemplateColumn,
  type TemplateTable,
} from '../support/templates/inventoryTypes.ts'

/** The inventory against itself: what is compared with everything else must not be wrong in its own words. */
const TABLES = TEMPLATES.flatMap(({ tables }) => tables)

const repeated = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at)
const headings = (table: TemplateTable) => table.columns.map(({ heading }) => heading)
const columnsOf = (table: TemplateTable) => table.columns.flatMap(({ becomes }) => becomes)
const cell = (table: TemplateTable, row: number, heading: string) =>
  present(table.rows[row]?.[heading], `${table.id} row ${String(row)} ${heading}`)
const column = (table: TemplateTable, heading: string) => table.rows.map((_row, at) => cell(table, at, heading))
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

describe('the templates', () => {
  it('the templates have the tables and columns that their titles promise', () => {
    expect(TABLES.map(({ id, table }) => `${id} ${table}`)).toEqual([
      'S0-1 campaigns',
      'S0-2 tasks',
      'S0-3 dailyLog',
      'S0-4 issues',
      'S0-5 kpis',
      'S1-1 budget',
      'S1-2 tasks',
      'S1-3 issues',
      'S2-1 tasks',
      'S3-1 tasks',
    ])
    expect(TABLES.map((table) => table.columns.length)).toEqual([7, 8, 6, 7, 6, 7, 6, 0, 18, 14])
    expect(TABLES.map((table) => table.rows.length)).toEqual([1, 3, 2, 2, 3, 5, 5, 0, 2, 4])
  })

  it.each(TABLES)('$id names no column twice', (table) => {
    expect(repeated(headings(table))).toEqual([])
    expect(repeated(columnsOf(table).map(({ name }) => name))).toEqual([])
  })

  it.each(TABLES.filter(({ id }) => id !== 'S0-3' && id !== 'S1-3'))('$id has one primary column, a text', (table) => {
    expect(
      columnsOf(table)
        .filter(({ primary }) => primary)
        .map(({ type }) => type),
    ).toEqual(['text'])
  })

  it.each(TABLES)('$id: every row has a cell for every heading, but for what is cut off', (table) => {
    for (const row of table.rows) {
      const cut = row['任务名称'] === '短视频投放' ? 5 : table.columns.length
      expect(Object.keys(row)).toEqual(headings(table).slice(0, cut))
    }
  })

  const selects = TABLES.flatMap((table) =>
    table.columns.filter(({ becomes }) => becomes[0]?.type === 'singleSelect').map((one) => ({ table, one })),
  )

  it.each(selects)(
    '$table.id $one.heading: cells are among the choices, each named once',
    ({ table, one }: { table: TemplateTable; one: TemplateColumn }) => {
      const options = one.becomes[0]?.options ?? []
      expect(repeated(options)).toEqual([])
      const cells = table.rows
        .map((row) => row[one.heading])
        .filter((text): text is string => text !== undefined && !isBlank(text))
      expect(cells.filter((text) => !options.includes(text.replace(/\(\d+天\)$/u, '')))).toEqual([])
    },
  )
})

describe('the ten tables', () => {
  it('the ten tables are those of the data model, in its order', () => {
    expect(FULL_MODEL.map(({ table }) => table)).toEqual(PRODUCT_TABLES)
    expect(FULL_MODEL.map(({ columns }) => columns.length)).toEqual([24, 16, 49, 11, 13, 18, 22, 10, 14, 10])
  })

  it.each(FULL_MODEL)('$title names no column twice, and no choice twice', ({ columns }) => {
    expect(repeated(columns.map(({ name }) => name))).toEqual([])
    for (const { options = [] } of columns) expect(repeated(options)).toEqual([])
  })

  it.each(FULL_MODEL)('$title: links lead somewhere, the primary column is a text', ({ table, columns }) => {
    const links = columns.filter(({ type }) => type === 'link')
    expect(links.every(({ to }) => to !== undefined && PRODUCT_TABLES.includes(to))).toBe(true)
    const primary: readonly AskedColumn[] = columns.filter((one) => one.primary)
    expect(primary.map(({ type }) => type)).toEqual(table === 'dailyLog' ? [] : ['text'])
  })
})

describe('the templates’ numbers follow from their rows', () => {
  it('[S0-6] attainment is an integer percent and not capped', () => {
    const results = templateTable('S0-5')
    const attained = results.rows.map((_row, at) =>
      Math.round((100 * amountOf(cell(results, at, '实际值'))) / amountOf(cell(results, at, '目标值'))),
    )
    expect(attained).toEqual([117, 93, 120])
    expect(attained).toEqual(column(results, '达成率').map((text) => percentOf(text).percent))
    const daily = column(templateTable('S0-3'), '核心指标(目标/实际)').map((text) =>
      text.replace(/^\D+/u, '').split('/').map(amountOf),
    )
    expect(daily).toEqual([
      [50_000, 38_000],
      [50_000, 42_000],
    ])
    expect(daily.map(([target = 0, actual = 0]) => (100 * actual) / target)).toEqual([76, 84])
  })

  it('[S0-9] T002 ended on 6.8 and is one day late on 6.9', () => {
    const tasks = templateTable('S0-2')
    expect(daysOf(cell(tasks, 1, '起止时间'), tasks.year)).toEqual({ first: '2024-06-03', last: '2024-06-08' })
    expect(cell(tasks, 1, '进度状态')).toBe(`滞后(${String(dayNumber('2024-06-09') - dayNumber('2024-06-08'))}天)`)
  })

  it('[S0-1] the campaign lasts June 2024 and costs 500,000', () => {
    const campaign = templateTable('S0-1')
    expect(daysOf(cell(campaign, 0, '起止时间'), campaign.year)).toEqual({ first: '2024-06-01', last: '2024-06-30' })
    expect(amountOf(cell(campaign, 0, '预算总额'))).toBe(500_000)
  })

  it('[S1-4][S1-5][S1-6] 46,000 in all, of which 10.87 % in reserve; ten people for three days at 200', () => {
    const budget = templateTable('S1-1')
    const amounts = column(budget, '预算金额').map(amountOf)
    const total = amounts.reduce((sum, amount) => sum + amount, 0)
    expect(total).toBe(46_000)
    const reserve = amounts[column(budget, '预算科目').indexOf('应急备用金')] ?? 0
    expect(((100 * reserve) / total).toFixed(2)).toBe('10.87')
    expect(/人员(\d+)名\((\d+)天\)/u.exec(cell(budget, 3, '明细说明'))?.slice(1)).toEqual(['10', '3'])
    expect(cell(budget, 3, '备注')).toBe('200元/人/天')
    expect(amounts[3]).toBe(10 * 3 * 200)
    expect(column(budget, '实际花费').every(isBlank)).toBe(true)
  })

  it('[S1-22] the event ends on 2024-10-18; its tasks follow one another', () => {
    const tasks = templateTable('S1-2')
    const spans = column(tasks, '时间节点').map((text) => daysOf(text, tasks.year))
    expect(spans).toEqual([
      { first: '2024-10-01', last: '2024-10-05' },
      { first: '2024-10-06', last: '2024-10-10' },
      { first: '2024-10-15', last: '2024-10-15' },
      { first: '2024-10-16', last: '2024-10-18' },
      { first: '2024-10-19', last: '2024-10-21' },
    ])
  })

  it('[S2-3][S2-5][S2-7] one of five days is 20 %, 15 − 20 = −5, six days taken', () => {
    const sheet = templateTable('S2-1')
    const day = (heading: string) => dayNumber(cell(sheet, 0, heading))
    const planned = 100 / (day('计划结束时间') - day('计划开始时间') + 1)
    expect(planned).toBe(Number(cell(sheet, 0, '计划进度(%)')))
    expect(Number(cell(sheet, 0, '实际进度(%)')) - planned).toBe(Number(cell(sheet, 0, '进度偏差(%)')))
    expect(day('实际结束时间') - day('实际开始时间') + 1).toBe(6)
  })

  it('[S3-2] one task of four is done: 25 %', () => {
    const sheet = templateTable('S3-1')
    const states = column(sheet, '完成状态')
    expect((100 * states.filter((state) => state === '已完成').length) / states.length).toBe(25)
    expect(column(sheet, '当前进度').map(percentOf)).toEqual([
      { percent: 60, words: '2篇已发布,1篇待审核' },
      { percent: 100, words: null },
      { percent: 30, words: '素材已上线,消耗1.5万' },
      { percent: 0, words: null },
    ])
  })
})

describe('reading a cell text fails on an unknown form', () => {
  it.each([() => amountOf('约30万'), () => percentOf('一半'), () => daysOf('10月上旬', 2024)])('%s', (read) => {
    expect(read).toThrow(/^not /u)
  })
})
