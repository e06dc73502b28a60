import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultVariants } from '../../src/local-host/engine/variants.ts'
import { pluginFrame, startSdkPages, type SdkPages } from './support/sdkPage.ts'

/**
 * The unmodified SDK in cross-site iframes (host on localhost, plugin on 127.0.0.1) against our wire: the same
 * contract as in process, and what only a real message channel can show.
 */

let pages: SdkPages

beforeAll(async () => {
  pages = await startSdkPages()
})

afterAll(() => pages.close())

describe('the SDK over the wire', () => {
  it('[host-protocol §1.1, §1.4] shakes hands once per side and answers the four calls of the import', async () => {
    const { page, host, errors } = await pages.open()
    await page.waitForFunction((api) => api.log().filter(({ type }) => type === 'callback').length >= 4, host)
    const log = await host.evaluate((api) =>
      api.log().map(({ direction, type, key, count }) => [direction, type, key, count]),
    )
    expect(log.filter(([, type]) => type === 'handshake').map(([direction]) => direction)).toEqual(['in', 'out', 'in'])
    expect(log.filter(([direction, type]) => direction === 'in' && type === 'invoke').map(([, , key]) => key)).toEqual([
      'bitable.WidgetBase_getBasePermission',
      'bitable.WidgetBase_getBasePermission',
      'bitable.WidgetBase_registerBaseEvent',
      'bitable.Private_setClientVersion',
    ])
    expect(errors).toEqual([])
  })

  it('keeps the whole contract', async () => {
    const { plugin, errors } = await pages.open()
    expect(
      await plugin.evaluate((told) => window.runContract?.(told) ?? ['the contract was not loaded'], defaultVariants()),
    ).toEqual([])
    expect(errors).toEqual([])
  })

  it("[host-protocol §3] pushes another user's edit to a plugin that asked, and not before it asked", async () => {
    const { page, host, plugin } = await pages.open('fixture=templates')
    const place = await host.evaluate((api) => {
      const table = api.snapshot().tables[0]
      return { tableId: table?.id ?? '', recordId: table?.records[0]?.id ?? '', fieldId: table?.fields[0]?.id ?? '' }
    })
    const edit = (text: string): Promise<void> =>
      host.evaluate(
        (api, [{ tableId, recordId, fieldId }, value]) => api.edit(tableId, recordId, { [fieldId]: value }),
        [place, text] as const,
      )
    await edit('第一次')
    const heard = plugin.evaluate(async ({ tableId }) => {
      const table = await window.bitable?.base.getTableById(tableId)
      return await new Promise((resolve) => {
        table?.onRecordModify(({ data }) => {
          resolve(data)
        })
      })
    }, place)
    await page.waitForFunction(
      (api) => api.log().some(({ type, key }) => type === 'callback' && key.endsWith('registerTableEvent')),
      host,
    )
    await edit('第二次')
    expect(await heard).toEqual({ recordId: place.recordId, fieldIds: [place.fieldId] })
    const events = await host.evaluate((api) => api.log().filter(({ type }) => type === 'event').length)
    expect(events).toBe(1)
  })

  it('[host-protocol §1.1] serves two copies, each with its own prefix and user; bridge data reaches the other', async () => {
    const { page, host, plugin } = await pages.open('plugins=2')
    const second = await pluginFrame(page, 'plugin2')
    const users = await Promise.all(
      [plugin, second].map((frame) => frame.evaluate(() => window.bitable?.bridge.getUserId())),
    )
    expect(new Set(users).size).toBe(2)
    const heard = second.evaluate(
      () =>
        new Promise((resolve) => {
          window.bitable?.bridge.onDataChange(({ data }) => {
            resolve(data)
          })
        }),
    )
    await page.waitForFunction(
      (api) => api.log().some(({ type, key }) => type === 'callback' && key.endsWith('registerBridgeEvent')),
      host,
    )
    await plugin.evaluate(() => window.bitable?.bridge.setData('k', 1))
    expect(await heard).toEqual({ keys: ['k'] })
    expect(await second.evaluate(() => window.bitable?.bridge.getData('k'))).toBe(1)
    const wires = await host.evaluate((api) => api.log().map(({ wire }) => wire))
    expect(new Set(wires)).toEqual(new Set(['local1', 'local2']))
  })

  it('[host-protocol §0] obeys its fault switches: refused, late, spoilt and unanswered calls', async () => {
    const { host, plugin } = await pages.open()
    const set = (name: string, value: unknown): Promise<void> =>
      host.evaluate((api, [switchName, to]) => api.set(switchName, to), [name, value] as const)
    const list = (): Promise<unknown> =>
      plugin.evaluate(() =>
        window.bitable?.base.getTableMetaList().then(
          (tables) => tables.length,
          (error: unknown) => (error instanceof Error && 'code' in error ? error.code : String(error)),
        ),
      )
    /** Asks twice; whether the first is still without an answer when the second has its own. */
    const isOvertaken = (): Promise<unknown> =>
      plugin.evaluate(async () => {
        let isOpen = true
        void window.bitable?.base.getTableMetaList().finally(() => (isOpen = false))
        await window.bitable?.base.getTableMetaList()
        return isOpen
      })
    await set('failNext', { key: 'WidgetBase_getTableMetaList', code: 10299999 })
    expect(await list()).toBe(10299999)
    expect(await list()).toBe(1)
    await set('hangNext', { key: 'WidgetBase_getTableMetaList' })
    expect(await isOvertaken()).toBe(true)
    expect(await isOvertaken()).toBe(false)
    await set('malformNext', { key: 'WidgetBase_getTableMetaList', shape: 'null' })
    expect(await list()).toContain('TypeError')
    await set('latencyMs', 150)
    const before = Date.now()
    expect(await list()).toBe(1)
    expect(Date.now() - before).toBeGreaterThanOrEqual(150)
  })

  it('survives senseless messages, and accepts none from another window', async () => {
    const { page, host, plugin, errors } = await pages.open()
    await plugin.evaluate(() => {
      const nonsense: unknown[] = [
        null,
        undefined,
        1,
        'text',
        [],
        {},
        { type: 'invoke' },
        { type: 'invoke', id: 'a', payload: null },
        { type: 'invoke', id: 'b', payload: { key: 7, params: 7 } },
        {
          type: 'invoke',
          id: 'c',
          payload: {
            key: 'bitable.WidgetTable_addRecords',
            params: [{ c: 'x', p: 'y' }, null, { c: [null], p: [null] }],
          },
        },
        {
          type: 'invoke',
          id: 'd',
          payload: { key: 'bitable.WidgetTable_setRecords', params: [{ c: ['tblX'], p: [{ length: 3 }] }] },
        },
        { type: 'invoke', id: 'e', payload: { key: 'bitable.Dashboard_getConfig', params: [{ c: [], p: [] }] } },
        { type: 'invoke', id: 'f', payload: { key: '__proto__', params: [{}] } },
        { type: 'callback', id: 'g' },
        { type: 'event', payload: { eventName: 'x' } },
        { type: 'handshake' },
        { type: 'handshake', payload: { proactive: 'yes' } },
      ]
      for (const message of nonsense) window.parent.postMessage(message, '*')
    })
    // A message from the page itself, which the wire must ignore.
    await page.evaluate(() =>
      window.postMessage(
        { type: 'invoke', id: 'z', payload: { key: 'bitable.Bridge_getTheme', params: [{ c: [], p: [] }] } },
        '*',
      ),
    )
    await page.waitForFunction((api) => api.log().filter(({ type }) => type === 'callback').length >= 11, host)
    const answers = await host.evaluate((api) =>
      api
        .log()
        .filter(({ type }) => type === 'callback')
        .map(({ key, count }) => [key, count]),
    )
    expect(answers).toContainEqual(['bitable.WidgetTable_addRecords', 3])
    expect(answers.filter(([key]) => key === 'bitable.Bridge_getTheme')).toEqual([])
    expect(await plugin.evaluate(() => window.bitable?.base.getTableMetaList().then((tables) => tables.length))).toBe(1)
    expect(errors).toEqual([])
  })

  it('[host-protocol §6.3] selecting by name through the field API writes the column back and changes nothing twice', async () => {
    const { plugin, host } = await pages.open()
    const outcome = await plugin.evaluate(async () => {
      if (!window.bitable) return null
      const { tableId } = await window.bitable.base.addTable({ name: '按名选择', fields: [] })
      const table = await window.bitable.base.getTableById(tableId)
      const fieldId = await table.addField({ type: 3, name: '状态', property: { options: [{ name: '甲' }] } } as never)
      const recordId = await table.addRecord({ fields: {} })
      let modified = 0
      table.onFieldModify(() => {
        modified++
      })
      const field = await table.getFieldById(fieldId)
      await field.setValue(recordId, '甲')
      const known = modified
      await field.setValue(recordId, '乙')
      await new Promise((resolve) => {
        setTimeout(resolve, 100)
      })
      return { known, modified, text: await table.getCellString(fieldId, recordId) }
    })
    expect(outcome).toEqual({ known: 0, modified: 1, text: '乙' })
    expect(
      await host.evaluate(
        (api) => api.log().filter(({ key, direction }) => direction === 'in' && key.endsWith('_setField')).length,
      ),
    ).toBe(2)
  })
})
