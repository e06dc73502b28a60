import { describe, expect, it } from 'vitest'
import { addDays, parseDay, weekdayOf as dayOfWeek } from '../../../src/domain/index.ts'
import type { NativeViewPlan } from '../../../src/application/native/nativeViewPlan.ts'
import { proposedChoices } from '../../../src/application/repair/repairPlan.ts'
import type { Variants, ViewState } from '../../../src/local-host/engine/types.ts'
import { defaultVariants } from '../../../src/local-host/engine/variants.ts'
import { madeViews, type PresetId } from '../../../src/schema/index.ts'
import { openAppWorld, type AppWorld, type AppWorldOptions } from '../../support/appWorld.ts'
import { present, valueOf } from '../../support/present.ts'

/** A Tuesday. */
const NOW = '2024-03-19T19:00:00+08:00'
const DAY_MS = 86_400_000
const MADE = ['本周到期·实时', '该更新·实时']

async function tracked(options: Partial<AppWorldOptions> = {}, preset: PresetId = 'S3'): Promise<AppWorld> {
  const world = await openAppWorld({ at: NOW, ...options })
  await world.setUp({ preset, sample: 'verbatim', withOptional: true })
  world.door.resetCalls()
  return world
}
async function make(world: AppWorld) {
  const answer = await world.app.actions.native.make()
  await world.quiet()
  return answer
}
async function looked(world: AppWorld): Promise<NativeViewPlan> {
  const plan = valueOf(await world.app.actions.native.look())
  return valueOf(await world.app.actions.native.lookAtViews(plan))
}
const steps = async (world: AppWorld) => (await looked(world)).views.map(({ name, does }) => [name, does])
const view = (world: AppWorld, name: string): ViewState =>
  present(
    world.table().views.find((one) => one.name === name),
    name,
  )
const names = (world: AppWorld): readonly string[] => world.table().views.map(({ name }) => name)
/** Somebody else changes a view, for everybody. */
function change(world: AppWorld, name: string, key: string, ...params: readonly unknown[]): void {
  const context = [world.table().id, view(world, name).id]
  world.door.asOther(key, context, params)
  world.door.asOther('WidgetView_applySetting', context, [])
}
const conditions = (world: AppWorld, name: string) =>
  view(world, name).shared.filter?.conditions.map(({ fieldId, operator, value }) => [
    world.table().fields.find(({ id }) => id === fieldId)?.name,
    operator,
    value,
  ])
const weekdayOf = (day: string): number => dayOfWeek(parseDay(day) ?? 0)
/** Titles of the rows that a view shows. */
const shows = (world: AppWorld, name: string): readonly string[] => {
  const { id, fields, records } = world.table()
  const title = present(
    fields.find(({ isPrimary }) => isPrimary),
    'the primary column',
  ).id
  const ids = world.door.asOther('WidgetView_getVisibleRecordIdList', [id, view(world, name).id], []) as string[]
  return ids.map((recordId) => {
    const cell = records.find((one) => one.id === recordId)?.fields[title] as readonly { readonly text: string }[]
    return cell.map(({ text }) => text).join('')
  })
}
/** The views without what the host counts up, and without what hidden columns that are gone leave behind. */
const plain = (world: AppWorld) =>
  world.table().views.map(({ name, type, shared }) => ({
    name,
    type,
    filter: shared.filter && {
      ...shared.filter,
      conditions: shared.filter.conditions.map(({ conditionId: _id, ...condition }) => condition),
    },
    sort: shared.sort,
    group: shared.group,
    hidden: [...shared.hidden].sort(),
    widths: { ...shared.widths },
  }))

describe('[NW1] the views beside native columns', () => {
  it('are shown before anything is made: three are new or go over to native columns, and looking writes nothing', async () => {
    const world = await tracked()
    expect(await steps(world)).toEqual([
      ['⚠ 偏差预警', 'follow'],
      ['延期任务', 'follow'],
      ['逾期未完成·实时', 'follow'],
      ['本周到期·实时', 'make'],
      ['该更新·实时', 'make'],
    ])
    expect(world.door.calls.filter(({ key }) => /^Widget.*_(?:add|set|delete|apply|hide)/u.test(key))).toEqual([])
    world.close()
  })

  it('filter by what formulas and the Base itself know, sort and show it; a second press changes nothing', async () => {
    const world = await tracked()
    expect(await make(world)).toMatchObject({ ok: true, value: { views: { made: 2, changed: 3, refusal: null } } })
    expect(conditions(world, '⚠ 偏差预警')).toEqual([
      ['偏差等级·实时', 'is', '滞后预警'],
      ['偏差等级·实时', 'is', '严重滞后'],
    ])
    expect(view(world, '⚠ 偏差预警').shared.filter?.conjunction).toBe('or')
    expect(view(world, '⚠ 偏差预警').shared.sort).toEqual([{ fieldId: world.fieldId('进度偏差·实时'), desc: false }])
    expect(conditions(world, '延期任务')).toEqual([['当前状态·实时', 'is', '延期']])
    expect(conditions(world, '逾期未完成·实时')).toEqual([
      ['计划完成时间', 'isLess', 'Today'],
      ['当前状态·实时', 'isNot', '已完成'],
      ['当前状态·实时', 'isNot', '已取消'],
    ])
    expect(conditions(world, '本周到期·实时')?.[0]).toEqual(['计划完成时间', 'is', 'CurrentWeek'])
    expect(conditions(world, '该更新·实时')).toEqual([['进度偏差·实时', 'isLess', 0]])
    const { hidden } = view(world, '⚠ 偏差预警').shared
    expect(['偏差等级', '进度偏差', '截至日'].map((name) => hidden.includes(world.fieldId(name)))).toEqual([
      true,
      true,
      true,
    ])
    expect(['偏差等级·实时', '进度偏差·实时'].map((name) => hidden.includes(world.fieldId(name)))).toEqual([
      false,
      false,
    ])
    // Views for another purpose keep to what fits beside the sidebar.
    expect(view(world, '每日更新').shared.hidden).toContain(world.fieldId('偏差等级·实时'))
    expect((await steps(world)).map(([, does]) => does)).toEqual(['stands', 'stands', 'stands', 'stands', 'stands'])
    const before = plain(world)
    expect(await make(world)).toMatchObject({ ok: true, value: { views: { made: 0, changed: 0 } } })
    expect(plain(world)).toEqual(before)
    world.close()
  })

  it.each<Partial<Variants>>([{}, { formulaBlank: 'turnsToText' }, { formulaResult: 'inferred' }])(
    'show exactly the rows of the rules on each of eight days, with the readings %j',
    async (variants) => {
      const world = await tracked({ variants: { ...defaultVariants(), ...variants } })
      await make(world)
      for (let day = 0; day < 8; day += 1) {
        const { tasks, today } = present(world.app.getState().sheet, 'the sheet')
        const titles = (isIn: (task: (typeof tasks)[number]) => boolean): readonly string[] =>
          tasks.flatMap((task) => (isIn(task) ? [task.row.title ?? ''] : [])).toSorted()
        const isOpen = ({ assessment }: (typeof tasks)[number]): boolean =>
          assessment.state !== 'done' && assessment.state !== 'cancelled'
        const monday = addDays(today, -((weekdayOf(today) + 6) % 7))
        const isBetween = (end: string | null, from: string, to: string): boolean =>
          end !== null && end >= from && end <= to
        const expected = {
          '⚠ 偏差预警': titles(({ assessment }) => ['warning', 'severe'].includes(assessment.band)),
          延期任务: titles(({ assessment }) => assessment.state === 'delayed'),
          逾期未完成·实时: titles(
            (task) => isOpen(task) && isBetween(task.row.plannedEnd, '2000-01-01', addDays(today, -1)),
          ),
          本周到期·实时: titles((task) => isOpen(task) && isBetween(task.row.plannedEnd, monday, addDays(monday, 6))),
          该更新·实时: titles(({ assessment }) => (assessment.deviation ?? 0) < 0),
        }
        for (const [name, rows] of Object.entries(expected))
          expect(shows(world, name).toSorted(), `${name} on ${today}`).toEqual(rows)
        await world.pass(DAY_MS, DAY_MS / 4)
      }
      world.close()
    },
  )

  it('native columns that people show in another view stay shown when one of them has to be made again', async () => {
    const world = await tracked()
    await make(world)
    change(world, '每日更新', 'WidgetView_setFieldVisibility', [world.fieldId('偏差等级·实时')], false)
    world.door.asOther('WidgetTable_deleteField', [world.table().id, undefined], [world.fieldId('延期天数·实时')])
    await world.quiet()
    expect(await make(world)).toMatchObject({ ok: true, value: { added: 1 } })
    const { hidden } = view(world, '每日更新').shared
    expect(['偏差等级·实时', '延期天数·实时'].map((name) => hidden.includes(world.fieldId(name)))).toEqual([
      false,
      true,
    ])
    world.close()
  })

  it('leave alone what people have changed, and say so', async () => {
    const world = await tracked()
    const [first] = present(view(world, '⚠ 偏差预警').shared.filter, 'its filter').conditions
    change(world, '⚠ 偏差预警', 'WidgetView_setFilter', 'DeleteCondition', first?.conditionId)
    const before = plain(world).find(({ name }) => name === '⚠ 偏差预警')
    await make(world)
    expect(await steps(world)).toContainEqual(['⚠ 偏差预警', 'peoples'])
    expect(plain(world).find(({ name }) => name === '⚠ 偏差预警')?.filter).toEqual(before?.filter)
    world.close()
  })

  it('stand beside a view of people that has the name already', async () => {
    const world = await tracked()
    world.door.asOther('WidgetTable_addView', [world.table().id, undefined], [{ name: '该更新·实时', type: 1 }])
    await make(world)
    expect(names(world).filter((name) => name.startsWith('该更新'))).toEqual(['该更新·实时', '该更新·实时（自动）'])
    expect(view(world, '该更新·实时').shared.filter).toBeNull()
    world.close()
  })

  it('a host that takes no condition on a formula column keeps all views as they are, but for their hidden columns', async () => {
    const world = await tracked({ variants: { ...defaultVariants(), formulaFilters: 'refused' } })
    const filters = () => plain(world).map(({ name, filter, sort }) => ({ name, filter, sort }))
    const before = filters()
    expect(await make(world)).toMatchObject({
      ok: true,
      value: { added: 7, views: { made: 0, changed: 0, refusal: { kind: 'noFormulas' } } },
    })
    expect(filters()).toEqual(before)
    expect((await looked(world)).views.map(({ conditions: listed }) => listed.length)).toEqual([2, 1, 3, 3, 1])
    world.close()
  })

  it('somebody who may not make views gets the columns, and the reason; no view changes its filter', async () => {
    const world = await tracked()
    const filters = () => plain(world).map(({ name, filter, sort }) => ({ name, filter, sort }))
    const before = filters()
    world.engine.deny([{ entity: 'View', type: 'addable' }])
    expect(await make(world)).toMatchObject({
      ok: true,
      value: { added: 7, views: { made: 0, changed: 0, refusal: { kind: 'permissionDenied' } } },
    })
    expect(filters()).toEqual(before)
    world.close()
  })

  it('what people set by hand where a host takes no such condition is recognised', async () => {
    const world = await tracked({ variants: { ...defaultVariants(), formulaFilters: 'refused' } })
    await make(world)
    const own = { userId: world.door.session.userId, role: 'owner', pluginId: null } as const
    const call = (key: string, path: readonly unknown[], ...params: readonly unknown[]): unknown =>
      world.engine.call(own, `bitable.${key}`, [...path], [...params])
    const tableId = world.table().id
    const { viewId } = call('WidgetTable_addView', [tableId, undefined], { name: '该更新·实时', type: 1 }) as {
      viewId: string
    }
    const fieldId = world.fieldId('进度偏差·实时')
    call('WidgetView_setFilter', [tableId, viewId], 'AddCondition', { fieldId, operator: 'isLess', value: 0 })
    call('WidgetView_applySetting', [tableId, viewId])
    expect(await steps(world)).toContainEqual(['该更新·实时', 'stands'])
    expect(await world.app.actions.native.remove()).toMatchObject({ ok: true, value: { views: { deleted: 0 } } })
    expect(names(world)).toContain('该更新·实时')
    world.close()
  })

  it('two sidebars that are pressed at the same time make each view once', async () => {
    const world = await tracked()
    const other = await world.beside({ userId: 'ou_local0002', role: 'owner' })
    await Promise.all([world.app.actions.native.make(), other.app.actions.native.make()])
    await world.quiet()
    await other.quiet()
    expect(names(world).filter((name) => MADE.some((made) => name.startsWith(made)))).toEqual(MADE)
    expect((await looked(world)).views.map(({ does }) => does)).toEqual([
      'stands',
      'stands',
      'stands',
      'stands',
      'stands',
    ])
    other.close()
    world.close()
  })

  it.each(['the next press', 'settings are saved'])(
    'a renamed option is another word in formulas and filters after %s',
    async (after) => {
      const world = await tracked()
      await make(world)
      const band = present(
        world.table().fields.find(({ name }) => name === '偏差等级'),
        'the band',
      )
      const options = (band.property?.['options'] ?? []) as readonly { readonly id: string; readonly name: string }[]
      const renamed = options.map((option) => (option.name === '严重滞后' ? { ...option, name: '红灯' } : option))
      world.door.asOther(
        'WidgetTable_setField',
        [world.table().id, undefined],
        [band.id, { ...band, property: { ...band.property, options: renamed } }],
      )
      await world.quiet()
      expect(await steps(world)).toContainEqual(['⚠ 偏差预警', 'rewrite'])
      if (after === 'the next press') await make(world)
      else {
        await world.app.actions.saveSettings({ ...world.app.getState().settings, cutOff: '20:00' }, 'base')
        await world.quiet()
      }
      expect(conditions(world, '⚠ 偏差预警')).toEqual([
        ['偏差等级·实时', 'is', '滞后预警'],
        ['偏差等级·实时', 'is', '红灯'],
      ])
      world.close()
    },
  )

  it('[CA1] without the days of the team only views that need no calendar are set', async () => {
    const world = await tracked()
    const { settings } = world.app.getState()
    await world.app.actions.saveSettings({ ...settings, calendar: { ...settings.calendar, mode: 'workday' } }, 'base')
    await world.quiet()
    // The Base refuses the table 日历例外.
    world.door.faults.failNext('WidgetBase_addTable', 9, 10_212_999)
    const { plan } = valueOf(await make(world))
    const { views } = valueOf(await world.app.actions.native.lookAtViews(plan))
    expect(views.map(({ name, does }) => [name, does])).toEqual([
      ['⚠ 偏差预警', 'lacksColumn'],
      ['延期任务', 'stands'],
      ['逾期未完成·实时', 'stands'],
      ['本周到期·实时', 'stands'],
      ['该更新·实时', 'lacksColumn'],
    ])
    world.close()
  })

  it('[DR1] are no loss; a native column that somebody deletes is one, and the repair goes back to the computed column', async () => {
    const world = await tracked()
    await make(world)
    const drift = async () => {
      world.clock.reappear(5 * 60_000)
      await world.quiet()
      return world.app.getState().drift?.differences.map(({ kind }) => kind)
    }
    expect(await drift()).toEqual([])
    // A filter that somebody takes away while its column is there is not lost.
    const [only] = present(view(world, '延期任务').shared.filter, 'its filter').conditions
    change(world, '延期任务', 'WidgetView_setFilter', 'DeleteCondition', only?.conditionId)
    expect(await drift()).toEqual([])
    world.door.asOther('WidgetTable_deleteField', [world.table().id, undefined], [world.fieldId('偏差等级·实时')])
    expect(await drift()).toEqual(['viewBroken'])
    const until = async (kind: 'planned' | 'done') =>
      await expect.poll(() => world.app.getState().repair.kind).toBe(kind)
    world.app.actions.repairSchema()
    await until('planned')
    const { repair } = world.app.getState()
    if (repair.kind !== 'planned') throw new Error(repair.kind)
    world.app.actions.startRepair(proposedChoices(repair.items))
    await until('done')
    await world.quiet()
    expect(conditions(world, '⚠ 偏差预警')?.map(([name]) => name)).toEqual(['偏差等级', '偏差等级'])
    world.close()
  })

  it.each(['zh-CN', 'en-US', 'ja-JP'] as const)('are part of a set-up with native columns: %s', async (language) => {
    const world = await openAppWorld({ at: NOW })
    await world.setUp({ preset: 'S3', sample: 'none', native: true, language })
    expect((await looked(world)).views.map(({ does }) => does)).toEqual([
      'stands',
      'stands',
      'stands',
      'stands',
      'stands',
    ])
    expect(names(world)).toEqual(expect.arrayContaining(madeViews(language).map(({ name }) => name)))
    world.close()
  })

  it.each<PresetId>(['S0', 'S1', 'S2', 'full'])('are made in every preset: %s', async (preset) => {
    const world = await tracked({}, preset)
    expect(await make(world)).toMatchObject({ ok: true, value: { views: { refusal: null } } })
    expect((await looked(world)).views.every(({ does }) => does === 'stands')).toBe(true)
    expect(names(world)).toEqual(expect.arrayContaining(['逾期未完成·实时', ...MADE]))
    world.close()
  })
})

describe('[NW2] removing native columns', () => {
  it('deletes the views that were made for them and gives the others back their filters, orders and columns', async () => {
    const world = await tracked()
    const before = plain(world)
    await make(world)
    expect(await world.app.actions.native.remove()).toEqual({
      ok: true,
      value: { removed: 7, keptTable: null, removedTable: null, views: { deleted: 2, back: 3, left: [] } },
    })
    await world.quiet()
    expect(plain(world)).toEqual(before)
    world.close()
  })

  it('leaves a view that people have renamed, filtered otherwise or grouped, and names it', async () => {
    const world = await tracked()
    await make(world)
    change(world, '该更新·实时', 'WidgetView_setGroupInfo', [{ fieldId: world.fieldId('负责人'), desc: false }])
    change(world, '延期任务', 'WidgetView_setFilter', 'SetConjunction', 'or')
    const [, second] = present(view(world, '⚠ 偏差预警').shared.filter, 'its filter').conditions
    change(world, '⚠ 偏差预警', 'WidgetView_setFilter', 'DeleteCondition', second?.conditionId)
    expect(await world.app.actions.native.remove()).toMatchObject({
      ok: true,
      value: { views: { deleted: 1, back: 2, left: ['⚠ 偏差预警', '该更新·实时'] } },
    })
    await world.quiet()
    expect(names(world)).toContain('该更新·实时')
    world.close()
  })

  it('a view of ours that somebody has deleted does not come back', async () => {
    const world = await tracked()
    await make(world)
    world.door.asOther('WidgetTable_deleteView', [world.table().id, undefined], [view(world, '该更新·实时').id])
    expect(await steps(world)).toContainEqual(['该更新·实时', 'peoples'])
    await make(world)
    expect(names(world)).not.toContain('该更新·实时')
    world.close()
  })

  it('[TB2] taking back the run that made them does the same', async () => {
    const world = await tracked()
    const before = plain(world)
    await make(world)
    const kept = async () => valueOf(await world.app.actions.runs.list())
    await expect.poll(async () => (await kept())[0]?.kind).toBe('addition')
    const run = present((await kept())[0], 'the run')
    const { signal } = new AbortController()
    const views = { deleted: MADE, back: ['⚠ 偏差预警', '延期任务', '逾期未完成·实时'], left: [] }
    const preview = plain(world)
    expect(await world.app.actions.runs.preview(run.id)).toMatchObject({ ok: true, value: { left: [], views } })
    expect(plain(world)).toEqual(preview)
    expect(await world.app.actions.runs.takeBack(run.id, { signal })).toMatchObject({
      ok: true,
      value: { left: [], views },
    })
    await world.quiet()
    expect(plain(world)).toEqual(before)
    expect((await looked(world)).views.map(({ does }) => does)).toEqual(['follow', 'follow', 'follow', 'make', 'make'])
    world.close()
  })
})
