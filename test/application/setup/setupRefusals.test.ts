import { describe, expect, it } from 'vitest'
import { isWrite } from '../../support/baseAppearance.ts'
import { present } from '../../support/present.ts'
import { builtLike, undisturbed } from '../../support/setupRuns.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

/** 997 is "permission denied" in every scope (host-protocol §7.2). */
const denied = (): never => {
  throw Object.assign(new Error('permission denied'), { code: 10_213_997, msg: 'permission denied' })
}

/** Refuses every call of a key whose parameters contain this text. */
function refuse(world: AppWorld, key: string, name: string): void {
  world.door.beforeCall = (n, called) => {
    const params = world.door.calls.find((call) => call.n === n)?.params
    if (called === key && (params?.[0] as { name?: string } | undefined)?.name === name) denied()
  }
}

const nameOf = (world: AppWorld) => world.door.engine.document.tables.map(({ name }) => name)

describe('set-up names a refused step and goes on, and running again completes it', () => {
  it('set-up names one refused column', async () => {
    const whole = await undisturbed({ preset: 'S1' })
    const world = await openAppWorld()
    refuse(world, 'WidgetTable_addField', '预算金额')
    await world.setUp({ preset: 'S1' })
    expect(world.app.getState().setup).toMatchObject({
      kind: 'failed',
      failures: [
        { step: { kind: 'column', name: '预算金额', tableName: '活动预算表' }, error: { kind: 'permissionDenied' } },
      ],
    })
    const budget = present(
      world.door.engine.document.tables.find(({ name }) => name === '活动预算表'),
      'the budget',
    )
    expect(budget.fields.map(({ name }) => name)).toEqual([
      '明细说明',
      '序号',
      '预算科目',
      '实际花费',
      '负责人',
      '备注',
      '差异额',
      '使用率',
      '占比',
      '超支',
      '审批人',
    ])
    world.door.beforeCall = null
    await world.setUp({ preset: 'S1' })
    expect(world.app.getState().setup).toMatchObject({ kind: 'done' })
    expect(builtLike(world, whole.looks)).toBe(true)
    world.close()
  })

  it('set-up names a refused table and the links into it, and makes the links when it makes the table', async () => {
    const whole = await undisturbed({ preset: 'full', sample: 'none' })
    const world = await openAppWorld()
    refuse(world, 'WidgetBase_addTable', '活动')
    await world.setUp({ preset: 'full', sample: 'none' })
    const { setup } = world.app.getState()
    const failures = setup.kind === 'failed' ? setup.failures : []
    expect(failures[0]).toMatchObject({ step: { kind: 'table', name: '活动' }, error: { kind: 'permissionDenied' } })
    const links = failures.slice(1)
    expect(links.length).toBeGreaterThan(5)
    for (const { step, error } of links) {
      expect(step.kind).toBe('column')
      expect(error).toEqual({ kind: 'notFound', what: '活动' })
    }
    expect(links.map(({ step }) => `${step.tableName}.${step.name}`)).toContain('任务.所属活动')
    expect(nameOf(world)).toHaveLength(10)
    world.door.beforeCall = null
    await world.setUp({ preset: 'full', sample: 'none' })
    expect(world.app.getState().setup).toMatchObject({ kind: 'done' })
    expect(builtLike(world, whole.looks)).toBe(true)
    world.close()
  })

  it('set-up gives up after a few refusals in a row, names them and asks the host no more', async () => {
    const world = await openAppWorld()
    let refusals = 0
    world.door.beforeCall = (_n, key) => {
      if (key !== 'WidgetTable_addField') return
      refusals += 1
      denied()
    }
    await world.setUp({ preset: 'S2' })
    const { setup } = world.app.getState()
    expect(setup).toMatchObject({ kind: 'failed', error: { kind: 'permissionDenied' } })
    expect(setup.kind === 'failed' ? setup.failures : []).toHaveLength(refusals)
    expect(refusals).toBeLessThan(10)
    world.door.beforeCall = null
    await world.setUp({ preset: 'S2' })
    expect(world.app.getState().setup).toMatchObject({ kind: 'done' })
    expect(builtLike(world, (await undisturbed({ preset: 'S2' })).looks)).toBe(true)
    world.close()
  })

  it('set-up makes a link column when both of its tables exist', async () => {
    const { calls } = await undisturbed({ preset: 'full', sample: 'none' })
    const keys = calls.map(({ key }) => key)
    expect(keys.lastIndexOf('WidgetBase_addTable')).toBeLessThan(keys.indexOf('WidgetTable_addField'))
  })
})

describe('set-up can be stopped at any step', () => {
  it('set-up stops after the present step and goes on from there', async () => {
    const whole = await undisturbed({ preset: 'S1', sample: 'none' })
    const writes = whole.calls.filter(isWrite).length
    const failed: number[] = []
    for (let at = 2; at < writes; at += 5) {
      const world = await openAppWorld()
      let written = 0
      world.door.beforeCall = (_n, key) => {
        if (!isWrite({ key })) return
        written += 1
        if (written === at) world.app.actions.cancelSetup()
      }
      await world.setUp({ preset: 'S1', sample: 'none' })
      const { kind } = world.app.getState().setup
      // Set-up finishes the present step. Stopped during the last one, it is done.
      const isStopped = kind === 'interrupted' || (kind === 'done' && builtLike(world, whole.looks))
      world.door.beforeCall = null
      await world.setUp({ preset: 'S1', sample: 'none' })
      if (!isStopped) failed.push(at)
      if (!builtLike(world, whole.looks)) failed.push(at)
      world.close()
    }
    expect(failed).toEqual([])
  })
})
