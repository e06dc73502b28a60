import { afterEach, describe, expect, it } from 'vitest'
import type { NativeComparison } from '../../../src/application/native/compareNative.ts'
import type { Variants } from '../../../src/local-host/engine/types.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

let world: AppWorld
afterEach(() => world.close())

const HOUR_MS = 3_600_000

/** A sheet with native columns that were made at noon, in a Base with these readings. */
async function atNoon(variants: Partial<Variants>): Promise<void> {
  world = await openAppWorld({ at: '2024-03-19T12:00:00+08:00', variants })
  await world.setUp({ preset: 'S3', sample: 'verbatim', native: true })
}
async function compared(): Promise<NativeComparison> {
  const plan = await world.app.actions.native.look()
  if (!plan.ok) throw new Error(plan.error.kind)
  const comparison = await world.app.actions.native.compare(plan.value)
  if (!comparison.ok) throw new Error(comparison.error.kind)
  return comparison.value
}
const pass = async (hours: number): Promise<void> => await world.pass(hours * HOUR_MS, HOUR_MS / 2)

describe('[NV10] the day of the native columns', () => {
  it('is right by the hour in a Base that computes with every read', async () => {
    await atNoon({})
    for (let step = 0; step < 8; step += 1) {
      expect(await compared()).toMatchObject({ differing: [], otherDay: null })
      await pass(3)
    }
  })

  it('stands still in a Base that computes once a day, until it begins at midnight', async () => {
    await atNoon({ formulaClock: 'daily' })
    expect(await compared()).toMatchObject({ otherDay: null })
    // Rows that the sidebar writes at the cut-off are computed anew; those whose cells stay are not.
    await pass(30)
    const late = await compared()
    expect(late.otherDay).toMatchObject({ shown: '2024-03-19', expected: '2024-03-20', mayBeMidnight: true })
    expect(await world.app.actions.native.setClock('midnight')).toMatchObject({ ok: true, value: { rewritten: 1 } })
    await world.quiet()
    for (let step = 0; step < 8; step += 1) {
      expect(await compared()).toMatchObject({ differing: [], otherDay: null })
      await pass(6)
    }
    const plan = await world.app.actions.native.look()
    expect(plan.ok && plan.value.differences).toContain('midnight')
    expect(await world.app.actions.native.setClock('cutOff')).toMatchObject({ ok: true, value: { rewritten: 1 } })
    const back = await world.app.actions.native.look()
    expect(back.ok && back.value.differences).not.toContain('midnight')
  })

  it('is named in a Base that computes with edits alone', async () => {
    await atNoon({ formulaClock: 'frozen' })
    await pass(60)
    const { otherDay } = await compared()
    expect(otherDay).toMatchObject({ shown: '2024-03-18', expected: '2024-03-21' })
    expect(otherDay?.rows).toBeLessThan(4)
  })

  it('is named in a Base whose formulas go by another zone', async () => {
    // Seven in the evening in Shanghai is eleven in the morning by UTC.
    await atNoon({ formulaZone: 'utc' })
    await pass(7)
    expect((await compared()).otherDay).toMatchObject({ shown: '2024-03-18', expected: '2024-03-19' })
  })

  it.each(['none', 'recordModify'] as const)(
    'costs no write while only the Base computes, with the events of recalculation %s',
    async (formulaEvents) => {
      await atNoon({ formulaEvents })
      // A day on which no computed cell changes: before the cut-off nothing is due.
      world.door.resetCalls()
      await pass(5)
      expect(world.door.calls.filter(({ key }) => key.endsWith('setRecords'))).toEqual([])
    },
  )
})
