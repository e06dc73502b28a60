import { beforeAll, describe, expect, it } from 'vitest'
import type { ComputedCells } from '../../../src/application/ports.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { trackedBase, type TrackedBase } from '../../support/crowd.ts'
import { openScene, rowOf, sidebar, stateOf, type Scene } from '../../support/scene.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

let base: TrackedBase
beforeAll(async () => {
  base = await trackedBase('full')
})

/** The host returns fewer digits than it was sent, without reporting it. */
async function roundCells(crowd: Scene): Promise<void> {
  const { plannedProgress, progressDeviation, deviationRate } = await rowOf(crowd, crowd.row)
  const short = (figure: number | null): number | null => (figure === null ? null : Number(figure.toPrecision(11)))
  crowd.faults.set('lostEvents', 1)
  await crowd.meddle(crowd.row, {
    plannedProgress: short(plannedProgress),
    progressDeviation: short(progressDeviation),
    deviationRate: short(deviationRate),
  })
  await crowd.clock.pass(SECOND)
  crowd.faults.set('lostEvents', 0)
}

describe('[MI1] the notice counts only rows that a person edited', () => {
  it('the notice counts each row once in which a person changed computed cells', async () => {
    const crowd = await openScene(base)
    const meddle = async (cells: ComputedCells): Promise<void> => {
      await crowd.meddle(crowd.row, cells)
      await crowd.clock.pass(2 * SECOND)
    }
    await meddle({ progressDeviation: 99 })
    await meddle({ band: 'severe' })
    expect(stateOf(crowd).restored).toEqual([crowd.row])
  })

  it('the notice disappears after a person dismissed it, until the next edit', async () => {
    const crowd = await openScene(base)
    await crowd.meddle(crowd.row, { progressDeviation: 99 })
    await crowd.clock.pass(2 * SECOND)
    sidebar(crowd).app.dismissRestored()
    expect(stateOf(crowd).restored).toEqual([])
    await crowd.clock.pass(15 * MINUTE)
    expect(stateOf(crowd).restored).toEqual([])
    await crowd.meddle(crowd.row, { band: 'severe' })
    await crowd.clock.pass(2 * SECOND)
    expect(stateOf(crowd).restored).toEqual([crowd.row])
  })

  it.each([
    { what: 'the cut-off and the turn of the day', happens: (crowd: Scene) => crowd.clock.pass(24 * HOUR) },
    {
      what: 'another cut-off',
      happens: async (crowd: Scene) => {
        crowd.setSettings({ ...DEFAULT_SETTINGS, cutOff: '20:00' }, () => true)
        await crowd.clock.pass(MINUTE)
      },
    },
    {
      what: 'a sheet read again',
      happens: async (crowd: Scene) => {
        sidebar(crowd).app.refresh()
        await crowd.clock.pass(MINUTE)
      },
    },
  ])('$what is no edit, even on a host that keeps fewer digits', async ({ happens }) => {
    const crowd = await openScene(base)
    await roundCells(crowd)
    await happens(crowd)
    expect(stateOf(crowd).restored).toEqual([])
    expect(await crowd.differences()).toEqual([])
  })

  it.each(['paused', 'cancelled'] as const)('the notice does not count an accepted %s', async (state) => {
    const crowd = await openScene(base)
    await crowd.meddle(crowd.row, { state })
    await crowd.clock.pass(5 * SECOND)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ hold: state, band: null })
    expect(stateOf(crowd).restored).toEqual([])
  })

  it.each([true, false])('the notice does not count an answered 已完成 (%s)', async (accept) => {
    const crowd = await openScene(base)
    await crowd.meddle(crowd.row, { state: 'done' })
    await crowd.clock.pass(2 * SECOND)
    sidebar(crowd).app.answerIntent(crowd.row, accept)
    await crowd.clock.pass(5 * SECOND)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ state: accept ? 'done' : 'inProgress' })
    expect(stateOf(crowd).restored).toEqual([])
  })

  it('the notice does not count a deleted row', async () => {
    const crowd = await openScene(base)
    await crowd.meddle(crowd.row, { progressDeviation: 99 })
    await crowd.clock.pass(2 * SECOND)
    await crowd.remove(crowd.row)
    await crowd.clock.pass(2 * SECOND)
    expect(stateOf(crowd).restored).toEqual([])
  })
})
