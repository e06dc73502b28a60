import { describe, expect, it } from 'vitest'
import type { SheetState } from '../../../src/application/engine/sheetState.ts'
import type { FieldState, TableState } from '../../../src/local-host/engine/types.ts'
import { present } from '../../support/present.ts'
import type { AppWorld } from '../../support/appWorld.ts'
import { NOON, deleteField, fieldOf, inTable, others, repair, tableOf, tracked, until } from './repairWorld.ts'

const optionsOf = ({ property }: FieldState): readonly { readonly name: string }[] =>
  (property?.['options'] ?? []) as readonly { readonly name: string }[]
const textOf = (cell: unknown): unknown =>
  typeof cell === 'object' && cell !== null && 'text' in cell ? cell.text : undefined
const drift = (world: AppWorld): readonly string[] =>
  (world.app.getState().drift?.differences ?? []).map(({ id }) => id)
const writes = (world: AppWorld): readonly string[] =>
  world.door.calls.map(({ key }) => key).filter((key) => /_(add|set|delete)/u.test(key))
const sheetOf = (world: AppWorld): SheetState => present(world.app.getState().sheet, 'the sheet')

const setField = (table: TableState, name: string, change: object) =>
  ['WidgetTable_setField', inTable(table), [fieldOf(table, name).id, { ...fieldOf(table, name), ...change }]] as const

describe('[DR1] drift is named at the next recompute, and everything else keeps working', () => {
  it('a column that is deleted while the sidebar is open is named, and the rest is written', async () => {
    const world = await tracked('S3')
    await others(world, deleteField(world.table(), '偏差等级'))
    expect(drift(world)).toEqual(['columnDeleted/tasks/band'])
    expect(world.app.getState().drift?.differences[0]?.since).toBe(Date.parse(NOON))
    const deviation = fieldOf(world.table(), '进度偏差').id
    const [row] = world.table().records
    world.door.asOther('WidgetTable_setRecord', inTable(world.table()), [
      row?.id,
      { fields: { [fieldOf(world.table(), '当前进度').id]: 0.9 } },
    ])
    await world.quiet()
    expect(world.table().records[0]?.fields[deviation]).toBeCloseTo(-10)
  })

  it('[DR3] cells of a deleted option wait, all others are written, and no write is repeated for ever', async () => {
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

  it('the moment at which drift was first seen is stored and shared', async () => {
    const world = await tracked('S2')
    await others(world, deleteField(world.table(), '偏差等级'))
    world.clock.set('2024-03-25T10:00:00+08:00')
    const second = await world.beside()
    await second.quiet()
    expect(second.app.getState().drift?.differences[0]?.since).toBe(Date.parse(NOON))
  })

  it('a deleted view is found when the sheet is opened, on focus, and when asked, because it sends no event', async () => {
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
    const second = await world.beside()
    await second.quiet()
    expect(drift(second)).toEqual(['viewDeleted/tasks/gantt'])
  })

  it('a deleted column of a companion table is named, and so is a whole table', async () => {
    const world = await tracked('S0')
    await others(world, deleteField(tableOf(world, '活动效果评估表'), '达成率'))
    expect(drift(world)).toEqual(['columnDeleted/kpis/attainment'])
    await others(world, ['WidgetBase_deleteTable', [], [tableOf(world, '问题与风险记录表').id]])
    expect(drift(world)).toEqual(['tableDeleted/issues', 'columnDeleted/kpis/attainment'])
    expect(sheetOf(world).sync.kind).toBe('settled')
  })
})

describe('[DR2] repairSheet', () => {
  it('the repair shows its plan and writes nothing until it is started', async () => {
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

  it('the repair brings a deleted column back and fills it', async () => {
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

  it('the repair leaves a retyped column as people made it, and makes ours beside it under a free name', async () => {
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

  it('the repair brings an option back, and the cells that waited for it are written', async () => {
    const world = await tracked('S3')
    const options = optionsOf(fieldOf(world.table(), '完成状态')).filter(({ name }) => name !== '延期')
    await others(world, setField(world.table(), '完成状态', { property: { options } }))
    await repair(world)
    const state = fieldOf(world.table(), '完成状态')
    expect(textOf(world.table().records[0]?.fields[state.id])).toBe('延期')
    expect(drift(world)).toEqual([])
  })

  it('the repair binds the proposed column when people choose it, and leaves its cells alone', async () => {
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

  it('the repair remembers for everybody what people do not want', async () => {
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
    const second = await world.beside()
    await second.quiet()
    expect(drift(second)).toEqual([])
    await second.setUp({ preset: 'S2', sample: 'none' })
    expect(second.table().views.map(({ name }) => name)).not.toContain('甘特图')
  })

  it('the repair makes a deleted table again, with the links that pointed into it', async () => {
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

  it('the repair drops a table that people choose to leave out', async () => {
    const world = await tracked('S0')
    await others(world, ['WidgetBase_deleteTable', [], [tableOf(world, '问题与风险记录表').id]])
    await repair(world, { 'tableDeleted/issues': 'leaveOut' })
    expect(drift(world)).toEqual([])
    expect(world.door.engine.document.tables.map(({ name }) => name)).not.toContain('问题与风险记录表')
  })
})
