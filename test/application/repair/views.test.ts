import { describe, expect, it } from 'vitest'
import { proposedChoices, type RepairChoices } from '../../../src/application/repair/repairPlan.ts'
import type { TableState, ViewState } from '../../../src/local-host/engine/types.ts'
import { present, valueOf } from '../../support/present.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { rightEdgeOf, viewOf } from '../../support/viewColumns.ts'

async function tracked(): Promise<AppWorld> {
  const world = await openAppWorld({ at: '2024-03-19T19:00:00+08:00' })
  await world.setUp({ preset: 'S3', sample: 'none' })
  return world
}

const at = (world: AppWorld, ...rest: readonly unknown[]) => [world.table().id, ...rest] as const
const field = (table: TableState, name: string) =>
  present(
    table.fields.find((one) => one.name === name),
    name,
  )
const optionsOf = (table: TableState, name: string) =>
  (field(table, name).property?.['options'] ?? []) as readonly { readonly id: string; readonly name: string }[]

/** Another user changes the Base, then the sidebar is shown again, because a changed view sends no event. */
async function others(
  world: AppWorld,
  ...did: readonly (readonly [key: string, context: readonly unknown[], params: readonly unknown[]])[]
): Promise<void> {
  for (const [key, context, params] of did) world.door.asOther(key, context, params)
  world.clock.reappear(5 * 60_000)
  await world.quiet()
}
const deleteField = (world: AppWorld, name: string) =>
  ['WidgetTable_deleteField', at(world, undefined), [field(world.table(), name).id]] as const
const setField = (world: AppWorld, name: string, change: object) =>
  [
    'WidgetTable_setField',
    at(world, undefined),
    [field(world.table(), name).id, { ...field(world.table(), name), ...change }],
  ] as const

async function until(world: AppWorld, kind: 'planned' | 'done'): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): boolean => world.app.getState().repair.kind === kind
    if (look()) return resolve()
    const stop = world.app.subscribe(() => {
      if (!look()) return
      stop()
      resolve()
    })
  })
}

/** A repair as it is proposed but for what is said; what is still amiss afterwards. */
async function repair(world: AppWorld, choices: RepairChoices = {}): Promise<readonly string[]> {
  world.app.actions.repairSchema()
  await until(world, 'planned')
  const state = world.app.getState().repair
  if (state.kind !== 'planned') throw new Error(state.kind)
  world.app.actions.startRepair({ ...proposedChoices(state.items), ...choices })
  await until(world, 'done')
  await world.quiet()
  const done = world.app.getState().repair
  return done.kind === 'done' ? done.left.map(({ id }) => id) : [done.kind]
}

/** Conditions of a view in words: column, operator, option. */
function filterOf(table: TableState, name: string): readonly string[] {
  const { filter } = viewOf(table, name).shared
  return (filter?.conditions ?? [])
    .map(({ fieldId, operator, value }) => {
      const column = table.fields.find(({ id }) => id === fieldId)
      const option = optionsOf(table, column?.name ?? '').find(({ id }) => [value].flat().includes(id))
      return `${column?.name ?? '?'} ${operator} ${option?.name ?? String(value)}`
    })
    .toSorted()
}
const drift = (world: AppWorld): readonly string[] =>
  (world.app.getState().drift?.differences ?? []).map(({ id }) => id)

const SLIPPING = ['偏差等级 is 严重滞后', '偏差等级 is 滞后预警']
const OVERDUE = ['完成状态 isNot 已取消', '完成状态 isNot 已完成', '计划完成时间 isLess Today']

describe('[DR2] a repair restores what views have lost with a column', () => {
  it('a repair restores the filter of ⚠ 偏差预警, and the width of the band in every view that shows it', async () => {
    const world = await tracked()
    await others(world, deleteField(world, '偏差等级'))
    expect(filterOf(world.table(), '⚠ 偏差预警')).toEqual([])
    expect(await repair(world)).toEqual([])
    expect(filterOf(world.table(), '⚠ 偏差预警')).toEqual(SLIPPING)
    expect(viewOf(world.table(), '⚠ 偏差预警').shared.filter?.conjunction).toBe('or')
    for (const view of ['每日更新', '⚠ 偏差预警', '延期任务', '逾期未完成·实时'])
      expect(rightEdgeOf(world.table(), view, '偏差等级'), `${view}`).toBeLessThanOrEqual(820)
    expect(drift(world)).toEqual([])
  })

  it.each([
    { what: 'deleted', damage: (world: AppWorld) => deleteField(world, '计划完成时间'), column: '计划完成时间' },
    {
      what: 'retyped',
      damage: (world: AppWorld) => setField(world, '计划完成时间', { type: 1, property: null }),
      column: '计划完成时间（自动）',
    },
  ])(
    'a repair restores the date condition and the order of 逾期未完成·实时 when 计划完成时间 is $what',
    async ({ damage, column }) => {
      const world = await tracked()
      await others(world, damage(world))
      expect(await repair(world)).toEqual([])
      const view = viewOf(world.table(), '逾期未完成·实时')
      expect(filterOf(world.table(), view.name)).toEqual(
        OVERDUE.map((line) => line.replace('计划完成时间', column)).toSorted(),
      )
      expect(view.shared.sort).toEqual([{ fieldId: field(world.table(), column).id, desc: false }])
      expect(rightEdgeOf(world.table(), view.name, '偏差等级')).toBeLessThanOrEqual(820)
    },
  )

  it('a repair restores the condition on an option that was deleted, and removes the dead condition', async () => {
    const world = await tracked()
    await others(
      world,
      setField(world, '完成状态', {
        property: { options: optionsOf(world.table(), '完成状态').filter(({ name }) => name !== '延期') },
      }),
    )
    expect(await repair(world)).toEqual([])
    expect(filterOf(world.table(), '延期任务')).toEqual(['完成状态 is 延期'])
  })

  it('a repair leaves a renamed view its name and what people added to it', async () => {
    const world = await tracked()
    const view = viewOf(world.table(), '⚠ 偏差预警')
    const owner = field(world.table(), '负责人').id
    await others(
      world,
      ['WidgetTable_setView', at(world, undefined), [view.id, { name: '我要盯的' }]],
      [
        'WidgetView_setFilter',
        at(world, view.id),
        ['AddCondition', { fieldId: owner, operator: 'isNotEmpty', value: null }],
      ],
      ['WidgetView_applySetting', at(world, view.id), []],
      deleteField(world, '偏差等级'),
    )
    expect(await repair(world)).toEqual([])
    expect(filterOf(world.table(), '我要盯的')).toEqual([...SLIPPING, '负责人 isNotEmpty null'].toSorted())
  })
})

describe('[DR1] findDrift of a view that has lost conditions', () => {
  const clearFilter = (world: AppWorld, view: ViewState) =>
    (view.shared.filter?.conditions ?? []).map(
      ({ conditionId }) => ['WidgetView_setFilter', at(world, view.id), ['DeleteCondition', conditionId]] as const,
    )
  const apply = (world: AppWorld, view: ViewState) => ['WidgetView_applySetting', at(world, view.id), []] as const

  it('a view is named when a column was retyped and back, which leaves only part of our filter', async () => {
    const world = await tracked()
    const { type, property } = structuredClone(field(world.table(), '计划完成时间'))
    await others(world, setField(world, '计划完成时间', { type: 1, property: null }))
    await others(world, setField(world, '计划完成时间', { type, property }))
    expect(drift(world)).toEqual(['viewBroken/tasks/overdueLive'])
    const report = valueOf(await world.app.actions.checkSchema())
    expect('drift' in report && report.drift).toMatchObject([
      { kind: 'viewBroken', name: '逾期未完成·实时', columns: ['计划完成时间'] },
    ])
    expect(await repair(world)).toEqual([])
    expect(filterOf(world.table(), '逾期未完成·实时')).toEqual(OVERDUE)
    expect(drift(world)).toEqual([])
  })

  it('a view is named when its filter is empty, until it is filled or people leave it out', async () => {
    const world = await tracked()
    const view = viewOf(world.table(), '⚠ 偏差预警')
    await others(world, ...clearFilter(world, view), apply(world, view))
    expect(drift(world)).toEqual(['viewBroken/tasks/slipping'])
    await repair(world, { 'viewBroken/tasks/slipping': 'leaveOut' })
    expect(filterOf(world.table(), view.name)).toEqual([])
    expect(drift(world)).toEqual([])
  })

  it('a view is not named when people filter it by something of their own', async () => {
    const world = await tracked()
    const view = viewOf(world.table(), '⚠ 偏差预警')
    const owner = field(world.table(), '负责人').id
    await others(
      world,
      [
        'WidgetView_setFilter',
        at(world, view.id),
        ['AddCondition', { fieldId: owner, operator: 'isNotEmpty', value: null }],
      ],
      ...clearFilter(world, view),
      apply(world, view),
    )
    expect(drift(world)).toEqual([])
  })

  it('a repair is not called done when the host accepts conditions and does not keep them', async () => {
    const world = await tracked()
    await others(world, deleteField(world, '偏差等级'))
    world.door.beforeCall = (_n, key) => {
      if (key !== 'WidgetView_applySetting') return
      const view = world.table().views.find(({ name }) => name === '⚠ 偏差预警')
      for (const settings of view === undefined ? [] : [view.shared, ...Object.values(view.personal)])
        settings.filter = null
    }
    expect(await repair(world)).toEqual(['viewBroken/tasks/slipping'])
  })
})
