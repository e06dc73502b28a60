import { beforeAll, describe, expect, it } from 'vitest'
import type { EnteredCells } from '../../../src/application/ports.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { withTable } from '../../../src/application/stored/document.ts'
import { trackedBase, type SidebarOptions, type TrackedBase } from '../../support/crowd.ts'
import { openScene, rowOf, sidebar, stateOf, type Scene } from '../../support/scene.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const TODAY = '2024-03-19'
const PLANNED: EnteredCells = { title: '海报', plannedStart: '2024-03-15', plannedEnd: '2024-03-25' }

let base: TrackedBase
/** A sheet whose progress scale is not known yet, like one that was taken over or copied. */
let unread: SidebarOptions
beforeAll(async () => {
  base = await trackedBase('full')
  const { tasks } = base.sheet.tables
  unread = { known: withTable(base.sheet, 'tasks', { ...tasks, scales: {} }) }
})

interface Proposed extends Scene {
  readonly task: string
}
async function scene(sidebars = 1, cells: EnteredCells = PLANNED): Promise<Proposed> {
  const crowd = await openScene(base, sidebars)
  const task = await crowd.add(cells)
  await crowd.clock.pass(5 * SECOND)
  return { ...crowd, task }
}
async function edit(crowd: Proposed, cells: EnteredCells): Promise<void> {
  await crowd.edit(crowd.task, cells)
  await crowd.clock.pass(10 * SECOND)
}
const storedStatements = (crowd: Scene): string =>
  JSON.stringify(crowd.engine.document.pluginData['plugin']?.[`campaign-tracker.statements.${crowd.tableId}`] ?? null)
const saves = (crowd: Scene): number =>
  crowd.calls().filter(({ key, params }) => key === 'Bridge_setData' && String(params[0]).includes('statements')).length

describe('[MI2] proposals for actual dates', () => {
  it('a proposal survives a reload, with the day on which the change was seen', async () => {
    const crowd = await scene()
    await edit(crowd, { progress: 20 })
    sidebar(crowd).close()
    await crowd.clock.pass(6 * 60 * MINUTE)
    await crowd.open()
    await crowd.clock.pass(5 * SECOND)
    expect(stateOf(crowd)).toMatchObject({
      today: '2024-03-20',
      stamps: [{ recordId: crowd.task, actualStart: TODAY, actualEnd: null }],
    })
  })

  it.each(['accepted', 'refused'])(
    'a proposal that is %s in one sidebar is gone in the other, and stays gone',
    async (answer) => {
      const crowd = await scene(2)
      await edit(crowd, { progress: 100 })
      for (const at of [0, 1]) expect(stateOf(crowd, at).stamps).toHaveLength(1)
      if (answer === 'accepted') sidebar(crowd, 1).app.acceptStamp(crowd.task)
      else sidebar(crowd, 1).app.dismissStamp(crowd.task)
      await crowd.clock.pass(10 * SECOND)
      sidebar(crowd).app.refresh()
      await crowd.clock.pass(10 * SECOND)
      for (const at of [0, 1]) expect(stateOf(crowd, at)).toMatchObject({ stamps: [], undated: [] })
      expect(await rowOf(crowd, crowd.task)).toMatchObject({ actualEnd: answer === 'accepted' ? TODAY : null })
    },
  )

  it('a refused date is proposed again only after the progress was taken back and reached anew', async () => {
    const crowd = await scene()
    await edit(crowd, { progress: 100 })
    sidebar(crowd).app.dismissStamp(crowd.task)
    await edit(crowd, { notes: '归档' })
    expect(stateOf(crowd).stamps).toEqual([])
    await edit(crowd, { progress: 90 })
    await edit(crowd, { progress: 100 })
    expect(stateOf(crowd).stamps).toMatchObject([{ actualEnd: { action: 'set', day: TODAY } }])
  })

  it('a proposal that the cells contradict is forgotten, even if nobody saw the change', async () => {
    const crowd = await scene()
    await edit(crowd, { progress: 20 })
    sidebar(crowd).close()
    await crowd.edit(crowd.task, { actualStart: '2024-03-16' })
    await crowd.open()
    await crowd.clock.pass(10 * SECOND)
    expect(stateOf(crowd).stamps).toEqual([])
    expect(storedStatements(crowd)).not.toContain(crowd.task)
  })

  it('many edits in a short time are saved a few times, not once an edit', async () => {
    const crowd = await openScene(base)
    const ids: string[] = []
    for (let at = 0; at < 30; at += 1) ids.push(await crowd.add({ ...PLANNED, title: `海报 ${String(at)}` }))
    await crowd.clock.pass(10 * SECOND)
    crowd.resetCalls()
    for (const id of ids) await crowd.edit(id, { progress: 10 })
    await crowd.clock.pass(10 * SECOND)
    expect(stateOf(crowd).stamps).toHaveLength(30)
    expect(saves(crowd)).toBeLessThanOrEqual(2)
  })

  it('a date that is written at once leaves no proposal', async () => {
    const crowd = await openScene(base, 1, { settings: { ...DEFAULT_SETTINGS, stamps: 'automatic' } })
    const task = await crowd.add(PLANNED)
    await crowd.clock.pass(5 * SECOND)
    await crowd.edit(task, { progress: 100 })
    await crowd.clock.pass(10 * SECOND)
    expect(await rowOf(crowd, task)).toMatchObject({ actualStart: TODAY, actualEnd: TODAY })
    expect(storedStatements(crowd)).not.toContain(task)
  })
})

describe('[MI2] changes before the first reading', () => {
  it.each(['propose', 'automatic'] as const)(
    'learning the scale of the progress proposes no date (%s)',
    async (stamps) => {
      const crowd = await openScene(base, 0, { settings: { ...DEFAULT_SETTINGS, stamps } })
      await crowd.edit(crowd.row, { progress: 120 })
      await crowd.open(unread)
      await crowd.clock.pass(MINUTE)
      expect(await rowOf(crowd, crowd.row)).toMatchObject({ progress: 120, actualEnd: null, state: 'done' })
      expect(stateOf(crowd)).toMatchObject({ stamps: [], undated: [crowd.row] })
    },
  )

  it('learning the scale late, after the host did not answer, proposes no date', async () => {
    const crowd = await openScene(base, 0, { settings: { ...DEFAULT_SETTINGS, stamps: 'automatic' } })
    await crowd.edit(crowd.row, { progress: 100 })
    crowd.faults.failNext('WidgetTable_getCellString', 50, 10_299_999)
    await crowd.open(unread)
    await crowd.clock.pass(MINUTE)
    crowd.faults.reset()
    await crowd.edit(crowd.row, { notes: '归档' })
    await crowd.clock.pass(20 * MINUTE)
    expect(await rowOf(crowd, crowd.row)).toMatchObject({ actualEnd: null, state: 'done' })
    expect(stateOf(crowd)).toMatchObject({ stamps: [], undated: [crowd.row] })
  })

  it('the engine writes the day that a person names', async () => {
    const crowd = await scene(2, { ...PLANNED, progress: 100 })
    for (const at of [0, 1]) expect(stateOf(crowd, at)).toMatchObject({ stamps: [], undated: [crowd.task] })
    sidebar(crowd).app.acceptStamp(crowd.task, '2024-03-17')
    await crowd.clock.pass(5 * SECOND)
    expect(await rowOf(crowd, crowd.task)).toMatchObject({ actualEnd: '2024-03-17' })
    for (const at of [0, 1]) expect(stateOf(crowd, at).undated).toEqual([])
  })

  it('the engine does not overwrite a date that somebody has entered meanwhile', async () => {
    const crowd = await scene(1, { ...PLANNED, progress: 100 })
    await crowd.edit(crowd.task, { actualEnd: '2024-03-16' })
    sidebar(crowd).app.acceptStamp(crowd.task, '2024-03-17')
    await crowd.clock.pass(5 * SECOND)
    expect(await rowOf(crowd, crowd.task)).toMatchObject({ actualEnd: '2024-03-16' })
  })

  it('no sidebar asks again after a person declined, even after a reload, until there is one more task', async () => {
    const crowd = await scene(2, { ...PLANNED, progress: 100 })
    sidebar(crowd).app.dismissUndated()
    await crowd.clock.pass(10 * SECOND)
    for (const at of [0, 1]) expect(stateOf(crowd, at).undated).toEqual([])
    sidebar(crowd).close()
    await crowd.open()
    await crowd.clock.pass(10 * SECOND)
    for (const at of [0, 1]) expect(stateOf(crowd, at).undated).toEqual([])
    const more = await crowd.add({ ...PLANNED, title: '长图', progress: 100 })
    await crowd.clock.pass(10 * SECOND)
    for (const at of [0, 1]) expect(stateOf(crowd, at).undated.toSorted()).toEqual([crowd.task, more].toSorted())
  })

  it('the sidebar asks again when another task takes the place of one that got its date', async () => {
    const crowd = await scene(1, { ...PLANNED, progress: 100 })
    sidebar(crowd).app.dismissUndated()
    await edit(crowd, { actualEnd: '2024-03-17' })
    const more = await crowd.add({ ...PLANNED, title: '长图', progress: 100 })
    await crowd.clock.pass(10 * SECOND)
    expect(stateOf(crowd).undated).toEqual([more])
  })
})
