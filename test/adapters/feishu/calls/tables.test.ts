import { describe, expect, it, vi } from 'vitest'
import type { FeishuSdk, FeishuTable, FeishuView } from '../../../../src/adapters/feishu/sdk.ts'
import { createTables } from '../../../../src/adapters/feishu/calls/tables.ts'
import { callsWith, hostRefusal, scriptedTable } from '../support/fakeTable.ts'

const sdkWith = (getTableById: (tableId: string) => Promise<FeishuTable>) =>
  ({ base: { getTableById } }) as unknown as FeishuSdk

describe('[host-protocol §5.1] table and view objects are asked for once', () => {
  it('many requests at the same time and later ones share one call', async () => {
    const getTableById = vi.fn<(tableId: string) => Promise<FeishuTable>>(async () => scriptedTable({}))
    const tables = createTables(sdkWith(getTableById), callsWith())
    const [first, second] = await Promise.all([tables.table('tbl1'), tables.table('tbl1')])
    const third = await tables.table('tbl1')
    expect(first.ok && second.ok && third.ok && first.value === second.value && first.value === third.value).toBe(true)
    expect(getTableById).toHaveBeenCalledExactlyOnceWith('tbl1')
    await tables.table('tbl2')
    expect(getTableById).toHaveBeenCalledTimes(2)
  })

  it('a refusal is not remembered', async () => {
    const getTableById = vi
      .fn<(tableId: string) => Promise<FeishuTable>>(async () => scriptedTable({}))
      .mockRejectedValueOnce(hostRefusal(10_212_998))
    const tables = createTables(sdkWith(getTableById), callsWith())
    expect(await tables.table('tbl1')).toMatchObject({ ok: false, error: { kind: 'notFound' } })
    expect(await tables.table('tbl1')).toMatchObject({ ok: true })
  })

  it('a view is asked for once for each table', async () => {
    const getViewById = vi.fn<(viewId: string) => Promise<FeishuView>>(async () => ({}) as FeishuView)
    const tables = createTables(
      sdkWith(async () => scriptedTable({ getViewById })),
      callsWith(),
    )
    await tables.view('tbl1', 'vew1')
    await tables.view('tbl1', 'vew1')
    await tables.view('tbl2', 'vew1')
    expect(getViewById).toHaveBeenCalledTimes(2)
  })
})
