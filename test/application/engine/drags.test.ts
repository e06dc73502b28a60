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
  await crowd.clock.pass(5 * SECOND)
  crowd.resetCalls()
  return { ...crowd, card }
}
async function drag(crowd: Board, state: string | null): Promise<void> {
  await crowd.meddle(crowd.card, { state })
  await crowd.clock.pass(3 * SECOND)
}
const reopen = async (crowd: Board, options: SidebarOptions = {}): Promise<void> => {
  for (const one of crowd.sidebars.slice()) one.close()
  await crowd.open(options)
  await crowd.clock.pass(3 * SECOND)
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
  it('one press writes today into 实际开始, and the state then follows from the facts', async () => {
    const crowd = await board(full)
    await drag(crowd, 'inProgress')
    expect(stateOf(crowd).intents).toMatchObject([
      { recordId: crowd.card, asked: 'inProgress', computed: 'notStarted', seenOn: TODAY },
    ])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', actualStart: null })
    sidebar(crowd).app.answerIntent(crowd.card, true)
    await crowd.clock.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', actualStart: TODAY, progress: null })
    expect(stateOf(crowd)).toMatchObject({ intents: [], restored: [] })
  })

  it.each(['done', 'inProgress'] as const)(
    'an answer on the next evening writes the day of the drag to %s',
    async (state) => {
      const crowd = await board(full, 1, state === 'done' ? { ...PLANNED, progress: 60 } : PLANNED)
      await drag(crowd, state)
      await crowd.clock.pass(24 * HOUR)
      sidebar(crowd).app.answerIntent(crowd.card, true)
      await crowd.clock.pass(3 * SECOND)
      expect(await rowOf(crowd, crowd.card)).toMatchObject({
        state,
        [state === 'done' ? 'actualEnd' : 'actualStart']: TODAY,
      })
    },
  )

  it('the answer no restores 未开始', async () => {
    const crowd = await board(full)
    await drag(crowd, 'inProgress')
    sidebar(crowd).app.answerIntent(crowd.card, false)
    await crowd.clock.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'notStarted', actualStart: null })
  })

  it('dragging the card back before an answer ends the question and writes nothing', async () => {
    const crowd = await board(full)
    await drag(crowd, 'inProgress')
    await drag(crowd, 'notStarted')
    expect(stateOf(crowd).intents).toEqual([])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'notStarted', actualStart: null })
  })

  it('facts that confirm the state end the question', async () => {
    const crowd = await board(full)
    await drag(crowd, 'inProgress')
    await crowd.edit(crowd.card, { progress: 10 })
    await crowd.clock.pass(3 * SECOND)
    expect(stateOf(crowd).intents).toEqual([])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', progress: 10 })
  })

  it('two sidebars both ask, and an answer in one of them is written once', async () => {
    const crowd = await board(full, 2)
    await drag(crowd, 'inProgress')
    for (const at of [0, 1]) expect(stateOf(crowd, at).intents).toHaveLength(1)
    sidebar(crowd, 1).app.answerIntent(crowd.card, true)
    await crowd.clock.pass(5 * SECOND)
    for (const at of [0, 1]) expect(stateOf(crowd, at).intents).toEqual([])
    expect(rewrites(crowd, 'actualStart')).toBe(1)
  })

  it('the question survives a reload and then proposes no date', async () => {
    const crowd = await board(full)
    await drag(crowd, 'inProgress')
    await reopen(crowd)
    expect(stateOf(crowd).intents).toMatchObject([{ recordId: crowd.card, asked: 'inProgress', seenOn: null }])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress' })
    sidebar(crowd).app.answerIntent(crowd.card, true, { day: '2024-03-18' })
    await crowd.clock.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', actualStart: '2024-03-18' })
  })

  it('the sidebar also asks about a late task that begins only now, which stays 延期', async () => {
    const crowd = await board(full, 1, { ...PLANNED, plannedEnd: '2024-03-17' })
    await drag(crowd, 'inProgress')
    expect(stateOf(crowd).intents).toMatchObject([{ asked: 'inProgress', computed: 'delayed' }])
    sidebar(crowd).app.answerIntent(crowd.card, true)
    await crowd.clock.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'delayed', actualStart: TODAY })
  })

  it('a reader sees the question and nothing is written', async () => {
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

describe('[MI1] a drag to 已完成 that no progress contradicts', () => {
  it('the drag is written without a question and can be taken back', async () => {
    const crowd = await board(full)
    await drag(crowd, 'done')
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'done', progress: 100, actualEnd: TODAY, band: null })
    expect(stateOf(crowd)).toMatchObject({
      intents: [],
      restored: [],
      dragged: [{ recordId: crowd.card, to: 'done', actualEnd: TODAY }],
    })
    sidebar(crowd).app.takeBackDrag(crowd.card)
    await crowd.clock.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'notStarted', progress: null, actualEnd: null })
    expect(stateOf(crowd).dragged).toEqual([])
    expect(await crowd.differences()).toEqual([])
  })

  it('dragging the card back takes the drag back', async () => {
    const crowd = await board(full)
    await drag(crowd, 'done')
    await drag(crowd, 'notStarted')
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'notStarted', progress: null, actualEnd: null })
  })

  it('a further drag to 进行中 asks when the task began', async () => {
    const crowd = await board(full)
    await drag(crowd, 'done')
    await drag(crowd, 'inProgress')
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', progress: null, actualEnd: null })
    expect(stateOf(crowd).intents).toMatchObject([{ asked: 'inProgress', computed: 'notStarted' }])
  })

  it('every sidebar offers to take the drag back until the cells hold something else', async () => {
    const crowd = await board(full, 2)
    await drag(crowd, 'done')
    await crowd.clock.pass(10 * SECOND)
    for (const at of [0, 1]) expect(stateOf(crowd, at).dragged).toHaveLength(1)
    await crowd.edit(crowd.card, { actualEnd: '2024-03-18' })
    await crowd.clock.pass(10 * SECOND)
    for (const at of [0, 1]) expect(stateOf(crowd, at).dragged).toEqual([])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ progress: 100, actualEnd: '2024-03-18' })
  })

  it('no sidebar shows the drag again after a person has dismissed it', async () => {
    const crowd = await board(full, 2)
    await drag(crowd, 'done')
    await crowd.clock.pass(10 * SECOND)
    sidebar(crowd).app.dismissDrag(crowd.card)
    await crowd.clock.pass(10 * SECOND)
    for (const at of [0, 1]) expect(stateOf(crowd, at).dragged).toEqual([])
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'done', progress: 100 })
  })

  it('the next sidebar asks for the day if none was open at the drag, and proposes no date', async () => {
    const crowd = await board(full)
    sidebar(crowd).close()
    await crowd.meddle(crowd.card, { state: 'done' })
    await reopen(crowd)
    expect(stateOf(crowd).intents).toMatchObject([{ asked: 'done', seenOn: null }])
    sidebar(crowd).app.answerIntent(crowd.card, true)
    await crowd.clock.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'done', progress: 100, actualEnd: null })
    expect(stateOf(crowd).undated).toEqual([crowd.card])
  })

  it('a user who may not write the progress is told so, and the card stays where it is', async () => {
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

describe('[MI1] a drag from 已完成 to 进行中 reopens a task', () => {
  const DONE: EnteredCells = { ...PLANNED, progress: 100, actualStart: '2024-03-15', actualEnd: '2024-03-18' }

  it('the sidebar asks for the progress and writes it', async () => {
    const crowd = await board(full, 1, DONE)
    await drag(crowd, 'inProgress')
    expect(stateOf(crowd).intents).toMatchObject([{ asked: 'inProgress', computed: 'done' }])
    sidebar(crowd).app.answerIntent(crowd.card, true, { progress: 80 })
    await crowd.clock.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', progress: 80, actualEnd: null })
  })

  it('the answer no leaves the task done', async () => {
    const crowd = await board(full, 1, DONE)
    await drag(crowd, 'inProgress')
    sidebar(crowd).app.answerIntent(crowd.card, false)
    await crowd.clock.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'done', progress: 100, actualEnd: '2024-03-18' })
  })

  it.each([
    { from: DONE, to: 'notStarted', back: 'done' },
    { from: PLANNED, to: 'delayed', back: 'notStarted' },
    { from: PLANNED, to: null, back: 'notStarted' },
  ])('a drag to $to is replaced by the computed state and logged', async ({ from, to, back }) => {
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
])('[MI1] drags to 已暂停 and 已取消 in $preset', ({ base }) => {
  it.each(['paused', 'cancelled'] as const)(
    'a %s task has no deviation and no delay, even after the planned end',
    async (hold) => {
      const crowd = await board(base(), 2, { ...PLANNED, plannedEnd: TODAY })
      await drag(crowd, hold)
      await crowd.clock.pass(6 * HOUR)
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
    await crowd.clock.pass(10 * SECOND)
    await reopen(crowd)
    await crowd.edit(crowd.card, { notes: '等场地' })
    await crowd.clock.pass(3 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'paused', band: null })
  })

  it('dragging the card to any other column ends the hold', async () => {
    const crowd = await board(base(), 1, { ...PLANNED, progress: 20 })
    await drag(crowd, 'paused')
    await drag(crowd, 'inProgress')
    await crowd.clock.pass(10 * SECOND)
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
    'an ended hold does not return with two sidebars, whichever reads the other’s cells first: seed %i',
    async (seed) => {
      const crowd = await board(base(), 2, { ...PLANNED, progress: 20 })
      await drag(crowd, 'paused')
      await crowd.clock.pass(HOUR)
      crowd.faults.set('latencyMs', 20 * seed)
      crowd.faults.set('jitterMs', 200)
      await drag(crowd, 'inProgress')
      await crowd.clock.pass(60 * SECOND)
      expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'inProgress', hold: null })
      expect(await crowd.differences()).toEqual([])
    },
  )

  it('a press in another sidebar ends the hold', async () => {
    const crowd = await board(base(), 2)
    await drag(crowd, 'cancelled')
    await crowd.clock.pass(10 * SECOND)
    sidebar(crowd, 1).app.resumeTask(crowd.card)
    await crowd.clock.pass(10 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'notStarted', hold: null, band: 'severe' })
    await reopen(crowd)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'notStarted' })
  })

  it('the next sidebar keeps a hold that was set while none was open', async () => {
    const crowd = await board(base())
    sidebar(crowd).close()
    await crowd.meddle(crowd.card, { state: 'paused' })
    await reopen(crowd)
    await crowd.clock.pass(10 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'paused', band: null })
    expect(await crowd.differences()).toEqual([])
  })

  it('a drag to 已完成 ends the hold', async () => {
    const crowd = await board(base())
    await drag(crowd, 'paused')
    await drag(crowd, 'done')
    await crowd.clock.pass(10 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'done', progress: 100, hold: null })
    sidebar(crowd).app.takeBackDrag(crowd.card)
    await crowd.clock.pass(10 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'paused', progress: null })
    expect(await crowd.differences()).toEqual([])
  })
})

describe('[MI1] a hold in a sheet without 人工标记', () => {
  const storedStatements = (crowd: Board): unknown =>
    crowd.engine.document.pluginData['plugin']?.[`campaign-tracker.statements.${crowd.tableId}`]

  it('the hold is logged like one in a column', async () => {
    const crowd = await board(s3)
    await drag(crowd, 'paused')
    expect(sidebar(crowd).log.map(({ what }) => what)).toEqual([{ kind: 'heldByStatement', from: null, to: 'paused' }])
  })

  it('the hold is forgotten with its row', async () => {
    const crowd = await board(s3)
    await drag(crowd, 'paused')
    await crowd.clock.pass(10 * SECOND)
    expect(JSON.stringify(storedStatements(crowd))).toContain(crowd.card)
    await crowd.remove(crowd.card)
    await crowd.clock.pass(10 * SECOND)
    expect(JSON.stringify(storedStatements(crowd))).not.toContain(crowd.card)
  })

  it('a copied Base stores the hold again, because the state cell still shows it', async () => {
    const crowd = await board(s3)
    await drag(crowd, 'paused')
    await crowd.clock.pass(10 * SECOND)
    sidebar(crowd).close()
    delete crowd.engine.document.pluginData['plugin']?.[`campaign-tracker.statements.${crowd.tableId}`]
    await crowd.open()
    await crowd.clock.pass(20 * SECOND)
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'paused', band: null })
    expect(JSON.stringify(storedStatements(crowd))).toContain(crowd.card)
  })

  it('a reader saves no hold', async () => {
    const crowd = await board(s3, 0)
    await crowd.open()
    crowd.engine.deny([{ userId: sidebar(crowd).door.session.userId, entity: 'Base', type: 'editable' }])
    await reopen(crowd, { maySave: false })
    await drag(crowd, 'paused')
    await crowd.clock.pass(MINUTE)
    expect(storedStatements(crowd)).toBeUndefined()
    expect(await rowOf(crowd, crowd.card)).toMatchObject({ state: 'paused' })
  })
})

describe('[MI1] a card dragged to 已完成 before any progress was entered in the sheet', () => {
  const unscaled = (base: TrackedBase): TrackedBase => ({
    ...base,
    sheet: withTable(base.sheet, 'tasks', { ...base.sheet.tables.tasks, scales: {} }),
  })

  it.each([1, 100] as const)(
    'the progress is written as 100 %% on a host of scale %i, and no other work waits for it',
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
      await crowd.clock.pass(5000)
      await crowd.meddle(card, { state: 'done' })
      await crowd.clock.pass(3000)
      await crowd.edit(other, { plannedEnd: '2024-03-19' })
      await crowd.clock.pass(3000)
      const record = crowd.engine
        .snapshot()
        .tables.find(({ id }) => id === crowd.tableId)
        ?.records.find(({ id }) => id === card)
      expect(record?.fields[crowd.fieldId('progress')]).toBe(100 / scale)
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
