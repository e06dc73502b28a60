import { describe, expect, it } from 'vitest'
import type { SheetCheck } from '../../../src/application/repair/repairState.ts'
import { presetsBeyond, previewSetup, type SetupPreview } from '../../../src/application/setup/previewPlan.ts'
import type { TableState } from '../../../src/local-host/engine/types.ts'
import type { PresetId } from '../../../src/schema/index.ts'
import { isWrite } from '../../support/baseAppearance.ts'
import { present, valueOf } from '../../support/present.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

const AT = '2024-03-19T19:00:00+08:00'

async function tracked(preset: PresetId = 'S3'): Promise<AppWorld> {
  const world = await openAppWorld({ at: AT })
  await world.setUp({ preset })
  return world
}

const tablesOf = (world: AppWorld): readonly TableState[] => structuredClone(world.door.engine.document.tables)
const bandOf = (world: AppWorld, title: string) =>
  present(world.app.getState().sheet, 'a sheet').tasks.find(({ row }) => row.title === title)?.assessment.band
const idOf = (world: AppWorld): string => present(world.app.getState().sheet, 'a sheet').tableId
const health = async (world: AppWorld): Promise<SheetCheck | undefined> =>
  (await world.app.actions.checkSheets()).get(idOf(world))

/** The new columns and views of a plan, by table. */
const planned = ({ tables }: SetupPreview) =>
  tables.map(({ name, columns, views }) => ({
    name,
    columns: columns.map((one) => one.name).toSorted(),
    views: views.map((one) => one.name).toSorted(),
  }))

/** The columns and views that were added, in the same form as a plan's. */
function added(before: readonly TableState[], after: readonly TableState[]) {
  return after.flatMap(({ id, name, fields, views }) => {
    const old = before.find((table) => table.id === id)
    const oldIds = new Set([...(old?.fields ?? []), ...(old?.views ?? [])].map((one) => one.id))
    const fresh = (ones: readonly { readonly id: string; readonly name: string }[]) =>
      ones
        .filter((one) => !oldIds.has(one.id))
        .map((one) => one.name)
        .toSorted()
    return [{ name, columns: fresh(fields), views: fresh(views) }]
  })
}

describe('[SU1] set-up makes what its plan says', () => {
  it.each(['S2', 'S3', 'S1', 'S0', 'full'] as const)(
    '%s: set-up makes every table, column and view of the preview, and no other',
    async (preset) => {
      const world = await openAppWorld({ at: AT })
      const before = new Set(tablesOf(world).map(({ id }) => id))
      await world.setUp({ preset, sample: 'verbatim' })
      const preview = previewSetup({ preset, withOptional: true, sample: 'verbatim', another: false })
      const newTables = tablesOf(world).filter(({ id }) => !before.has(id))
      expect(added([], newTables)).toEqual(planned(preview))
      expect(newTables.map(({ records }) => records.length)).toEqual(preview.tables.map(({ sampleRows }) => sampleRows))
    },
  )

  it.each([
    { from: 'S2', to: 'S0' },
    { from: 'S3', to: 'full' },
    { from: 'S1', to: 'S0' },
  ] as const)(
    'an upgrade $from → $to adds what its plan says, and planning it writes nothing',
    async ({ from, to }) => {
      const world = await tracked(from)
      const grows = world.table().id
      const before = tablesOf(world)
      world.door.resetCalls()
      const preview = valueOf(await world.app.actions.previewUpgrade(grows, { preset: to, withOptional: true }))
      expect(world.door.calls.filter(isWrite)).toEqual([])
      await world.setUp({ preset: to, grows, sample: 'none' })
      const byName = (one: { readonly name: string }, other: { readonly name: string }) =>
        one.name < other.name ? -1 : 1
      const sheetTables = new Set(preview.tables.map(({ name }) => name))
      expect(
        added(before, tablesOf(world))
          .filter(({ name }) => sheetTables.has(name))
          .toSorted(byName),
      ).toEqual(planned(preview).toSorted(byName))
      expect(
        added(before, tablesOf(world)).filter(({ name, columns }) => !sheetTables.has(name) && columns.length > 0),
      ).toEqual([])
      world.door.resetCalls()
      const again = valueOf(await world.app.actions.previewUpgrade(grows, { preset: to, withOptional: true }))
      expect(
        again.tables.map(({ isNew, columns, options, marked, views }) => ({
          isNew,
          sizes: [columns.length, options.length, marked.length, views.length],
        })),
      ).toEqual(preview.tables.map(() => ({ isNew: false, sizes: [0, 0, 0, 0] })))
    },
  )

  it.each([
    { preset: 'S2', withOptional: true, beyond: ['S1', 'S0', 'full'] },
    { preset: 'S1', withOptional: true, beyond: ['S0', 'full'] },
    { preset: 'S0', withOptional: true, beyond: ['full'] },
    { preset: 'full', withOptional: true, beyond: [] },
    { preset: 'S3', withOptional: false, beyond: ['S3', 'S1', 'S0', 'full'] },
  ] as const)('$preset (optional columns: $withOptional) can be upgraded to $beyond', ({ beyond, ...sheet }) => {
    expect(presetsBeyond(sheet)).toEqual(beyond)
  })
})

describe('[OS1] the own settings of a sheet', () => {
  const strict = { watch: 5, warn: 16, severe: 30 }

  it('own settings judge that sheet alone; the other sheet and the language follow the Base', async () => {
    const world = await tracked('S3')
    const own = idOf(world)
    await world.setUp({ preset: 'S3', another: true })
    const other = idOf(world)
    expect(bandOf(world, '信息流广告投放')).toBe('warning')
    world.app.actions.showSheet(own)
    const { settings } = world.app.getState()
    expect(await world.app.actions.saveSettings({ ...settings, bands: strict, language: 'ja-JP' }, 'sheet')).toEqual({
      ok: true,
      value: null,
    })
    await world.quiet()
    expect(bandOf(world, '信息流广告投放')).toBe('watch')
    expect(world.app.getState()).toMatchObject({
      settings: { bands: strict, language: 'ja-JP' },
      baseSettings: { bands: settings.bands, language: 'ja-JP' },
    })
    expect(world.app.getState().sheets.map(({ tableId, hasOwnSettings }) => ({ tableId, hasOwnSettings }))).toEqual([
      { tableId: own, hasOwnSettings: true },
      { tableId: other, hasOwnSettings: false },
    ])
    world.app.actions.showSheet(other)
    expect(world.app.getState().settings.bands).toEqual(settings.bands)
    expect(bandOf(world, '信息流广告投放')).toBe('warning')
  })

  it('a change of the Base’s settings does not reach the sheet, until it follows the Base again', async () => {
    const world = await tracked('S3')
    const own = idOf(world)
    const { settings } = world.app.getState()
    await world.app.actions.saveSettings({ ...settings, bands: strict }, 'sheet')
    await world.setUp({ preset: 'S2' })
    await world.app.actions.saveSettings({ ...settings, cutOff: '17:00' }, 'base')
    world.app.actions.showSheet(own)
    expect(world.app.getState().settings).toMatchObject({ bands: strict, cutOff: '18:00' })
    await world.app.actions.saveSettings(world.app.getState().baseSettings, 'base')
    await world.quiet()
    expect(world.app.getState().settings).toEqual({ ...settings, cutOff: '17:00' })
    expect(bandOf(world, '信息流广告投放')).toBe('warning')
    expect(world.app.getState().sheets.some(({ hasOwnSettings }) => hasOwnSettings)).toBe(false)
  })

  it('own settings reach another sidebar, and stay when this one is closed', async () => {
    const world = await tracked('S3')
    const second = await world.beside({ userId: 'ou_second' })
    await second.quiet()
    const { settings } = world.app.getState()
    await world.app.actions.saveSettings({ ...settings, bands: strict }, 'sheet')
    await world.quiet()
    await second.quiet()
    expect(second.app.getState()).toMatchObject({
      settings: { bands: strict },
      baseSettings: { bands: settings.bands },
    })
    expect(bandOf(second, '信息流广告投放')).toBe('watch')
  })
})

describe('[OS2] a sheet whose tracking is stopped', () => {
  it('the sheet gets no more writes, and the next sidebar does not track it either', async () => {
    const world = await tracked('S3')
    const table = idOf(world)
    const before = tablesOf(world)
    expect(await world.app.actions.stopTracking(table)).toEqual({ ok: true, value: null })
    await world.quiet()
    expect(tablesOf(world)).toEqual(before)
    expect(world.app.getState()).toMatchObject({
      sheet: null,
      sheets: [],
      stopped: [{ tableId: table, name: '实施进度监控表' }],
    })
    const next = await world.beside({ userId: 'ou_second' })
    await next.quiet()
    expect(next.app.getState()).toMatchObject({ sheet: null, sheets: [], stopped: [{ tableId: table }] })
    const { fields } = present(
      before.find(({ id }) => id === table),
      'the table',
    )
    const progress = present(
      fields.find(({ name }) => name === '当前进度'),
      'progress',
    )
    const record = present(world.door.engine.document.tables.find(({ id }) => id === table)?.records[2], 'a row')
    world.door.resetCalls()
    world.door.asOther('WidgetTable_setRecord', [table, undefined], [record.id, { fields: { [progress.id]: 1 } }])
    await world.quiet()
    await next.quiet()
    expect([...world.door.calls, ...next.door.calls].filter(isWrite)).toEqual([])
  })

  it('another sidebar stops tracking the sheet as well, and shows the next one', async () => {
    const world = await tracked('S3')
    const table = idOf(world)
    await world.setUp({ preset: 'S2' })
    const second = await world.beside({ userId: 'ou_second' })
    await second.quiet()
    second.app.actions.showSheet(table)
    await world.app.actions.stopTracking(table)
    await world.quiet()
    await second.quiet()
    expect(second.app.getState().sheets.map(({ name }) => name)).toEqual(['执行进度跟踪表'])
    expect(second.app.getState().sheet?.name).toBe('执行进度跟踪表')
  })

  it('[BD2] the sheet is tracked again by its marks, with renamed columns, and nothing is written then', async () => {
    const world = await tracked('S0')
    const table = idOf(world)
    const sheetsBefore = world.app.getState().sheets
    const [field] = world.table().fields
    const { id, ...config } = present(field, 'the first column')
    await world.app.actions.stopTracking(table)
    world.door.asOther('WidgetTable_setField', [table], [id, { ...config, name: '我们的任务' }])
    await world.quiet()
    const untracked = valueOf(await world.app.actions.findUntracked())
    expect(untracked).toEqual([{ tableId: table, name: '任务分解与责任跟踪表', preset: 'S0', tables: 5 }])
    expect(await world.app.actions.trackAgain(table)).toEqual({ ok: true, value: null })
    await world.quiet()
    expect(world.app.getState()).toMatchObject({
      stopped: [],
      sheets: sheetsBefore,
      sheet: { tableId: table, missing: [] },
    })
    world.door.resetCalls()
    world.app.actions.refresh()
    await world.quiet()
    expect(world.door.calls.filter(isWrite)).toEqual([])
  })

  it('the sheet cannot be tracked again when its marks are gone, and people are told', async () => {
    const world = await tracked('S3')
    const table = idOf(world)
    const fields = structuredClone(world.table().fields)
    await world.app.actions.stopTracking(table)
    for (const { id, ...config } of fields)
      world.door.asOther('WidgetTable_setField', [table], [id, { ...config, description: { content: '' } }])
    await world.quiet()
    expect(valueOf(await world.app.actions.findUntracked())).toEqual([])
    expect(await world.app.actions.trackAgain(table)).toEqual({
      ok: false,
      error: { kind: 'notFound', what: '实施进度监控表' },
    })
  })
})

describe('checkSheets', () => {
  it('a complete sheet has every column and nothing to repair, and the check writes nothing', async () => {
    const world = await tracked('S1')
    world.door.resetCalls()
    const columns = previewSetup({ preset: 'S1', withOptional: true, sample: 'none', another: false }).tables.reduce(
      (sum, table) => sum + table.columns.length,
      0,
    )
    expect(await health(world)).toEqual({ kind: 'known', columns, lost: [] })
    expect(world.door.calls.filter(isWrite)).toEqual([])
  })

  it('the check names a deleted column and a deleted view once each, with their tables', async () => {
    const world = await tracked('S0')
    const table = world.table()
    const issues = present(
      world.door.engine.document.tables.find(({ name }) => name === '问题与风险记录表'),
      'issues',
    )
    const view = present(
      table.views.find(({ name }) => name === '⚠ 偏差预警'),
      'the alert view',
    )
    const column = present(
      issues.fields.find(({ name }) => name === '响应时效'),
      'a column',
    )
    world.door.asOther('WidgetTable_deleteView', [table.id], [view.id])
    world.door.asOther('WidgetTable_deleteField', [issues.id], [column.id])
    await world.quiet()
    const checked = present(await health(world), 'its health')
    expect(checked.kind === 'known' ? checked.lost : []).toMatchObject([
      { kind: 'columnDeleted', name: '响应时效', tableName: '问题与风险记录表' },
      { kind: 'viewDeleted', name: '⚠ 偏差预警', tableName: '任务分解与责任跟踪表' },
    ])
  })
})

describe('a task table that is deleted', () => {
  it('a deleted task table is named with the tables that are left, until people stop tracking the sheet', async () => {
    const world = await tracked('S1')
    const tableId = idOf(world)
    const name = world.table().name
    world.door.asOther('WidgetBase_deleteTable', [], [tableId])
    await world.quiet()
    const { gone, sheet, sheets } = world.app.getState()
    expect({ gone, sheet, sheets }).toEqual({
      gone: [{ tableId, name, tables: ['活动预算表', '用户反馈'] }],
      sheet: null,
      sheets: [],
    })
    expect(await world.app.actions.stopTracking(tableId)).toEqual({ ok: true, value: null })
    expect(world.app.getState().gone).toEqual([])
  })
})
