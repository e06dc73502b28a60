import { describe, expect, it } from 'vitest'
import { proposedChoices } from '../../../src/application/repair/repairPlan.ts'
import type { TableState } from '../../../src/local-host/engine/types.ts'
import { present } from '../../support/present.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { NOON, others, repair, tableOf, tracked, until } from './repairWorld.ts'

/** The first table of S0: its first column is 活动名称. */
const LOST = '活动基本信息与目标表'

/** The calls that rename the column and the view that the host makes with a table. */
const RENAMINGS = ['WidgetTable_setField', 'WidgetTable_setView'] as const

const isRefused = (world: AppWorld, key: string | null): void => {
  world.door.beforeCall =
    key === null
      ? null
      : (_n, called) => {
          if (called === key) throw Object.assign(new Error('no permission'), { code: 10_212_997 })
        }
}

const names = ({ fields, views }: TableState) => ({
  fields: fields.map(({ name }) => name).toSorted(),
  views: views.map(({ name }) => name),
})

/** The table is deleted, and a repair makes it again with one kind of renaming refused. */
async function halfRepaired(key: string): Promise<{ readonly world: AppWorld; readonly before: TableState }> {
  const world = await tracked('S0')
  const before = structuredClone(tableOf(world, LOST))
  await others(world, ['WidgetBase_deleteTable', [], [before.id]])
  isRefused(world, key)
  world.app.actions.repairSchema()
  await until(world, 'planned')
  const { repair: planned } = world.app.getState()
  if (planned.kind === 'planned') world.app.actions.startRepair(proposedChoices(planned.items))
  await until(world, 'failed').catch(() => undefined)
  await world.quiet()
  isRefused(world, null)
  return { world, before }
}

/** The column and the view with the host's names. */
function hostsOwn(world: AppWorld, before: TableState) {
  const { id, fields, views } = tableOf(world, LOST)
  const ours = names(before)
  return {
    tableId: id,
    columns: fields.filter(({ name }) => !ours.fields.includes(name)),
    views: views.filter(({ name }) => !ours.views.includes(name)),
  }
}

describe('[SU4] [DR2] a table made again whose first column or view keeps the host’s name', () => {
  it.each(RENAMINGS)('%s refused: the same repair makes nothing beside the host’s own', async (key) => {
    const { world, before } = await halfRepaired(key)
    const { columns, views } = hostsOwn(world, before)
    expect(columns.length + views.length).toBe(1)
    const { fields, views: nowViews } = tableOf(world, LOST)
    expect([fields.length, nowViews.length]).toEqual([before.fields.length, before.views.length])
    world.close()
  })

  it.each(RENAMINGS)('%s refused: a second repair finishes it, also in a later sidebar', async (key) => {
    const { world, before } = await halfRepaired(key)
    world.close()
    const later = await world.beside()
    await later.quiet()
    expect(later.app.getState().drift?.differences.map(({ kind }) => kind)).toEqual([
      key === 'WidgetTable_setField' ? 'columnDeleted' : 'viewDeleted',
    ])
    await repair(later)
    expect(names(tableOf(later, LOST))).toEqual(names(before))
    expect(later.app.getState().drift?.differences).toEqual([])
    later.close()
  })

  it('what people have typed into the host’s column stays when it becomes ours', async () => {
    const { world, before } = await halfRepaired('WidgetTable_setField')
    const { tableId, columns } = hostsOwn(world, before)
    const column = present(columns[0], 'the host’s column').id
    const typed = [{ type: 'text', text: '春季大促' }]
    world.door.asOther('WidgetTable_addRecord', [tableId, undefined], [{ fields: { [column]: typed } }])
    await world.quiet()
    await repair(world)
    expect(tableOf(world, LOST).fields.find(({ id }) => id === column)?.name).toBe(before.fields[0]?.name)
    expect(JSON.stringify(tableOf(world, LOST).records.map(({ fields }) => fields[column]))).toContain('春季大促')
    world.close()
  })

  it('a column and a view that people have given another name meanwhile are theirs: ours come beside them', async () => {
    for (const key of RENAMINGS) {
      const { world, before } = await halfRepaired(key)
      const { tableId, columns, views } = hostsOwn(world, before)
      for (const { id, ...config } of columns)
        world.door.asOther('WidgetTable_setField', [tableId, undefined], [id, { ...config, name: '我们的叫法' }])
      for (const { id } of views)
        world.door.asOther('WidgetTable_setView', [tableId, undefined], [id, { name: '我们的叫法' }])
      await world.quiet()
      await repair(world)
      const now = names(tableOf(world, LOST))
      const wanted = {
        fields: [...names(before).fields, ...columns.map(() => '我们的叫法')].toSorted(),
        views: [...names(before).views, ...views.map(() => '我们的叫法')].toSorted(),
      }
      expect({ fields: now.fields, views: now.views.toSorted() }).toEqual(wanted)
      world.close()
    }
  })

  it.each(RENAMINGS)('%s refused in an upgrade: the second run finishes the new tables', async (key) => {
    const shape = async (isDisturbed: boolean) => {
      const world = await tracked('S2')
      const request = { preset: 'S0', grows: world.table().id, sample: 'none' } as const
      isRefused(world, isDisturbed ? key : null)
      await world.setUp(request)
      isRefused(world, null)
      if (isDisturbed) await world.setUp(request)
      expect(world.app.getState().setup.kind).toBe('done')
      world.close()
      return world.door.engine.document.tables.map((table) => [table.name, names(table)])
    }
    expect(await shape(true)).toEqual(await shape(false))
  })

  it.each(RENAMINGS)('%s refused in a set-up that people then leave: completing the sheet finishes it', async (key) => {
    const whole = await tracked('S2')
    const world = await openAppWorld({ at: NOON })
    isRefused(world, key)
    await world.setUp({ preset: 'S2', sample: 'none' })
    isRefused(world, null)
    world.app.actions.dismissSetup()
    await world.quiet()
    await world.setUp({ preset: 'S2', sample: 'none' })
    expect(names(world.table())).toEqual(names(whole.table()))
    whole.close()
    world.close()
  })
})
