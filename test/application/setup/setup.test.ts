import { describe, expect, it } from 'vitest'
import type { TableState, Variants } from '../../../src/local-host/engine/types.ts'
import { PRESETS } from '../../../src/schema/index.ts'
import { appearance, isWrite } from '../../support/baseAppearance.ts'
import { present, valueOf } from '../../support/present.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

const builtIn = (world: AppWorld): TableState[] =>
  world.door.engine.document.tables.filter((table) => table.name.includes('跟踪表') || table.name.includes('监控表'))
const looksOf = (world: AppWorld) => appearance(world.table(), world.door.engine.document.tables)
const writes = (world: AppWorld): readonly string[] => world.door.calls.filter(isWrite).map(({ key }) => key)

async function reference(preset: 'S2' | 'S3', variants: Partial<Variants> = {}) {
  const world = await openAppWorld({ variants })
  await world.setUp({ preset })
  const looks = looksOf(world)
  const calls = world.door.calls.length
  world.close()
  return { looks, calls }
}

describe('[SU1] 一键建表', () => {
  it('set-up of S2 makes the 18 columns of the template and ours, seven views and two sample rows', async () => {
    const world = await openAppWorld()
    await world.setUp({ preset: 'S2' })
    expect(world.app.getState().setup).toMatchObject({ kind: 'done' })
    const table = world.table()
    expect(table.fields).toHaveLength(21)
    expect(table.views.map(({ name }) => name)).toEqual([
      '每日更新',
      '全部任务',
      '⚠ 偏差预警',
      '延期任务',
      '逾期未完成·实时',
      '甘特图',
      '状态看板',
    ])
    expect(table.records).toHaveLength(2)
    expect(world.app.getState().sheet?.tasks).toHaveLength(2)
  })

  it.each(['S2', 'S3'] as const)('a second set-up of %s makes nothing', async (preset) => {
    const world = await openAppWorld()
    await world.setUp({ preset })
    const before = looksOf(world)
    world.door.resetCalls()
    await world.setUp({ preset })
    expect(writes(world)).toEqual([])
    expect(looksOf(world)).toEqual(before)
    expect(builtIn(world)).toHaveLength(1)
  })

  it.each([
    {
      preset: 'S0',
      tables: [
        '活动基本信息与目标表',
        '任务分解与责任跟踪表',
        '执行进度每日跟踪表',
        '问题与风险记录表',
        '活动效果评估表',
      ],
    },
    { preset: 'S1', tables: ['活动预算表', '活动执行进度表', '用户反馈'] },
    {
      preset: 'full',
      tables: [
        '活动',
        '目标与效果',
        '任务',
        '每日跟踪',
        '指标明细',
        '预算',
        '问题与风险',
        '报告',
        '经验与行动',
        '变更记录',
      ],
    },
  ] as const)(
    '$preset builds its tables with their links, and a second run makes nothing',
    async ({ preset, tables }) => {
      const world = await openAppWorld()
      await world.setUp({ preset, sample: 'none' })
      expect(world.app.getState().setup).toMatchObject({ kind: 'done' })
      const newTables = world.door.engine.document.tables.slice(1)
      expect(newTables.map(({ name }) => name)).toEqual(tables)
      for (const table of newTables) {
        const declared = PRESETS[preset].tables.find(({ name }) => name === table.name)
        expect(table.fields.map(({ name }) => name)).toEqual(declared?.columns.map(({ name }) => name))
      }
      const before = newTables.map((table) => appearance(table, newTables))
      world.door.resetCalls()
      await world.setUp({ preset, sample: 'none' })
      expect(writes(world)).toEqual([])
      expect(world.door.engine.document.tables.slice(1).map((table, _at, all) => appearance(table, all))).toEqual(
        before,
      )
    },
  )

  it('set-up makes another sheet with a name of its own when a person asks for one', async () => {
    const world = await openAppWorld()
    await world.setUp({ preset: 'S2' })
    await world.setUp({ preset: 'S2', another: true, sample: 'none' })
    expect(builtIn(world).map(({ name }) => name)).toEqual(['执行进度跟踪表', '执行进度跟踪表 2'])
    expect(world.app.getState().sheets).toHaveLength(2)
  })

  it.each<Partial<Variants>>([
    { addTable: 'ignoreFields' },
    { addTable: 'honourFields' },
    { addTable: 'tenBlankRows' },
    { progressScale: 1 },
    { progressScale: 100 },
    { emptyCells: 'null' },
    { lastPage: 'token' },
    { setRecords: 'partial' },
    { selectStrings: 'reject' },
    { ownEcho: 'no' },
    { events: 'beforeCallback' },
    { events: 'coalesced' },
    { events: 'duplicated' },
    { events: 'reordered' },
  ])('set-up works on a host that behaves so: %j', async (variants) => {
    const world = await openAppWorld({ variants })
    await world.setUp({ preset: 'S2' })
    const filled = world.table().records.filter((record) => world.cells(record)['任务名称'] !== null)
    expect(filled).toHaveLength(2)
    expect(world.cells(present(filled[0], 'the first row'))).toMatchObject({
      '计划进度(%)': 0.2,
      '实际进度(%)': variants.progressScale === 100 ? 15 : 0.15,
      '进度偏差(%)': -5,
      当前状态: { text: '进行中' },
    })
    const blank = world.table().records.filter((record) => !filled.includes(record))
    expect(blank.every((record) => Object.values(world.cells(record)).every((cell) => cell === null))).toBe(true)
  })
})

describe('[SU4] the next run finishes a set-up that stopped', () => {
  it('a set-up that a person stopped can be continued, even from another sidebar', async () => {
    const world = await openAppWorld()
    world.door.beforeCall = (_n, key) => {
      if (key === 'WidgetTable_addView') world.app.actions.cancelSetup()
    }
    await world.setUp({ preset: 'S3' })
    expect(world.app.getState().setup).toMatchObject({ kind: 'interrupted', request: { preset: 'S3' } })
    const other = await openAppWorld({ snapshot: world.door.engine.snapshot(), seed: 3 })
    expect(other.app.getState().setup).toMatchObject({ kind: 'interrupted', request: { preset: 'S3' } })
    await other.setUp({ preset: 'S3' })
    expect(looksOf(other)).toEqual((await reference('S3')).looks)
  })
})

describe('sample rows', () => {
  it('one click removes the sample rows, and a row that people have edited stays', async () => {
    const world = await openAppWorld()
    await world.setUp({ preset: 'S3' })
    const [first] = world.table().records
    world.door.asOther(
      'WidgetTable_setRecord',
      [world.table().id, undefined],
      [first?.id, { fields: { [world.fieldId('备注')]: [{ type: 'text', text: '我改过' }] } }],
    )
    await world.quiet()
    expect(valueOf(await world.app.actions.removeSample({ includeEdited: false }))).toEqual({ removed: 3, kept: 1 })
    await world.quiet()
    expect(world.table().records.map(({ id }) => id)).toEqual([first?.id])
    expect(valueOf(await world.app.actions.removeSample({ includeEdited: true }))).toEqual({ removed: 1, kept: 0 })
    expect(world.table().records).toEqual([])
  })

  it.each([
    { at: '2026-11-22T19:00:00+08:00', plannedStart: '2026-11-22', plannedEnd: '2026-11-26' },
    { at: '2026-11-22T09:00:00+08:00', plannedStart: '2026-11-21', plannedEnd: '2026-11-25' },
  ])('sample rows can be moved to today: at $at their figures are the template’s', async ({ at, ...dates }) => {
    const world = await openAppWorld({ at })
    await world.setUp({ preset: 'S2', sample: 'shifted' })
    const [first] = world.app.getState().sheet?.tasks ?? []
    expect(first?.row).toMatchObject(dates)
    expect(first?.assessment).toMatchObject({ planned: 20, deviation: -5, state: 'inProgress' })
  })
})
