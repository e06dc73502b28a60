import { afterEach, expect, it } from 'vitest'
import { peopleOf, type PersonBoard } from '../../../src/application/board/personBoard.ts'
import { createWorkdayCalendar } from '../../../src/domain/index.ts'
import { type AppWorld, openAppWorld } from '../../support/appWorld.ts'
import { addRow, editRow } from '../../support/shownRows.ts'

const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)
const KIM = 'ou_local0001'

let worlds: AppWorld[] = []
afterEach(() => {
  for (const world of worlds) world.close()
  worlds = []
})

/** The board of a person, made from what the sidebar has in memory. */
function boardOf({ app }: AppWorld, key = KIM): PersonBoard {
  const { sheet, companions, settings } = app.getState()
  if (sheet === null || companions === null) throw new Error('a sheet is shown')
  return peopleOf({
    sheet,
    rows: companions.rows,
    marks: app.actions.progressMarks(sheet.tableId),
    timeZone: settings.timeZone,
    nowMs: companions.sync.kind === 'settled' ? companions.sync.at : 0,
    rules: settings,
    isWorkday: createWorkdayCalendar({}).isWorkday,
  }).boardOf(key)
}

it('[MY1] [S3-14] boards of people cost no call, for a reader too, and follow the progress that was kept', async () => {
  const first = await openAppWorld({ at: '2024-06-10T19:00:00+08:00' })
  worlds.push(first)
  await first.setUp({ preset: 'full', sample: 'none' })
  const taskId = addRow(first, '任务', {
    任务名称: '海报',
    计划开始: day('2024-06-01'),
    计划结束: day('2024-06-30'),
    实际进度: 0.4,
    主责人: [{ id: KIM }],
  })
  addRow(first, '问题与风险', { 问题描述: '物料延误', 发现时间: day('2024-06-10') + 36_000_000, 负责人: [{ id: KIM }] })
  await first.pass(70_000)
  const reader = await first.beside({ role: 'reader', userId: 'ou_local0002' })
  worlds.push(reader)
  await first.pass(70_000)
  for (const { door } of worlds) door.resetCalls()
  for (const world of worlds) {
    expect(boardOf(world).duties).toMatchObject({ updates: [], unknownUpdateIds: [], week: [{ kind: 'issue' }] })
    expect(boardOf(world).load.days[0]).toEqual({ day: '2024-06-10', count: 1 })
    expect(world.app.getState().userId).toBe(world.door.session.userId)
  }
  expect(worlds.flatMap(({ door }) => door.calls)).toEqual([])

  first.clock.set('2024-06-17T19:00:00+08:00')
  await first.pass(70_000)
  expect(worlds.map((world) => boardOf(world).duties.updates)).toMatchObject([
    [{ id: taskId, frequency: 'weekly', last: '2024-06-10' }],
    [{ id: taskId, frequency: 'weekly', last: '2024-06-10' }],
  ])
  editRow(first, '任务', taskId, { 实际进度: 0.6 })
  await first.pass(70_000)
  expect(worlds.map((world) => boardOf(world).duties.updates)).toEqual([[], []])
})
