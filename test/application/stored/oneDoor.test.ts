import { afterEach, describe, expect, it } from 'vitest'
import { createFaults } from '../../../src/local-host/wire/faults.ts'
import { present, valueOf } from '../../support/present.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

const open: AppWorld[] = []
afterEach(() => {
  for (const world of open.splice(0)) world.close()
})

/** Two sidebars on one sheet with sample rows. */
async function twoSidebars(): Promise<readonly [AppWorld, AppWorld]> {
  const first = await openAppWorld({ faults: createFaults(1) })
  open.push(first)
  await first.setUp({ preset: 'S3', sample: 'verbatim' })
  const userId = present(first.engine.document.members[1], 'a second person').id
  const second = await first.beside({ userId, faults: createFaults(2) })
  open.push(second)
  await second.quiet()
  return [first, second]
}

/** What a sidebar that is opened now knows. */
async function newcomer(other: AppWorld): Promise<AppWorld> {
  const world = await other.beside()
  open.push(world)
  await world.quiet()
  return world
}

describe('[KV1] opening the sidebar', () => {
  it('loads the list, the settings, the set-up, the sheet and its statements and history: once each', async () => {
    const [first] = await twoSidebars()
    const { door } = await newcomer(first)
    const tableId = present(first.app.getState().sheet, 'a sheet').tableId
    const asked = door.calls.filter(({ key }) => key === 'Bridge_getData').map(({ params }) => String(params[0]))
    expect(asked.map((key) => key.replace('campaign-tracker.', '')).toSorted()).toEqual([
      `history.${tableId}`,
      'settings',
      'setup',
      `sheet.${tableId}`,
      'sheets',
      `statements.${tableId}`,
    ])
  })
})

describe('[LV3] what was stored while events were lost', () => {
  it('is taken over by a sidebar that was out of sight for long', async () => {
    const [a, b] = await twoSidebars()
    a.door.faults.set('lostEvents', 1)
    const { baseSettings } = b.app.getState()
    expect(await b.app.actions.saveSettings({ ...baseSettings, cutOff: '17:00' }, 'base')).toMatchObject({ ok: true })
    await a.quiet()
    expect(a.app.getState().settings.cutOff).toBe('18:00')
    a.clock.reappear(5 * 60_000)
    await a.quiet()
    expect(a.app.getState().settings.cutOff).toBe('17:00')
  })
})

describe('[KV3] a Base that has no room for the extension', () => {
  it('gets its tables and its figures; what will be missing is told until there is room', async () => {
    const world = await openAppWorld()
    open.push(world)
    world.door.beforeCall = (_n, key) => {
      if (key === 'Bridge_setData') throw Object.assign(new Error('no room'), { code: 10_299_994 })
    }
    await world.setUp({ preset: 'S3', sample: 'verbatim' })
    const { setup, sheet, unkept } = world.app.getState()
    expect(setup).toMatchObject({ kind: 'done' })
    expect(sheet).toMatchObject({ sync: { kind: 'settled' }, unwritten: [], sample: { count: 4 } })
    expect(unkept.map(({ part }) => part).toSorted()).toEqual(['sheet', 'sheets'])
    world.door.beforeCall = null
    expect(valueOf(await world.app.actions.removeSample({ includeEdited: true }))).toMatchObject({ removed: 4 })
    // Where there was room for one part the others are tried again.
    world.clock.set(world.clock.now() + 3000)
    await world.quiet()
    expect(world.app.getState().unkept).toEqual([])
    expect((await newcomer(world)).app.getState().sheets).toMatchObject([{ preset: 'S3' }])
  })
})

describe('[KV1] what one sidebar has saved stands, whatever another one has missed', () => {
  it('a column that B adds is still known after A, which missed it, removes the sample rows', async () => {
    const [a, b] = await twoSidebars()
    a.door.faults.set('lostEvents', 1)
    const added = await b.app.actions.additions.add({
      kind: 'column',
      table: 'tasks',
      name: '前置天数',
      columnKind: 'number',
      options: [],
      reason: '',
    })
    expect(added.ok).toBe(true)
    await a.quiet()
    expect(a.app.actions.additions.steps()).toEqual([])
    expect(valueOf(await a.app.actions.removeSample({ includeEdited: true }))).toMatchObject({ removed: 4 })
    const { app } = await newcomer(a)
    expect(app.actions.additions.steps().map(({ name }) => name)).toEqual(['前置天数'])
    expect(app.getState().sheet?.sample).toBeNull()
  })
})

describe("[KV1] a person who chooses 'for this sheet' without having seen that it has rules of its own", () => {
  /** A shows a day off of the Base. B has given the sheet rules of its own without that day, and A has missed it. */
  async function ownRulesMissedByA(): Promise<readonly [AppWorld, AppWorld]> {
    const [a, b] = await twoSidebars()
    b.door.faults.set('lostEvents', 1)
    const { baseSettings } = a.app.getState()
    const withDayOff = { ...baseSettings, calendar: { ...baseSettings.calendar, off: ['2024-03-04'] } }
    expect(await a.app.actions.saveSettings(withDayOff, 'base')).toMatchObject({ ok: true })
    await b.quiet()
    a.door.faults.set('lostEvents', 1)
    const { settings } = b.app.getState()
    expect(settings.calendar.off).toEqual([])
    expect(await b.app.actions.saveSettings({ ...settings, cutOff: '17:00' }, 'sheet')).toMatchObject({ ok: true })
    await a.quiet()
    expect(a.app.getState().sheets).toMatchObject([{ hasOwnSettings: false }])
    expect(a.app.getState().settings).toMatchObject({ cutOff: '18:00', calendar: { off: ['2024-03-04'] } })
    return [a, b]
  }

  it('leaves the rules of the other person as they are when nothing in the form was changed', async () => {
    const [a] = await ownRulesMissedByA()
    expect(await a.app.actions.saveSettings(a.app.getState().settings, 'sheet')).toMatchObject({ ok: true })
    const { sheets, settings } = (await newcomer(a)).app.getState()
    expect(sheets).toMatchObject([{ hasOwnSettings: true }])
    expect(settings).toMatchObject({ cutOff: '17:00', calendar: { off: [] } })
  })

  it('changes one rule and keeps the others of the other person; the form then shows what counts', async () => {
    const [a] = await ownRulesMissedByA()
    const { settings } = a.app.getState()
    const chosen = { ...settings, bands: { ...settings.bands, warn: 11 } }
    expect(await a.app.actions.saveSettings(chosen, 'sheet')).toMatchObject({ ok: true })
    const kept = { cutOff: '17:00', bands: { warn: 11 }, calendar: { off: [] } }
    expect((await newcomer(a)).app.getState().settings).toMatchObject(kept)
    expect(a.app.getState().sheets).toMatchObject([{ hasOwnSettings: true }])
    expect(a.app.getState().settings).toMatchObject(kept)
  })
})

describe("[KV1] the first who chooses 'for this sheet'", () => {
  it('keeps all rules that the form shows, whatever somebody who missed it chooses for the Base', async () => {
    const [a, b] = await twoSidebars()
    b.door.faults.set('lostEvents', 1)
    expect(await a.app.actions.saveSettings(a.app.getState().settings, 'sheet')).toMatchObject({ ok: true })
    await b.quiet()
    const { sheets, baseSettings } = b.app.getState()
    expect(sheets).toMatchObject([{ hasOwnSettings: false }])
    expect(await b.app.actions.saveSettings({ ...baseSettings, cutOff: '17:00' }, 'base')).toMatchObject({ ok: true })
    expect((await newcomer(a)).app.getState()).toMatchObject({
      baseSettings: { cutOff: '17:00' },
      settings: { cutOff: '18:00' },
      sheets: [{ hasOwnSettings: true }],
    })
  })
})
