import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { formatPercent } from '../../../src/i18n/index.ts'
import { present, valueOf } from '../../support/present.ts'
import { addRow, editRow, shownRows } from '../../support/shownRows.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { firstPlannedDay } from '../../../src/application/history/snapshot.ts'

const DAY_MS = 86_400_000
const FIRST = Date.parse('2024-03-01T00:00:00+08:00')

interface Task {
  readonly start: number | null
  readonly days: number | null
  readonly progress: number | null
  readonly weight: number | null
  readonly hold: '暂停' | '取消' | null
}

const TASK: fc.Arbitrary<Task> = fc.record({
  start: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 8 }),
  days: fc.option(fc.integer({ min: 1, max: 17 }), { freq: 8 }),
  // Thirds and sevenths have no last digit, 99.96 % must not become 100 %.
  progress: fc.option(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(100 / 3, 200 / 7, 99.96, 120, -5)), {
    freq: 6,
  }),
  weight: fc.option(fc.constantFrom(1, 3, 7, 0.1, -2, 0), { freq: 2 }),
  hold: fc.option(fc.constantFrom('暂停', '取消'), { freq: 5 }),
})

const open: AppWorld[] = []
afterEach(() => {
  for (const world of open.splice(0)) world.close()
})

function cellsOf(task: Task, at: number, campaign: string) {
  const { start, days, progress, weight, hold } = task
  return {
    任务名称: `任务 ${String(at)}`,
    所属活动: { recordIds: [campaign], text: '', type: 'text' },
    计划开始: start === null ? null : FIRST + start * DAY_MS,
    计划结束: days === null ? null : FIRST + ((start ?? 0) + days - 1) * DAY_MS,
    实际进度: progress === null ? null : progress / 100,
    权重: weight,
    人工标记: hold,
  }
}

/** A percent cell as the sidebar would write it: 0.5075 is 50.75 %, whatever a product of floats says. */
const shown = (cell: unknown): string => formatPercent(cell === null ? null : Number((Number(cell) * 100).toFixed(8)))

describe('[SN1] [RU1] one figure everywhere', () => {
  it('overview, trend, 每日跟踪 and 活动 show the same figures after any entries and edits', async () => {
    const world = await openAppWorld({ at: '2024-03-01T19:00:00+08:00' })
    open.push(world)
    await world.setUp({ preset: 'full', sample: 'none' })
    const campaign = addRow(world, '活动', { 活动名称: '夏促' })
    const rows: string[] = []
    let date = 1
    await fc.assert(
      fc.asyncProperty(fc.array(TASK, { minLength: 1, maxLength: 6 }), async (tasks) => {
        date += 1
        world.clock.set(FIRST + date * DAY_MS + 19 * 3_600_000)
        for (const [at, task] of tasks.entries()) {
          const cells = cellsOf(task, at, campaign)
          const recordId = rows[at]
          if (recordId === undefined) rows.push(addRow(world, '任务', cells))
          else editRow(world, '任务', recordId, cells)
        }
        await world.pass(120_000, 30_000)
        const { rollUp, asOf, tasks: assessed } = present(world.app.getState().sheet, 'a sheet')
        const row = present(
          shownRows(world, '活动').find(({ id }) => id === campaign),
          'the campaign',
        ).cells
        expect([shown(row['计划进度']), shown(row['实际进度']), shown(row['完成率'])]).toEqual([
          formatPercent(rollUp.planned),
          formatPercent(rollUp.actual),
          formatPercent(rollUp.completionRate),
        ])
        const history = valueOf(await world.app.actions.history())
        const last = 'kind' in history ? undefined : history.at(-1)
        const kept = shownRows(world, '每日跟踪').filter(
          ({ cells }) => Number(cells['日期']) === Date.parse(`${asOf}T00:00:00+08:00`),
        )
        const { planned, actual } = rollUp
        // Before the plan begins no day is kept, be its tasks held or not.
        const first = firstPlannedDay(assessed.map(({ row: task }) => task))
        const hasBegun = first === null || first <= asOf || kept.length > 0
        expect(kept.map(({ cells }) => [shown(cells['计划进度']), shown(cells['实际进度'])])).toEqual(
          hasBegun ? [[formatPercent(planned), formatPercent(actual)]] : [],
        )
        expect(last?.day === asOf ? [last.planned, last.actual] : [null, null]).toEqual(
          hasBegun ? [planned, actual] : [null, null],
        )
      }),
      {
        seed: 20240301,
        numRuns: 25,
        examples: [[[{ start: 15, days: 2, progress: 99.96, weight: null, hold: '暂停' }]]],
      },
    )
  })
})
