import type { HostResult } from '../../../application/ports.ts'
import type { HostCalls } from './callHost.ts'
import type { FeishuSdk, FeishuTable, FeishuView } from '../sdk.ts'

/** The SDK's table and view objects, asked for once: each time costs two or three round trips (host-protocol §5.1). */
export interface Tables {
  table(tableId: string): HostResult<FeishuTable>
  view(tableId: string, viewId: string): HostResult<FeishuView>
}

/** Answers by key; a refusal is forgotten, so that the next one asks again. */
function createMemory<Value>(): (key: string, ask: () => HostResult<Value>) => HostResult<Value> {
  const known = new Map<string, HostResult<Value>>()
  return async (key, ask) => {
    const answer = known.get(key) ?? ask()
    known.set(key, answer)
    const result = await answer
    if (!result.ok && known.get(key) === answer) known.delete(key)
    return result
  }
}

export function createTables(sdk: FeishuSdk, calls: HostCalls): Tables {
  const tables = createMemory<FeishuTable>()
  const views = createMemory<FeishuView>()
  const table = (tableId: string) =>
    tables(tableId, () => calls.read('getTableById', () => sdk.base.getTableById(tableId)))
  return {
    table,
    view: (tableId, viewId) =>
      views(`${tableId}/${viewId}`, async () => {
        const found = await table(tableId)
        return found.ok ? calls.read('getViewById', () => found.value.getViewById(viewId)) : found
      }),
  }
}
