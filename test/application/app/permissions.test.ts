import { describe, expect, it } from 'vitest'
import type { RoleName } from '../../../src/local-host/engine/types.ts'
import type { PresetId } from '../../../src/schema/index.ts'
import { present } from '../../support/present.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

const BUILT = '2024-03-18T19:00:00+08:00'
/** A day later every open row is stale. */
const LATER = '2024-03-19T19:00:00+08:00'

const writes = (world: AppWorld): readonly string[] =>
  world.door.calls.map(({ key }) => key).filter((key) => /_(add|set|delete|apply|toggle)/u.test(key))

/** A Base that an owner has built, and somebody else's sidebar on it a day later. */
async function visit(
  preset: PresetId,
  role: RoleName,
  prepare: (owner: AppWorld) => Promise<void> = async () => undefined,
): Promise<AppWorld> {
  const owner = await openAppWorld({ at: BUILT })
  await owner.setUp({ preset, sample: 'verbatim' })
  await prepare(owner)
  owner.close()
  owner.clock.set(LATER)
  const world = await owner.beside({ role })
  await world.quiet()
  return world
}

describe('[PM1] nothing is written or saved for a reader', () => {
  it.each<PresetId>(['S2', 'S3', 'S1', 'S0', 'full'])(
    '%s: a reader sees every figure, and no call writes',
    async (preset) => {
      const world = await visit(preset, 'reader')
      const state = world.app.getState()
      expect(state).toMatchObject({ mayManage: false, mayEdit: false, phase: { kind: 'ready' } })
      expect(present(state.sheet, 'sheet')).toMatchObject({ sync: { kind: 'settled' }, unwritten: [] })
      expect(state.sheet?.tasks.every(({ assessment }) => assessment.state !== undefined)).toBe(true)
      expect(writes(world)).toEqual([])
    },
  )

  it.each([
    {
      what: 'a column that was deleted',
      did: (owner: AppWorld) =>
        owner.door.asOther('WidgetTable_deleteField', [owner.table().id, undefined], [owner.fieldId('偏差等级')]),
    },
    {
      what: 'settings that were never saved',
      did: (owner: AppWorld) => {
        owner.door.engine.load({ ...owner.door.engine.snapshot(), pluginData: {} })
      },
    },
  ])('$what is found and kept in memory', async ({ did }) => {
    const world = await visit('S3', 'reader', async (owner) => void did(owner))
    expect(world.app.getState().sheet?.tasks).toHaveLength(4)
    expect(writes(world)).toEqual([])
  })

  it('a copied Base is recognised and tracked, with the scale that a cell shows, and nothing is saved', async () => {
    const owner = await openAppWorld({ at: BUILT })
    await owner.setUp({ preset: 'S3', sample: 'verbatim' })
    const snapshot = owner.door.engine.copyOfBase()
    const world = await openAppWorld({ snapshot, seed: 9, role: 'reader', at: LATER })
    await world.quiet()
    expect(world.app.getState().sheet?.tasks.map(({ row }) => row.progress)).toEqual([60, 100, 30, 0])
    // A later save of another user's sidebar counts here too.
    expect(writes(world)).toEqual([])
    const second = await world.beside()
    await second.quiet()
    await world.quiet()
    expect(world.app.getState().sheet?.tasks).toHaveLength(4)
    expect(writes(world)).toEqual([])
  })

  it('an interrupted set-up is not shown to a user who may not finish it', async () => {
    const owner = await openAppWorld({ at: BUILT })
    await owner.setUp({ preset: 'S3', sample: 'none' })
    owner.door.beforeCall = (_n, key) => {
      if (key === 'WidgetBase_addTable') throw Object.assign(new Error('no'), { code: 1 })
    }
    await owner.setUp({ preset: 'S2' })
    owner.clock.set(LATER)
    const world = await owner.beside({ role: 'reader' })
    await world.quiet()
    expect(world.app.getState().setup.kind).toBe('idle')
    expect(world.app.getState().sheet?.preset).toBe('S3')
  })

  it('settings that a reader changes are refused without a call', async () => {
    const world = await visit('S3', 'reader')
    expect(await world.app.actions.saveSettings(world.app.getState().settings, 'base')).toMatchObject({
      ok: false,
      error: { kind: 'permissionDenied' },
    })
    expect(writes(world)).toEqual([])
  })
})

describe('a user who may edit rows and not the tables', () => {
  it.each<PresetId>(['S3', 'full'])('%s: the sheet is kept true, nothing touches the schema', async (preset) => {
    const world = await visit(preset, 'editor')
    expect(world.app.getState()).toMatchObject({ mayManage: false, mayEdit: true })
    expect(world.app.getState().sheet?.rights).toMatchObject({ kind: 'known', mayWrite: true, denied: [] })
    expect(world.app.getState().sheet).toMatchObject({ sync: { kind: 'settled' }, unwritten: [] })
    expect(writes(world)).not.toEqual([])
    expect(writes(world).filter((key) => /Field|View|Table_(add|delete)Table|WidgetBase/u.test(key))).toEqual([])
  })

  it('the user sees the plan of a repair, and the host’s refusal is named with table and field', async () => {
    const world = await visit(
      'S3',
      'editor',
      async (owner) =>
        void owner.door.asOther('WidgetTable_deleteField', [owner.table().id, undefined], [owner.fieldId('偏差等级')]),
    )
    world.app.actions.repairSchema()
    await world.quiet()
    expect(world.app.getState().repair).toMatchObject({ kind: 'planned', items: [{ drift: { field: 'band' } }] })
    world.app.actions.startRepair({ 'columnDeleted/tasks/band': 'make' })
    await world.quiet()
    await world.quiet()
    expect(world.app.getState().repair).toMatchObject({
      kind: 'failed',
      error: { kind: 'permissionDenied' },
      failures: [{ step: { kind: 'column', name: '偏差等级', tableName: '实施进度监控表' } }],
    })
    expect(
      await world.app.actions.additions.add({
        kind: 'column',
        table: 'tasks',
        name: '前置天数',
        columnKind: 'number',
        options: [],
        reason: '',
      }),
    ).toMatchObject({ ok: false, error: { kind: 'permissionDenied' } })
  })
})

describe('[PM2] a denied column or row is skipped and named', () => {
  const deny = (world: AppWorld, denials: Parameters<AppWorld['door']['engine']['deny']>[0]): void =>
    world.door.engine.deny(denials)

  it('a denied field is skipped and named, and the rest is written', async () => {
    const world = await visit('S3', 'editor', async (owner) =>
      deny(owner, [
        { entity: 'Field', type: 'editable', tableId: owner.table().id, fieldId: owner.fieldId('偏差等级') },
      ]),
    )
    expect(world.app.getState().sheet?.rights).toMatchObject({ mayWrite: true, denied: ['band'] })
    expect(world.app.getState().sheet?.unwritten).toEqual([])
    expect(world.table().records[2]?.fields[world.fieldId('进度偏差')]).toBeCloseTo(30 - 500 / 11)
  })

  it('a denied record is skipped and named, and the rest is written', async () => {
    let locked = ''
    const world = await visit('S3', 'editor', async (owner) => {
      locked = present(owner.table().records[2], 'row').id
      deny(owner, [{ entity: 'Record', type: 'editable', tableId: owner.table().id, recordId: locked }])
    })
    expect(world.app.getState().sheet?.unwritten).toMatchObject([{ because: 'permissionDenied', recordIds: [locked] }])
  })

  it('rights that change while the sidebar is open count at once', async () => {
    const world = await visit('S3', 'owner')
    const everything = [
      { entity: 'Base', type: 'editable' },
      { entity: 'Base', type: 'manageable' },
      { entity: 'Record', type: 'editable' },
    ] as const
    deny(world, [...everything])
    await world.quiet()
    expect(world.app.getState()).toMatchObject({
      mayManage: false,
      mayEdit: false,
      sheet: { rights: { kind: 'known', mayWrite: false } },
    })
    world.door.resetCalls()
    world.clock.set('2024-03-25T19:00:00+08:00')
    await world.quiet()
    expect(writes(world)).toEqual([])
    deny(world, [])
    await world.quiet()
    expect(world.app.getState()).toMatchObject({
      mayManage: true,
      mayEdit: true,
      sheet: { rights: { kind: 'known', mayWrite: true } },
    })
    expect(writes(world)).toContain('WidgetTable_setRecords')
  })
})
