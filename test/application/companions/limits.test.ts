import { describe, expect, it } from 'vitest'
import type { TrackerSettings } from '../../../src/application/stored/settings.ts'
import { allAtOnce, type ReportKind } from '../../../src/domain/index.ts'
import { gatherSteps, type ReportMaterial } from '../../../src/application/retrospective/gather.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { addRow, editRow, shownRow, shownRows } from '../../support/shownRows.ts'
import { present } from '../../support/present.ts'

const AT = '2024-06-13T19:00:00+08:00'

/** Two sidebars on a whole campaign: what one saves, the other one follows. */
async function twoSidebars(): Promise<{ readonly first: AppWorld; readonly second: AppWorld }> {
  const first = await openAppWorld({ at: AT })
  await first.setUp({ preset: 'full' })
  const second = await first.beside({ userId: 'ou_second' })
  await second.quiet()
  return { first, second }
}

async function choose(
  { first, second }: Awaited<ReturnType<typeof twoSidebars>>,
  chosen: Partial<TrackerSettings>,
): Promise<void> {
  const { settings } = first.app.getState()
  expect(await first.app.actions.saveSettings({ ...settings, ...chosen }, 'base')).toMatchObject({ ok: true })
  await first.pass(8000)
  expect(second.app.getState().settings).toMatchObject(chosen)
}

function material(world: AppWorld, kind: ReportKind): ReportMaterial {
  const { sheet, companions, settings } = world.app.getState()
  const { tasks, columns, today, asOf } = present(sheet, 'the sheet')
  const { rows, planLog } = present(companions, 'the other tables')
  const { timeZone } = settings
  const nowMs = world.clock.now()
  const given = {
    tasks,
    columns,
    today,
    asOf,
    rows,
    planLog,
    frozenPlans: null,
    timeZone,
    rules: settings,
    isWorkday: () => true,
  }
  return allAtOnce(gatherSteps({ ...given, nowMs, untitled: '' }, { scope: { kind: 'sheet' }, phase: null, kind }))
}

describe('[LM1] limits and weights that a team chooses count everywhere, in every sidebar', () => {
  it('[SL1] the hours of a response move the cell, the health of the campaign and the reports, and back', async () => {
    const world = await twoSidebars()
    const { first, second } = world
    const id = addRow(first, '问题与风险', {
      问题描述: '到货延误',
      类型: '问题',
      严重程度: '高',
      发现时间: Date.parse('2024-06-13T14:00:00+08:00'),
    })
    await first.pass(8000)
    const cell = () => shownRows(first, '问题与风险').find((row) => row.id === id)?.cells
    const health = () => String(shownRow(first, '活动', '2024年夏季新品促销').cells['健康原因'] ?? '')
    const overdue = (kind: ReportKind) => material(second, kind).period.supportOfDay.pastIssues.map((one) => one.id)
    expect(cell()).toMatchObject({ 响应时效: '进行中' })
    expect(health()).not.toContain('到货延误')
    expect(overdue('daily')).not.toContain(id)

    await choose(world, { sla: { response: 4, solution: 8 } })
    expect(cell()).toMatchObject({ 响应时效: '未响应超时', 方案时效: '进行中' })
    expect(health()).toContain('到货延误')
    expect(overdue('daily')).toContain(id)

    await choose(world, { sla: { response: 24, solution: 48 } })
    expect(cell()).toMatchObject({ 响应时效: '进行中', 方案时效: '进行中' })
    expect(health()).not.toContain('到货延误')
  })

  it('[SL1] a clock starts at the time found and runs out at the hour that the team chose, without an edit', async () => {
    const world = await twoSidebars()
    const { first } = world
    await choose(world, { sla: { response: 2.5, solution: 48 } })
    const id = addRow(first, '问题与风险', {
      问题描述: '到货延误',
      类型: '问题',
      发现时间: Date.parse('2024-06-13T19:10:00+08:00'),
    })
    await first.quiet()
    const clock = () => shownRows(first, '问题与风险').find((row) => row.id === id)?.cells['响应时效']
    expect(clock()).toBe(null)
    first.clock.set('2024-06-13T19:10:01+08:00')
    await first.quiet()
    expect(clock()).toBe('进行中')
    first.clock.set('2024-06-13T21:40:00+08:00')
    await first.quiet()
    expect(clock()).toBe('进行中')
    first.clock.set('2024-06-13T21:40:02+08:00')
    await first.quiet()
    expect(clock()).toBe('未响应超时')
  })

  it('[KP2] parts of the stages move 应达值, also after a planned date of a task moved, and back', async () => {
    const world = await twoSidebars()
    const { first } = world
    const due = () => shownRow(first, '目标与效果', '销售额').cells['应达值(按进度)']
    const even = due()
    await choose(world, { phaseWeights: { 预热期: 100 } })
    const byStage = due()
    expect(byStage).not.toBe(even)
    expect(byStage).toBe(300_000)
    const task = shownRows(first, '任务').find(({ cells }) => cells['阶段'] === '预热期')
    editRow(first, '任务', present(task, 'a task of the stage').id, {
      计划结束: Date.parse('2024-07-31T00:00:00+08:00'),
    })
    await first.pass(8000)
    expect(Number(due())).toBeLessThan(200_000)
    await choose(world, { phaseWeights: {} })
    expect(due()).toBe(even)
  })

  it('[KP3] the weight of core goals moves the overall attainment of the reports', async () => {
    const world = await twoSidebars()
    const overall = () => {
      const { goals } = material(world.second, 'evaluation').facts
      return goals
    }
    const before = JSON.stringify(overall())
    await choose(world, { coreKpiWeight: 10 })
    expect(JSON.stringify(overall())).not.toBe(before)
    expect(JSON.stringify(overall())).toContain('"weights":{"core":10,"auxiliary":90}')
  })

  it('[DP4] the default lag of a module moves the flag of the next task in every sidebar, and back', async () => {
    const world = await twoSidebars()
    const { first } = world
    const [before, after] = shownRows(first, '任务')
    const [from, to] = [present(before, 'a task').id, present(after, 'another task').id]
    const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)
    editRow(first, '任务', from, { 模块: '物料制作', 计划开始: day('2024-07-01'), 计划结束: day('2024-07-10') })
    editRow(first, '任务', to, {
      计划开始: day('2024-07-12'),
      计划结束: day('2024-07-20'),
      前置任务: { recordIds: [from] },
    })
    await first.pass(8000)
    const flags = () => shownRows(first, '任务').find(({ id }) => id === to)?.cells['数据问题'] ?? []
    expect(flags()).toContain('间隔天数不足')
    await choose(world, { lagDefaults: { 物料制作: 2 } })
    expect(flags()).not.toContain('间隔天数不足')
    await choose(world, { lagDefaults: { 物料制作: 3 } })
    expect(flags()).toContain('间隔天数不足')
    editRow(first, '任务', from, { 模块: '内容营销' })
    await first.pass(8000)
    expect(flags()).not.toContain('间隔天数不足')
  })

  it('[WK2] from how many tasks on a day a peak is told is the team’s choice', async () => {
    const world = await twoSidebars()
    expect(material(world.second, 'weekly').period.week.peakTasks).toBe(3)
    await choose(world, { loadPeak: 1 })
    const { peakTasks, peaks } = material(world.second, 'weekly').period.week
    expect(peakTasks).toBe(1)
    expect(peaks.every(({ ids }) => ids.length >= 1)).toBe(true)
  })
})
