import { afterEach, describe, expect, it } from 'vitest'
import { choice, date, number, rating, text } from '../../../src/local-host/engine/fixtures/sheet.ts'
import { createTranslate } from '../../../src/i18n/index.ts'
import { explanationLines } from '../../../src/ui/task/explanationLines.ts'
import type { AppWorld } from '../../support/appWorld.ts'
import { adopt, draftOf, openAdoptWorld, peoples, readThroughOf, tableCalled } from './adoptWorld.ts'
import { OWN, ownSheet, setCell, shownCells } from './ownSheet.ts'

let world: AppWorld
afterEach(() => world.close())

const open = async (...[columns, rows]: Parameters<typeof ownSheet>): Promise<AppWorld> =>
  (world = await openAdoptWorld({ snapshot: ownSheet(columns, rows) }))
const columnId = (name: string): string =>
  tableCalled(world.door.engine.document, OWN).fields.find((field) => field.name === name)?.id ?? ''
const sheetOf = () => {
  const { sheet } = world.app.getState()
  if (sheet === null) throw new Error('a sheet is tracked')
  return sheet
}
const task = (title: string) => sheetOf().tasks.find(({ row }) => row.title === title)

describe('[TW1] words that people have taught', () => {
  const COLUMNS = [text('任务名称'), date('计划开始'), date('计划结束'), text('状态')]
  const ROWS = [
    ['甲', '2024-03-10', '2024-03-20', '等甲方'],
    ['乙', '2024-03-10', '2024-03-20', '等甲方 '],
    ['丙', '2024-03-10', '2024-03-20', '收官'],
    ['丁', '2024-03-10', '2024-03-20', '等甲方回话'],
    ['戊', '2024-03-10', '2024-03-20', '已完成'],
    ...Array.from({ length: 6 }, (_none, at) => [`己${String(at)}`, '2024-03-10', '2024-03-20', '进行中']),
  ]

  it('a taught word is no doubt any more, and counts in the preview, in the cells and after another edit', async () => {
    await open(COLUMNS, ROWS)
    const before = world.door.engine.snapshot()
    const theirs = peoples(world, OWN, before)
    const draft = await draftOf(world, OWN)
    const unread = await readThroughOf(world, draft)
    expect(unread.problems.map(({ row, text: word }) => [row, word.trim()])).toEqual([
      [1, '等甲方'],
      [2, '等甲方'],
      [3, '收官'],
      [4, '等甲方回话'],
    ])
    const taught = { [columnId('状态')]: { 等甲方: 'paused', 收官: 'done' } } as const
    expect((await readThroughOf(world, draft, { taught })).problems.map(({ row }) => row)).toEqual([4])
    await adopt(world, OWN, { taught })
    expect(['甲', '乙', '丙', '丁', '戊'].map((title) => task(title)?.assessment.state)).toEqual([
      'paused',
      'paused',
      'done',
      'inProgress',
      'done',
    ])
    expect(task('甲')?.row.taught).toEqual([{ field: 'hold', word: '等甲方' }])
    expect(peoples(world, OWN, before)).toEqual(theirs)
    await setCell(world, '戊', '状态', [{ type: 'text', text: '等甲方' }])
    expect(task('戊')?.assessment.state).toBe('paused')
  })

  it('「为什么」 names the word and what people have set it to mean', async () => {
    await open(COLUMNS, ROWS)
    await adopt(world, OWN, { taught: { [columnId('状态')]: { 等甲方: 'paused', 收官: 'nothing' } } })
    const lines = ['甲', '丙', '丁'].map((title) => {
      const shown = task(title)
      const why = shown === undefined ? null : world.app.actions.explain(shown.row.recordId)
      if (shown === undefined || why === null) throw new Error('the task is there')
      return explanationLines(createTranslate(null), why, {
        today: '2024-03-18',
        columns: [],
        forecastEnd: null,
        row: shown.row,
      }).flatMap(({ rule, text: words }) => (rule === 'TW1' ? [words] : []))
    })
    expect(lines).toEqual([['你们把「等甲方」定为已暂停'], ['你们把「收官」定为不算'], []])
  })

  it('a word that gets another meaning, or is forgotten, computes its rows again', async () => {
    await open(COLUMNS, ROWS)
    await adopt(world, OWN, { taught: { [columnId('状态')]: { 等甲方: 'paused' } } })
    const [sheet] = world.app.getState().sheets
    expect(sheet?.taught).toEqual([{ field: 'hold', column: '状态', word: '等甲方', meaning: 'paused' }])
    const sheetId = sheet?.tableId ?? ''
    expect((await world.app.actions.adoption.teach(sheetId, 'hold', '等甲方', 'cancelled')).ok).toBe(true)
    await world.quiet()
    expect(task('甲')?.assessment.state).toBe('cancelled')
    expect(shownCells(world, '甲', '当前状态（自动）')).toEqual(['已取消'])
    await world.app.actions.adoption.teach(sheetId, 'hold', '等甲方', null)
    await world.quiet()
    expect([task('甲')?.assessment.state, task('甲')?.row.taught ?? null]).toEqual(['inProgress', null])
    expect(world.app.getState().sheets[0]?.taught).toEqual([])
  })

  it('a word counts before the grammar reads it, and 不算 makes the cell empty', async () => {
    await open(COLUMNS, ROWS)
    await adopt(world, OWN, { taught: { [columnId('状态')]: { 已完成: 'nothing', 等甲方: 'cancelled' } } })
    expect(['戊', '甲'].map((title) => task(title)?.assessment.state)).toEqual(['notStarted', 'cancelled'])
  })

  it('the words of options are taught as those of text are', async () => {
    await open(
      [text('任务名称'), date('计划开始'), date('计划结束'), choice('状态', '已完成', '🍵 喝茶')],
      [
        ['甲', '2024-03-10', '2024-03-20', '🍵 喝茶'],
        ['乙', '2024-03-10', '2024-03-20', '已完成'],
      ],
    )
    const draft = await draftOf(world, OWN)
    expect((await readThroughOf(world, draft)).problems.map(({ text: word }) => word)).toEqual(['🍵 喝茶'])
    await adopt(world, OWN, { taught: { [columnId('状态')]: { '🍵 喝茶': 'paused' } } })
    expect(task('甲')?.assessment.state).toBe('paused')
  })

  it('a word of progress is a percentage', async () => {
    await open(
      [text('任务名称'), date('计划开始'), date('计划结束'), text('进度')],
      [
        ['甲', '2024-03-10', '2024-03-20', '初稿'],
        ['乙', '2024-03-10', '2024-03-20', '60%'],
      ],
    )
    await adopt(world, OWN, { taught: { [columnId('进度')]: { 初稿: 30 } } })
    expect(['甲', '乙'].map((title) => task(title)?.assessment.actual)).toEqual([30, 60])
    expect(task('甲')?.assessment.flags).not.toContain('progressUnreadable')
  })
})

describe('[AD1] numbers that could be shares or stars', () => {
  const asked = async (column: Parameters<typeof ownSheet>[0][number], cells: readonly (string | number | null)[]) => {
    await open(
      [text('任务名称'), date('计划开始'), date('计划结束'), column],
      cells.map((cell, at) => [`T${String(at)}`, '2024-03-01', '2024-03-20', cell]),
    )
    const draft = await draftOf(world, OWN)
    const whole = await world.app.actions.adoption.readWhole(draft, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    })
    if (!whole.ok) throw new Error('the table can be read')
    return whole.value
  }
  /** What people say of the columns, in their order: words of bare numbers are not proposed for every heading. */
  const fields = (draft: { readonly table: { readonly columns: readonly { readonly id: string }[] } }) =>
    Object.fromEntries(
      draft.table.columns.map(({ id }, at) => [id, ['title', 'plannedStart', 'plannedEnd', 'progress'][at] ?? '']),
    )
  const actuals = (count: number) =>
    Array.from({ length: count }, (_none, at) => task(`T${String(at)}`)?.assessment.actual)

  it.each([
    { of: 'stars up to five', column: rating('实际进度'), cells: [5, 2, 4], whole: 5, read: [100, 40, 80] },
    { of: 'ten stars', column: number('实际进度', '0'), cells: [10, 5], whole: 10, read: [100, 50] },
    { of: 'words', column: text('实际进度'), cells: ['1', '0.5', '0.25'], whole: 1, read: [100, 50, 25] },
    { of: 'words among numbers', column: text('实际进度'), cells: ['5', '2', '完成'], whole: 5, read: [100, 40, 100] },
    { of: 'percentages among shares', column: number('实际进度', '0'), cells: [1, 60], whole: 1, read: [100, 60] },
  ])('$of are named and not read until somebody says what the whole is', async ({ column, cells, whole, read }) => {
    const draft = await asked(column, cells)
    const { problems } = await readThroughOf(world, draft, { fields: fields(draft) })
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.every(({ why }) => why === 'unreadable')).toBe(true)
    await adopt(world, OWN, { fields: fields(draft) })
    expect(actuals(cells.length)).not.toContain(1)
    world.close()
    const again = await asked(column, cells)
    await adopt(world, OWN, { whole, fields: fields(again) })
    expect(actuals(cells.length)).toEqual(read)
  })

  it('figures of text above ten are percentages, and nothing is asked', async () => {
    const draft = await asked(text('实际进度'), ['60', '80', '5'])
    expect((await readThroughOf(world, draft, { fields: fields(draft) })).problems).toEqual([])
    await adopt(world, OWN, { fields: fields(draft) })
    expect(actuals(3)).toEqual([60, 80, 5])
  })

  it('a later page that shows shares is asked about as the first one would be', async () => {
    const cells = Array.from({ length: 230 }, (_none, at) => (at < 220 ? 0 : 1))
    const draft = await asked(number('实际进度', '0'), cells)
    const { problems } = await readThroughOf(world, draft, { fields: fields(draft) })
    expect(problems.map(({ row, why }) => [row, why])).toEqual(
      Array.from({ length: 10 }, (_none, at) => [221 + at, 'unreadable']),
    )
  })
})
