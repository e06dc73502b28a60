import { beforeAll, describe, expect, it } from 'vitest'
import type { EnteredCells } from '../../../src/application/ports.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { withTable } from '../../../src/application/stored/document.ts'
import {
  openCrowd,
  trackedBase,
  type CrowdOptions,
  type SidebarOptions,
  type TrackedBase,
} from '../../support/crowd.ts'
import { openScene, rowOf, sidebar, stateOf, type Scene } from '../../support/scene.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const TODAY = '2024-03-19'

let full: TrackedBase
let s3: TrackedBase
beforeAll(async () => {
  full = await trackedBase('full')
  s3 = await trackedBase('S3')
})

const PLANNED: EnteredCells = { title: '海报', plannedStart: '2024-03-15', plannedEnd: '2024-03-25' }

interface Board extends Scene {
  /** A task with a plan and nothing else. */
  readonly card: string
}
async function board(
  base: TrackedBase,
  sidebars = 1,
  cells: EnteredCells = PLANNED,
  options: Partial<CrowdOptions> = {},
): Promise<Board> {
  const crowd = await openScene(base, sidebars, options)
  const card = await crowd.add(cells)
  await crowd.time.pass(5 * SECOND)
  crowd.resetCalls()
  return { ...crowd, card }
}
async function drag(crowd: Board, state: string | null): Promise<void> {
  await crowd.meddle(crowd.card, { state })
  await crowd.time.pass(3 * SECOND)
}
const reopen = async (crowd: Board, options: SidebarOptions = {}): Promise<void> => {
  for (const one of crowd.sidebars.slice()) one.close()
  await crowd.open(options)
  await crowd.time.pass(3 * SECOND)
}
const rewrites = (crowd: Board, key: string): number =>
  crowd
    .calls()
    .filter(
      ({ key: call, params }) =>
        call === 'WidgetTable_setRecords' &&
        (params[0] as readonly { recordId: string; fields: object }[]).some(
          ({ recordId, fields }) => recordId === crowd.card && crowd.fieldId(key) in fields,
        ),
    ).length

describe('[MI1] 未开始 → 进行中 asks whether it began today', () => {
  it('one press writes 实际开始 = today, and the state is true by ST1', async () => {
    const crowd = await board(full)
    await drag(crowd, 'inProgress')
    expect(stateOf(crowd).intents).toMatchObject([
      { recordId: crowd.card, asked: 'inProgress', computed: 'notStarted', seenOn: TODAY },
    ])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', actualStart: null })
    sidebar(crowd).app.answerIntent(crowd.card, true)
    await crowd.time.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', actualStart: TODAY, progress: null })
    expect(stateOf(crowd)).toMatchObject({ intents: [], restored: [] })
  })

  it.each(['done', 'inProgress'] as const)(
    'drawn to %s and answered the next evening, the day of the drag is written',
    async (state) => {
      const crowd = await board(full, 1, state === 'done' ? { ...PLANNED, progress: 60 } : PLANNED)
      await drag(crowd, state)
      await crowd.time.pass(24 * HOUR)
      sidebar(crowd).app.answerIntent(crowd.card, true)
      await crowd.time.pass(3 * SECOND)
      expect(await rowOf(crowd, crowd.card)).toMatchObject({
        state,
        [state === 'done' ? 'actualEnd' : 'actualStart']: TODAY,
      })
    },
  )

  it('a no brings 未开始 back', async () => {
    const crowd = await board(full)
    await drag(crowd, 'inProgress')
    sidebar(crowd).app.answerIntent(crowd.card, false)
    await crowd.time.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'notStarted', actualStart: null })
  })

  it('drawn back before an answer, the question is gone and nothing is written', async () => {
    const crowd = await board(full)
    await drag(crowd, 'inProgress')
    await drag(crowd, 'notStarted')
    expect(stateOf(crowd).intents).toEqual([])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'notStarted', actualStart: null })
  })

  it('facts that bear it out end the question', async () => {
    const crowd = await board(full)
    await drag(crowd, 'inProgress')
    await crowd.edit(crowd.card, { progress: 10 })
    await crowd.time.pass(3 * SECOND)
    expect(stateOf(crowd).intents).toEqual([])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', progress: 10 })
  })

  it('with two sidebars it is asked in both, answered in one and written once', async () => {
    const crowd = await board(full, 2)
    await drag(crowd, 'inProgress')
    for (const at of [0, 1]) expect(stateOf(crowd, at).intents).toHaveLength(1)
    sidebar(crowd, 1).app.answerIntent(crowd.card, true)
    await crowd.time.pass(5 * SECOND)
    for (const at of [0, 1]) expect(stateOf(crowd, at).intents).toEqual([])
    expect(rewrites(crowd, 'actualStart')).toBe(1)
  })

  it('the question survives a reload, now without a date of its own', async () => {
    const crowd = await board(full)
    await drag(crowd, 'inProgress')
    await reopen(crowd)
    expect(stateOf(crowd).intents).toMatchObject([{ recordId: crowd.card, asked: 'inProgress', seenOn: null }])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress' })
    sidebar(crowd).app.answerIntent(crowd.card, true, { day: '2024-03-18' })
    await crowd.time.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', actualStart: '2024-03-18' })
  })

  it('a late task that begins only now is asked as well, and stays 延期', async () => {
    const crowd = await board(full, 1, { ...PLANNED, plannedEnd: '2024-03-17' })
    await drag(crowd, 'inProgress')
    expect(stateOf(crowd).intents).toMatchObject([{ asked: 'inProgress', computed: 'delayed' }])
    sidebar(crowd).app.answerIntent(crowd.card, true)
    await crowd.time.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'delayed', actualStart: TODAY })
  })

  it('a reader sees it and nothing is written', async () => {
    const crowd = await board(full, 0)
    await crowd.open()
    crowd.engine.deny([{ userId: sidebar(crowd).door.session.userId, entity: 'Base', type: 'editable' }])
    await reopen(crowd)
    await drag(crowd, 'done')
    expect(stateOf(crowd)).toMatchObject({
      rights: { kind: 'known', mayWrite: false },
      intents: [{ recordId: crowd.card, asked: 'done' }],
    })
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'done', progress: null })
  })
})

describe('[MI1] 已完成 where no progress contradicts it', () => {
  it('is written without asking, and can be taken back', async () => {
    const crowd = await board(full)
    await drag(crowd, 'done')
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'done', progress: 100, actualEnd: TODAY, band: null })
    expect(stateOf(crowd)).toMatchObject({
      intents: [],
      restored: [],
      dragged: [{ recordId: crowd.card, to: 'done', actualEnd: TODAY }],
    })
    sidebar(crowd).app.takeBackDrag(crowd.card)
    await crowd.time.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'notStarted', progress: null, actualEnd: null })
    expect(stateOf(crowd).dragged).toEqual([])
    expect(await crowd.differences()).toEqual([])
  })

  it('is taken back when the card is drawn back', async () => {
    const crowd = await board(full)
    await drag(crowd, 'done')
    await drag(crowd, 'notStarted')
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'notStarted', progress: null, actualEnd: null })
  })

  it('and drawn on to 进行中 it is asked when it began', async () => {
    const crowd = await board(full)
    await drag(crowd, 'done')
    await drag(crowd, 'inProgress')
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', progress: null, actualEnd: null })
    expect(stateOf(crowd).intents).toMatchObject([{ asked: 'inProgress', computed: 'notStarted' }])
  })

  it('is offered to be taken back in every sidebar, until something else is written there', async () => {
    const crowd = await board(full, 2)
    await drag(crowd, 'done')
    await crowd.time.pass(10 * SECOND)
    for (const at of [0, 1]) expect(stateOf(crowd, at).dragged).toHaveLength(1)
    await crowd.edit(crowd.card, { actualEnd: '2024-03-18' })
    await crowd.time.pass(10 * SECOND)
    for (const at of [0, 1]) expect(stateOf(crowd, at).dragged).toEqual([])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ progress: 100, actualEnd: '2024-03-18' })
  })

  it('a person who has seen it is not told again, in no sidebar', async () => {
    const crowd = await board(full, 2)
    await drag(crowd, 'done')
    await crowd.time.pass(10 * SECOND)
    sidebar(crowd).app.dismissDrag(crowd.card)
    await crowd.time.pass(10 * SECOND)
    for (const at of [0, 1]) expect(stateOf(crowd, at).dragged).toEqual([])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'done', progress: 100 })
  })

  it('set while no sidebar was open, nobody knows the day: it is asked, and no date is made up', async () => {
    const crowd = await board(full)
    sidebar(crowd).close()
    await crowd.meddle(crowd.card, { state: 'done' })
    await reopen(crowd)
    expect(stateOf(crowd).intents).toMatchObject([{ asked: 'done', seenOn: null }])
    sidebar(crowd).app.answerIntent(crowd.card, true)
    await crowd.time.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'done', progress: 100, actualEnd: null })
    expect(stateOf(crowd).undated).toEqual([crowd.card])
  })

  it('who may not write the progress is told, and the card stays where it was drawn', async () => {
    const crowd = await board(full)
    crowd.engine.deny([
      {
        entity: 'Field',
        type: 'editable',
        tableId: crowd.tableId,
        fieldId: crowd.fieldId('progress'),
        userId: sidebar(crowd).door.session.userId,
      },
    ])
    await drag(crowd, 'done')
    expect(stateOf(crowd).intents).toMatchObject([{ asked: 'done', error: { kind: 'permissionDenied' } }])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'done', progress: null })
  })
})

describe('[MI1] 已完成 → 进行中 opens a task again', () => {
  const DONE: EnteredCells = { ...PLANNED, progress: 100, actualStart: '2024-03-15', actualEnd: '2024-03-18' }

  it('asks how far it is, and writes that', async () => {
    const crowd = await board(full, 1, DONE)
    await drag(crowd, 'inProgress')
    expect(stateOf(crowd).intents).toMatchObject([{ asked: 'inProgress', computed: 'done' }])
    sidebar(crowd).app.answerIntent(crowd.card, true, { progress: 80 })
    await crowd.time.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', progress: 80, actualEnd: null })
  })

  it('a no leaves it done', async () => {
    const crowd = await board(full, 1, DONE)
    await drag(crowd, 'inProgress')
    sidebar(crowd).app.answerIntent(crowd.card, false)
    await crowd.time.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'done', progress: 100, actualEnd: '2024-03-18' })
  })

  it.each([
    { from: DONE, to: 'notStarted', back: 'done' },
    { from: PLANNED, to: 'delayed', back: 'notStarted' },
    { from: PLANNED, to: null, back: 'notStarted' },
  ])('anything else comes back and is logged: to $to', async ({ from, to, back }) => {
    const crowd = await board(full, 1, from)
    await drag(crowd, to)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: back })
    expect(sidebar(crowd).log.map(({ recordId, what }) => [recordId, what])).toContainEqual([
      crowd.card,
      { kind: 'stateRestored', from: to, to: back },
    ])
    expect(stateOf(crowd).restored).toEqual([crowd.card])
  })
})

describe.each([
  { preset: 'full', base: () => full },
  { preset: 'S3, which has no 人工标记', base: () => s3 },
])('[MI1] 已暂停 and 已取消 in $preset', ({ base }) => {
  it.each(['paused', 'cancelled'] as const)(
    '%s holds: no deviation, no delay, also past the planned end',
    async (hold) => {
      const crowd = await board(base(), 2, { ...PLANNED, plannedEnd: TODAY })
      await drag(crowd, hold)
      await crowd.time.pass(6 * HOUR)
      expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: hold, band: null, progressDeviation: null })
      for (const at of [0, 1]) {
        expect(stateOf(crowd, at)).toMatchObject({ intents: [], restored: [] })
        expect(stateOf(crowd, at).tasks.find(({ row }) => row.recordId === crowd.card)).toMatchObject({
          facts: { hold },
          assessment: { state: hold, delayDays: null },
        })
      }
      expect(await crowd.differences()).toEqual([])
    },
  )

  it('survives a reload', async () => {
    const crowd = await board(base())
    await drag(crowd, 'paused')
    await crowd.time.pass(10 * SECOND)
    await reopen(crowd)
    await crowd.edit(crowd.card, { notes: '等场地' })
    await crowd.time.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'paused', band: null })
  })

  it('is taken back by drawing the card anywhere else', async () => {
    const crowd = await board(base(), 1, { ...PLANNED, progress: 20 })
    await drag(crowd, 'paused')
    await drag(crowd, 'inProgress')
    await crowd.time.pass(10 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({
      state: 'inProgress',
      hold: null,
      progressDeviation: expect.closeTo(20 - 500 / 11, 6) as number,
    })
    await reopen(crowd)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress' })
    expect(await crowd.differences()).toEqual([])
  })

  it.each([1, 2, 3, 4, 5, 6])(
    'is taken back once and for all with two sidebars, whichever reads the other’s cells first: seed %i',
    async (seed) => {
      const crowd = await board(base(), 2, { ...PLANNED, progress: 20 })
      await drag(crowd, 'paused')
      await crowd.time.pass(HOUR)
      crowd.faults.set('latencyMs', 20 * seed)
      crowd.faults.set('jitterMs', 200)
      await drag(crowd, 'inProgress')
      await crowd.time.pass(60 * SECOND)
      expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', hold: null })
      expect(await crowd.differences()).toEqual([])
    },
  )

  it('is taken back by a press in another sidebar', async () => {
    const crowd = await board(base(), 2)
    await drag(crowd, 'cancelled')
    await crowd.time.pass(10 * SECOND)
    sidebar(crowd, 1).app.resumeTask(crowd.card)
    await crowd.time.pass(10 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'notStarted', hold: null, band: 'severe' })
    await reopen(crowd)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'notStarted' })
  })

  it('set while no sidebar was open, it is kept at the next opening', async () => {
    const crowd = await board(base())
    sidebar(crowd).close()
    await crowd.meddle(crowd.card, { state: 'paused' })
    await reopen(crowd)
    await crowd.time.pass(10 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'paused', band: null })
    expect(await crowd.differences()).toEqual([])
  })

  it('done after all: the hold goes', async () => {
    const crowd = await board(base())
    await drag(crowd, 'paused')
    await drag(crowd, 'done')
    await crowd.time.pass(10 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'done', progress: 100, hold: null })
    sidebar(crowd).app.takeBackDrag(crowd.card)
    await crowd.time.pass(10 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'paused', progress: null })
    expect(await crowd.differences()).toEqual([])
  })
})

describe('[MI1] a hold that no column keeps', () => {
  const kept = (crowd: Board): unknown =>
    crowd.engine.document.pluginData['plugin']?.[`campaign-tracker.statements.${crowd.tableId}`]

  it('is logged like one that a column keeps', async () => {
    const crowd = await board(s3)
    await drag(crowd, 'paused')
    expect(sidebar(crowd).log.map(({ what }) => what)).toEqual([{ kind: 'heldByMark', from: null, to: 'paused' }])
  })

  it('is forgotten with its row', async () => {
    const crowd = await board(s3)
    await drag(crowd, 'paused')
    await crowd.time.pass(10 * SECOND)
    expect(JSON.stringify(kept(crowd))).toContain(crowd.card)
    await crowd.remove(crowd.card)
    await crowd.time.pass(10 * SECOND)
    expect(JSON.stringify(kept(crowd))).not.toContain(crowd.card)
  })

  it('that a copied Base does not bring is kept again, because the cell still says so', async () => {
    const crowd = await board(s3)
    await drag(crowd, 'paused')
    await crowd.time.pass(10 * SECOND)
    sidebar(crowd).close()
    delete crowd.engine.document.pluginData['plugin']?.[`campaign-tracker.statements.${crowd.tableId}`]
    await crowd.open()
    await crowd.time.pass(20 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'paused', band: null })
    expect(JSON.stringify(kept(crowd))).toContain(crowd.card)
  })

  it('of a reader is nothing that is saved', async () => {
    const crowd = await board(s3, 0)
    await crowd.open()
    crowd.engine.deny([{ userId: sidebar(crowd).door.session.userId, entity: 'Base', type: 'editable' }])
    await reopen(crowd, { maySave: false })
    await drag(crowd, 'paused')
    await crowd.time.pass(MINUTE)
    expect(kept(crowd)).toBeUndefined()
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'paused' })
  })
})

describe('[MI1] a card drawn to 已完成 before any progress was entered in the sheet', () => {
  const unscaled = (base: TrackedBase): TrackedBase => ({
    ...base,
    sheet: withTable(base.sheet, 'tasks', { ...base.sheet.tables.tasks, scales: {} }),
  })

  it.each([1, 100] as const)(
    'is written whole on a host whose variant is %i, and nothing else waits for it',
    async (progressScale) => {
      const scale = progressScale === 100 ? 1 : 100
      const crowd = await openCrowd(unscaled(full), {
        at: '2024-03-19T19:00:00+08:00',
        seed: 7,
        settings: DEFAULT_SETTINGS,
        variants: { progressScale },
      })
      const card = await crowd.add(PLANNED)
      const other = await crowd.add(PLANNED)
      await crowd.open()
      await crowd.time.pass(5000)
      await crowd.meddle(card, { state: 'done' })
      await crowd.time.pass(3000)
      await crowd.edit(other, { plannedEnd: '2024-03-19' })
      await crowd.time.pass(3000)
      const held = crowd.engine
        .snapshot()
        .tables.find(({ id }) => id === crowd.tableId)
        ?.records.find(({ id }) => id === card)
      expect(held?.fields[crowd.fieldId('progress')]).toBe(100 / scale)
      expect(await rowOf(crowd, card)).toMatchObject({ state: 'done', actualEnd: TODAY })
      expect(await rowOf(crowd, other)).toMatchObject({ plannedProgress: 100 })
      expect(stateOf(crowd)).toMatchObject({
        intents: [],
        sync: { kind: 'settled' },
        dragged: [{ recordId: card, to: 'done' }],
      })
    },
  )
})
