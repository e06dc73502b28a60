import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../src/application/savedReports/facts.ts'
import type { ReportKey } from '../../../src/application/savedReports/reportKey.ts'
import { savedReport } from '../../../src/application/savedReports/savedReports.ts'
import type { TableState } from '../../../src/local-host/engine/types.ts'
import type { PresetId } from '../../../src/schema/index.ts'
import { type AppWorld, type AppWorldOptions, openAppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'
import { draftWish, wordsText, writing } from './support/reports.ts'

const NOW = '2024-06-14T19:00:00+08:00'
const DAY: ReportKey = { kind: 'daily', about: 'sheet', phase: null, from: '2024-06-14', to: '2024-06-14' }

const named = (world: AppWorld, name: string): TableState | undefined =>
  world.door.engine.document.tables.find((table) => table.name === name)
/** Long enough for a sidebar that lets others go first. */
const settle = async (world: AppWorld) => await world.pass(10_000)
const rowsOf = (world: AppWorld) =>
  (present(world.app.getState().companions, 'the other tables').rows.reports?.rows ?? []).map(savedReport)
const actions = (world: AppWorld) => world.app.actions.savedReports()
function factsIn(world: AppWorld, key: ReportKey) {
  const sheet = present(world.app.getState().sheet, 'the sheet')
  return factsOf({ ...sheet, rows: present(world.app.getState().companions, 'the tables').rows }, key)
}
async function open(preset: PresetId, options: AppWorldOptions = {}): Promise<AppWorld> {
  const world = await openAppWorld({ at: NOW, ...options })
  await world.setUp({ preset, sample: 'verbatim' })
  return world
}
async function save(world: AppWorld, change: Parameters<typeof draftWish>[0] = {}) {
  const saved = await (await actions(world)).save(draftWish({ key: DAY, facts: factsIn(world, DAY), ...change }))
  await settle(world)
  return saved
}
async function takeBackLast(world: AppWorld, wanted: 'report' | 'addition' = 'report') {
  const runs = await world.app.actions.runs.list()
  const last = present(
    runs.ok ? runs.value.find(({ kind, takenBack }) => kind === wanted && takenBack === null) : undefined,
    'a run',
  )
  await world.app.actions.runs.takeBack(last.id, { signal: new AbortController().signal })
  await settle(world)
  return last
}

describe('[RL1] in a Base', () => {
  it('a draft stands in 报告 with the campaign, is shown by another sidebar, and saved there into the same row', async () => {
    const world = await open('full')
    const campaignId = present(world.app.getState().companions?.rows.campaigns?.rows[0]?.recordId, 'a campaign')
    const key = { ...DAY, about: campaignId }
    expect(await save(world, { key })).toMatchObject({ ok: true })
    const other = await world.beside()
    await settle(world)
    expect(rowsOf(other).map(({ row, snapshot }) => [row.campaign, row.type, row.status, snapshot?.key])).toEqual([
      [[campaignId], 'daily', 'draft', key],
    ])
    expect(await save(other, { key, title: '第二次' })).toMatchObject({ ok: true })
    expect(rowsOf(world).map(({ row }) => row.title)).toEqual(['第二次'])
    expect(rowsOf(world)[0]?.snapshot?.facts).toEqual(factsIn(world, DAY))
  })

  it('two sidebars that save at the same moment end with one row', async () => {
    const world = await open('full')
    const other = await world.beside()
    const wish = draftWish({ key: DAY, facts: factsIn(world, DAY) })
    const done = await Promise.all([(await actions(world)).save(wish), (await actions(other)).save(wish)])
    await settle(world)
    expect(done.map(({ ok }) => ok)).toContain(true)
    expect(named(world, '报告')?.records).toHaveLength(1)
  })

  it('confirming names who did it; from then on nothing is written, and the list of runs has each step', async () => {
    const world = await open('full')
    const saved = await save(world)
    const recordId = saved.ok ? saved.value.recordId : ''
    const own = await actions(world)
    await own.write({ recordId, writings: [writing('conclusion', '卖得好', 'w1')], wordsText })
    await settle(world)
    const seen = present(rowsOf(world)[0]?.row.snapshot, 'the snapshot')
    expect(await own.confirm(recordId, seen)).toMatchObject({ ok: true })
    await settle(world)
    expect(rowsOf(world)[0]?.row).toMatchObject({
      status: 'confirmed',
      confirmedBy: [{ id: world.app.getState().userId }],
    })
    expect(await save(world)).toMatchObject({ ok: false, error: { kind: 'confirmed' } })
    expect(rowsOf(world)[0]?.row.body).toContain('conclusion: 卖得好')
    const runs = await world.app.actions.runs.list()
    expect(
      runs.ok &&
        runs.value.filter(({ kind }) => kind === 'report').map(({ counts }) => [counts.added, counts.cells > 0]),
    ).toEqual([
      [0, true],
      [0, true],
      [1, false],
    ])
  })

  it('each step can be taken back: confirming, words, and the draft itself', async () => {
    const world = await open('full')
    const saved = await save(world)
    const recordId = saved.ok ? saved.value.recordId : ''
    const own = await actions(world)
    await own.write({ recordId, writings: [writing('next', '补货', 'w1')], wordsText })
    await settle(world)
    await own.confirm(recordId, rowsOf(world)[0]?.row.snapshot ?? '')
    await settle(world)
    await takeBackLast(world)
    expect(rowsOf(world)[0]?.row).toMatchObject({ status: 'draft', confirmedBy: null })
    await takeBackLast(world)
    expect(rowsOf(world)[0]?.row.body).not.toContain('补货')
    await takeBackLast(world)
    expect(named(world, '报告')?.records).toEqual([])
  })

  it('a reader is refused, and sees what is there', async () => {
    const world = await open('full')
    await save(world)
    const reader = await world.beside({ role: 'reader' })
    await settle(world)
    expect(rowsOf(reader)).toHaveLength(1)
    expect(await save(reader)).toMatchObject({ ok: false, error: { kind: 'permissionDenied' } })
  })

  it('renamed columns and a renamed table are found; a deleted column is named, and a deleted table', async () => {
    const world = await open('full')
    const table = present(named(world, '报告'), '报告')
    for (const field of table.fields) field.name = `${field.name}（改）`
    table.name = '我们的报告'
    expect(await save(world)).toMatchObject({ ok: true })
    expect(table.records).toHaveLength(1)
    const column = present(
      table.fields.find(({ name }) => name === '数据快照（改）'),
      'the column',
    )
    world.door.asOther('WidgetTable_deleteField', [table.id, undefined], [column.id])
    expect(await save(world)).toEqual({ ok: false, error: { kind: 'noColumn', fields: ['snapshot'] } })
    world.door.asOther('WidgetBase_deleteTable', [undefined], [table.id])
    expect(await save(world)).toEqual({ ok: false, error: { kind: 'noTable' } })
  })
})

describe('[RL4] a sheet without 报告', () => {
  it.each(['S0', 'S2'] as const)('%s gets the table at a press, as it was shown, and only once', async (preset) => {
    const world = await open(preset)
    const own = await actions(world)
    const plan = present(own.planTable(), 'the plan')
    expect(plan.tableName).toBe('报告')
    const before = world.door.engine.document.tables.length
    expect(await save(world)).toMatchObject({ ok: false, error: { kind: 'noTable' } })
    expect(await own.addTable()).toEqual({ ok: true, value: null })
    await settle(world)
    expect(named(world, '报告')?.fields.map(({ name }) => name)).toEqual(plan.columns)
    expect(await own.addTable()).toEqual({ ok: true, value: null })
    expect(world.door.engine.document.tables).toHaveLength(before + 1)
    expect(await save(world)).toMatchObject({ ok: true })
    expect(rowsOf(world)).toHaveLength(1)
    const check = await world.app.actions.checkSheets()
    expect([...check.values()].map((one) => one.kind === 'known' && one.lost)).toEqual([[]])
  })

  it('leaves a table of people with that name alone', async () => {
    const world = await open('S2')
    world.door.asOther('WidgetBase_addTable', [], [{ name: '报告' }])
    const theirs = present(named(world, '报告'), 'their table')
    const own = await actions(world)
    await own.addTable()
    await settle(world)
    expect(named(world, '报告')?.id).toBe(theirs.id)
    expect(named(world, '报告 2')?.fields.length).toBeGreaterThan(5)
    expect(await save(world)).toMatchObject({ ok: true })
  })

  it('loses it again when that is taken back, and can have it once more', async () => {
    const world = await open('S2')
    const own = await actions(world)
    await own.addTable()
    await settle(world)
    await takeBackLast(world, 'addition')
    expect(named(world, '报告')).toBeUndefined()
    expect(await save(world)).toMatchObject({ ok: false, error: { kind: 'noTable' } })
    await own.addTable()
    await settle(world)
    expect(await save(world)).toMatchObject({ ok: true })
  })

  it('gets it again when people have deleted it', async () => {
    const world = await open('S2')
    const own = await actions(world)
    await own.addTable()
    await settle(world)
    world.door.asOther('WidgetBase_deleteTable', [undefined], [present(named(world, '报告'), '报告').id])
    expect(await save(world)).toMatchObject({ ok: false, error: { kind: 'noTable' } })
    expect(await own.addTable()).toEqual({ ok: true, value: null })
    await settle(world)
    expect(await save(world)).toMatchObject({ ok: true })
  })
})
