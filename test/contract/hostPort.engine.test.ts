import { describe, expect, it } from 'vitest'
import { connectFeishu } from '../../src/adapters/feishu/index.ts'
import { openEngineHost, type EngineHostOptions } from '../support/engineHost.ts'
import { HOST_PORT_CONTRACT } from './hostPortContract.ts'
import { refused, value } from './hostPortChecks.ts'
import { buildSheet, type ContractWorld } from './hostPortSheet.ts'
import { otherUserOfEngine } from './otherUserOfEngine.ts'
import { variantGroups } from './otherVariants.ts'

/** A turn of the event loop in which everything queued so far has run, bursts included. */
const nextTurn = () => new Promise<void>((resolve) => void setImmediate(resolve))

type Door = ReturnType<typeof openEngineHost>

/** The adapter on the engine, in process; its bursts end with the messages that are on their way. */
async function openWorld(options: EngineHostOptions = {}): Promise<ContractWorld & { readonly door: Door }> {
  const door = openEngineHost(options)
  const open = new Set<unknown>()
  let now = 0
  const connected = await connectFeishu({
    embedded: true,
    loadSdk: async () => door.bitable,
    timers: {
      now: () => now,
      // No waiting: when the work at hand is done, the time has come.
      setTimeout(task, afterMs) {
        const due = now + afterMs
        const timer = setImmediate(() => {
          open.delete(timer)
          now = Math.max(now, due)
          task()
        })
        open.add(timer)
        return timer
      },
      clearTimeout(timer) {
        open.delete(timer)
        clearImmediate(timer as ReturnType<typeof setImmediate>)
      },
    },
  })
  if (!connected.ok) throw new Error('no host behind the door')
  const host = connected.value
  return {
    host,
    door,
    other: otherUserOfEngine(door),
    async settled() {
      do {
        await door.settled()
        await nextTurn()
      } while (open.size > 0)
    },
    close() {
      host.close()
      door.close()
    },
  }
}

describe('the engine keeps the host contract', () => {
  it.each(HOST_PORT_CONTRACT)('[$id] $promise', async ({ keep }) => {
    const world = await openWorld()
    await expect(keep(world)).resolves.toBeUndefined()
    world.close()
  })
})

// All readings, in groups: our adapter asks nothing of which a single one would be hidden by the others.
describe.each(variantGroups())('a host with $title keeps the host contract', ({ variants }) => {
  it.each(HOST_PORT_CONTRACT.filter(({ needsEcho }) => !needsEcho || variants.ownEcho !== 'no'))(
    '[$id] $promise',
    async ({ keep }) => {
      const world = await openWorld({ variants })
      await expect(keep(world)).resolves.toBeUndefined()
      world.close()
    },
  )
})

describe('a reader', () => {
  it('a reader is told that nothing may be written, and is refused when trying', async () => {
    const owner = await openWorld()
    const sheet = await buildSheet(owner)
    const [recordId = ''] = value(await owner.host.addRows(sheet.context, [{ title: 'a' }]))
    const reader = await openWorld({ engine: owner.door.engine, role: 'reader', userId: 'ou_local0003' })
    expect(await reader.host.mayManage()).toEqual({ ok: true, value: false })
    expect(await reader.host.rights(sheet.context.binding, recordId)).toEqual({
      ok: true,
      value: { writable: new Set(), mayAddRows: false, mayDeleteRows: false },
    })
    const plan = Array.from({ length: 300 }, () => ({ recordId, fields: { plannedProgress: 1 } }))
    refused(await reader.host.apply(sheet.context, plan, { signal: new AbortController().signal }), 'permissionDenied')
    refused(await reader.host.createTable('不许'), 'permissionDenied')
  })
})

describe('two sidebars in one Base', () => {
  it('settings that one sidebar saves are told to the other, under our key alone', async () => {
    const mine = await openWorld()
    const theirs = await openWorld({ engine: mine.door.engine, userId: 'ou_local0002' })
    expect(await mine.host.loadStored()).toEqual({ ok: true, value: null })
    let told = 0
    mine.host.watchStored(() => (told += 1))
    await mine.settled()
    await theirs.door.bitable.bridge.setData('somebody-else', 1)
    await mine.settled()
    expect(told).toBe(0)
    value(await theirs.host.saveStored({ version: 1 }))
    await mine.settled()
    expect(told).toBe(1)
    expect(await mine.host.loadStored()).toEqual({ ok: true, value: { version: 1 } })
  })

  it('changes of tables, selection, theme and rights are told', async () => {
    const { host, door, settled } = await openWorld()
    const heard: unknown[] = []
    host.watchTables(() => heard.push('tables'))
    host.watchSelection((selection) => heard.push(selection))
    host.watchTheme((theme) => heard.push(theme))
    host.watchPermissions(() => heard.push('permissions'))
    await settled()
    door.asOther('WidgetBase_addTable', [], [{ name: '别人的表', fields: [] }])
    door.engine.page.setTheme('DARK')
    door.engine.deny([{ entity: 'Record', type: 'editable' }])
    await settled()
    door.engine.page.setSelection(door.session, { recordId: 'rec9' })
    await settled()
    expect(heard.filter((each) => typeof each === 'string')).toEqual(['tables', 'dark', 'permissions'])
    expect(heard.at(-1)).toMatchObject({ recordId: 'rec9' })
  })
})

describe('calls to the host', () => {
  it('a table object is asked for once, and describing a sheet again costs three calls', async () => {
    const { host, door } = await openWorld()
    const { tableId } = await buildSheet({ host } as ContractWorld)
    door.resetCalls()
    value(await host.describeTable(tableId))
    expect(door.calls.map(({ key }) => key).sort()).toEqual([
      'WidgetTable_getFieldMetaList',
      'WidgetTable_getName',
      'WidgetTable_getViewMetaList',
    ])
  })

  it('one edit costs one read and one write', async () => {
    const world = await openWorld()
    const sheet = await buildSheet(world)
    const [recordId = ''] = value(await world.host.addRows(sheet.context, [{ title: 'a' }]))
    world.door.resetCalls()
    value(await world.host.readSome(sheet.context, [recordId], new AbortController().signal))
    value(
      await world.host.apply(sheet.context, [{ recordId, fields: { plannedProgress: 5 } }], {
        signal: new AbortController().signal,
      }),
    )
    expect(world.door.calls.map(({ key }) => key)).toEqual(['WidgetTable_getRecordsByIds', 'WidgetTable_setRecords'])
  })

  it('a view that needs no change is only applied again', async () => {
    const world = await openWorld()
    const sheet = await buildSheet(world)
    const { id } = value(await world.host.addView(sheet.tableId, { name: '视图', type: 'grid' }))
    const draft = {
      filter: {
        conjunction: 'and',
        conditions: [
          { fieldId: sheet.fieldId('plannedEnd'), test: 'beforeToday' },
          { fieldId: sheet.fieldId('state'), test: 'isNot', optionId: sheet.optionId('state', 'done') },
        ],
      },
      sort: [{ fieldId: sheet.fieldId('plannedEnd'), desc: false }],
      group: [{ fieldId: sheet.fieldId('stage'), desc: false }],
      hidden: [sheet.fieldId('computedAt')],
      widths: { [sheet.fieldId('title')]: 240 },
    } as const
    value(await world.host.configureView(sheet.tableId, id, draft))
    const view = world.door.engine.document.tables
      .find((table) => table.id === sheet.tableId)
      ?.views.find((each) => each.id === id)
    expect(view).toMatchObject({
      personal: {},
      shared: {
        filter: {
          conjunction: 'and',
          conditions: [
            { fieldId: sheet.fieldId('plannedEnd'), operator: 'isLess', value: 'Today' },
            { fieldId: sheet.fieldId('state'), operator: 'isNot', value: sheet.optionId('state', 'done') },
          ],
        },
        sort: draft.sort,
        group: draft.group,
        hidden: draft.hidden,
        widths: draft.widths,
      },
    })
    world.door.resetCalls()
    value(await world.host.configureView(sheet.tableId, id, draft))
    const writes = world.door.calls.map(({ key }) => key).filter((key) => !/_(?:get|is)/.test(key))
    expect(writes).toEqual(['WidgetView_applySetting'])
    const other = {
      filter: {
        conjunction: 'or',
        conditions: [{ fieldId: sheet.fieldId('state'), test: 'is', optionId: sheet.optionId('state', 'delayed') }],
      },
    } as const
    value(await world.host.configureView(sheet.tableId, id, other))
    expect(view?.shared.filter).toMatchObject({
      conjunction: 'or',
      conditions: [{ operator: 'is', value: sheet.optionId('state', 'delayed') }],
    })
    expect(view?.shared.filter?.conditions).toHaveLength(1)
    expect(view?.shared.sort).toEqual(draft.sort)
  })

  it.each(['WidgetView_getGroupInfo', 'WidgetView_getFilterInfo'])(
    'a view without %s is configured in its other parts',
    async (key) => {
      const world = await openWorld()
      const sheet = await buildSheet(world)
      const { id } = value(await world.host.addView(sheet.tableId, { name: '视图', type: 'grid' }))
      world.door.faults.failNext(key, 1, 10_215_991)
      const draft = {
        group: [{ fieldId: sheet.fieldId('stage'), desc: false }],
        filter: { conjunction: 'and', conditions: [] },
        widths: { [sheet.fieldId('title')]: 300 },
      } as const
      value(await world.host.configureView(sheet.tableId, id, draft))
      expect(value(await world.host.describeTable(sheet.tableId)).views.some((view) => view.id === id)).toBe(true)
      expect(
        world.door.engine.document.tables
          .find((table) => table.id === sheet.tableId)
          ?.views.find((each) => each.id === id)?.shared.widths,
      ).toEqual(draft.widths)
    },
  )

  it('rights: a locked column is not writable, a refused question counts as no, an unanswered one does not count', async () => {
    const world = await openWorld()
    const sheet = await buildSheet(world)
    const [recordId = ''] = value(await world.host.addRows(sheet.context, [{ title: 'a' }]))
    world.door.engine.deny([
      { entity: 'Field', type: 'editable', tableId: sheet.tableId, fieldId: sheet.fieldId('band') },
    ])
    const { writable } = value(await world.host.rights(sheet.context.binding, recordId))
    expect([writable.has('band'), writable.has('state')]).toEqual([false, true])
    world.door.faults.failNext('WidgetBase_getPermission', 2, 10_212_999)
    expect(value(await world.host.rights(sheet.context.binding, recordId))).toEqual({
      writable: new Set(),
      mayAddRows: false,
      mayDeleteRows: true,
    })
    world.door.faults.failNext('WidgetBase_getPermission', 1, 429)
    expect(await world.host.rights(sheet.context.binding, recordId)).toMatchObject({
      ok: false,
      error: { kind: 'rateLimited' },
    })
  })
})
