import { afterEach, describe, expect, it } from 'vitest'
import { withRuledRow } from '../../../src/application/adoption/rowRuling.ts'
import { planAdoption, proposedChoices } from '../../../src/application/adoption/planAdoption.ts'
import { freshSheet, MOST_RULED_ROWS, parseStored, withTable } from '../../../src/application/stored/document.ts'
import { choice, date, progress, text } from '../../../src/local-host/engine/fixtures/sheet.ts'
import type { AppWorld } from '../../support/appWorld.ts'
import { adopt, draftOf, openAdoptWorld, peoples, readThroughOf, tableCalled } from './adoptWorld.ts'
import { OWN, ownSheet, setCell, shownCells } from './ownSheet.ts'

let world: AppWorld
afterEach(() => world.close())

const open = async (...[columns, rows]: Parameters<typeof ownSheet>): Promise<AppWorld> =>
  (world = await openAdoptWorld({ snapshot: ownSheet(columns, rows) }))
const COLUMNS = [text('任务名称'), date('计划开始'), date('计划结束'), progress('实际进度')]
const ROWS = [
  ['海报', '2024-03-01', '2024-03-20', 0.9],
  ['合计', '2024-03-01', '2024-03-20', 0.1],
  ['一、筹备阶段', null, null, null],
  ['推文', '2024-03-01', '2024-03-20', 0.5],
] as const
const titles = (): readonly (string | null)[] => world.app.getState().sheet?.tasks.map(({ row }) => row.title) ?? []
const idOf = (title: string): string => {
  const table = tableCalled(world.door.engine.document, OWN)
  const [primary] = table.fields
  return table.records.find((one) => world.door.engine.cellText(table.id, primary?.id ?? '', one) === title)?.id ?? ''
}
const tableId = (): string => tableCalled(world.door.engine.document, OWN).id
const rule = async (title: string, ruling: 'task' | 'none' | null) => {
  const ruled = await world.app.actions.adoption.rule(tableId(), idOf(title), ruling)
  await world.quiet()
  return ruled.ok
}

describe('[RU3] what people say of a row', () => {
  it('a row that is made a task in the preview is computed there, and after the taking over', async () => {
    await open(COLUMNS, ROWS)
    const draft = await draftOf(world, OWN)
    expect((await readThroughOf(world, draft)).leftOut.map(({ title, why }) => [title, why])).toEqual([
      ['合计', 'total'],
      ['一、筹备阶段', 'heading'],
    ])
    const ruled = { [idOf('合计')]: 'task' } as const
    const through = await readThroughOf(world, draft, { ruled })
    expect(through.leftOut.map(({ title }) => title)).toEqual(['一、筹备阶段'])
    expect(through.takenIn.map(({ title }) => title)).toEqual(['合计'])
    const plan = planAdoption(draft, { ...proposedChoices(draft), ruled })
    const preview = await world.app.actions.adoption.preview(draft, plan)
    expect(preview.ok && preview.value.rows.map(({ title }) => title)).toEqual(['海报', '合计', '推文'])
    await adopt(world, OWN, { ruled })
    expect(titles()).toEqual(['海报', '合计', '推文'])
    expect(shownCells(world, '合计', '计划进度', '当前状态')).toEqual(['90.00%', '进行中'])
  })

  it('a tracked row becomes a task and none again: figures and cells follow, people’s cells stay', async () => {
    await open(COLUMNS, ROWS)
    const before = world.door.engine.snapshot()
    const theirs = peoples(world, OWN, before)
    await adopt(world, OWN)
    const figures = () => world.app.getState().sheet?.rollUp
    const proposed = figures()
    expect(await rule('合计', 'task')).toBe(true)
    expect(titles()).toEqual(['海报', '合计', '推文'])
    expect(figures()).not.toEqual(proposed)
    expect(shownCells(world, '合计', '当前状态')).toEqual(['进行中'])
    await rule('推文', 'none')
    expect(titles()).toEqual(['海报', '合计'])
    expect(shownCells(world, '推文', '计划进度', '当前状态', '偏差等级', '数据问题')).toEqual(['', '', '', ''])
    expect(world.app.getState().sheets[0]?.ruled).toEqual([idOf('合计'), idOf('推文')])
    await rule('合计', null)
    await rule('推文', null)
    expect(titles()).toEqual(['海报', '推文'])
    expect(shownCells(world, '合计', '当前状态')).toEqual([''])
    expect(figures()).toEqual(proposed)
    expect(world.app.getState().sheets[0]?.ruled).toEqual([])
    expect(peoples(world, OWN, before)).toEqual(theirs)
  })

  it('a ruling holds for the record: another title changes nothing', async () => {
    await open(COLUMNS, ROWS)
    await adopt(world, OWN)
    const id = idOf('推文')
    await rule('推文', 'none')
    await setCell(world, '推文', '任务名称', [{ type: 'text', text: '直播' }])
    expect(titles()).toEqual(['海报'])
    expect(await world.app.actions.adoption.verdicts(tableId(), [id, idOf('合计'), 'recGone'])).toEqual([
      { recordId: id, title: '直播', byTitle: 'task', ruling: 'none' },
      { recordId: idOf('合计'), title: '合计', byTitle: 'total', ruling: null },
      { recordId: 'recGone', title: null, byTitle: null, ruling: null },
    ])
  })

  it('a ruling stands in the view of another day', async () => {
    await open(COLUMNS, ROWS)
    await adopt(world, OWN)
    await rule('合计', 'task')
    const view = await world.app.actions.viewAsOf('2024-03-25' as never)
    expect(view?.tasks.map(({ row }) => row.title)).toEqual(['海报', '合计', '推文'])
  })
})

describe('[RU3] what is stored of rulings', () => {
  const full = (count: number) => {
    const sheet = freshSheet('tbl1', { preset: 'S2', withOptional: false })
    const ruled = Object.fromEntries(
      Array.from({ length: count }, (_none, at) => [`rec${String(at)}`, 'none' as const]),
    )
    return withTable(sheet, 'tasks', { ...sheet.tables.tasks, ruled })
  }

  it('rows that are gone make room, and one more than fits is refused', async () => {
    world = await openAdoptWorld()
    const refused = withRuledRow(full(MOST_RULED_ROWS), 'recNew', 'task', () => true)
    expect(refused).toMatchObject({ ok: false, error: { kind: 'limitExceeded' } })
    const made = withRuledRow(full(MOST_RULED_ROWS), 'recNew', 'task', (id) => id !== 'rec3')
    const rows = made.ok ? (made.value.tables.tasks.ruled ?? {}) : {}
    expect([Object.keys(rows).length, rows['rec3'], rows['recNew']]).toEqual([MOST_RULED_ROWS, undefined, 'task'])
  })

  it.each([
    ['of a later version', { rec1: 'milestone' }],
    ['with too many rows', full(2 * MOST_RULED_ROWS + 1).tables.tasks.ruled],
    ['that are no record', 'rec1'],
  ])('rulings %s cost themselves and not the sheet', async (_case, ruled) => {
    world = await openAdoptWorld()
    const sheet = full(1)
    const raw = { ...sheet, tables: { tasks: { ...sheet.tables.tasks, ruled } } }
    const stored = parseStored({ version: 2, settings: {}, sheets: [raw], setup: null, stopped: [] })
    expect(stored.ok && stored.value.sheets.map(({ tables }) => tables.tasks.ruled)).toEqual([{}])
  })
})

describe('[TW1] words after the taking over', () => {
  const STATES = [text('任务名称'), date('计划开始'), date('计划结束'), text('状态'), text('进度')]
  const row = (title: string, state: string, share: string) => [title, '2024-03-10', '2024-03-20', state, share]
  const words = async () => {
    const answer = await world.app.actions.adoption.unreadWords(tableId(), new AbortController().signal)
    return answer.ok
      ? answer.value.map(({ field, column, word, recordIds }) => [field, column, word, recordIds.length])
      : []
  }

  it('words that are not understood are listed once, and go when they are taught', async () => {
    await open(STATES, [
      row('甲', '进行中', '50%'),
      row('乙', '进行中', '60%'),
      row('丙', '已完成', '100%'),
      row('丁', '未开始', '0%'),
      row('合计', '进行中', '30%'),
    ])
    await adopt(world, OWN)
    expect(await words()).toEqual([])
    for (const title of ['甲', '乙', '合计']) await setCell(world, title, '状态', [{ type: 'text', text: '等甲方' }])
    await setCell(world, '丁', '进度', [{ type: 'text', text: '初稿' }])
    expect(await words()).toEqual([
      ['hold', '状态', '等甲方', 2],
      ['progress', '进度', '初稿', 1],
    ])
    await world.app.actions.adoption.teach(tableId(), 'hold', '等甲方', 'paused')
    await world.app.actions.adoption.teach(tableId(), 'progress', '初稿', 30)
    await world.quiet()
    expect(await words()).toEqual([])
    const task = (title: string) => world.app.getState().sheet?.tasks.find((one) => one.row.title === title)
    expect([task('甲')?.assessment.state, task('丁')?.assessment.actual]).toEqual(['paused', 30])
  })

  it('an option that somebody adds later is such a word', async () => {
    await open(
      [text('任务名称'), date('计划开始'), date('计划结束'), choice('状态', '已完成', '🍵 喝茶')],
      [
        ['甲', '2024-03-10', '2024-03-20', '🍵 喝茶'],
        ['乙', '2024-03-10', '2024-03-20', '已完成'],
      ],
    )
    await adopt(world, OWN)
    expect(await words()).toEqual([['hold', '状态', '🍵 喝茶', 1]])
  })

  it('a sheet whose words are all understood is not read', async () => {
    await open(STATES, [row('甲', '进行中', '50%'), row('乙', '已完成', '100%')])
    await adopt(world, OWN)
    const before = world.door.calls.length
    expect(await words()).toEqual([])
    expect(world.door.calls.length).toBe(before)
  })
})
