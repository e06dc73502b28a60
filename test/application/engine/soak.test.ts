import { expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import type { EnteredCells } from '../../../src/application/ports.ts'
import { createRandom } from '../../../src/local-host/engine/world/random.ts'
import { openCrowd, trackedBase } from '../../support/crowd.ts'
import { present } from '../../support/present.ts'

const MINUTE = 60_000
const HOURS = 8
const EDITS = 300
const TASKS = 120

/** Eight hours that include both moments when the day changes: the cut-off at 18:00 and midnight. */
it('[LV5] every cell is right after a day of three sidebars, 300 edits and a host that fails now and then', async () => {
  const random = createRandom(20_240_319)
  const pick = <Value>(from: readonly Value[]): Value => from[Math.floor(random() * from.length)] as Value
  const crowd = await openCrowd(await trackedBase('full'), {
    at: '2024-03-19T16:30:00+08:00',
    seed: 8,
    settings: DEFAULT_SETTINGS,
  })
  const day = (offset: number): string => new Date(Date.UTC(2024, 2, 19 + offset)).toISOString().slice(0, 10)
  const rows: string[] = []
  for (let at = 0; at < TASKS; at += 1) {
    rows.push(
      await crowd.add({
        title: `任务 ${String(at)}`,
        plannedStart: day((at % 20) - 15),
        plannedEnd: day((at % 25) - 10),
        progress: (at * 37) % 100,
        predecessors: at % 4 === 0 || at === 0 ? null : [present(rows[at - 1], 'the task before')],
        lagDays: at % 3,
      }),
    )
  }
  crowd.faults.set('latencyMs', 40)
  crowd.faults.set('jitterMs', 60)
  for (let at = 0; at < 3; at += 1) await crowd.open({ skewMs: (at - 1) * 1500 })
  await crowd.clock.pass(MINUTE)

  const edit = (): EnteredCells =>
    pick<EnteredCells>([
      { progress: Math.floor(random() * 101) },
      { progress: 100, actualEnd: day(0) },
      { plannedEnd: day(Math.floor(random() * 20) - 5) },
      { hold: pick(['paused', null]) },
      { notes: '会议纪要' },
    ])
  const asOfSeen = new Set<string>()
  for (let at = 0; at < EDITS; at += 1) {
    if (at % 50 === 10) crowd.faults.set('lostEvents', 0.3)
    if (at % 50 === 20) crowd.faults.failNext('*', 5, 429)
    if (at % 50 === 30) crowd.faults.hangNext('WidgetTable_setRecords', 1)
    if (at % 50 === 40) crowd.faults.set('lostEvents', 0)
    if (at === 100) present(crowd.sidebars[2], 'the third').clock.hide()
    if (at === 130) present(crowd.sidebars[2], 'the third').clock.show()
    await crowd.edit(pick(rows), edit())
    await crowd.clock.pass((HOURS * 60 * MINUTE) / EDITS)
    for (const { app } of crowd.sidebars) asOfSeen.add(`${app.getState().today} ${app.getState().asOf}`)
  }
  crowd.faults.reset()
  await crowd.clock.pass(20 * MINUTE)
  expect([...asOfSeen].toSorted()).toEqual(['2024-03-19 2024-03-18', '2024-03-19 2024-03-19', '2024-03-20 2024-03-19'])
  expect(await crowd.differences()).toEqual([])
  for (const { app } of crowd.sidebars)
    expect(app.getState()).toMatchObject({ sync: { kind: 'settled' }, unwritten: [], intents: [] })

  // Three open sidebars cause few calls in a day: the sweeps, one read for each edit and sidebar, and few writes.
  const keys = crowd.calls().map(({ key }) => key)
  expect(keys.filter((key) => key.endsWith('setRecords')).length).toBeLessThan(EDITS * 2)
  expect(keys.filter((key) => key.endsWith('getRecordsByIds')).length).toBeLessThan(EDITS * 9)
  crowd.resetCalls()
  await crowd.clock.pass(5 * MINUTE)
  expect(crowd.calls().filter(({ key }) => key.endsWith('setRecords'))).toEqual([])
  crowd.close()
})
