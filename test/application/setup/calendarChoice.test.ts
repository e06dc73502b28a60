import { afterEach, describe, expect, it } from 'vitest'
import { calendarExample } from '../../../src/application/setup/calendarExample.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { adopt, openAdoptWorld } from '../adoption/adoptWorld.ts'
import { date, progress, text } from '../../../src/local-host/engine/fixtures/sheet.ts'
import { readDaysOff } from '../../../src/domain/index.ts'
import { addRow, shownRow } from '../../support/shownRows.ts'
import { OWN, ownSheet, shownCells } from '../adoption/ownSheet.ts'

let world: AppWorld
afterEach(() => world.close())

/** Friday the 15th to Thursday the 21st of March, as of Monday at nine: two of the seven days are a weekend. */
const WEEK = ownSheet(
  [text('任务名称'), date('计划开始'), date('计划结束'), progress('实际进度')],
  [['一周', '2024-03-15', '2024-03-21', 0.2]],
)
const MONDAY = '2024-03-18T09:00:00+08:00'

describe('[CA1] the rules compute the example in the question', () => {
  it('the example on Monday at nine counts up to Sunday, and without a cut-off also Monday', () => {
    world = { close: () => undefined } as AppWorld
    expect(calendarExample(DEFAULT_SETTINGS)).toEqual({ calendar: 300 / 7, workday: 20 })
    expect(calendarExample({ ...DEFAULT_SETTINGS, cutOff: '00:00' })).toEqual({ calendar: 400 / 7, workday: 40 })
  })
})

describe('[CA1] set-up stores the chosen calendar', () => {
  it('the first sheet decides the calendar of the Base, which the settings can change later', async () => {
    world = await openAppWorld()
    await world.setUp({ sample: 'none', calendar: 'workday' })
    expect(world.app.getState().baseSettings.calendar.mode).toBe('workday')
    await world.app.actions.saveSettings(
      { ...world.app.getState().settings, calendar: { mode: 'calendar', work: [], off: [] } },
      'base',
    )
    expect(world.app.getState().settings.calendar.mode).toBe('calendar')
  })

  it('a further sheet decides only its own calendar', async () => {
    world = await openAppWorld()
    await world.setUp({ sample: 'none' })
    await world.setUp({ preset: 'S3', sample: 'none', another: true, calendar: 'workday' })
    const { settings, baseSettings } = world.app.getState()
    expect([settings.calendar.mode, baseSettings.calendar.mode]).toEqual(['workday', 'calendar'])
  })

  it('an interrupted set-up keeps the chosen calendar for the sidebar that finishes it', async () => {
    world = await openAppWorld()
    world.app.actions.startSetup({
      preset: 'S2',
      withOptional: true,
      sample: 'none',
      another: false,
      calendar: 'workday',
    })
    world.app.actions.cancelSetup()
    await world.quiet()
    const { setup } = world.app.getState()
    expect(setup.kind === 'interrupted' && setup.request.calendar).toBe('workday')
    await world.setUp({ sample: 'none' })
    expect(world.app.getState().settings.calendar.mode).toBe('workday')
  })
})

describe('[CA1] taking a table over stores the chosen calendar', () => {
  it.each([
    { chosen: {}, figures: ['42.86%', '-22.9', '严重滞后'] },
    { chosen: { calendar: 'workday' as const }, figures: ['20.00%', '0.0', '正常'] },
  ])('a choice of $chosen gives $figures on Monday at nine', async ({ chosen, figures }) => {
    world = await openAdoptWorld({ snapshot: WEEK, at: MONDAY })
    await adopt(world, OWN, chosen)
    expect(shownCells(world, '一周', '计划进度', '进度偏差', '偏差等级')).toEqual(figures)
  })
})

describe('[CA1] a plan that leaves the years with holidays', () => {
  it('names the first day without them, until the team has entered its days, which then count in the cells', async () => {
    world = await openAppWorld({ at: '2027-01-04T19:00:00+08:00' })
    await world.setUp({ preset: 'S2', sample: 'none', calendar: 'workday' })
    const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`)
    addRow(world, '执行进度跟踪表', {
      任务名称: '一周',
      计划开始时间: day('2026-12-28'),
      计划结束时间: day('2027-01-08'),
    })
    await world.quiet()
    const planned = () => Number(shownRow(world, '执行进度跟踪表', '一周').cells['计划进度(%)'])
    expect(world.app.getState().sheet?.calendarWithoutDataFrom).toBe('2027-01-01')
    // 12/28–12/31, 1/1 and 1/4 of ten days.
    expect(planned()).toBeCloseTo(0.6, 6)
    const read = readDaysOff('1月1日至3日放假\n2月5日至11日放假', 2027)
    const { settings } = world.app.getState()
    const calendar = { ...settings.calendar, off: read.flatMap(({ off }) => off) }
    await world.app.actions.saveSettings({ ...settings, calendar }, 'base')
    await world.quiet()
    expect(world.app.getState().sheet?.calendarWithoutDataFrom).toBeNull()
    expect(planned()).toBeCloseTo(5 / 9, 4)
  })
})
