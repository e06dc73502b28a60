import { describe, expect, it } from 'vitest'
import type { NativePlan } from '../../../src/application/native/nativePlan.ts'
import type { Variants } from '../../../src/local-host/engine/types.ts'
import { defaultVariants } from '../../../src/local-host/engine/variants.ts'
import type { PresetId } from '../../../src/schema/index.ts'
import { openAppWorld, type AppWorld, type AppWorldOptions } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'

const NOW = '2024-03-19T19:00:00+08:00'
const DAY_MS = 86_400_000
/** Native columns beside computed ones, where a preset has these. */
const COMPARED = [
  ['当前状态·实时', 'state'],
  ['偏差等级·实时', 'band'],
  ['延期天数·实时', 'delayDays'],
] as const
const NAMES = ['截至日', '进度值', '计划进度·实时', '当前状态·实时', '进度偏差·实时', '偏差等级·实时', '延期天数·实时']

async function tracked(options: Partial<AppWorldOptions> = {}, preset: PresetId = 'S3'): Promise<AppWorld> {
  const world = await openAppWorld({ at: NOW, ...options })
  await world.setUp({ preset, sample: 'verbatim', withOptional: true })
  world.door.resetCalls()
  return world
}
const columnNames = (world: AppWorld): readonly string[] => world.table().fields.map(({ name }) => name)
const made = (world: AppWorld): readonly string[] => columnNames(world).filter((name) => NAMES.includes(name))
/** What a column shows in every row, as text. */
const shown = (world: AppWorld, name: string): readonly string[] => {
  const table = world.table()
  return table.records.map(
    ({ id }) =>
      world.door.asOther('WidgetTable_getCellString', [table.id, undefined], [world.fieldId(name), id]) as string,
  )
}
/** The column of a declared field, by its mark. */
const marked = (world: AppWorld, field: string): string =>
  world.table().fields.find(({ description }) => JSON.stringify(description ?? '').includes(`tasks.${field}〕`))
    ?.name ?? ''
async function looked(world: AppWorld): Promise<NativePlan> {
  const plan = await world.app.actions.native.look()
  if (!plan.ok) throw new Error(plan.error.kind)
  return plan.value
}
async function make(world: AppWorld) {
  const answer = await world.app.actions.native.make()
  await world.quiet()
  return answer
}

describe('native columns', () => {
  it('[NV3] are shown as a plan first: looking writes nothing', async () => {
    const world = await tracked()
    const plan = await looked(world)
    expect(plan.columns.map(({ name, is }) => [name, is])).toEqual(NAMES.map((name) => [name, 'missing']))
    expect(plan.left).toEqual([])
    // The set-up's run is kept after it, which is no write of looking.
    expect(world.door.calls.filter(({ key }) => /^Widget.*_(?:add|set|delete)/u.test(key))).toEqual([])
    world.close()
  })

  it.each<PresetId>(['S0', 'S1', 'S2', 'S3', 'full'])(
    '[NV4] show what the computed columns show, on that evening and on each of the seven days after it: %s',
    async (preset) => {
      const world = await tracked({}, preset)
      // S1 has no progress in its sample: one shows how its column counts.
      const [first] = world.table().records
      const progress = world.fieldId(marked(world, 'progress'))
      if (preset === 'S1')
        world.door.asOther(
          'WidgetTable_setRecord',
          [world.table().id, undefined],
          [first?.id, { fields: { [progress]: 0.4 } }],
        )
      await world.quiet()
      expect(marked(world, 'state')).not.toBe('')
      expect(await make(world)).toMatchObject({ ok: true, value: { added: 7, rewritten: 0 } })
      expect(made(world)).toEqual(NAMES)
      const compared = COMPARED.map(([native, field]) => [native, marked(world, field)] as const).filter(
        ([, computed]) => computed !== '',
      )
      for (let day = 0; day < 8; day += 1) {
        for (const [native, computed] of compared)
          expect(shown(world, native), `${native} on day ${String(day)}`).toEqual(shown(world, computed))
        await world.pass(DAY_MS, DAY_MS / 4)
      }
      world.close()
    },
  )

  it.each<Variants['formulaText']>(['asWritten', 'byId', 'literal'])(
    '[NV2] [NV4] a second run makes nothing, where the host gives formulas %s',
    async (formulaText) => {
      const world = await tracked({ variants: { formulaText } })
      await make(world)
      expect((await looked(world)).columns.map(({ is }) => is)).toEqual(NAMES.map(() => 'right'))
      expect(await make(world)).toMatchObject({ ok: true, value: { added: 0, rewritten: 0 } })
      world.close()
    },
  )

  it('[NV4] a host that refuses formulas, or drops their text, keeps nothing of them', async () => {
    for (const [formulaConfig, kind] of [
      ['refused', 'unexpected'],
      ['textDropped', 'textDropped'],
    ] as const) {
      const world = await tracked({ variants: { ...defaultVariants(), formulaConfig } })
      const before = columnNames(world)
      expect(await make(world)).toMatchObject({ ok: false, error: { kind } })
      expect(columnNames(world)).toEqual(before)
      expect((await looked(world)).columns.every(({ text }) => text.length > 5)).toBe(true)
      world.close()
    }
  })

  it('[NV2] what a person has made by hand from the texts is recognised', async () => {
    const world = await tracked({ variants: { ...defaultVariants(), formulaConfig: 'refused' } })
    await make(world)
    const { columns } = await looked(world)
    for (const { name, text } of columns) {
      const property = { formula: text.replaceAll(',', ' , ') }
      // People type formulas in the dialog of the host, which takes them whatever it takes from an extension.
      world.engine.call(
        { userId: world.door.session.userId, role: 'owner', pluginId: null },
        'bitable.WidgetTable_addField',
        [world.table().id, undefined],
        [{ type: 20, name, property }],
      )
    }
    await world.quiet()
    expect((await looked(world)).columns.map(({ is }) => is)).toEqual(NAMES.map(() => 'right'))
    world.close()
  })

  it('[NV4] other thresholds and another cut-off rewrite the formulas that they are in, and no others', async () => {
    const world = await tracked()
    await make(world)
    const { settings } = world.app.getState()
    world.door.resetCalls()
    await world.app.actions.saveSettings(
      { ...settings, cutOff: '20:00', bands: { watch: 1, warn: 2, severe: 3 } },
      'base',
    )
    await world.quiet()
    expect(world.door.calls.filter(({ key }) => key.endsWith('setField')).length).toBe(2)
    expect((await looked(world)).columns.map(({ is }) => is)).toEqual(NAMES.map(() => 'right'))
    expect(shown(world, '偏差等级·实时')).toEqual(shown(world, '偏差等级'))
    world.close()
  })

  it('[NV8] how many formulas saving rewrites is known before, without a write, and another sidebar sees them rewritten', async () => {
    const world = await tracked()
    await make(world)
    const other = await world.beside({ userId: 'ou_local0002', role: 'owner' })
    const { settings } = world.app.getState()
    const count = (change: Partial<typeof settings>, scope: 'base' | 'sheet' = 'base') =>
      world.app.actions.native.toRewrite({ ...settings, ...change }, scope)
    world.door.resetCalls()
    const drafted = { cutOff: '20:00', bands: { watch: 1, warn: 2, severe: 3 } }
    expect([await count({}), await count({ cutOff: '20:00' }), await count(drafted, 'sheet')]).toEqual(
      [0, 1, 2].map((formulas) => ({ formulas, tables: [] })),
    )
    expect(world.door.calls.filter(({ key }) => key.endsWith('setField'))).toEqual([])
    await world.app.actions.saveSettings({ ...settings, ...drafted }, 'base')
    await world.quiet()
    await other.quiet()
    expect((await looked(other)).columns.map(({ is }) => is)).toEqual(NAMES.map(() => 'right'))
    expect(other.door.calls.filter(({ key }) => key.endsWith('setField'))).toEqual([])
    other.close()
    world.close()
  })

  it('[NV8] counts the formulas of every sheet that follows the Base', async () => {
    const world = await tracked()
    await make(world)
    await world.setUp({ preset: 'S1', sample: 'none', another: true, native: true })
    const { settings } = world.app.getState()
    const drafted = { ...settings, cutOff: '20:00' }
    expect(await world.app.actions.native.toRewrite(drafted, 'base')).toMatchObject({ formulas: 2 })
    expect(await world.app.actions.native.toRewrite(drafted, 'sheet')).toMatchObject({ formulas: 1 })
    world.close()
  })

  it('[NV6] are held against the computed columns, and rows in which they differ are named', async () => {
    for (const [formulaZone, differing] of [
      ['base', []],
      ['utc', ['KOL种草笔记']],
    ] as const) {
      // The morning of its planned end: the midnight in the cell is a moment of the day before in UTC.
      const world = await tracked({ at: '2024-03-10T09:00:00+08:00', variants: { formulaZone } })
      await make(world)
      const compared = await world.app.actions.native.compare(await looked(world))
      expect(compared.ok && compared.value.rows).toBe(4)
      expect(compared.ok && compared.value.differing.map((title) => title.slice(0, 7))).toEqual(differing)
      world.close()
    }
  })

  it.each<Variants['formulaText']>(['asWritten', 'byId', 'literal'])(
    '[NV11] an option or a column that somebody renames is noticed without a look, where the host gives formulas %s',
    async (formulaText) => {
      const world = await openAppWorld({ at: NOW, variants: { formulaText } })
      await world.setUp({ preset: 'full', sample: 'verbatim', native: true })
      const { stale, rewrite } = world.app.actions.native
      expect(await stale()).toEqual({ formulas: 0, tables: [] })
      const hold = present(
        world.table().fields.find(({ name }) => name === marked(world, 'hold')),
        'the column of holds',
      )
      const { options } = hold.property as unknown as { readonly options: readonly { readonly name: string }[] }
      const renamed = options.map((option) => (option.name === '暂停' ? { ...option, name: '先放一放' } : option))
      const set = (id: string, change: object): unknown =>
        world.door.asOther('WidgetTable_setField', [world.table().id, undefined], [id, change])
      set(hold.id, { type: 3, property: { options: renamed } })
      await world.quiet()
      const afterOption = (await stale()).formulas
      set(world.fieldId(marked(world, 'plannedEnd')), { name: '哪天完成' })
      await world.quiet()
      const afterColumn = (await stale()).formulas
      // By id a host keeps the names in its formulas itself; the words in quotes it does not know.
      expect([afterOption, afterColumn > 1]).toEqual([1, formulaText === 'literal'])
      expect(world.app.getState().drift?.differences.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['optionsRenamed', 'columnRenamed']),
      )
      expect(await rewrite()).toMatchObject({ ok: true, value: { added: 0 } })
      await world.quiet()
      expect(await stale()).toEqual({ formulas: 0, tables: [] })
      expect(shown(world, '当前状态·实时')).toEqual(shown(world, marked(world, 'state')))
      world.close()
    },
  )

  it('[NV11] looking for formulas that no longer fit asks the host nothing, and nothing of a sheet without them', async () => {
    const world = await tracked()
    await make(world)
    world.door.resetCalls()
    expect([await world.app.actions.native.stale(), world.door.calls]).toEqual([{ formulas: 0, tables: [] }, []])
    world.close()
  })

  it('[NV5] removing them leaves everything else as it was', async () => {
    const world = await tracked()
    const before = structuredClone(world.table())
    await make(world)
    expect(await world.app.actions.native.remove()).toMatchObject({ ok: true, value: { removed: 7, keptTable: null } })
    await world.quiet()
    const { fields, records } = world.table()
    expect(fields).toEqual(before.fields)
    expect(records.map(({ fields: cells }) => cells)).toEqual(before.records.map(({ fields: cells }) => cells))
    world.close()
  })

  it('[NV5] [TB2] the run that made them can be taken back', async () => {
    const world = await tracked()
    const before = columnNames(world)
    await make(world)
    const kept = async () => {
      const runs = await world.app.actions.runs.list()
      return runs.ok ? runs.value : []
    }
    // What a run was is kept after it: the module that keeps runs loads first.
    await expect.poll(async () => (await kept())[0]?.kind).toBe('addition')
    const run = present((await kept())[0], 'the run')
    const signal = new AbortController().signal
    expect(await world.app.actions.runs.takeBack(run.id, { signal })).toMatchObject({ ok: true })
    await world.quiet()
    expect(columnNames(world)).toEqual(before)
    expect((await looked(world)).columns.map(({ is }) => is)).toEqual(NAMES.map(() => 'missing'))
    world.close()
  })

  it('[NV3] a name that no formula can hold is named, and nothing is made', async () => {
    const world = await tracked()
    const id = world.fieldId(marked(world, 'plannedStart'))
    world.door.asOther('WidgetTable_setField', [world.table().id, undefined], [id, { name: '计划[开始]' }])
    await world.quiet()
    expect(await make(world)).toMatchObject({
      ok: false,
      error: { kind: 'lack', lack: { kind: 'name', name: '计划[开始]' } },
    })
    world.close()
  })

  it('[NV4] a person without the right to change tables sees the texts and makes nothing', async () => {
    const world = await tracked()
    const reader = await world.beside({ userId: 'ou_local0003', role: 'editor' })
    const plan = await reader.app.actions.native.look()
    expect(plan.ok && plan.value.columns.length).toBe(7)
    reader.close()
    world.close()
  })
})
