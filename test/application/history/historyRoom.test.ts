import { afterEach, describe, expect, it } from 'vitest'
import { err, ok } from '../../../src/domain/index.ts'
import type { ChangeEntry } from '../../../src/application/history/changeEntry.ts'
import { readMarks, writeMarks } from '../../../src/application/history/marksText.ts'
import { NO_HISTORY, type SheetHistory } from '../../../src/application/history/sheetHistory.ts'
import { changeHistory, loadHistory } from '../../../src/application/history/storedHistory.ts'
import { roomOver, roomWith } from '../../support/storedRoom.ts'
import { present } from '../../support/present.ts'
import { addRow, editRow, shownRows } from '../../support/shownRows.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

/** A host that keeps texts up to a length and refuses longer ones. */
function hostFor(characters: number) {
  let most = characters
  let stored: unknown = null
  let refusals = 0
  const host = {
    loadStored: () => Promise.resolve(ok(stored)),
    saveStored(value: unknown) {
      if (JSON.stringify(value).length > most) {
        refusals += 1
        return Promise.resolve(err({ kind: 'limitExceeded', what: 'setData' } as const))
      }
      stored = structuredClone(value)
      return Promise.resolve(ok(undefined))
    },
  }
  return {
    refusals: () => refusals,
    room: roomOver(host),
    allow: (more: number) => {
      most = more
    },
  }
}
const dayAt = (at: number): string => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10)
const entryOn = (day: string, taskId = 'rec1'): ChangeEntry => ({
  at: Date.parse(`${day}T12:00:00Z`),
  taskId,
  title: '海报',
  campaignId: null,
  kind: 'hold',
  field: 'hold',
  before: null,
  after: 'paused',
  source: 'people',
})
/** Fifty days: one snapshot and one change a day, and a task that moves every tenth day. */
const FIFTY: SheetHistory = {
  ...NO_HISTORY,
  days: Array.from({ length: 50 }, (_none, at) => ({
    day: dayAt(at),
    campaignId: null,
    planned: at,
    actual: at,
    counts: null,
  })),
  seen: Array.from({ length: 50 }, (_none, at) => dayAt(at)),
  log: Array.from({ length: 50 }, (_none, at) => entryOn(dayAt(at))),
  marks: writeMarks({ rec1: [0, 10, 20, 30, 40].map((at) => [dayAt(at), at] as const) }),
}

async function keptBy(characters: number, history: SheetHistory): Promise<SheetHistory> {
  const saved = await changeHistory(hostFor(characters).room, 'tbl1', () => history)
  if (!saved.ok) throw new Error(saved.error.kind)
  return saved.value
}

describe('[SN1] changeHistory when a host refuses a history as too long', () => {
  it.each([8000, 5000, 3000])(
    'a history with room for %i characters loses its oldest days: snapshots, marks and changes alike',
    async (characters) => {
      const { days, seen, log, marks, room } = await keptBy(characters, FIFTY)
      const from = present(room?.from, 'a first day')
      expect(seen).toEqual(FIFTY.seen.filter((day) => day >= from))
      expect(days.map(({ day }) => day)).toEqual(seen)
      expect(log.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual(seen)
      // What the task had reached by the first day that is left is still known.
      const own = present(readMarks(marks)['rec1'], 'its marks')
      expect(present(own[0], 'a mark')[0] <= from).toBe(true)
      expect(own.slice(1).every(([day]) => day > from)).toBe(true)
      expect(seen.length).toBeGreaterThan(3)
    },
  )

  it('a history that the host takes stays whole', async () => {
    expect(await keptBy(100_000, FIFTY)).toEqual(FIFTY)
  })

  it('a history whose last day alone is too long loses that day’s changes, and then tasks, the newest of them first', async () => {
    const marks = writeMarks(
      Object.fromEntries(
        Array.from({ length: 60 }, (_none, at) => [`rec${String(at)}`, [[dayAt(at < 30 ? 1 : 0), 5]]]),
      ),
    )
    const log = Array.from({ length: 20 }, (_none, at) => entryOn(dayAt(2), `rec${String(at)}`))
    const oneDay = { ...NO_HISTORY, seen: [dayAt(2)], log, marks }
    const withoutChanges = await keptBy(4000, oneDay)
    expect(withoutChanges.log.length).toBeLessThan(20)
    expect(withoutChanges.log).toEqual(log.slice(20 - withoutChanges.log.length))
    expect(withoutChanges).toMatchObject({ marks, room: { leavesTasksOut: false } })
    const withoutTasks = await keptBy(1500, oneDay)
    expect(withoutTasks).toMatchObject({ log: [], seen: [dayAt(2)], room: { leavesTasksOut: true } })
    const left = Object.keys(readMarks(withoutTasks.marks))
    expect(left.length).toBeGreaterThan(10)
    expect(left).toEqual(Array.from({ length: left.length }, (_none, at) => `rec${String((30 + at) % 60)}`))
  })

  it('a host that takes nothing refuses the history for good, and the tries end', async () => {
    const host = hostFor(0)
    expect(await changeHistory(host.room, 'tbl1', () => FIFTY)).toMatchObject({
      ok: false,
      error: { kind: 'limitExceeded' },
    })
    expect(host.refusals()).toBeLessThan(20)
  })

  const nextDay = (history: SheetHistory, at: number): SheetHistory => {
    const day = dayAt(at)
    return {
      ...history,
      seen: [...history.seen, day],
      days: [...history.days, { day, campaignId: null, planned: at, actual: at, counts: null }],
      log: [...history.log, entryOn(day)],
    }
  }

  it('a history keeps more days again when the host has more room, which is tried once a day', async () => {
    const host = hostFor(5000)
    const first = await changeHistory(host.room, 'tbl1', () => FIFTY)
    if (!first.ok) throw new Error(first.error.kind)
    for (let at = 50; at < 60; at += 1) {
      const refusals = host.refusals()
      for (let time = 0; time < 2; time += 1)
        await changeHistory(host.room, 'tbl1', (history) =>
          history.seen.includes(dayAt(at))
            ? { ...history, marks: writeMarks({ rec1: [[dayAt(at), at]] }) }
            : nextDay(history, at),
        )
      expect(host.refusals() - refusals).toBeLessThanOrEqual(1)
    }
    host.allow(100_000)
    for (let at = 60; at < 120; at += 1) await changeHistory(host.room, 'tbl1', (history) => nextDay(history, at))
    const last = await changeHistory(host.room, 'tbl1', (history) => history)
    if (!last.ok) throw new Error(last.error.kind)
    // Dropped days do not come back. All days since the host has room are kept.
    expect(last.value.seen.length).toBeGreaterThan(first.value.seen.length + 50)
    expect(last.value.seen.at(-1)).toBe(dayAt(119))
  })

  it('a history is not saved again while only left-out parts differ', async () => {
    const host = hostFor(5000)
    const first = await changeHistory(host.room, 'tbl1', () => FIFTY)
    const refusals = host.refusals()
    const again = await changeHistory(host.room, 'tbl1', (before) => ({
      ...before,
      seen: FIFTY.seen,
      days: FIFTY.days,
    }))
    expect([again, host.refusals()]).toEqual([first, refusals])
  })
})

const DAILY = '执行进度每日跟踪表'
const TASKS = '任务分解与责任跟踪表'
const open: AppWorld[] = []
afterEach(() => {
  for (const world of open.splice(0)) world.close()
})
const midnight = (day: string) => Date.parse(`${day}T00:00:00+08:00`)

/** A sheet of the first template, with one task, in a Base that refuses long values or cuts them off. */
async function sheetUnder(dataLimit: 'refused' | 'cut') {
  const world = await openAppWorld({ at: '2024-03-01T19:00:00+08:00', variants: { dataLimit } })
  open.push(world)
  await world.setUp({ preset: 'S0', sample: 'none' })
  addRow(world, '活动基本信息与目标表', { 活动名称: '夏促' })
  const task = addRow(world, TASKS, {
    任务名称: '海报',
    开始时间: midnight('2024-03-01'),
    结束时间: midnight('2024-03-05'),
    实际进度: 0.2,
  })
  await pass(world, 90_000)
  const stored = world.door.engine.document.pluginData['plugin'] as Record<string, unknown>
  const tableId = present(world.app.getState().sheet, 'a sheet').tableId
  const key = present(
    Object.keys(stored).find((one) => one.endsWith(`history.${tableId}`)),
    'the history',
  )
  const history = async () => {
    const loaded = await loadHistory(roomWith(stored[key]), tableId)
    if (!loaded.ok) throw new Error('the history cannot be read')
    return loaded.value
  }
  return { world, task, history, put: (value: object) => (stored[key] = { version: 1, ...value }) }
}
async function pass({ clock, quiet }: AppWorld, ms: number): Promise<void> {
  for (const until = clock.now() + ms; clock.now() < until; ) {
    await quiet()
    clock.set(Math.min(until, clock.now() + 5000))
  }
  await quiet()
}
const companions = ({ app }: AppWorld) => present(app.getState().companions, 'the tables beside the tasks')
const reached = (world: AppWorld) =>
  shownRows(world, DAILY).map(({ cells }) => Math.round(Number(cells['实际进度']) * 100))

describe('[SN1] the companion tables stay true without room for a history', () => {
  it.each(['refused', 'cut'] as const)(
    'the tables stay true when a host with a limit that is %s has no room for more history, and people are told what is dropped',
    async (dataLimit) => {
      const { world, task, history, put } = await sheetUnder(dataLimit)
      expect(companions(world).unkept).toBeNull()
      const before = await history()
      // A sheet that was one campaign for a year and has a long log: one more change is too long.
      const days = Array.from({ length: 390 }, (_none, at) =>
        new Date(Date.UTC(2023, 1, 1 + at)).toISOString().slice(0, 10),
      )
      const counts = { notStarted: 1, inProgress: 2, done: 3, delayed: 4, paused: 5, cancelled: 6 }
      put({
        ...before,
        since: days[0],
        seen: days,
        days: days.map((day) => ({ day, campaignId: null, planned: 1, actual: 1, counts })),
        log: days.slice(-200).map((day) => ({ ...entryOn(day), title: '海'.repeat(100) })),
      })
      editRow(world, TASKS, task, { 实际进度: 0.5 })
      await pass(world, 150_000)
      expect(reached(world)).toEqual([50])
      expect(companions(world).sync.kind).toBe('settled')
      const { seen, room } = await history()
      expect(seen.at(-1)).toBe('2024-03-01')
      expect(seen.length).toBeLessThan(390)
      expect(companions(world).unkept).toEqual({ kind: 'older', from: room?.from, leavesTasksOut: false })
    },
  )

  it('a history of a later version stays as it is, and the day gets its row', async () => {
    const { world, task, put } = await sheetUnder('refused')
    const later = put({ version: 9, days: '…' })
    editRow(world, TASKS, task, { 实际进度: 0.5 })
    await pass(world, 150_000)
    expect(reached(world)).toEqual([50])
    expect(companions(world).sync.kind).toBe('settled')
    expect(Object.values(world.door.engine.document.pluginData['plugin'] ?? {})).toContainEqual(later)
  })
})
