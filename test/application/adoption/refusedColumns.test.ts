import { describe, expect, it } from 'vitest'
import { proposedChoices } from '../../../src/application/adoption/planAdoption.ts'
import type { AppWorld } from '../../support/appWorld.ts'
import { TEXT, adopt, adopted, draftOf, looksOf, openAdoptWorld, tableCalled } from './adoptWorld.ts'

/** 计划完成 holds days in words, which are copied into a new column 计划结束. */
const CONVERTED = { convert: ['plannedEnd'] }

/** Refuses calls with this key from the given one on, `times` times. */
function refuse(world: AppWorld, key: string, { from = 1, times = 1 }: { from?: number; times?: number } = {}) {
  let seen = 0
  world.door.beforeCall = (_n, called) => {
    if (called !== key) return
    seen += 1
    if (seen >= from && seen < from + times) throw Object.assign(new Error('no permission'), { code: 10_212_997 })
  }
}

/** Six computed columns come before the one that words are copied into. */
const FIRST_CONVERSION = 7

/** A taking over whose copying of words was refused: its views show the words. */
async function refusedConversion(): Promise<AppWorld> {
  const world = await openAdoptWorld()
  refuse(world, 'WidgetTable_addField', { from: FIRST_CONVERSION })
  await adopt(world, TEXT, CONVERTED)
  world.door.beforeCall = null
  expect(world.app.getState().adoption).toMatchObject({
    failures: [{ step: { kind: 'convert', name: '计划结束' } }],
  })
  expect(hiddenIn(world, '延期任务')).not.toContain('计划完成')
  return world
}

function hiddenIn(world: AppWorld, name: string): readonly string[] {
  const { fields, views } = tableCalled(world.door.engine.document, TEXT)
  const hidden = new Set(views.find((view) => view.name === name)?.shared.hidden)
  return fields.flatMap((field) => (hidden.has(field.id) ? [field.name] : []))
}

let whole: unknown = null
/** The looks of the table after a taking over that was not disturbed. */
async function undisturbed(): Promise<unknown> {
  if (whole !== null) return whole
  const world = await openAdoptWorld()
  await adopt(world, TEXT, CONVERTED)
  expect(hiddenIn(world, '延期任务')).toContain('计划完成')
  whole = looksOf(world)
  world.close()
  return whole
}

/** The looks of the table once a run has come to its end without a refusal. */
function looksWhenDone(world: AppWorld): unknown {
  expect(world.app.getState().adoption).toMatchObject({ kind: 'done', failures: [] })
  const looks = looksOf(world)
  world.close()
  return looks
}

describe('[SU4] a new column for people’s words is refused, and the views show the words instead', () => {
  it('the second run hides the words where it shows the new column', async () => {
    const world = await refusedConversion()
    await adopt(world, TEXT, CONVERTED)
    expect(looksWhenDone(world)).toEqual(await undisturbed())
  })

  it('the third run hides them when a view of the second run was refused', async () => {
    const world = await refusedConversion()
    refuse(world, 'WidgetView_applySetting', { times: 2 })
    await adopt(world, TEXT, CONVERTED)
    world.door.beforeCall = null
    expect(world.app.getState().adoption).not.toMatchObject({ failures: [] })
    await adopt(world, TEXT, CONVERTED)
    expect(looksWhenDone(world)).toEqual(await undisturbed())
  })

  it.each(['WidgetTable_addField', 'WidgetTable_setRecords', 'WidgetView_applySetting'])(
    'the third run hides them when the second was killed at %s',
    async (key) => {
      const world = await refusedConversion()
      let isKilled = false
      world.door.beforeCall = (_n, called) => {
        isKilled ||= called === key
        if (isKilled) throw new Error('the tab was closed')
      }
      world.app.actions.adoption.start(await draftOf(world, TEXT), {
        ...proposedChoices(await draftOf(world, TEXT)),
        ...CONVERTED,
      })
      await adopted(world)
      world.close()
      expect(isKilled).toBe(true)
      world.door.beforeCall = null
      const next = await world.beside()
      const { adoption } = next.app.getState()
      if (adoption.kind === 'stopped') next.app.actions.adoption.resume(adoption.tableId)
      else await adopt(next, TEXT, CONVERTED)
      await adopted(next)
      expect(looksWhenDone(next)).toEqual(await undisturbed())
    },
  )

  it('a column that people show in a view after that run is left to them by later runs', async () => {
    const world = await refusedConversion()
    await adopt(world, TEXT, CONVERTED)
    const table = tableCalled(world.door.engine.document, TEXT)
    const words = table.fields.find(({ name }) => name === '计划完成')?.id
    const view = table.views.find(({ name }) => name === '延期任务')?.id
    world.door.asOther('WidgetView_setFieldVisibility', [table.id, view], [[words], false])
    world.door.asOther('WidgetView_applySetting', [table.id, view], [])
    expect(hiddenIn(world, '延期任务')).not.toContain('计划完成')
    await adopt(world, TEXT, CONVERTED)
    expect(hiddenIn(world, '延期任务')).not.toContain('计划完成')
    world.close()
  })
})
