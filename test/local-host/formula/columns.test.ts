import { describe, expect, it } from 'vitest'
import { FIELD } from '../../../src/local-host/engine/fields/fieldTypes.ts'
import { choice, choices, date, number, text, tick } from '../../../src/local-host/engine/fixtures/sheet.ts'
import type { FieldState } from '../../../src/local-host/engine/types.ts'
import { zoneOf } from '../../../src/local-host/engine/world/zone.ts'
import { codeOf, session } from '../support.ts'
import { openTrial, plain, type Trial } from './trial.ts'
import type { Variants } from '../../../src/local-host/engine/types.ts'

const open = (variants: Partial<Variants> = {}): Trial =>
  openTrial(
    [
      {
        name: '主表',
        columns: [
          text('名称'),
          number('数'),
          date('日'),
          choice('状态', '进行中', '完成'),
          choices('标签', '甲', '乙'),
          tick('勾'),
        ],
        rows: [
          ['一', 3, '2024-03-01', '进行中', '甲、乙', true],
          ['二', null, null, null, null, null],
        ],
      },
      {
        name: '数据',
        columns: [text('名'), number('量')],
        rows: [
          ['甲', 1],
          ['乙', 2],
        ],
      },
    ],
    variants,
  )

const metaText = (trial: Trial, id: string): unknown =>
  (trial.ask('getFieldMetaById', id) as { property: { formula: string } }).property.formula
const rename = (trial: Trial, name: string, next: string, table = 0): unknown => {
  const field = trial.field(name, table)
  return trial.engine.call(
    session(),
    'bitable.WidgetTable_setField',
    [trial.tables[table]?.id, undefined],
    [field.id, { name: next }],
  )
}

describe('names are bound to columns when a formula is saved', () => {
  it('a renamed column or table changes the text shown, not the reference, and keeps the rest as written', () => {
    const trial = open()
    const own = trial.column('式', '数 *  [数]+1')
    const other = trial.column('外', 'SUM([数据].[量]) & "[量]"')
    rename(trial, '数', '数[量]')
    rename(trial, '量', '件', 1)
    trial.engine.call(session(), 'bitable.WidgetBase_setTable', [], [trial.tables[1]?.id, { name: '明细' }])
    expect([metaText(trial, own.id), own.read().cell]).toEqual(['[数[量]] *  [数[量]]+1', 10])
    expect([metaText(trial, other.id), other.read().text]).toEqual(['SUM([明细].[件]) & "[量]"', '3[量]'])
  })

  it('a column that later gets a freed name is not the referenced one', () => {
    const trial = open()
    const column = trial.column('式', '[数]+1')
    rename(trial, '数', '旧数')
    trial.ask('addField', { type: FIELD.number, name: '数' })
    expect([metaText(trial, column.id), column.read().cell]).toEqual(['[旧数]+1', 4])
  })

  it('a deleted column or table leaves #REF! in every row, and the text may still be saved as it is', () => {
    const trial = open()
    const column = trial.column('式', '[数]+1')
    const total = trial.column('总', 'SUM([数据].[量])')
    trial.ask('deleteField', trial.field('数').id)
    trial.engine.call(session(), 'bitable.WidgetBase_deleteTable', [], [trial.tables[1]?.id])
    expect([column.read(0).fault, column.read(1).fault, total.read().fault]).toEqual(['#REF!', '#REF!', '#REF!'])
    trial.ask('setField', column.id, { type: FIELD.formula, name: '新名', property: { formula: '[数]+1' } })
    expect(trial.field('新名').id).toBe(column.id)
    expect(trial.engine.formulas.check(trial.tables[0]?.id ?? '', '[数]+1', column.id).problems).toMatchObject([
      { code: 'unknownName', piece: '数', start: 0, end: 3 },
    ])
  })

  it('an option used by its id is written by its name', () => {
    const trial = open()
    const { id } = trial.field('状态')
    const [option] = (trial.field('状态').property as { options: { id: string }[] }).options
    const place = `bitable::$table[${trial.tables[0]?.id ?? ''}].$field[${id}]`
    const column = trial.column('式', `${place}=${place}.$option[${option?.id ?? ''}]`)
    expect([metaText(trial, column.id), column.read().cell]).toEqual(['[状态]="进行中"', true])
  })

  it('its own table as a whole and its own row are told apart by id as well', () => {
    const trial = open({ formulaText: 'byId' })
    const column = trial.column('式', 'COUNTIF([主表].[数],CurrentValue=[数])+COUNTIF([主表],CurrentValue.[数]=[数])')
    const byId = metaText(trial, column.id) as string
    expect(byId).not.toContain('[数]')
    const copy = trial.column('同', byId)
    expect([copy.read().cell, metaText(trial, copy.id)]).toEqual([column.read().cell, byId])
    trial.engine.setVariant('formulaText', 'asWritten')
    expect(metaText(trial, copy.id)).toBe(metaText(trial, column.id))
  })

  it('a snapshot and a copy of the Base keep their formulas; one that comes with names alone has them bound', () => {
    const trial = open()
    trial.column('式', 'SUM([数据].[量])+[数]')
    const bare = trial.engine.snapshot()
    for (const table of bare.tables) for (const field of table.fields) delete field.formula
    for (const snapshot of [trial.engine.snapshot(), trial.engine.copyOfBase(), bare]) {
      const next = open()
      next.engine.load(snapshot)
      const [table] = next.engine.document.tables
      const [first] = table?.records ?? []
      const field = table?.fields.find(({ name }) => name === '数') as FieldState
      const formula = table?.fields.find(({ name }) => name === '式') as FieldState
      next.engine.call(session(), 'bitable.WidgetTable_setField', [table?.id, undefined], [field.id, { name: '量词' }])
      expect([
        formula.property?.['formula'],
        first && next.engine.cellValue(table?.id ?? '', formula.id, first),
      ]).toEqual(['SUM([数据].[量])+[量词]', 6])
    }
  })
})

describe('cells are computed when they are read', () => {
  it('follow changes of the row, the options, other rows, other tables and formulas between them', () => {
    const trial = open()
    const step = trial.column('步', '[数]*2')
    const last = trial.column('末', '[步]+SUM([数据].[量])+COUNTIF([主表],NOT(ISBLANK(CurrentValue.[步])))')
    const state = trial.column('态', '[状态]&"!"')
    expect([step.read().cell, last.read().cell, state.read().text]).toEqual([6, 11, '进行中!'])
    trial.set(0, '数', 4)
    trial.set(1, '量', 10, 1)
    expect(last.read().cell).toBe(8 + 11 + 2)
    const { options } = trial.field('状态').property as { options: object[] }
    trial.ask('setField', trial.field('状态').id, {
      type: FIELD.singleSelect,
      property: { options: options.map((option, at) => (at === 0 ? { ...option, name: '在做' } : option)) },
    })
    expect(state.read().text).toBe('在做!')
    const [row] = trial.tables[1]?.records ?? []
    trial.engine.call(session(), 'bitable.WidgetTable_deleteRecord', [trial.tables[1]?.id, undefined], [row?.id])
    expect(last.read().cell).toBe(8 + 10 + 2)
  })

  it('NOW moves by minutes and TODAY at midnight of the Base; by the switches also with edits alone, or at midnight', () => {
    const minutes = 60_000
    const opened = (formulaClock: Variants['formulaClock']) => {
      const trial = open({ formulaClock })
      return {
        trial,
        now: trial.column('现', 'TEXT(NOW(),"DD hh:mm")'),
        later: (ms: number) => {
          trial.clock.now += ms
        },
      }
    }
    const read = opened('onRead')
    expect(read.now.read().text).toBe('01 12:00')
    read.later(59_000)
    expect(read.now.read().text).toBe('01 12:00')
    read.later(61_000)
    expect(read.now.read().text).toBe('01 12:02')
    const daily = opened('daily')
    daily.later(60 * minutes)
    expect(daily.now.read().text).toBe('01 12:00')
    daily.trial.set(0, '数', 9)
    expect([daily.now.read(0).text, daily.now.read(1).text]).toEqual(['01 13:00', '01 12:00'])
    daily.later(24 * 60 * minutes)
    expect(daily.now.read().text).toBe('02 00:00')
    const frozen = opened('frozen')
    frozen.later(48 * 60 * minutes)
    expect(frozen.now.read().text).toBe('01 12:00')
    frozen.trial.set(0, '数', 9)
    expect([frozen.now.read(0).text, frozen.now.read(1).text]).toEqual(['03 12:00', '01 12:00'])
  })

  it('midnight is that of the Base, of who looks, or of UTC', () => {
    const hours = (formulaZone: Variants['formulaZone']): unknown => open({ formulaZone }).read('HOUR(NOW())').cell
    expect([hours('base'), hours('viewer'), hours('utc')]).toEqual([12, 23, 4])
    expect(zoneOf('America/New_York').parts(open().clock.now).hour).toBe(23)
  })

  it("a page of rows, a text page, a filter, a view's order and groups read them, and no write reaches them", () => {
    const trial = open()
    const { id } = trial.column('式', 'IF([数]>1,"多","少")')
    const rows = (query: object): unknown =>
      (trial.ask('getRecordsByPage', query) as { records: { fields: Record<string, unknown> }[] }).records.map(
        ({ fields }) => plain(fields[id]),
      )
    expect(rows({})).toEqual([['多'], ['少']])
    expect(rows({ stringValue: true })).toEqual(['多', '少'])
    expect(
      rows({ filter: { conjunction: 'and', conditions: [{ fieldId: id, operator: 'is', value: '少' }] } }),
    ).toEqual([['少']])
    const view = trial.tables[0]?.views[0]
    trial.engine.call(
      session(),
      'bitable.WidgetView_setGroupInfo',
      [trial.tables[0]?.id, view?.id, undefined],
      [[{ fieldId: id, desc: true }]],
    )
    const labels = trial.engine
      .viewRows(trial.tables[0]?.id ?? '', view?.id ?? '', session().userId)
      .flatMap((row) => (row.kind === 'group' ? [row.label] : []))
    expect(labels.toSorted()).toEqual(['多', '少'].toSorted())
    expect(codeOf(() => trial.ask('setCellValue', id, trial.tables[0]?.records[0]?.id, '改'))).toBe(10216997)
  })

  it('a list of options, of people and a link read as lists; a column that becomes another type keeps what was shown', () => {
    const trial = open()
    expect(trial.read('[标签]').cell).toMatchObject([{ text: '甲' }, { text: '乙' }])
    expect(trial.read('[数据].[量]').cell).toEqual([1, 2])
    const column = trial.column('式', '[数]&"件"')
    trial.ask('setField', column.id, { type: FIELD.text })
    expect(plain(column.read().cell)).toEqual(['3件'])
    expect(trial.field('式').formula).toBeUndefined()
  })

  it('a formula may be the primary column, and a link shows it', () => {
    const trial = open()
    const [primary] = trial.tables[0]?.fields ?? []
    trial.ask('setField', primary?.id, { type: FIELD.formula, property: { formula: '"第"&[数]' } })
    const target = trial.tables[1]
    const link = trial.engine.call(
      session(),
      'bitable.WidgetTable_addField',
      [target?.id, undefined],
      [{ type: FIELD.singleLink, name: '关联', property: { tableId: trial.tables[0]?.id } }],
    ) as string
    trial.set(0, '关联', { recordIds: [trial.tables[0]?.records[0]?.id] }, 1)
    expect(
      trial.engine.call(
        session(),
        'bitable.WidgetTable_getCellString',
        [target?.id, undefined],
        [link, target?.records[0]?.id],
      ),
    ).toBe('第3')
    trial.set(0, '数', 5)
    expect(
      trial.engine.call(
        session(),
        'bitable.WidgetTable_getCellString',
        [target?.id, undefined],
        [link, target?.records[0]?.id],
      ),
    ).toBe('第5')
  })
})

describe('dependencies of formulas', () => {
  it('getDependency and getReverseDependency go across tables', () => {
    const trial = open()
    const { id } = trial.column('式', '[数据].FILTER(CurrentValue.[名]=[名称]).[量].SUM()')
    const ends = trial.engine.call(
      session(),
      'bitable.WidgetField_getDependency',
      [trial.tables[0]?.id, id, undefined],
      [],
    ) as object[]
    expect(ends).toEqual([
      { tableId: trial.tables[1]?.id, fieldId: trial.field('名', 1).id },
      { tableId: trial.tables[0]?.id, fieldId: trial.field('名称').id },
      { tableId: trial.tables[1]?.id, fieldId: trial.field('量', 1).id },
    ])
    expect(
      trial.engine.call(
        session(),
        'bitable.WidgetField_getReverseDependency',
        [trial.tables[1]?.id, trial.field('量', 1).id, undefined],
        [],
      ),
    ).toEqual([{ tableId: trial.tables[0]?.id, fieldId: id }])
  })

  it('a ring over two tables is refused; one that a snapshot brings along is #REF! for those in it', () => {
    const trial = open()
    const first = trial.column('甲式', '[数]')
    trial.engine.call(
      session(),
      'bitable.WidgetTable_addField',
      [trial.tables[1]?.id, undefined],
      [{ type: FIELD.formula, name: '乙式', property: { formula: 'SUM([主表].[甲式])' } }],
    )
    expect(codeOf(() => trial.ask('setField', first.id, { property: { formula: 'SUM([数据].[乙式])' } }))).toBe(
      10213999,
    )
    expect(
      trial.engine.formulas.check(trial.tables[0]?.id ?? '', 'SUM([数据].[乙式])', first.id).problems,
    ).toMatchObject([{ code: 'ring', piece: '甲式' }])
    const snapshot = trial.engine.snapshot()
    const field = snapshot.tables[0]?.fields.find(({ name }) => name === '甲式') as FieldState
    field.property = { formula: 'SUM([数据].[乙式])' }
    delete field.formula
    trial.engine.load(snapshot)
    const [table] = trial.engine.document.tables
    const [record] = table?.records ?? []
    expect(record && trial.engine.formulas.fault(table?.id ?? '', field.id, record)).toBe('#REF!')
  })
})

describe('rules of the language (formula §4.6, §4.7)', () => {
  it.each([
    ['LIST(1).FILTER(COUNTIF([数据].[量],CurrentValue>1)>0)', 'nested'],
    ['CurrentValue', 'currentOutside'],
    ['[数据].FILTER(CurrentValue.[量]>0)', 'tableWithoutColumn'],
    ['[数据]', 'tableValue'],
    ['[数据].[量].FILTER(CurrentValue.[量]>0)', 'currentOfColumn'],
    ['[数据].FILTER(CurrentValue>1).[量]', 'currentIsRow'],
    ['([数]>1).FILTER([数据])', 'conditionFirst'],
    ['[数据].SORTBY([量]).[名]', 'unknownName'],
    ['[数据].SORTBY([数]).[名]', 'sortColumn'],
    ['[数据].SORTBY([数据].[量])', 'tableWithoutColumn'],
    ['SORTBY([数据],[数据].[量]).[名]', 'chainOnly'],
    ['SUMIF([数据].[名],CurrentValue>1)', 'sumifNumber'],
    ['[数].TODAY()', 'noChain'],
    ['IF(1)', 'argumentCount'],
    ['IFS(1,2,3)', 'argumentCount'],
    ['TODAY', 'parentheses'],
    ['LOOKUP(1,2)', 'unsupportedFunction'],
    ['1==1', 'doubleEquals'],
    ["'a'", 'singleQuotes'],
    ['2^3', 'notAnOperator'],
    ['1<>2', 'notAnOperator'],
    ['IF([数]＞1,1,2)', 'fullWidth'],
    ['[标签].FILTER(CurrentValue="甲").[量]', 'columnAfterValue'],
    ['MAP([数据],1)', 'tableValue'],
  ])('%s is refused: %s', (formula, code) => {
    const trial = open()
    const { problems } = trial.engine.formulas.check(trial.tables[0]?.id ?? '', formula, null)
    expect(problems.find(({ severity }) => severity === 'error')).toMatchObject({ code })
    expect(codeOf(() => trial.read(formula))).toBe(10213999)
  })

  it.each([
    ['CONTAIN("甲乙","甲")', 'containText'],
    ['CONTAINTEXT([标签],"甲")', 'containTextList'],
    ['"到"&[日]', 'dateAsText'],
    ['DAYS([开始],[结束])', 'daysReversed'],
    ['[进度]>80', 'percentLiteral'],
  ])('%s is saved with a warning: %s', (formula, code) => {
    const trial = open()
    for (const [name, type] of [
      ['开始', FIELD.dateTime],
      ['结束', FIELD.dateTime],
      ['进度', FIELD.progress],
    ] as const)
      trial.ask('addField', { type, name })
    expect(trial.engine.formulas.check(trial.tables[0]?.id ?? '', formula, null).problems).toMatchObject([
      { code, severity: 'warning' },
    ])
    expect(trial.read(formula).fault === '#NAME?').toBe(false)
  })

  it('the place of a mistake is that of the word in the text', () => {
    const trial = open()
    const { problems } = trial.engine.formulas.check(trial.tables[0]?.id ?? '', 'IF([没有]>1, [也没有], 2)', null)
    expect(problems.map(({ start, end, piece }) => [start, end, piece])).toEqual([
      [3, 7, '没有'],
      [11, 16, '也没有'],
    ])
  })

  it('a preview is the first row, its error, or nothing', () => {
    const trial = open()
    const check = (formula: string) => trial.engine.formulas.check(trial.tables[0]?.id ?? '', formula, null).preview
    expect([check('[数]*2'), check('1/0'), check('1+')]).toEqual([
      { text: '6', fault: null },
      { text: '', fault: '#DIV/0!' },
      null,
    ])
  })

  it('a column and a table of one name: the column where a value is wanted, the table where one is', () => {
    const trial = open()
    trial.ask('addField', { type: FIELD.number, name: '数据' })
    trial.set(0, '数据', 42)
    expect([
      trial.read('[数据]+0').cell,
      trial.read('SUM([数据].[量])').cell,
      trial.read('COUNTIF([数据],CurrentValue.[量]>1)').cell,
    ]).toEqual([42, 3, 1])
  })
})
