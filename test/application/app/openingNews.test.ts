import { afterEach, describe, expect, it } from 'vitest'
import type { OpeningNews } from '../../../src/application/app/news.ts'
import { type AppWorld, openAppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'
import { addRow, deleteRow, editRow, shownRow, shownRows } from '../../support/shownRows.ts'

const SHEET = '执行进度跟踪表'
const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)

const open: AppWorld[] = []
afterEach(() => {
  for (const world of open.splice(0).toReversed()) world.close()
})
async function entered(opening: Promise<AppWorld>): Promise<AppWorld> {
  const world = await opening
  open.push(world)
  await world.quiet()
  return world
}
const task = (title: string, start: string, end: string, progress: number) => ({
  任务名称: title,
  计划开始时间: day(start),
  计划结束时间: day(end),
  '实际进度(%)': progress,
  ...(progress > 0 ? { 实际开始时间: day(start) } : {}),
})

/** Four tasks on the evening of 1 March; the sidebar has kept the day and is closed. */
async function left(): Promise<AppWorld> {
  const world = await openAppWorld({ at: '2024-03-01T19:00:00+08:00' })
  await world.setUp({ preset: 'S2', sample: 'none' })
  addRow(world, SHEET, task('海报', '2024-03-01', '2024-03-02', 0.5))
  addRow(world, SHEET, task('短片', '2024-03-01', '2024-03-10', 0.1))
  addRow(world, SHEET, task('场地', '2024-03-20', '2024-03-25', 0))
  addRow(world, SHEET, task('合同', '2024-02-20', '2024-03-01', 1))
  await world.pass(150_000, 10_000)
  world.close()
  return world
}
async function openedLater(world: AppWorld, options: Parameters<AppWorld['beside']>[0] = {}, days = 3) {
  world.clock.set(day('2024-03-01') + (days * 24 + 19) * 3_600_000)
  world.door.resetCalls()
  return entered(world.beside(options))
}
const newsOf = ({ app }: AppWorld) => app.actions.openingNews()
const toldBy = async (world: AppWorld): Promise<OpeningNews> => present(await newsOf(world), 'news')
const titles = (world: AppWorld, { turns }: OpeningNews): readonly unknown[] => {
  const rows = new Map(shownRows(world, SHEET).map(({ id, cells }) => [id, cells['任务名称']]))
  return turns.map(({ recordId }) => rows.get(recordId))
}
/** The rows whose cells differ, by title. */
const changedRows = (before: ReturnType<typeof shownRows>, world: AppWorld): readonly unknown[] =>
  shownRows(world, SHEET).flatMap(({ id, cells }) => {
    const then = before.find((row) => row.id === id)
    return JSON.stringify(then?.cells) === JSON.stringify(cells) ? [] : [cells['任务名称']]
  })

describe('[SN2] what turned while no sidebar was open', () => {
  it('is told at the next opening: the moves, the days, and that only the days went by', async () => {
    const world = await left()
    const before = shownRows(world, SHEET)
    const later = await openedLater(world)
    const news = await toldBy(later)
    expect([news.since, news.asOf, news.cause, news.unwritten]).toEqual(['2024-03-01', '2024-03-04', 'day', 0])
    expect(titles(later, news)).toEqual(['海报', '短片'])
    expect(news.turns.map(({ state, band }) => [state, band])).toEqual([
      [
        { from: 'inProgress', to: 'delayed' },
        { from: 'normal', to: 'severe' },
      ],
      [null, { from: 'normal', to: 'severe' }],
    ])
    expect([...changedRows(before, later)].sort()).toEqual(['海报', '短片'])
    expect(news.written).toBe(2)
  })

  it.each([
    ['a planned end', (world: AppWorld, id: string) => editRow(world, SHEET, id, { 计划结束时间: day('2024-03-12') })],
    ['a progress', (world: AppWorld, id: string) => editRow(world, SHEET, id, { '实际进度(%)': 0.2 })],
    [
      'an actual start',
      (world: AppWorld, id: string) => editRow(world, SHEET, id, { 实际开始时间: day('2024-03-02') }),
    ],
    ['a new task', (world: AppWorld) => void addRow(world, SHEET, task('新任务', '2024-03-01', '2024-03-09', 0))],
    ['a deleted task', (world: AppWorld, _id: string, other: string) => deleteRow(world, SHEET, other)],
  ] as const)('does not say that only the days went by when somebody has changed %s', async (_what, change) => {
    const world = await left()
    change(world, shownRow(world, SHEET, '短片').id, shownRow(world, SHEET, '场地').id)
    const later = await openedLater(world)
    const news = await toldBy(later)
    expect(news.cause).toBe('people')
    expect(titles(later, news)).toContain('海报')
  })

  it('a state that somebody set by hand meanwhile is not the state of the last time, and the band of a row that waits for an answer is told', async () => {
    const world = await left()
    editRow(world, SHEET, shownRow(world, SHEET, '场地').id, { 当前状态: '延期' })
    editRow(world, SHEET, shownRow(world, SHEET, '短片').id, { 当前状态: '已完成' })
    const later = await openedLater(world)
    const news = await toldBy(later)
    expect(later.app.getState().sheet?.intents.length).toBe(1)
    expect(titles(later, news)).toEqual(['海报', '短片'])
    expect(news.turns.map(({ state }) => state?.to ?? null)).toEqual(['delayed', null])
    expect(news.turns.map(({ band }) => band?.to ?? null)).toEqual(['severe', 'severe'])
  })

  it('proves nothing by a print that was kept before the last edit of a sidebar', async () => {
    const world = await left()
    const evening = await openedLater(world, {}, 1)
    await evening.pass(90_000, 10_000)
    editRow(evening, SHEET, shownRow(evening, SHEET, '短片').id, { '实际进度(%)': 0.15 })
    await evening.quiet()
    evening.close()
    const later = await openedLater(world)
    expect((await toldBy(later)).cause).toBe(null)
  })

  it('is not told at the first opening, nor when nothing turned, nor once it was put away', async () => {
    const world = await left()
    const again = await openedLater(world, {}, 0.02)
    expect(await newsOf(again)).toBe(null)
    again.close()
    const later = await openedLater(world)
    await toldBy(later)
    await later.app.actions.dismissOpeningNews()
    expect(await newsOf(later)).toBe(null)
    const first = await entered(openAppWorld({ at: '2024-03-01T19:00:00+08:00' }))
    await first.setUp({ preset: 'S2', sample: 'verbatim' })
    await first.pass(60_000, 10_000)
    expect(await newsOf(first)).toBe(null)
  })

  it('stays as it was told, whatever is edited afterwards', async () => {
    const later = await openedLater(await left())
    const news = await toldBy(later)
    editRow(later, SHEET, shownRow(later, SHEET, '短片').id, { '实际进度(%)': 0.9 })
    await later.pass(90_000, 10_000)
    expect(await newsOf(later)).toBe(news)
  })

  it('is told to a reader, who writes nothing: the cells still say what they said', async () => {
    const world = await left()
    const before = shownRows(world, SHEET)
    const reader = await openedLater(world, { role: 'reader', userId: 'ou_reader' })
    const news = await toldBy(reader)
    expect([titles(reader, news), news.cause, news.written, news.unwritten]).toEqual([['海报', '短片'], 'day', 0, 2])
    expect(changedRows(before, reader)).toEqual([])
  })

  it('is told by two sidebars that open at the same moment, of the rows that have changed alone', async () => {
    const world = await left()
    const before = shownRows(world, SHEET)
    world.clock.set(day('2024-03-04') + 19 * 3_600_000)
    const both = await Promise.all([world.beside(), world.beside({ userId: 'ou_other' })])
    open.push(...both)
    for (const one of both) await one.quiet()
    for (const one of both) await one.pass(30_000, 5000)
    for (const one of both) {
      const news = await toldBy(one)
      expect(titles(one, news)).toEqual(['海报', '短片'])
      expect(news.cause).not.toBe('people')
      expect(news.unwritten).toBe(0)
    }
    expect([...changedRows(before, world)].sort()).toEqual(['海报', '短片'])
  })

  it('is told by a sidebar that opens later on the day, which writes nothing; of tasks that are as the first left them', async () => {
    const world = await left()
    const first = await openedLater(world)
    const told = await toldBy(first)
    await first.pass(30_000, 5000)
    const second = await entered(world.beside({ userId: 'ou_other' }))
    await second.pass(30_000, 5000)
    const again = await toldBy(second)
    expect([again.turns, again.since, again.cause]).toEqual([told.turns, '2024-03-01', 'day'])
    expect([again.isOfOther, again.written, again.unwritten]).toEqual([true, 0, 0])
    editRow(world, SHEET, shownRow(world, SHEET, '短片').id, { '实际进度(%)': 0.35 })
    await first.pass(90_000, 5000)
    const third = await entered(world.beside({ userId: 'ou_third' }))
    const rest = await toldBy(third)
    expect([titles(third, rest), rest.cause]).toEqual([['海报'], null])
    third.close()
    world.clock.set(day('2024-03-05') + 19 * 3_600_000)
    const nextDay = await entered(world.beside({ userId: 'ou_third' }))
    expect((await newsOf(nextDay))?.isOfOther).not.toBe(true)
  })

  it('a sidebar that opens after another has written them writes nothing', async () => {
    const world = await left()
    await openedLater(world)
    const second = await entered(world.beside({ userId: 'ou_other' }))
    await second.pass(30_000, 5000)
    expect(second.door.calls.filter(({ key }) => key === 'WidgetTable_setRecords')).toEqual([])
  })

  it('is not told by a clock that is behind the cells', async () => {
    const world = await left()
    const ahead = await openedLater(world)
    await ahead.pass(30_000, 10_000)
    ahead.close()
    editRow(world, SHEET, shownRow(world, SHEET, '场地').id, { '实际进度(%)': 0.5 })
    world.clock.set('2024-03-02T19:00:00+08:00')
    expect(await newsOf(await entered(world.beside()))).toBe(null)
  })
})
