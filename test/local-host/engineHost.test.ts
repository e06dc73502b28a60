import { describe, expect, it, vi } from 'vitest'
import { openEngineHost } from '../support/engineHost.ts'

async function openTable() {
  const host = openEngineHost()
  const { tableId } = await host.bitable.base.addTable({ name: '任务', fields: [] })
  const table = await host.bitable.base.getTableById(tableId)
  const [primary] = await table.getFieldMetaList()
  return { host, table, tableId, primaryId: primary?.id ?? '' }
}

describe('the SDK in process over the engine', () => {
  it('[host-protocol §7.3] a new table has one text column 文本 and a grid view', async () => {
    const { table } = await openTable()
    expect(await table.getFieldMetaList()).toMatchObject([{ name: '文本', type: 1, isPrimary: true }])
    expect(await table.getViewMetaList()).toMatchObject([{ name: '表格 1', type: 1 }])
  })

  it('[host-protocol §6.1] a bare string written to text reads back as segments', async () => {
    const { table, primaryId } = await openTable()
    const recordId = await table.addRecord({ fields: { [primaryId]: '海报' } })
    expect(await table.getCellValue(primaryId, recordId)).toEqual([{ type: 'text', text: '海报' }])
    expect(await table.getRecordsByPage({ pageSize: 200 })).toEqual({
      total: 1,
      hasMore: false,
      records: [{ recordId, fields: { [primaryId]: [{ type: 'text', text: '海报' }] } }],
    })
  })

  it('[host-protocol §2.3] refusals arrive as plain errors with code, message and msg', async () => {
    const { table } = await openTable()
    const refused: unknown = await table.setRecord('recMissing', { fields: {} }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Error)
    expect(refused).toMatchObject({ code: 10214998, msg: (refused as Error).message })
  })

  it('[host-protocol §3.4] one RecordModify per changed record comes after the reply, none when nothing changed', async () => {
    const { host, table, primaryId } = await openTable()
    const ids = await table.addRecords([{ fields: {} }, { fields: {} }])
    const seen = vi.fn<(event: unknown) => void>()
    table.onRecordModify(seen)
    const writes = ids.map((recordId) => ({ recordId, fields: { [primaryId]: 'x' } }))
    await table.setRecords(writes as never)
    expect(seen).not.toHaveBeenCalled()
    await host.settled()
    expect(seen.mock.calls).toEqual(ids.map((recordId) => [{ data: { recordId, fieldIds: [primaryId] } }]))
    await table.setRecords(writes as never)
    await host.settled()
    expect(seen).toHaveBeenCalledTimes(2)
  })

  it('kills a run at its n-th call', async () => {
    const { host, table, primaryId } = await openTable()
    host.resetCalls()
    const start = host.calls.length
    host.beforeCall = (_n, key) => {
      if (key === 'WidgetTable_addRecord') throw new Error('gone')
    }
    await expect(table.addRecord({ fields: { [primaryId]: 'a' } })).rejects.toThrow('gone')
    host.beforeCall = null
    expect(host.calls.length - start).toBe(1)
    expect((await table.getRecordsByPage({})).total).toBe(0)
  })

  it("[host-protocol §3.3] off() twice takes away another listener's registration", async () => {
    const { host, table, primaryId } = await openTable()
    const recordId = await table.addRecord({ fields: {} })
    const kept = vi.fn<(event: unknown) => void>()
    table.onRecordModify(kept)
    const off = table.onRecordModify(() => undefined)
    off()
    off()
    await table.setRecord(recordId, { fields: { [primaryId]: 'y' } })
    await host.settled()
    expect(kept).not.toHaveBeenCalled()
  })
})
