import { describe, expect, it } from 'vitest'
import { proposedChoices, type RepairChoices } from '../../../src/application/repair/repairPlan.ts'
import type { PresetId } from '../../../src/schema/index.ts'
import type { FieldState, TableState } from '../../../src/local-host/engine/types.ts'
import { present } from '../../support/present.ts'
import {
  createTestClock,
  openTrackerWorld,
  type TrackerWorld,
  type TrackerWorldOptions,
} from '../../support/trackerWorld.ts'
import type { SheetState } from '../../../src/application/engine/sheetState.ts'

const NOON = '2024-03-19T19:00:00+08:00'

async function tracked(preset: PresetId, options: TrackerWorldOptions = {}): Promise<TrackerWorld> {
  const world = await openTrackerWorld({ at: NOON, ...options })
  await world.setUp({ preset, sample: preset === 'S3' ? 'verbatim' : 'none' })
  world.door.resetCalls()
  return world
}

const tableOf = (world: TrackerWorld, name: string): TableState =>
  present(
    world.door.engine.document.tables.find((table) => table.name === name),
    name,
  )
const fieldOf = (table: TableState, name: string): FieldState =>
  present(
    table.fields.find((field) => field.name === name),
    name,
  )
const inTable = (table: TableState) => [table.id, undefined] as const
const optionsOf = ({ property }: FieldState): readonly { readonly name: string }[] =>
  (property?.['options'] ?? []) as readonly { readonly name: string }[]
const textOf = (cell: unknown): unknown =>
  typeof cell === 'object' && cell !== null && 'text' in cell ? cell.text : undefined
const drift = (world: TrackerWorld): readonly string[] => (world.app.getState().drift?.found ?? []).map(({ id }) => id)
const writes = (world: TrackerWorld): readonly string[] =>
  world.door.calls.map(({ key }) => key).filter((key) => /_(add|set|delete)/u.test(key))
const sheetOf = (world: TrackerWorld): SheetState => present(world.app.getState().sheet, 'the sheet')

/** Another user does something to a table, and the Base comes to rest. */
async function others(
  world: TrackerWorld,
  ...did: readonly (readonly [key: string, context: readonly unknown[], params: readonly unknown[]])[]
): Promise<void> {
  for (const [key, context, params] of did) world.door.asOther(key, context, params)
  await world.quiet()
}

const deleteField = (table: TableState, name: string) =>
  ['WidgetTable_deleteField', inTable(table), [fieldOf(table, name).id]] as const
const setField = (table: TableState, name: string, change: object) =>
  ['WidgetTable_setField', inTable(table), [fieldOf(table, name).id, { ...fieldOf(table, name), ...change }]] as const

/** Opens the plan, starts it as proposed except for what is said, and waits for its end. */
async function repair(world: TrackerWorld, choices: RepairChoices = {}): Promise<void> {
  world.app.actions.repairSchema()
  await until(world, 'planned')
  const state = world.app.getState().repair
  if (state.kind !== 'planned') throw new Error(state.kind)
  world.app.actions.startRepair({ ...proposedChoices(state.items), ...choices })
  await until(world, 'done')
  await world.quiet()
}

async function until(world: TrackerWorld, kind: 'planned' | 'done' | 'failed'): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = (): boolean => {
      const { repair: state } = world.app.getState()
      if (state.kind === kind) resolve()
      else if (state.kind === 'failed') reject(new Error(JSON.stringify(state)))
      return state.kind === kind || state.kind === 'failed'
    }
    if (look()) return
    const stop = world.app.subscribe(() => {
      if (look()) stop()
    })
  })
}

describe('[DR1] drift is noticed at the next recompute, and the rest keeps working', () => {
  it('a column deleted while the sidebar is open', async () => {
    const world = await tracked('S3')
    await others(world, deleteField(world.table(), '偏差等级'))
    expect(drift(world)).toEqual(['columnDeleted/tasks/band'])
    expect(world.app.getState().drift?.found[0]?.since).toBe(Date.parse(NOON))
    const deviation = fieldOf(world.table(), '进度偏差').id
    const [row] = world.table().records
    world.door.asOther('WidgetTable_setRecord', inTable(world.table()), [
      row?.id,
      { fields: { [fieldOf(world.table(), '当前进度').id]: 0.9 } },
    ])
    await world.quiet()
    expect(world.table().records[0]?.fields[deviation]).toBeCloseTo(-10)
  })

  it('[DR3] after an option is deleted its cells wait, all others are written, and nothing is tried again and again', async () => {
    const world = await tracked('S3')
    const options = optionsOf(fieldOf(world.table(), '完成状态')).filter(({ name }) => name !== '延期')
    await others(world, setField(world.table(), '完成状态', { property: { options } }))
    expect(drift(world)).toEqual(['optionsDeleted/tasks/state'])
    expect(world.app.getState().sheet?.unwritten).toEqual([])
    world.door.resetCalls()
    world.app.actions.refresh()
    await world.quiet()
    expect(writes(world)).toEqual([])
  })

  it('the day of discovery stays, and is shared through what is stored', async () => {
    const clock = createTestClock(NOON)
    const world = await tracked('S2', { clock })
    await others(world, deleteField(world.table(), '偏差等级'))
    clock.set('2024-03-25T10:00:00+08:00')
    const second = await openTrackerWorld({ engine: world.door.engine, clock })
    await second.quiet()
    expect(second.app.getState().drift?.found[0]?.since).toBe(Date.parse(NOON))
  })

  it('a view deleted has no event: it is found when the sheet is opened, on focus, and when asked', async () => {
    const world = await tracked('S2')
    const gantt = present(
      world.table().views.find(({ name }) => name === '甘特图'),
      'view',
    )
    await others(world, ['WidgetTable_deleteView', inTable(world.table()), [gantt.id]])
    expect(drift(world)).toEqual([])
    world.clock.reappear(5 * 60_000)
    await world.quiet()
    expect(drift(world)).toEqual(['viewDeleted/tasks/gantt'])
    const second = await openTrackerWorld({ engine: world.door.engine, at: NOON })
    await second.quiet()
    expect(drift(second)).toEqual(['viewDeleted/tasks/gantt'])
  })

  it('a column of a companion table, and a whole one', async () => {
    const world = await tracked('S0')
    await others(world, deleteField(tableOf(world, '活动效果评估表'), '达成率'))
    expect(drift(world)).toEqual(['columnDeleted/kpis/attainment'])
    await others(world, ['WidgetBase_deleteTable', [], [tableOf(world, '问题与风险记录表').id]])
    expect(drift(world)).toEqual(['tableDeleted/issues', 'columnDeleted/kpis/attainment'])
    expect(sheetOf(world).sync.kind).toBe('settled')
  })
})

describe('[DR2] the repair', () => {
  it('shows its plan and writes nothing until it is started', async () => {
    const world = await tracked('S3')
    await others(world, deleteField(world.table(), '偏差等级'))
    world.door.resetCalls()
    world.app.actions.repairSchema()
    await until(world, 'planned')
    expect(world.app.getState().repair).toMatchObject({
      items: [
        {
          drift: { id: 'columnDeleted/tasks/band' },
          choices: ['make', 'leaveOut', 'skip'],
          steps: [
            { kind: 'column', name: '偏差等级' },
            ...['每日更新', '全部任务', '⚠ 偏差预警', '延期任务', '逾期未完成·实时', '状态看板'].map((name) => ({
              kind: 'viewSettings',
              name,
              reason: 'lost',
              lost: { fields: ['band'] },
            })),
          ],
        },
      ],
    })
    expect(writes(world)).toEqual([])
  })

  it('brings a deleted column back and fills it', async () => {
    const world = await tracked('S3')
    await others(world, deleteField(world.table(), '偏差等级'))
    await repair(world)
    expect(drift(world)).toEqual([])
    const band = fieldOf(world.table(), '偏差等级')
    expect(world.table().records.map(({ fields }) => textOf(fields[band.id]))).toEqual([
      '严重滞后',
      undefined,
      '滞后预警',
      '正常',
    ])
    world.door.resetCalls()
    await repair(world)
    expect(writes(world)).toEqual([])
  })

  it('a retyped column stays as people made it, ours comes beside it under a name of its own', async () => {
    const world = await tracked('S3')
    await others(world, setField(world.table(), '偏差等级', { type: 1, property: null }))
    const theirs = structuredClone(fieldOf(world.table(), '偏差等级'))
    const texts = world.table().records.map(({ fields }) => structuredClone(fields[theirs.id]))
    await repair(world)
    expect(fieldOf(world.table(), '偏差等级')).toEqual(theirs)
    expect(world.table().records.map(({ fields }) => fields[theirs.id])).toEqual(texts)
    expect(fieldOf(world.table(), '偏差等级（自动）').type).toBe(3)
    expect(drift(world)).toEqual([])
  })

  it('an option comes back, and with it the cells that waited for it', async () => {
    const world = await tracked('S3')
    const options = optionsOf(fieldOf(world.table(), '完成状态')).filter(({ name }) => name !== '延期')
    await others(world, setField(world.table(), '完成状态', { property: { options } }))
    await repair(world)
    const state = fieldOf(world.table(), '完成状态')
    expect(textOf(world.table().records[0]?.fields[state.id])).toBe('延期')
    expect(drift(world)).toEqual([])
  })

  it('takes the column that looks like it when people say so, and leaves its cells alone', async () => {
    const world = await tracked('S3')
    const table = world.table()
    await others(world, deleteField(table, '计划完成时间'), [
      'WidgetTable_addField',
      inTable(table),
      [{ type: 5, name: '截止日期', property: { dateFormat: 'yyyy/MM/dd' } }],
    ])
    const theirs = fieldOf(world.table(), '截止日期').id
    const day = Date.parse('2024-03-25T00:00:00+08:00')
    await others(world, [
      'WidgetTable_setRecord',
      inTable(table),
      [table.records[0]?.id, { fields: { [theirs]: day } }],
    ])
    const columns = world.table().fields.length
    await repair(world)
    expect(world.table().fields).toHaveLength(columns)
    expect(world.table().records[0]?.fields[theirs]).toBe(day)
    expect(sheetOf(world).tasks[0]?.row.plannedEnd).toBe('2024-03-25')
    expect(drift(world)).toEqual(['columnRenamed/tasks/plannedEnd'])
  })

  it('remembers what people do not want, for everybody', async () => {
    const world = await tracked('S2')
    const gantt = present(
      world.table().views.find(({ name }) => name === '甘特图'),
      'view',
    )
    await others(world, deleteField(world.table(), '偏差等级'), [
      'WidgetTable_deleteView',
      inTable(world.table()),
      [gantt.id],
    ])
    world.door.resetCalls()
    await repair(world, { 'viewDeleted/tasks/gantt': 'leaveOut', 'columnDeleted/tasks/band': 'leaveOut' })
    expect(writes(world).filter((key) => key !== 'Bridge_setData')).toEqual([])
    const second = await openTrackerWorld({ engine: world.door.engine, at: NOON })
    await second.quiet()
    expect(drift(second)).toEqual([])
    await second.setUp({ preset: 'S2', sample: 'none' })
    expect(second.table().views.map(({ name }) => name)).not.toContain('甘特图')
  })

  it('makes a deleted table again, with the links that pointed into it', async () => {
    const world = await tracked('full')
    const campaign = fieldOf(tableOf(world, '任务'), '所属活动').id
    await others(world, ['WidgetBase_deleteTable', [], [tableOf(world, '活动').id]])
    await repair(world)
    expect(drift(world)).toEqual([])
    const again = tableOf(world, '活动')
    expect(again.fields.map(({ name }) => name)).toContain('健康度')
    const tasks = tableOf(world, '任务')
    expect(fieldOf(tasks, '所属活动').id).toBe(campaign)
    expect(fieldOf(tasks, '所属活动（自动）').property?.['tableId']).toBe(again.id)
  })

  it('a table that nobody misses is given up', async () => {
    const world = await tracked('S0')
    await others(world, ['WidgetBase_deleteTable', [], [tableOf(world, '问题与风险记录表').id]])
    await repair(world, { 'tableDeleted/issues': 'leaveOut' })
    expect(drift(world)).toEqual([])
    expect(world.door.engine.document.tables.map(({ name }) => name)).not.toContain('问题与风险记录表')
  })
})

describe('[DR2] stopped at any call, a repair goes on where it was and makes nothing twice', () => {
  it.each(['fails', 'loses permission'] as const)('a call that %s', async (how) => {
    const damaged = async (): Promise<TrackerWorld> => {
      const world = await tracked('S0')
      await others(world, deleteField(tableOf(world, '任务分解与责任跟踪表'), '偏差等级'), [
        'WidgetBase_deleteTable',
        [],
        [tableOf(world, '活动基本信息与目标表').id],
      ])
      world.door.resetCalls()
      return world
    }
    // A column that was refused comes last when it comes at all.
    const names = (world: TrackerWorld) =>
      world.door.engine.document.tables.map((table) => [
        table.name,
        table.fields.map(({ name }) => name).toSorted(),
        table.views.map(({ name }) => name),
      ])
    const undisturbed = await damaged()
    await repair(undisturbed)
    const calls = undisturbed.door.calls.length
    const wanted = names(undisturbed)
    for (let at = 1; at <= calls; at += 13) {
      const world = await damaged()
      let n = 0
      world.door.beforeCall = () => {
        n += 1
        if (n === at) throw Object.assign(new Error('no'), { code: how === 'fails' ? 1 : 10_213_997 })
      }
      world.app.actions.repairSchema()
      await world.quiet()
      const { repair: planned } = world.app.getState()
      if (planned.kind === 'planned') world.app.actions.startRepair(proposedChoices(planned.items))
      await world.quiet()
      await until(world, world.app.getState().repair.kind === 'failed' ? 'failed' : 'done').catch(() => undefined)
      world.door.beforeCall = null
      world.close()
      const again = await openTrackerWorld({ engine: world.door.engine, at: NOON })
      await again.quiet()
      const { setup } = again.app.getState()
      if (setup.kind === 'interrupted') await again.setUp(setup.request)
      await repair(again)
      await repair(again)
      expect(names(again), `stopped at call ${String(at)}`).toEqual(wanted)
      again.close()
    }
  })
})
