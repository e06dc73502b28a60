import { afterEach, describe, expect, it } from 'vitest'
import { shownField, withField, holderOf } from '../../../src/application/adoption/columnChoices.ts'
import { planAdoption, proposedChoices } from '../../../src/application/adoption/planAdoption.ts'
import { progress, text } from '../../../src/local-host/engine/fixtures/sheet.ts'
import type { AppWorld } from '../../support/appWorld.ts'
import { adopt, adopted, draftOf, openAdoptWorld, peoples, readThroughOf } from './adoptWorld.ts'
import { OWN, ownSheet, setCell, shownCells } from './ownSheet.ts'

let world: AppWorld
afterEach(() => world.close())

const open = async (...[columns, rows]: Parameters<typeof ownSheet>): Promise<AppWorld> =>
  (world = await openAdoptWorld({ snapshot: ownSheet(columns, rows) }))
const taskCalled = (title: string) => world.app.getState().sheet?.tasks.find(({ row }) => row.title === title)?.row

describe('[AD6] one column of words for both ends of the plan', () => {
  const COLUMNS = [text('任务'), text('起止时间'), progress('进度')]
  const ROWS = [
    ['场地', '3.10-3.20', 0.5],
    ['物料', '3月15日-25日', 0],
    ['复盘', '2024-03-28', 0],
    ['待定的', '3月10日起', 0],
  ]

  it('start and end are read from it, an open end is named, and no cell of people’s changes', async () => {
    await open(COLUMNS, ROWS)
    const before = world.door.engine.snapshot()
    const theirs = peoples(world, OWN, before)
    const draft = await draftOf(world, OWN)
    const plan = planAdoption(draft, proposedChoices(draft))
    expect(plan.boundColumns.map(({ field, name, as }) => [field, name, as])).toEqual([
      ['title', '任务', null],
      ['plannedStart', '起止时间', 'spanStart'],
      ['plannedEnd', '起止时间', 'spanEnd'],
      ['progress', '进度', null],
    ])
    expect(plan.lacks).toEqual([])
    expect(plan.untouched).toBe(0)
    const { problems } = await readThroughOf(world, draft)
    expect(problems.map(({ text: word, why }) => [word, why])).toContainEqual(['3月10日起', 'unreadable'])
    await adopt(world, OWN)
    expect(taskCalled('场地')).toMatchObject({ plannedStart: '2024-03-10', plannedEnd: '2024-03-20' })
    expect(taskCalled('物料')).toMatchObject({ plannedStart: '2024-03-15', plannedEnd: '2024-03-25' })
    expect(taskCalled('复盘')).toMatchObject({ plannedStart: '2024-03-28', plannedEnd: '2024-03-28' })
    expect(taskCalled('待定的')).toMatchObject({ plannedStart: null, plannedEnd: null })
    expect(shownCells(world, '场地', '计划进度', '当前状态')).toEqual(['81.82%', '进行中'])
    expect(peoples(world, OWN, before)).toEqual(theirs)
    await setCell(world, '场地', '起止时间', [{ type: 'text', text: '3.10-3.19' }])
    expect(taskCalled('场地')).toMatchObject({ plannedEnd: '2024-03-19' })
  })

  it('a row without a title whose only words are one unreadable span is a task: one cell makes no row of headings', async () => {
    await open(COLUMNS, [...ROWS, [null, '3月10日起', null]])
    const { leftOut } = await readThroughOf(world, await draftOf(world, OWN))
    expect(leftOut).toEqual([])
    await adopt(world, OWN)
    expect(world.app.getState().sheet?.tasks.map(({ row }) => row.title)).toEqual([
      ...ROWS.map(([title]) => title),
      null,
    ])
  })

  it('[AD2] a span in a column that takes one end is listed with the day that counts', async () => {
    await open(
      [text('任务'), text('计划开始'), text('计划完成')],
      [
        ['场地', '2024-03-10至2024-03-20', '2024-03-31'],
        ['物料', '2024-03-15', '2024-03-25'],
        ['复盘', '2024-03-18', '2024-03-30'],
        ['直播', '3月29日-30日', '3月30日'],
      ],
    )
    const { problems } = await readThroughOf(world, await draftOf(world, OWN))
    expect(problems.map(({ title, why, reads }) => [title, why, reads])).toEqual([
      ['场地', 'part', { kind: 'day', day: '2024-03-10', isYearTyped: true }],
    ])
    await adopt(world, OWN)
    expect(taskCalled('场地')).toMatchObject({ plannedStart: '2024-03-10', plannedEnd: '2024-03-31' })
  })

  it('is copied into two new columns of days, and the words stay', async () => {
    await open(COLUMNS, ROWS)
    await adopt(world, OWN, { convert: ['plannedStart', 'plannedEnd'] })
    expect(world.app.getState().adoption).toMatchObject({ kind: 'done', failures: [] })
    expect(shownCells(world, '场地', '起止时间', '计划开始', '计划结束')).toEqual([
      '3.10-3.20',
      '2024/03/10',
      '2024/03/20',
    ])
    expect(shownCells(world, '待定的', '起止时间', '计划开始', '计划结束')).toEqual(['3月10日起', '', ''])
    await setCell(world, '场地', '计划结束', Date.parse('2024-03-25T00:00:00+08:00'))
    expect(taskCalled('场地')).toMatchObject({ plannedStart: '2024-03-10', plannedEnd: '2024-03-25' })
  })

  it('a taking over that was killed on the way goes on with both ends', async () => {
    await open(COLUMNS, ROWS)
    let added = 0
    world.door.beforeCall = (_n, called) => {
      added += called === 'WidgetTable_addField' ? 1 : 0
      if (added > 1) throw new Error('the tab was closed')
    }
    const draft = await draftOf(world, OWN)
    world.app.actions.adoption.start(draft, { ...proposedChoices(draft), convert: ['plannedStart', 'plannedEnd'] })
    await adopted(world)
    world.close()
    world.door.beforeCall = null
    const next = await world.beside()
    const { adoption } = next.app.getState()
    if (adoption.kind !== 'stopped') throw new Error('the run was stopped')
    next.app.actions.adoption.resume(adoption.tableId)
    await adopted(next)
    expect(shownCells(next, '物料', '起止时间', '计划开始', '计划结束')).toEqual([
      '3月15日-25日',
      '2024/03/15',
      '2024/03/25',
    ])
    next.close()
  })

  it('without a year the days are not read, and the person is asked for it', async () => {
    await open(COLUMNS, ROWS.slice(0, 2))
    const draft = await draftOf(world, OWN)
    expect(draft.year).toBeNull()
    const { problems } = await readThroughOf(world, draft)
    expect(problems.map(({ why }) => why)).toContain('yearMissing')
  })

  it('a column that takes one of the ends takes both, and what is stored is read by earlier versions as the start', async () => {
    await open(COLUMNS, ROWS)
    const draft = await draftOf(world, OWN)
    const [title = '', span = '', bar = ''] = draft.table.columns.map(({ id }) => id)
    const choices = proposedChoices(draft)
    expect(shownField(choices, span)).toBe('plannedSpan')
    expect(holderOf(choices, bar, 'plannedEnd')).toBe(span)
    const ended = withField(choices, title, 'plannedEnd')
    expect([shownField(ended, title), shownField(ended, span), ended.spans]).toEqual([
      'plannedEnd',
      undefined,
      undefined,
    ])
    const both = withField(ended, span, 'plannedSpan')
    expect([shownField(both, title), shownField(both, span)]).toEqual([undefined, 'plannedSpan'])
    expect(withField(choices, span, 'plannedStart').spans).toBeUndefined()
    expect(choices.fields[span]).toBe('plannedStart')
  })
})

describe('[AD2] two columns of words whose row runs over New Year', () => {
  const COLUMNS = [text('任务'), text('计划开始'), text('计划结束'), progress('进度')]
  const ROWS = [
    ['跨年', '2023年12月20日', '1月5日', 0.5],
    ['同年', '2024-03-01', '3月20日', 0],
    ['写反了', '2024-03-21', '1月5日', 0],
  ]
  const YEAR = 2023

  it('the day without a year follows the other end, is shown before anything is written, and is copied as it was read', async () => {
    await open(COLUMNS, ROWS)
    const draft = await draftOf(world, OWN)
    const choices = { ...proposedChoices(draft), year: YEAR }
    const { signal } = new AbortController()
    const through = await world.app.actions.adoption.readThrough(draft, planAdoption(draft, choices), signal)
    const days = through?.groups.flatMap(({ text: word, reads }) => (reads.kind === 'day' ? [[word, reads.day]] : []))
    expect(days).toEqual([['1月5日', '2024-01-05']])
    await adopt(world, OWN, { year: YEAR })
    expect(taskCalled('跨年')).toMatchObject({ plannedStart: '2023-12-20', plannedEnd: '2024-01-05' })
    expect(taskCalled('写反了')).toMatchObject({ plannedStart: '2024-03-21', plannedEnd: '2023-01-05' })
    expect(shownCells(world, '写反了', '数据问题').join()).toContain('计划开始晚于结束')
    expect(shownCells(world, '跨年', '数据问题').join()).not.toContain('计划开始晚于结束')
    await setCell(world, '跨年', '计划结束', [{ type: 'text', text: '2023年12月31日' }])
    expect(taskCalled('跨年')).toMatchObject({ plannedEnd: '2023-12-31' })
    world.close()
    await open(COLUMNS, ROWS)
    await adopt(world, OWN, { year: YEAR, convert: ['plannedStart', 'plannedEnd'] })
    expect(taskCalled('跨年')).toMatchObject({ plannedStart: '2023-12-20', plannedEnd: '2024-01-05' })
  })
})

describe('[AD6] a table that was copied with two rows of headings', () => {
  it('is mapped by both rows, and the record with the second row is no task', async () => {
    await open(
      [text('任务'), text('计划'), text('字段 3'), text('实际'), text('字段 5'), text('进度')],
      [
        [null, '开始', '结束', '开始', '结束', null],
        ['场地', '2024-03-10', '2024-03-20', '2024-03-11', null, '50%'],
        ['物料', '2024-03-12', '2024-03-25', null, null, '0%'],
      ],
    )
    const draft = await draftOf(world, OWN)
    const names = new Map(draft.table.columns.map(({ id, name }) => [id, name]))
    expect(draft.proposals.map(({ columnId, field }) => [names.get(columnId), field])).toEqual([
      ['任务', 'title'],
      ['计划', 'plannedStart'],
      ['字段 3', 'plannedEnd'],
      ['实际', 'actualStart'],
      ['字段 5', 'actualEnd'],
      ['进度', 'progress'],
    ])
    const preview = await world.app.actions.adoption.preview(draft, planAdoption(draft, proposedChoices(draft)))
    expect(preview.ok && preview.value.rows.length).toBe(2)
    expect((await readThroughOf(world, draft)).leftOut.map(({ why }) => why)).toEqual(['heading'])
    const before = world.door.engine.snapshot()
    await adopt(world, OWN)
    expect(world.app.getState().sheet?.tasks.map(({ row }) => row.title)).toEqual(['场地', '物料'])
    expect(world.app.getState().sheet?.rollUp).toMatchObject({ counted: 2 })
    const [heading] = before.tables[0]?.records ?? []
    const now = world.door.engine.document.tables[0]?.records.find(({ id }) => id === heading?.id)
    expect(now?.fields).toEqual(heading?.fields)
  })
})
