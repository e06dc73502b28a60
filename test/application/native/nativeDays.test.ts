import { afterEach, describe, expect, it } from 'vitest'
import type { NativePlan } from '../../../src/application/native/nativePlan.ts'
import type { TableState } from '../../../src/local-host/engine/types.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

let world: AppWorld
afterEach(() => world.close())

const NOW = '2024-03-19T19:00:00+08:00'
const CODE_REFUSED = 10_213_999
const COUNTED = ['计划进度·实时', '进度偏差·实时', '偏差等级·实时']

/** A sheet whose plans count workdays, with native columns unless `bare`. */
async function inWorkdays({ bare = false } = {}): Promise<void> {
  world = await openAppWorld({ at: NOW })
  await world.setUp({ preset: 'S3', sample: 'verbatim', calendar: 'workday' })
  if (!bare) await make()
  world.door.resetCalls()
}
async function make() {
  const made = await world.app.actions.native.make()
  await world.quiet()
  return made
}
async function looked(): Promise<NativePlan> {
  const plan = await world.app.actions.native.look()
  if (!plan.ok) throw new Error(plan.error.kind)
  return plan.value
}
const tableNames = (): readonly string[] => world.door.engine.document.tables.map(({ name }) => name)
function tableOf(name = '日历例外'): TableState {
  const table = world.door.engine.document.tables.find((one) => one.name === name)
  if (table === undefined) throw new Error(`no table ${name}`)
  return table
}
/** What 日历例外 shows, row by row: its first column, the days off, the days worked. */
const shownDays = (name?: string): readonly (readonly string[])[] => {
  const table = tableOf(name)
  return table.records.map(({ id }) =>
    table.fields.map(
      (field) => world.door.asOther('WidgetTable_getCellString', [table.id, undefined], [field.id, id]) as string,
    ),
  )
}
const isDue = async (): Promise<unknown> => {
  const { days } = await looked()
  return days === null ? null : { add: days.add.length, drop: days.drop.length, others: days.others }
}
/** What a column of the tasks shows in every row. */
const shown = (name: string): readonly string[] => {
  const table = world.table()
  return table.records.map(
    ({ id }) =>
      world.door.asOther('WidgetTable_getCellString', [table.id, undefined], [world.fieldId(name), id]) as string,
  )
}
const save = async (calendar: Partial<{ work: string[]; off: string[]; mode: 'calendar' | 'workday' }>) => {
  const { settings } = world.app.getState()
  await world.app.actions.saveSettings({ ...settings, calendar: { ...settings.calendar, ...calendar } }, 'base')
  await world.quiet()
}
const addPeoples = (day: string, column: '休息日' | '上班日'): void => {
  const table = tableOf()
  const id = table.fields.find(({ name }) => name === column)?.id ?? ''
  world.door.asOther(
    'WidgetTable_addRecord',
    [table.id, undefined],
    [{ fields: { [id]: Date.parse(`${day}T00:00:00+08:00`) } }],
  )
}

describe('[NV9] the table of days that differ from Monday to Friday', () => {
  it('is planned first and made with the columns, which then show the workdays of the team', async () => {
    await inWorkdays({ bare: true })
    const { days, left } = await looked()
    expect([days?.name, days?.tableId, left]).toEqual(['日历例外', null, []])
    expect(tableNames()).not.toContain('日历例外')
    expect(world.door.calls.filter(({ key }) => /^Widget.*_(?:add|set|delete)/u.test(key))).toEqual([])
    expect(await make()).toMatchObject({ ok: true, value: { added: 7, daysRefusal: null, plan: { left: [] } } })
    expect(tableOf().fields.map(({ name }) => name)).toEqual(['说明', '休息日', '上班日'])
    expect(shownDays()).toHaveLength(days?.add.length ?? 0)
    // May Day 2024: Wednesday the 1st to Friday the 3rd off, Sunday 28 April and Saturday 11 May worked.
    const rows = shownDays()
    for (const row of [
      ['来自设置 2024/05/01', '2024/05/01', ''],
      ['来自设置 2024/05/03', '2024/05/03', ''],
      ['来自设置 2024/04/28', '', '2024/04/28'],
      ['来自设置 2024/05/11', '', '2024/05/11'],
    ])
      expect(rows).toContainEqual(row)
    expect(rows.flat()).not.toContain('2024/05/04')
    expect(shown('偏差等级·实时')).toEqual(shown('偏差等级'))
    expect(await isDue()).toEqual({ add: 0, drop: 0, others: [] })
  })

  it('is made by a set-up, too', async () => {
    world = await openAppWorld({ at: NOW })
    await world.setUp({ preset: 'S3', calendar: 'workday', native: true })
    expect(shownDays().length).toBeGreaterThan(50)
    expect((await looked()).columns.every(({ is }) => is === 'right')).toBe(true)
  })

  it('follows the settings that are saved, and people know before', async () => {
    await inWorkdays()
    const { settings } = world.app.getState()
    const drafted = { ...settings.calendar, off: ['2024-03-20'], work: ['2024-03-23'] }
    const answer = await world.app.actions.native.toRewrite({ ...settings, calendar: drafted }, 'base')
    expect(answer).toEqual({ formulas: 0, tables: ['日历例外'] })
    const before = shownDays().length
    await save(drafted)
    expect(shownDays()).toHaveLength(before + 2)
    expect(shownDays()).toContainEqual(['来自设置 2024/03/20', '2024/03/20', ''])
    expect(shownDays()).toContainEqual(['来自设置 2024/03/23', '', '2024/03/23'])
    expect(shown('偏差等级·实时')).toEqual(shown('偏差等级'))
    await save({ off: [], work: [] })
    expect(shownDays()).toHaveLength(before)
  })

  it('is made when settings begin to count workdays, and stays right when they stop', async () => {
    world = await openAppWorld({ at: NOW })
    await world.setUp({ preset: 'S3', sample: 'verbatim', native: true })
    expect(tableNames()).not.toContain('日历例外')
    await save({ mode: 'workday' })
    expect(shownDays().length).toBeGreaterThan(50)
    expect(shown('偏差等级·实时')).toEqual(shown('偏差等级'))
    await save({ mode: 'calendar' })
    expect((await looked()).columns.every(({ is }) => is === 'right')).toBe(true)
    expect(shown('偏差等级·实时')).toEqual(shown('偏差等级'))
  })

  it("keeps people's rows and names those that the settings have not", async () => {
    await inWorkdays()
    addPeoples('2024-03-21', '休息日')
    addPeoples('2024-05-01', '休息日')
    await world.quiet()
    // Of a day that people have entered too ours goes: a day that is worked would count twice.
    expect(await isDue()).toEqual({ add: 0, drop: 1, others: ['2024-03-21'] })
    const before = shownDays().length
    await make()
    expect(shownDays()).toHaveLength(before - 1)
    expect(shownDays()).toContainEqual(['', '2024/03/21', ''])
    expect(await world.app.actions.native.remove()).toMatchObject({
      ok: true,
      value: { removed: 7, keptTable: '日历例外', removedTable: null },
    })
    expect(tableNames()).toContain('日历例外')
  })

  it('that lacks the days of a new year is named, and filled at a press', async () => {
    await inWorkdays()
    const { stale, rewrite } = world.app.actions.native
    expect(await stale()).toEqual({ formulas: 0, tables: [] })
    world.clock.set(Date.parse('2025-01-02T12:00:00+08:00'))
    await world.quiet()
    expect(await stale()).toEqual({ formulas: 0, tables: ['日历例外'] })
    expect(await rewrite()).toMatchObject({ ok: true, value: { added: 0, rewritten: 0 } })
    expect(shownDays()).toContainEqual(['来自设置 2026/01/01', '2026/01/01', ''])
    expect(await stale()).toEqual({ formulas: 0, tables: [] })
  })

  it('goes with the columns when nobody has changed it', async () => {
    await inWorkdays({ bare: true })
    const before = tableNames()
    await make()
    expect(await world.app.actions.native.remove()).toMatchObject({ ok: true, value: { removed: 7, keptTable: null } })
    expect(tableNames()).toEqual(before)
  })

  it('stays while another sheet counts by it, and goes with the last', async () => {
    await inWorkdays()
    const first = world.table().id
    await world.setUp({ preset: 'S1', sample: 'none', another: true, native: true })
    const second = world.table().id
    expect(tableNames().filter((name) => name.startsWith('日历例外'))).toEqual(['日历例外'])
    for (const [tableId, isThere] of [
      [first, true],
      [second, false],
    ] as const) {
      world.app.actions.showSheet(tableId)
      await world.quiet()
      expect(await world.app.actions.native.remove()).toMatchObject({
        ok: true,
        value: { removed: 7, keptTable: null },
      })
      await world.quiet()
      expect(tableNames().includes('日历例外')).toBe(isThere)
    }
  })

  it('is a further one for a sheet with other days of its own', async () => {
    await inWorkdays()
    await world.setUp({ preset: 'S1', sample: 'none', another: true })
    const { settings } = world.app.getState()
    await world.app.actions.saveSettings(
      { ...settings, calendar: { ...settings.calendar, off: ['2024-03-20'] } },
      'sheet',
    )
    await make()
    expect(tableNames()).toContain('日历例外 2')
    expect(shownDays('日历例外 2')).toContainEqual(['来自设置 2024/03/20', '2024/03/20', ''])
    expect(shownDays().flat()).not.toContain('2024/03/20')
  })

  it.each([1, 2, 3, 4])(
    'whose making was stopped at write %i is finished by the next run, and no day stands twice',
    async (at) => {
      await inWorkdays({ bare: true })
      let written = 0
      world.door.beforeCall = (_n, key) => {
        if (!/^Widget.*_(?:add|set|delete)/u.test(key)) return
        written += 1
        if (written > at) world.door.faults.failNext('*', 1, CODE_REFUSED)
      }
      await make()
      world.door.beforeCall = null
      world.door.faults.reset()
      await world.quiet()
      expect(await make()).toMatchObject({ ok: true, value: { plan: { left: [] }, daysRefusal: null } })
      expect(tableNames().filter((name) => name.startsWith('日历例外'))).toEqual(['日历例外'])
      expect(tableOf().fields.map(({ name }) => name)).toEqual(['说明', '休息日', '上班日'])
      expect(await isDue()).toEqual({ add: 0, drop: 0, others: [] })
      expect(new Set(shownDays().map(String)).size).toBe(shownDays().length)
      expect(shown('偏差等级·实时')).toEqual(shown('偏差等级'))
    },
  )

  it('that the Base refuses leaves out what counts workdays, with the reason, and the other columns are made', async () => {
    await inWorkdays({ bare: true })
    world.door.faults.failNext('WidgetBase_addTable', 9, CODE_REFUSED)
    const made = await make()
    expect(made).toMatchObject({ ok: true, value: { added: 4, daysRefusal: { kind: 'unexpected' } } })
    expect(made.ok && made.value.plan.left.map(({ name }) => name)).toEqual(COUNTED)
    world.door.faults.reset()
    expect(await make()).toMatchObject({ ok: true, value: { added: 3, daysRefusal: null } })
  })

  it('that people made by hand from the days to paste is recognised', async () => {
    await inWorkdays({ bare: true })
    const days = (await world.app.actions.native.exceptionDays()).split('\n').map((line) => line.split('\t'))
    const own = { userId: world.door.session.userId, role: 'owner', pluginId: null } as const
    const call = (key: string, path: readonly unknown[], value: readonly unknown[]): unknown =>
      world.engine.call(own, `bitable.${key}`, path, value)
    const { tableId } = call('WidgetBase_addTable', [], [{ name: '日历例外', fields: [] }]) as { tableId: string }
    const ids = ['休息日', '上班日'].map(
      (name) =>
        call(
          'WidgetTable_addField',
          [tableId, undefined],
          [{ type: 5, name, property: { dateFormat: 'yyyy/MM/dd' } }],
        ) as string,
    )
    for (const row of days) {
      const fields = Object.fromEntries(
        row.flatMap((day, at) =>
          day === '' ? [] : [[ids[at] ?? '', Date.parse(`${day.replaceAll('/', '-')}T00:00:00+08:00`)] as const],
        ),
      )
      call('WidgetTable_addRecord', [tableId, undefined], [{ fields }])
    }
    await world.quiet()
    expect(await isDue()).toEqual({ add: 0, drop: 0, others: [] })
    expect(await make()).toMatchObject({ ok: true, value: { added: 7, plan: { left: [] } } })
    expect(shown('偏差等级·实时')).toEqual(shown('偏差等级'))
    // It is theirs, so that removing the columns leaves it.
    await world.app.actions.native.remove()
    expect(tableNames()).toContain('日历例外')
  })
})
