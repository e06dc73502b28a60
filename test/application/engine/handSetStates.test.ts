import { beforeAll, describe, expect, it } from 'vitest'
import type { EnteredCells } from '../../../src/application/ports.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { trackedBase, type CrowdOptions, type TrackedBase } from '../../support/crowd.ts'
import { openScene, rowOf, sidebar, stateOf, type Scene } from '../../support/scene.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

let base: TrackedBase
beforeAll(async () => {
  base = await trackedBase('full')
})
const scene = (sidebars = 1, options: Partial<CrowdOptions> = {}): Promise<Scene> => openScene(base, sidebars, options)

describe('[MI1] a hand-set state is a signal', () => {
  const drag = async (crowd: Scene, state: string): Promise<void> => {
    await crowd.meddle(crowd.row, { state })
    await crowd.clock.pass(2 * SECOND)
  }

  it('the sidebar asks about 已完成 and leaves it alone meanwhile, whatever else happens to the row', async () => {
    const crowd = await scene(2)
    await drag(crowd, 'done')
    await crowd.edit(crowd.row, { notes: '差一点' })
    await crowd.edit(crowd.row, { progress: 45 })
    await crowd.clock.pass(15 * MINUTE)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ state: 'done', progress: 45, band: 'normal' })
    for (const at of [0, 1])
      expect(stateOf(crowd, at).intents).toMatchObject([{ recordId: crowd.row, asked: 'done', computed: 'inProgress' }])
  })

  it('the answer yes writes 100 % and today, and the other sidebar stops asking', async () => {
    const crowd = await scene(2)
    await drag(crowd, 'done')
    sidebar(crowd, 1).app.answerIntent(crowd.row, true)
    await crowd.clock.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({
      state: 'done',
      progress: 100,
      actualEnd: '2024-03-19',
      band: null,
    })
    for (const at of [0, 1]) expect(stateOf(crowd, at).intents).toEqual([])
    expect(crowd.sidebars.flatMap(({ log }) => log.map(({ what }) => what.kind))).toEqual(['intentRecorded'])
    expect(await crowd.differences()).toEqual([])
  })

  it('the answer no restores the computed state', async () => {
    const crowd = await scene(2)
    await drag(crowd, 'done')
    sidebar(crowd).app.answerIntent(crowd.row, false)
    await crowd.clock.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ state: 'inProgress', progress: 30, actualEnd: null })
    for (const at of [0, 1]) expect(stateOf(crowd, at).intents).toEqual([])
  })

  it.each(['paused', 'cancelled'] as const)('%s becomes 人工标记 without asking', async (hold) => {
    const crowd = await scene(2)
    await drag(crowd, hold)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ state: hold, hold, band: null, progressDeviation: null })
    for (const at of [0, 1]) expect(stateOf(crowd, at).intents).toEqual([])
    expect(await crowd.differences()).toEqual([])
  })

  it('any other state is replaced by the computed one, counted and logged', async () => {
    const crowd = await scene()
    await drag(crowd, 'notStarted')
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ state: 'inProgress' })
    expect(stateOf(crowd).restored).toEqual([crowd.row])
    expect(sidebar(crowd).log.map(({ what }) => what)).toEqual([
      { kind: 'stateRestored', from: 'notStarted', to: 'inProgress' },
    ])
  })

  it('the next sidebar asks about a state that was set while none was open', async () => {
    const crowd = await scene()
    sidebar(crowd).close()
    await crowd.meddle(crowd.row, { state: 'done' })
    await crowd.open()
    await crowd.clock.pass(2 * SECOND)
    expect(stateOf(crowd).intents).toMatchObject([{ asked: 'done' }])
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ state: 'done' })
  })

  it('the sidebar does not ask about a state that only time or facts have outdated', async () => {
    const crowd = await scene()
    await crowd.edit(crowd.row, { progress: 100 })
    await crowd.clock.pass(2 * SECOND)
    sidebar(crowd).close()
    await crowd.edit(crowd.row, { progress: 60 })
    await crowd.open()
    await crowd.clock.pass(2 * SECOND)
    expect(stateOf(crowd).intents).toEqual([])
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ state: 'inProgress' })
  })

  it('the sidebar asks about a blank card in 已完成 as soon as it has a name', async () => {
    const crowd = await scene()
    const card = await crowd.add({})
    await crowd.meddle(card, { state: 'done' })
    await crowd.clock.pass(2 * SECOND)
    expect(await rowOf(crowd, card)).toMatchObject({ state: 'done' })
    await crowd.edit(card, { title: '布置展台' })
    await crowd.clock.pass(2 * SECOND)
    expect(stateOf(crowd).intents).toMatchObject([{ recordId: card, asked: 'done' }])
  })

  it('a user who may not write people’s cells is told so beside the question', async () => {
    const crowd = await scene()
    await drag(crowd, 'done')
    crowd.engine.deny([
      {
        entity: 'Field',
        type: 'editable',
        tableId: crowd.tableId,
        fieldId: crowd.fieldId('progress'),
        userId: sidebar(crowd).door.session.userId,
      },
    ])
    sidebar(crowd).app.answerIntent(crowd.row, true)
    await crowd.clock.pass(2 * SECOND)
    expect(stateOf(crowd).intents).toMatchObject([{ asked: 'done', error: { kind: 'permissionDenied' } }])
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ state: 'done', progress: 30 })
  })
})

describe('[MI2] actual dates are stamped', () => {
  const blank: EnteredCells = { title: '海报', plannedStart: '2024-03-15', plannedEnd: '2024-03-25' }
  const fresh = async (stamps: 'propose' | 'automatic') => {
    const crowd = await scene(1, { settings: { ...DEFAULT_SETTINGS, stamps } })
    const row = await crowd.add(blank)
    await crowd.clock.pass(2 * SECOND)
    return { ...crowd, row }
  }

  it('dates are proposed, and written when a person accepts them', async () => {
    const crowd = await fresh('propose')
    await crowd.edit(crowd.row, { progress: 20 })
    await crowd.clock.pass(2 * SECOND)
    expect(stateOf(crowd).stamps).toEqual([{ recordId: crowd.row, actualStart: '2024-03-19', actualEnd: null }])
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ actualStart: null })
    sidebar(crowd).app.acceptStamp(crowd.row)
    await crowd.clock.pass(2 * SECOND)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ actualStart: '2024-03-19' })
    expect(stateOf(crowd).stamps).toEqual([])
  })

  it('a stamp never overwrites a date that a person has entered meanwhile', async () => {
    const crowd = await fresh('propose')
    await crowd.edit(crowd.row, { progress: 20 })
    await crowd.clock.pass(2 * SECOND)
    await crowd.edit(crowd.row, { actualStart: '2024-03-16' })
    sidebar(crowd).app.acceptStamp(crowd.row)
    await crowd.clock.pass(2 * SECOND)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ actualStart: '2024-03-16' })
  })

  it('stamps are written at once when the setting says so, and reopening a task clears its stamped end', async () => {
    const crowd = await fresh('automatic')
    await crowd.edit(crowd.row, { progress: 100 })
    await crowd.clock.pass(2 * SECOND)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({
      actualStart: '2024-03-19',
      actualEnd: '2024-03-19',
      state: 'done',
    })
    await crowd.edit(crowd.row, { progress: 80 })
    await crowd.clock.pass(2 * SECOND)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({
      actualStart: '2024-03-19',
      actualEnd: null,
      state: 'inProgress',
    })
    expect(sidebar(crowd).log.at(-1)?.what).toEqual({
      kind: 'stamped',
      field: 'actualEnd',
      from: '2024-03-19',
      to: null,
    })
  })
})
