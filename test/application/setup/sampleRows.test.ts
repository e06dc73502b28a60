import { describe, expect, it } from 'vitest'
import { previewSetup } from '../../../src/application/setup/previewPlan.ts'
import type { RecordState, TableState } from '../../../src/local-host/engine/types.ts'
import type { PresetId } from '../../../src/schema/index.ts'
import { present, valueOf } from '../../support/present.ts'
import { addRow } from '../../support/shownRows.ts'
import { sweep } from '../../support/sweep.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

/** [TP2] The sample rows of presets with several tables, as they are in the Base. */
const PLACED = {
  S0: {
    活动基本信息与目标表: 1,
    任务分解与责任跟踪表: 3,
    执行进度每日跟踪表: 2,
    问题与风险记录表: 2,
    活动效果评估表: 3,
  },
  S1: { 活动预算表: 5, 活动执行进度表: 5, 用户反馈: 0 },
  full: {
    活动: 1,
    目标与效果: 3,
    任务: 3,
    每日跟踪: 2,
    指标明细: 0,
    预算: 5,
    问题与风险: 2,
    报告: 0,
    经验与行动: 0,
    变更记录: 0,
  },
} as const satisfies Partial<Record<PresetId, Readonly<Record<string, number>>>>
const PRESET_IDS = Object.keys(PLACED) as (keyof typeof PLACED)[]

async function worldWith(
  preset: PresetId,
  sample: 'verbatim' | 'shifted' = 'verbatim',
  at = '2024-06-13T19:00:00+08:00',
): Promise<AppWorld> {
  const world = await openAppWorld({ at })
  await world.setUp({ preset, sample })
  expect(world.app.getState().setup).toMatchObject({ kind: 'done' })
  return world
}

const tableNamed = (world: AppWorld, name: string): TableState =>
  present(
    world.door.engine.document.tables.find((table) => table.name === name),
    name,
  )
const counts = (world: AppWorld, preset: keyof typeof PLACED) =>
  Object.fromEntries(Object.keys(PLACED[preset]).map((name) => [name, tableNamed(world, name).records.length]))

/** A cell as people read it: texts joined, options by name, linked rows by their primary cell. */
function shown(world: AppWorld, table: TableState, record: RecordState | undefined, column: string): unknown {
  const field = present(
    table.fields.find(({ name }) => name === column),
    column,
  )
  const raw: unknown = record?.fields[field.id] ?? null
  if (Array.isArray(raw)) return raw.map((part) => (part as { text?: string; name?: string }).text ?? '').join('')
  if (typeof raw !== 'object' || raw === null) return raw
  const { recordIds, text } = raw as { recordIds?: readonly string[]; text?: string }
  if (recordIds === undefined) return text
  const rows = world.door.engine.document.tables.flatMap((other) =>
    other.records.filter(({ id }) => recordIds.includes(id)).map((row) => ({ other, row })),
  )
  return rows.map(({ other, row }) =>
    shown(world, other, row, other.fields.find(({ isPrimary }) => isPrimary)?.name ?? ''),
  )
}
const column = (world: AppWorld, table: string, name: string): readonly unknown[] => {
  const state = tableNamed(world, table)
  return state.records.map((record) => shown(world, state, record, name))
}
const instant = (day: string) => Date.parse(`${day}T00:00:00+08:00`)
const CAMPAIGN = ['2024年夏季新品促销']

describe('[TP2] sample rows of several tables', () => {
  it.each(PRESET_IDS)('set-up of %s makes as many rows as the template has and the preview says', async (preset) => {
    const world = await worldWith(preset)
    expect(counts(world, preset)).toEqual(PLACED[preset])
    const { sampleRows } = previewSetup({ preset, withOptional: true, sample: 'verbatim', another: false })
    expect(sampleRows).toBe(Object.values(PLACED[preset]).reduce((sum: number, count) => sum + count, 0))
    expect(world.app.getState().sheet?.sample).toEqual({ count: sampleRows })
  })

  it('sample rows of S0 link to the campaign and the goal, and have the template’s words, days and money', async () => {
    const world = await worldWith('S0')
    for (const table of ['任务分解与责任跟踪表', '执行进度每日跟踪表', '问题与风险记录表', '活动效果评估表']) {
      for (const cell of column(world, table, '所属活动')) expect(cell).toEqual(CAMPAIGN)
    }
    expect(column(world, '执行进度每日跟踪表', '核心指标')).toEqual([['销售额'], ['销售额']])
    expect(column(world, '执行进度每日跟踪表', '记录')).toEqual([
      '2024-06-10 2024年夏季新品促销',
      '2024-06-11 2024年夏季新品促销',
    ])
    expect(column(world, '执行进度每日跟踪表', '已完成任务')).toEqual(['线下场地布置完成', 'KOL首篇内容发布'])
    expect(column(world, '问题与风险记录表', '发现时间')).toEqual([instant('2024-06-12'), instant('2024-06-13')])
    expect(column(world, '活动基本信息与目标表', '预算总额')).toEqual([500_000])
    expect(world.app.getState().sheet?.tasks.map(({ assessment }) => assessment.state)).toEqual([
      'done',
      'delayed',
      'inProgress',
    ])
  })

  it('[S1-4] the sample budget of S1 adds up to 46,000, and its schedule is not started', async () => {
    const world = await worldWith('S1', 'verbatim', '2024-09-30T19:00:00+08:00')
    expect(column(world, '活动预算表', '预算金额').reduce((sum: number, amount) => sum + Number(amount), 0)).toBe(
      46_000,
    )
    expect(column(world, '活动预算表', '实际花费')).toEqual(Array(5).fill(null))
    expect(world.app.getState().sheet?.tasks.map(({ assessment }) => assessment.state)).toEqual(
      Array(5).fill('notStarted'),
    )
  })

  it('[BU3] the sample budget of the full preset belongs to the campaign, and line 4 says 10 × 200 × 3', async () => {
    const world = await worldWith('full')
    expect(column(world, '预算', '所属活动')).toEqual(Array.from({ length: 5 }, () => CAMPAIGN))
    expect(['数量', '单价', '天数', '预算金额'].map((name) => column(world, '预算', name)[3])).toEqual([
      10, 200, 3, 6000,
    ])
  })

  it('the dates of all tables move together to today', async () => {
    const world = await worldWith('S0', 'shifted', '2026-11-22T19:00:00+08:00')
    expect(column(world, '活动基本信息与目标表', '开始时间')).toEqual([instant('2026-11-10')])
    expect(column(world, '问题与风险记录表', '发现时间')).toEqual([instant('2026-11-21'), instant('2026-11-22')])
    expect(column(world, '执行进度每日跟踪表', '记录')[0]).toBe('2026-11-19 2024年夏季新品促销')
    expect(world.app.getState().sheet?.tasks.map(({ assessment }) => assessment.state)).toEqual([
      'done',
      'delayed',
      'inProgress',
    ])
  })

  it.each(PRESET_IDS)('one click removes all sample rows of %s', async (preset) => {
    const world = await worldWith(preset)
    const all = world.app.getState().sheet?.sample?.count
    expect(valueOf(await world.app.actions.removeSample({ includeEdited: false }))).toEqual({ removed: all, kept: 0 })
    await world.quiet()
    expect(Object.values(counts(world, preset)).filter((count) => count > 0)).toEqual([])
    expect(world.app.getState().sheet?.sample).toBeNull()
  })

  it('[SU4] a second run places each row once after the first was killed at any call', async () => {
    const whole = await worldWith('S0')
    const keys = whole.door.calls.map(({ key }) => key)
    const first = keys.findIndex((key) => key.endsWith('_addRecords'))
    expect(first).toBeGreaterThan(0)
    const cells = Object.keys(PLACED.S0).flatMap((name) =>
      tableNamed(whole, name).fields.map((field) => [name, field.name, column(whole, name, field.name)]),
    )
    const unlike: number[] = []
    // Every place: setupKilled.sweep.test.ts.
    for (const last of sweep([...keys.keys()].slice(first), 5)) {
      const dying = await openAppWorld({ at: '2024-06-13T19:00:00+08:00' })
      dying.door.beforeCall = (n) => {
        if (n > last) throw Object.assign(new Error('the sidebar is gone'), { code: 0 })
      }
      await dying.setUp({ preset: 'S0' })
      dying.close()
      const again = await openAppWorld({
        snapshot: dying.door.engine.snapshot(),
        seed: 2,
        at: '2024-06-13T19:00:00+08:00',
      })
      await again.setUp({ preset: 'S0' })
      const reached = Object.keys(PLACED.S0).flatMap((name) =>
        tableNamed(again, name).fields.map((field) => [name, field.name, column(again, name, field.name)]),
      )
      if (JSON.stringify(reached) !== JSON.stringify(cells)) unlike.push(last)
      again.close()
    }
    expect(unlike).toEqual([])
  })

  it.each([1, 100] as const)('T001 is done on a host that keeps 100 %% as 100 / %i', async (progressScale) => {
    const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00', variants: { progressScale } })
    await world.setUp({ preset: 'S0' })
    expect(column(world, '任务分解与责任跟踪表', '实际进度')).toEqual([progressScale === 100 ? 100 : 1, null, null])
    expect(world.app.getState().sheet?.tasks.map(({ assessment }) => assessment.state)).toEqual([
      'done',
      'delayed',
      'inProgress',
    ])
  })

  it('a sample row that people have edited stays, in any table', async () => {
    const world = await worldWith('S0')
    const issues = tableNamed(world, '问题与风险记录表')
    const solution = present(
      issues.fields.find(({ name }) => name === '解决方案'),
      '解决方案',
    )
    const [first] = issues.records
    world.door.asOther(
      'WidgetTable_setRecord',
      [issues.id, undefined],
      [first?.id, { fields: { [solution.id]: [{ type: 'text', text: '改了' }] } }],
    )
    await world.quiet()
    // It links to the campaign and to a task. Deleting these would empty its cells.
    const linked = column(world, '问题与风险记录表', '所属活动')[0]
    expect(valueOf(await world.app.actions.removeSample({ includeEdited: false }))).toEqual({ removed: 9, kept: 2 })
    await world.quiet()
    expect(tableNamed(world, '问题与风险记录表').records.map(({ id }) => id)).toEqual([first?.id])
    expect(column(world, '问题与风险记录表', '所属活动')).toEqual([linked])
    expect(valueOf(await world.app.actions.removeSample({ includeEdited: true }))).toEqual({ removed: 2, kept: 0 })
    expect(tableNamed(world, '问题与风险记录表').records).toEqual([])
  })

  it('[TB1] it is known beforehand whether removing them can be taken back, and asking removes nothing', async () => {
    const world = await worldWith('S0')
    const issues = tableNamed(world, '问题与风险记录表')
    const solution = present(
      issues.fields.find(({ name }) => name === '解决方案'),
      '解决方案',
    )
    const { fitsSampleRemoval } = world.app.actions
    expect(await fitsSampleRemoval({ includeEdited: true })).toBe(true)
    for (const { id } of issues.records)
      world.door.asOther(
        'WidgetTable_setRecord',
        [issues.id, undefined],
        [id, { fields: { [solution.id]: [{ type: 'text', text: '长'.repeat(90_000) }] } }],
      )
    await world.quiet()
    expect(await fitsSampleRemoval({ includeEdited: true })).toBe(false)
    // Rows that people have edited stay.
    expect(await fitsSampleRemoval({ includeEdited: false })).toBe(true)
    expect(tableNamed(world, '问题与风险记录表').records).toHaveLength(issues.records.length)
  })

  it('a sample row that people’s own row links to stays, and so do the rows that it links to', async () => {
    const world = await worldWith('S0')
    const campaign = present(tableNamed(world, '活动基本信息与目标表').records[0], 'campaign')
    const own = addRow(world, '任务分解与责任跟踪表', {
      任务名称: '我们自己的任务',
      所属活动: { recordIds: [campaign.id], text: '', type: 'text' },
    })
    await world.quiet()
    expect(valueOf(await world.app.actions.removeSample({ includeEdited: false }))).toEqual({ removed: 10, kept: 1 })
    await world.quiet()
    expect(tableNamed(world, '任务分解与责任跟踪表').records.map(({ id }) => id)).toEqual([own])
    expect(column(world, '任务分解与责任跟踪表', '所属活动')).toEqual([CAMPAIGN])
    expect(world.app.getState().sheet?.sample).toEqual({ count: 1 })
  })
})
