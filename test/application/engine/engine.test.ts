import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { trackedBase, type CrowdOptions, type TrackedBase } from '../../support/crowd.ts'
import { keys, openScene, rowOf, sidebar, stateOf, writes, type Scene } from '../../support/scene.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

let base: TrackedBase
beforeAll(async () => {
  base = await trackedBase('full')
})
const scene = (sidebars = 1, options: Partial<CrowdOptions> = {}): Promise<Scene> => openScene(base, sidebars, options)

describe('[LV2] a change that arrives during a pass waits for the next pass', () => {
  it('the later of two edits stays when the first is just being written', async () => {
    const crowd = await scene()
    crowd.faults.set('latencyMs', 100)
    await crowd.edit(crowd.row, { progress: 50 })
    await crowd.clock.pass(150)
    await crowd.edit(crowd.row, { progress: 90 })
    await crowd.clock.pass(2 * SECOND)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ progress: 90, band: 'ahead' })
    expect(await crowd.differences()).toEqual([])
  })
})

describe('[LV3] nothing depends on events alone', () => {
  it('the sweep finds edits whose events were lost, while the sidebar is visible', async () => {
    const crowd = await scene()
    crowd.faults.set('lostEvents', 1)
    await crowd.edit(crowd.row, { progress: 100 })
    await crowd.clock.pass(5 * MINUTE)
    expect(keys(crowd)).toEqual([])
    crowd.faults.set('lostEvents', 0)
    await crowd.clock.pass(6 * MINUTE)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ state: 'done' })
    sidebar(crowd).clock.hide()
    crowd.resetCalls()
    await crowd.clock.pass(60 * MINUTE)
    expect(keys(crowd)).toEqual([])
  })

  it('everything is read once more after the host did not answer', async () => {
    const crowd = await scene()
    crowd.faults.hangNext('WidgetTable_getRecordsByIds', 1)
    await crowd.edit(crowd.row, { progress: 60 })
    await crowd.clock.pass(21 * SECOND)
    expect(stateOf(crowd).sync).toMatchObject({ kind: 'failed', error: { kind: 'timeout' } })
    expect(stateOf(crowd).nextTryAt).toBeGreaterThan(crowd.clock.now())
    await crowd.clock.pass(10 * SECOND)
    expect(stateOf(crowd)).toMatchObject({ sync: { kind: 'settled' }, nextTryAt: null })
    expect(keys(crowd)).toContain('getRecordsByPage')
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ band: 'ahead' })
  })

  it('[LV4] an edit is handled before the rest of a running sweep', async () => {
    const crowd = await scene()
    for (let at = 0; at < 5; at += 1)
      await Promise.all(Array.from({ length: 1 }, () => crowd.add({ title: `任务 ${String(at)}` })))
    crowd.faults.set('latencyMs', 50)
    await crowd.clock.pass(10 * MINUTE - 5 * SECOND)
    await crowd.clock.pass(6 * SECOND)
    expect(stateOf(crowd).sync.kind).toBe('settled')
    expect(await crowd.differences()).toEqual([])
  })
})

describe('[CV1] of several sidebars one writes', () => {
  it('one sidebar writes an edit after they have noticed each other', async () => {
    const crowd = await scene(3)
    for (const progress of [10, 20, 30, 40, 50, 60]) {
      await crowd.edit(crowd.row, { progress })
      await crowd.clock.pass(3 * SECOND)
    }
    crowd.resetCalls()
    for (const progress of [70, 80, 90, 95]) {
      await crowd.edit(crowd.row, { progress })
      await crowd.clock.pass(3 * SECOND)
    }
    expect(writes(crowd)).toBe(4)
    expect(await crowd.differences()).toEqual([])
  })

  it('a sidebar that is alone does not wait', async () => {
    const crowd = await scene()
    await crowd.edit(crowd.row, { progress: 80 })
    await crowd.clock.pass(12)
    expect(writes(crowd)).toBe(1)
  })
})

describe('[CV2] another program keeps changing a row', () => {
  it('the row is corrected a few times, then after longer and longer waits, and people are told', async () => {
    const crowd = await scene()
    const fight = async (times: number): Promise<number> => {
      crowd.resetCalls()
      for (let at = 0; at < times; at += 1) {
        await crowd.meddle(crowd.row, { progressDeviation: 99, computedAt: crowd.clock.now() })
        await crowd.clock.pass(5 * SECOND)
      }
      return writes(crowd)
    }
    expect(await fight(10)).toBeLessThanOrEqual(4)
    expect(stateOf(crowd).unwritten).toMatchObject([{ because: 'contested', recordIds: [crowd.row] }])
    expect(await fight(60)).toBeLessThanOrEqual(3)
    await crowd.clock.pass(45 * MINUTE)
    expect(await crowd.differences()).toEqual([])
    expect(stateOf(crowd).unwritten).toEqual([])
  })

  it('the settings are loaded again before the row is corrected', async () => {
    const crowd = await scene(2)
    await crowd.edit(crowd.row, { progress: 29 }) // 29 − 45.45 = −16.45
    await crowd.clock.pass(5 * SECOND)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ band: 'warning' })
    crowd.setSettings({ ...DEFAULT_SETTINGS, bands: { watch: 5, warn: 17, severe: 20 } }, (at) => at === 0)
    await crowd.clock.pass(20 * SECOND)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ band: 'watch' })
    expect(writes(crowd)).toBeLessThanOrEqual(4)
  })
})

describe('[CV3] a result of a later day is not replaced by one of an earlier day', () => {
  it('a sidebar whose clock is behind leaves the rows alone and says so, and a person can overrule it', async () => {
    const crowd = await scene()
    const ahead = await crowd.open({ skewMs: 6 * 365 * 24 * 60 * MINUTE })
    await crowd.clock.pass(5 * SECOND)
    ahead.close()
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ state: 'delayed' })
    await crowd.clock.pass(20 * MINUTE)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ state: 'delayed' })
    expect(stateOf(crowd).unwritten).toMatchObject([
      { because: 'laterDay', recordIds: [crowd.row], asOf: '2030-03-18' },
    ])
    sidebar(crowd).app.overrideLaterDay()
    await crowd.clock.pass(5 * SECOND)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ state: 'inProgress' })
    expect((await rowOf(crowd, crowd.row)).computedAt).toBeLessThanOrEqual(crowd.clock.now())
    expect(stateOf(crowd).unwritten).toEqual([])
  })

  it('a sidebar that wakes up with yesterday’s figures changes nothing', async () => {
    const crowd = await scene(1, { at: '2024-03-19T18:01:00+08:00' })
    await crowd.open({ skewMs: -5 * MINUTE })
    await crowd.clock.pass(MINUTE)
    expect(stateOf(crowd, 1)).toMatchObject({ asOf: '2024-03-18', unwritten: [{ because: 'laterDay' }] })
    expect(await crowd.differences()).toEqual([])
    await crowd.clock.pass(5 * MINUTE)
    expect(stateOf(crowd, 1)).toMatchObject({ asOf: '2024-03-19', unwritten: [] })
  })
})

describe('[RF1] a refusal is retried, skipped or explained, and never loops', () => {
  it('a host that is asked too often gets a pause, and the work goes on where it stopped', async () => {
    const crowd = await scene()
    crowd.faults.failNext('WidgetTable_setRecords', 2, 429)
    await crowd.edit(crowd.row, { progress: 90 })
    await crowd.clock.pass(SECOND)
    expect(stateOf(crowd).sync).toMatchObject({ kind: 'failed', error: { kind: 'rateLimited' } })
    expect(writes(crowd)).toBe(1)
    await crowd.clock.pass(10 * SECOND)
    expect(writes(crowd)).toBe(3)
    expect(await crowd.differences()).toEqual([])
  })

  it.each([
    {
      answer: 'none',
      plan: (crowd: Scene) => crowd.faults.hangNext('WidgetBase_getPermission', 1),
      after: 21 * SECOND,
      kind: 'timeout',
    },
    {
      answer: 'a wish for a pause',
      plan: (crowd: Scene) => crowd.faults.failNext('WidgetBase_getPermission', 1, 429),
      after: SECOND,
      kind: 'rateLimited',
    },
  ])('the engine asks for the rights again when the answer was $answer', async ({ plan, after, kind }) => {
    const crowd = await scene(0)
    plan(crowd)
    await crowd.open()
    await crowd.clock.pass(after)
    expect(stateOf(crowd)).toMatchObject({ rights: { kind: 'unknown' }, sync: { kind: 'failed', error: { kind } } })
    expect(writes(crowd)).toBe(0)
    crowd.resetCalls()
    await crowd.clock.pass(10 * SECOND)
    expect(stateOf(crowd)).toMatchObject({ rights: { kind: 'known', mayWrite: true }, sync: { kind: 'settled' } })
    expect(await crowd.differences()).toEqual([])
    // The rows that were read before the question are not read page by page again.
    expect(keys(crowd).slice(0, 1)).toEqual(['getRecordsByIds'])
  })

  it('the rows of a write without an answer are read again before the write is repeated', async () => {
    const crowd = await scene(1, { variants: { ownEcho: 'no' } })
    crowd.faults.hangNext('WidgetTable_setRecords', 1)
    await crowd.edit(crowd.row, { progress: 90 })
    await crowd.clock.pass(31 * SECOND)
    expect(stateOf(crowd).sync).toMatchObject({ kind: 'failed', error: { kind: 'timeout' } })
    crowd.resetCalls()
    await crowd.clock.pass(6 * SECOND)
    expect(keys(crowd).slice(0, 2)).toEqual(['getRecordsByIds', 'setRecords'])
  })

  it('one row that may not be written is named, and the others are written', async () => {
    const crowd = await scene()
    const other = await crowd.add({ title: '另一项', plannedEnd: '2024-03-10' })
    await crowd.clock.pass(2 * SECOND)
    const { userId } = sidebar(crowd).door.session
    crowd.engine.deny([{ entity: 'Record', type: 'editable', tableId: crowd.tableId, recordId: crowd.row, userId }])
    await crowd.clock.pass(2 * SECOND)
    await crowd.edit(other, { progress: 50 })
    await crowd.edit(crowd.row, { progress: 90 })
    await crowd.clock.pass(2 * SECOND)
    expect(stateOf(crowd)).toMatchObject({ unwritten: [{ because: 'permissionDenied', recordIds: [crowd.row] }] })
    expect(await rowOf(crowd, other)).toMatchObject({ progressDeviation: -50 })
    crowd.engine.deny([])
    await crowd.clock.pass(2 * SECOND)
    expect(stateOf(crowd).unwritten).toEqual([])
    expect(await crowd.differences()).toEqual([])
  })

  it('a row deleted under the write is no refusal', async () => {
    const crowd = await scene()
    crowd.faults.set('latencyMs', 200)
    await crowd.edit(crowd.row, { progress: 90 })
    await crowd.clock.pass(300)
    await crowd.remove(crowd.row)
    await crowd.clock.pass(5 * SECOND)
    expect(stateOf(crowd)).toMatchObject({ sync: { kind: 'settled' }, unwritten: [], tasks: [] })
  })
})

describe('[AS1] the sheet as of another day', () => {
  it('the view shows what the rules say of that day and writes nothing', async () => {
    const crowd = await scene()
    const { app } = sidebar(crowd)
    const view = await app.viewAsOf('2024-03-28')
    expect(view).toMatchObject({ asOf: '2024-03-28', counts: { delayed: 1 } })
    expect(view.tasks[0]?.assessment).toMatchObject({ planned: 100, deviation: -70, state: 'delayed', delayDays: 3 })
    expect((await app.viewAsOf('2024-03-14')).tasks[0]?.assessment).toMatchObject({ planned: 0 })
    await crowd.clock.pass(MINUTE)
    expect(keys(crowd)).toEqual([])
  })
})

describe('linked tasks', () => {
  it('[DP1] [DP2] [FC1] a change rewrites the tasks that wait for the changed one, and no others', async () => {
    const crowd = await scene()
    const next = await crowd.add({
      title: '投放',
      plannedStart: '2024-03-28',
      plannedEnd: '2024-03-30',
      predecessors: [crowd.row],
      lagDays: 3,
    })
    const last = await crowd.add({
      title: '复盘',
      plannedStart: '2024-04-02',
      plannedEnd: '2024-04-03',
      predecessors: [next],
      lagDays: 1,
    })
    await crowd.clock.pass(2 * SECOND)
    expect((await rowOf(crowd, next)).flags ?? []).not.toContain('bufferViolated')
    crowd.resetCalls()
    await crowd.edit(crowd.row, { plannedEnd: '2024-03-29' })
    await crowd.clock.pass(2 * SECOND)
    expect(keys(crowd)).toEqual(['getRecordsByIds', 'setRecords'])
    expect((await rowOf(crowd, next)).flags).toContain('bufferViolated')
    await crowd.edit(crowd.row, { predecessors: [last] })
    await crowd.clock.pass(2 * SECOND)
    for (const one of [crowd.row, next, last]) expect((await rowOf(crowd, one)).flags).toContain('dependencyCycle')
    await crowd.remove(next)
    await crowd.clock.pass(2 * SECOND)
    for (const one of [crowd.row, last]) expect((await rowOf(crowd, one)).flags ?? []).not.toContain('dependencyCycle')
    expect(await crowd.differences()).toEqual([])
  })
})
