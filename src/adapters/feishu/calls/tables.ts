import type { HostResult } from '../../../application/ports.ts'
import type { HostCalls } from './callHost.ts'
import type { FeishuSdk, FeishuTable, FeishuView } from '../sdk.ts'

/** Caches the SDK's table and view objects: getting one costs two or three round trips (host-protocol §5.1). */
export interface Tables {
  table(tableId: string): HostResult<FeishuTable>
  view(tableId: string, viewId: string): HostResult<FeishuView>
}

/** A cache of answers by key. A refusal is not cached, so the next call asks again. */
function createMemory<Value>(): (key: string, ask: () => HostResult<Value>) => HostResult<Value> {
  const answers = new Map<string, HostResult<Value>>()
  return async (key, ask) => {
    const answer = answers.get(key) ?? ask()
    answers.set(key, answer)
    const result = await answer
    if (!result.ok && answers.get(key) === answer) answers.delete(key)
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
        const parent = await table(tableId)
        return parent.ok ? calls.read('getViewById', () => parent.value.getViewById(viewId)) : parent
      }),
  }
}
