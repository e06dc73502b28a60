import { afterEach, describe, expect, it } from 'vitest'
import { NO_ROWS } from '../../../src/application/companions/sheetRows.ts'
import { gatherSteps } from '../../../src/application/retrospective/gather.ts'
import { allAtOnce, REPORT_KINDS } from '../../../src/domain/index.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'
import { addRow } from '../../support/shownRows.ts'

const TASKS = { full: '任务', S2: '执行进度跟踪表' } as const

const open: AppWorld[] = []
afterEach(() => {
  for (const world of open.splice(0)) world.close()
})

/** A sheet of 500 tasks and more that is tracked and up to date; what it has called is forgotten. */
async function tracked(preset: 'full' | 'S2'): Promise<AppWorld> {
  const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00' })
  open.push(world)
  await world.setUp({ preset })
  const title = present(world.table().fields.find(({ isPrimary }) => isPrimary)?.name, 'a first column')
  for (let at = 0; at < 500; at += 1) addRow(world, TASKS[preset], { [title]: `第 ${String(at)} 项` })
  await world.pass(20_000)
  world.door.resetCalls()
  return world
}

/** What the page of reports does when somebody opens each kind. */
async function openEveryReport({ app, quiet }: AppWorld): Promise<number> {
  const sheet = present(app.getState().sheet, 'a tracked sheet')
  const close = app.actions.openPlanLog(sheet.tableId)
  await quiet()
  const { companions } = app.getState()
  for (const kind of REPORT_KINDS) {
    const { tasks, columns, today, asOf } = sheet
    const rows = companions?.rows ?? NO_ROWS
    const planLog = companions?.planLog ?? null
    const material = {
      tasks,
      columns,
      today,
      asOf,
      rows,
      planLog,
      frozenPlans: null,
      timeZone: 'Asia/Shanghai',
      untitled: '未命名',
    }
    const rules = app.getState().settings
    const context = { rules, isWorkday: () => true, nowMs: Date.parse('2024-06-13T19:00:00+08:00') }
    allAtOnce(gatherSteps({ ...material, ...context }, { scope: { kind: 'sheet' }, phase: null, kind }))
  }
  await quiet()
  close()
  return sheet.tasks.length
}

describe('[RP6] opening the reports of 500 tasks', () => {
  it('S2: costs no host call that live tracking has not made already', async () => {
    const world = await tracked('S2')
    expect(await openEveryReport(world)).toBeGreaterThanOrEqual(500)
    expect(world.door.calls.map(({ key }) => key)).toEqual([])
  })

  it('[RA11] full: reads no more than the pages of 变更记录, and a second time nothing', async () => {
    const world = await tracked('full')
    await openEveryReport(world)
    const log = present(
      world.engine.document.tables.find(({ name }) => name === '变更记录'),
      '变更记录',
    )
    const read = world.door.calls.filter(({ key }) => /getRecord/u.test(key))
    expect(read.length).toBeLessThanOrEqual(Math.ceil(log.records.length / 200) + 1)
    world.door.resetCalls()
    await openEveryReport(world)
    expect(world.door.calls.map(({ key }) => key)).toEqual([])
  })
})
