import { describe, expect, it } from 'vitest'
import { historyFlags } from '../../src/application/history/historyFlags.ts'
import { sheetStanding } from '../../src/application/companions/sheetStanding.ts'
import type { CalendarMode } from '../../src/application/stored/settings.ts'
import { addDays, createWorkdayCalendar, daysBetween } from '../../src/domain/index.ts'
import { openAppWorld, type AppWorld } from '../support/appWorld.ts'
import { present } from '../support/present.ts'
import { addRow, editRow, shownRows } from '../support/shownRows.ts'
import { isWhole, sweep } from '../support/sweep.ts'

const SHEET = '执行进度跟踪表'
/** Sixty days with two long holidays and four made-up days. */
const FIRST_DAY = '2024-04-01'
const DAYS = 60
const WORKDAYS = createWorkdayCalendar()
const BELOW_NORMAL = new Set(['watch', 'warning', 'severe'])

interface Simulation {
  readonly mode: CalendarMode
  readonly cutOff: string
  readonly seed: number
}

const SIMULATIONS: readonly Simulation[] = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) =>
  (['calendar', 'workday'] as const).flatMap((mode) =>
    ['18:00', '20:00', '00:00'].map((cutOff) => ({ mode, cutOff, seed })),
  ),
)

/** What `npm test` runs of them: both calendars, each cut-off. */
const SAMPLE = SIMULATIONS.filter(
  ({ mode, cutOff, seed }) =>
    seed === (cutOff === '20:00' ? 2 : 1) && mode === (cutOff === '18:00' ? 'calendar' : 'workday'),
)

interface Plan {
  readonly title: string
  readonly start: string
  readonly end: string
}

/** A small generator of its own, so that a seed gives the same plan everywhere. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Plans of one to twenty-five days that begin and end on days on which the team works. */
function plansOf({ mode, seed }: Simulation): readonly Plan[] {
  const next = numbers(seed)
  const worked = (day: string): string =>
    mode === 'calendar' || WORKDAYS.isWorkday(day) ? day : worked(addDays(day, 1))
  return Array.from({ length: 6 }, (_none, at) => {
    const start = worked(addDays(FIRST_DAY, next(DAYS - 28)))
    const end = worked(addDays(start, at === 0 ? 0 : next(25)))
    return { title: `任务 ${String(at + 1)}`, start, end }
  })
}

const isDue = (day: string, mode: CalendarMode): boolean => mode === 'calendar' || WORKDAYS.isWorkday(day)
const count = (from: string, to: string, mode: CalendarMode): number =>
  mode === 'workday' ? WORKDAYS.count(from, to) : Math.max(0, (daysBetween(from, to) ?? 0) + 1)
/** The share that the team has done by the evening of a day: exactly what its plan says. */
const shareOn = (day: string, { start, end }: Plan, mode: CalendarMode): number =>
  day < start ? 0 : day >= end ? 1 : count(start, day, mode) / count(start, end, mode)

const instant = (day: string, time = '00:00'): number => Date.parse(`${day}T${time}:00+08:00`)

/** Everything that the sidebar and the table would call a problem, in words. */
async function problems(world: AppWorld): Promise<readonly string[]> {
  const { sheet, companions, settings } = world.app.getState()
  const { tasks, today, asOf } = present(sheet, 'the sheet')
  const known = await world.app.actions.knownHistory()
  const told =
    known.ok && known.value !== null ? historyFlags(tasks, known.value, asOf) : new Map<string, readonly string[]>()
  const standing = sheetStanding(tasks, companions?.parts ?? [], { today, bands: settings.bands })
  return [
    ...tasks.flatMap(({ row, assessment: { band, state, flags } }) => [
      ...(BELOW_NORMAL.has(band) ? [`${row.title ?? ''}: ${band}`] : []),
      ...(state === 'delayed' ? [`${row.title ?? ''}: delayed`] : []),
      ...[...flags, ...(told.get(row.recordId) ?? [])].map((flag) => `${row.title ?? ''}: ${flag}`),
    ]),
    ...(standing.value === 'red' || standing.value === 'yellow' ? [`health ${standing.value}`] : []),
    ...shownRows(world, SHEET).flatMap(({ cells }) =>
      ['关注', '滞后预警', '严重滞后'].includes(String(cells['偏差等级'])) ? [`cell ${String(cells['偏差等级'])}`] : [],
    ),
  ]
}

async function simulate(simulation: Simulation, late: boolean): Promise<{ found: readonly string[]; seen: number }> {
  const { mode, cutOff } = simulation
  const world = await openAppWorld({ at: instantText(addDays(FIRST_DAY, -1), '19:00') })
  await world.setUp({ preset: 'S2', sample: 'none', calendar: mode })
  const { settings } = world.app.getState()
  await world.app.actions.saveSettings({ ...settings, cutOff }, 'base')
  const plans = plansOf(simulation)
  const rows = plans.map(({ title, start, end }) =>
    addRow(world, SHEET, {
      任务名称: title,
      主责任人: [{ id: 'ou_local0001' }],
      计划开始时间: instant(start),
      计划结束时间: instant(end),
    }),
  )
  await world.quiet()
  const found: string[] = []
  let seen = 0
  const look = async (day: string, time: string): Promise<void> => {
    await world.quiet()
    seen += 1
    for (const problem of await problems(world)) found.push(`${day} ${time} ${problem}`)
  }
  for (let at = 0; at < DAYS; at += 1) {
    const day = addDays(FIRST_DAY, at)
    world.clock.set(instantText(day, '09:00'))
    // Without a cut-off the morning is behind by definition: the whole day is due at once. [TM1]
    if (cutOff === '00:00') await world.quiet()
    else await look(day, '09:00')
    world.clock.set(instantText(day, '18:00'))
    for (const [index, plan] of plans.entries()) {
      const share = shareOn(late ? addDays(day, -3) : day, plan, mode)
      if (day < plan.start || day > plan.end || !isDue(day, mode)) continue
      editRow(world, SHEET, present(rows[index], 'the row'), {
        '实际进度(%)': share,
        ...(day === plan.start ? { 实际开始时间: instant(day) } : {}),
        ...(day === plan.end && share === 1 ? { 实际结束时间: instant(day) } : {}),
      })
    }
    await look(day, '18:00')
    if (cutOff !== '20:00') continue
    world.clock.set(instantText(day, '20:05'))
    await look(day, '20:05')
  }
  world.close()
  return { found, seen }
}

const instantText = (day: string, time: string): string => `${day}T${time}:00+08:00`

describe('[OP1] [TM1] [DV3] [FL1] [CA1] sixty days of a team that is exactly on its plan and updates at 18:00', () => {
  it.each(isWhole ? sweep(SIMULATIONS, SIMULATIONS.length) : SAMPLE)(
    'nothing is flagged and no band is below normal, by $mode days with the cut-off $cutOff (plans $seed)',
    async (simulation) => {
      const { found, seen } = await simulate(simulation, false)
      expect(found).toEqual([])
      expect(seen).toBeGreaterThanOrEqual(DAYS)
    },
  )

  it('a team that is three days late is told so', async () => {
    const { found } = await simulate({ mode: 'calendar', cutOff: '18:00', seed: 1 }, true)
    expect(found.length).toBeGreaterThan(20)
  })
})
