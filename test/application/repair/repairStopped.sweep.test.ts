import { describe, expect, it } from 'vitest'
import { proposedChoices } from '../../../src/application/repair/repairPlan.ts'
import type { AppWorld } from '../../support/appWorld.ts'
import { sweep } from '../../support/sweep.ts'
import { deleteField, others, repair, tableOf, tracked, until } from './repairWorld.ts'

/** A repair has some hundred calls; `npm test` stops it at so many of them. */
const FEW = 4

describe('[DR2] a repair that is stopped at any call continues where it was and makes nothing twice', () => {
  it.each(['fails', 'loses permission'] as const)('a repair continues after a call that %s', async (how) => {
    const damaged = async (): Promise<AppWorld> => {
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
    const names = (world: AppWorld) =>
      world.door.engine.document.tables.map((table) => [
        table.name,
        table.fields.map(({ name }) => name).toSorted(),
        table.views.map(({ name }) => name),
      ])
    const undisturbed = await damaged()
    await repair(undisturbed)
    const calls = undisturbed.door.calls.length
    const wanted = names(undisturbed)
    for (const at of sweep(
      Array.from({ length: calls }, (_none, before) => before + 1),
      FEW,
    )) {
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
      const again = await world.beside()
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
