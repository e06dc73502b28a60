import { describe, expect, it, onTestFinished } from 'vitest'
import type { RunEntry } from '../../../src/application/runs/storedRuns.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'

async function openWorld(): Promise<AppWorld> {
  const world = await openAppWorld()
  onTestFinished(world.close)
  return world
}
async function runsOf({ app }: AppWorld): Promise<readonly RunEntry[]> {
  const runs = await app.actions.runs.list()
  return runs.ok ? runs.value : []
}
const forever = new AbortController().signal
/** The rows of every table, as the Base holds them. */
const cellsOf = ({ engine }: AppWorld): unknown =>
  engine.document.tables.map(({ name, records }) => [name, records.map(({ fields }) => fields)])

describe('[TB1] what the extension writes', () => {
  it('of a set-up is one run, and taking it back deletes its tables while nothing of people’s stands in them', async () => {
    const world = await openWorld()
    const before = world.engine.document.tables.map(({ name }) => name)
    await world.setUp({ preset: 'S1' })
    const [run] = await runsOf(world)
    expect(run).toMatchObject({ kind: 'setUp', by: world.app.getState().userId })
    expect(run?.counts.tables).toBeGreaterThan(0)
    const done = await world.app.actions.runs.takeBack(run?.id ?? '', { signal: forever })
    await world.quiet()
    expect(done).toMatchObject({ ok: true, value: { left: [], endsTracking: true } })
    expect(world.engine.document.tables.map(({ name }) => name)).toEqual(before)
    expect(world.app.getState()).toMatchObject({ sheets: [], gone: [] })
  })

  it('of a removal of sample rows is one run, and taking it back brings every row and its cells', async () => {
    const world = await openWorld()
    await world.setUp({ preset: 'S2' })
    const titles = () => world.table().records.map((record) => world.cells(record)['任务名称'])
    const all = titles()
    await world.app.actions.removeSample({ includeEdited: true })
    await world.quiet()
    expect(titles()).toEqual([])
    expect(world.app.getState().sheet?.sample ?? null).toBeNull()
    const run = present(
      (await runsOf(world)).find(({ kind }) => kind === 'sampleRemoval'),
      'the run',
    )
    const done = await world.app.actions.runs.takeBack(run.id, { signal: forever })
    await world.quiet()
    expect(done).toMatchObject({ ok: true })
    expect(titles()).toEqual(all)
    // They are sample rows again, under their new ids.
    expect(world.app.getState().sheet?.sample?.count).toBe(all.length)
    expect((await runsOf(world))[0]).toMatchObject({ kind: 'takeBack', of: run.id })
  })

  it('is taken back step by step until the sidebar is closed', async () => {
    const world = await openWorld()
    await world.setUp({ preset: 'S1' })
    const [run] = await runsOf(world)
    const tables = () => world.engine.document.tables.length
    const before = tables()
    expect(run?.counts.tables).toBeGreaterThan(1)
    const closed = await world.app.actions.runs.takeBack(run?.id ?? '', {
      signal: forever,
      onStep: () => world.app.close(),
    })
    expect(closed).toEqual({ ok: false, error: { kind: 'cancelled' } })
    // The step that was under way is ended: one table.
    expect(tables()).toBe(before - 1)
  })

  it('because a card was dragged is a run of its own that costs no reading more', async () => {
    const world = await openWorld()
    await world.setUp({ preset: 'full' })
    const table = world.table()
    const record = present(table.records[0], 'a row')
    const [state, hold] = [world.fieldId('当前状态'), world.fieldId('人工标记')]
    const options = (table.fields.find(({ id }) => id === state)?.property?.['options'] ?? []) as readonly {
      readonly id: string
      readonly name: string
    }[]
    const paused = present(
      options.find(({ name }) => name === '已暂停'),
      'the option',
    )
    world.door.resetCalls()
    world.door.asOther(
      'WidgetTable_setRecord',
      [table.id],
      [record.id, { fields: { [state]: { id: paused.id, text: paused.name } } }],
    )
    await world.quiet()
    // The reading of the pass, then the hold: what the cell held is known from that reading.
    expect(world.door.calls.slice(0, 2).map(({ key }) => key)).toEqual([
      'WidgetTable_getRecordsByIds',
      'WidgetTable_setRecords',
    ])
    await world.pass(5000)
    const run = (await runsOf(world)).find(({ kind }) => kind === 'answer')
    expect(run).toMatchObject({ counts: { cells: 1 }, tableIds: [table.id] })
    expect(run?.record?.changes[table.id]?.cells[record.id]?.[hold]).toEqual([null, expect.anything()])
  })

  it('computed cells are no run', async () => {
    const world = await openWorld()
    await world.setUp({ preset: 'S2' })
    const before = await runsOf(world)
    const record = present(world.table().records[0], 'a row')
    world.door.asOther(
      'WidgetTable_setRecord',
      [world.table().id],
      [record.id, { fields: { [world.fieldId('计划结束时间')]: Date.UTC(2024, 1, 1) } }],
    )
    const cells = cellsOf(world)
    await world.quiet()
    await world.pass(5000)
    expect(cellsOf(world)).not.toEqual(cells)
    expect(await runsOf(world)).toEqual(before)
  })
})
