import {
  createHostCalls,
  DEFAULT_TIMEOUTS,
  type HostCalls,
  type Timeouts,
} from '../../../../src/adapters/feishu/calls/callHost.ts'
import type { FeishuTable } from '../../../../src/adapters/feishu/sdk.ts'
import type { Tables } from '../../../../src/adapters/feishu/calls/tables.ts'
import type { ReadContext, SheetBinding } from '../../../../src/application/ports.ts'
import { err, ok } from '../../../../src/domain/index.ts'

type Script = { readonly [Name in keyof FeishuTable]?: unknown }

/** A table that answers the calls of a test and throws for any other. */
export const scriptedTable = (script: Script): FeishuTable =>
  new Proxy(script, {
    get: (target, name) => {
      const answer: unknown = Reflect.get(target, name)
      if (answer === undefined && name !== 'then') throw new Error(`${String(name)} was not expected`)
      return answer
    },
  }) as unknown as FeishuTable

export const tablesOf = (table: FeishuTable | null): Tables => ({
  table: async () => (table === null ? err({ kind: 'notFound', what: 'getTableById' }) : ok(table)),
  view: async () => err({ kind: 'notFound', what: 'getViewById' }),
})

export const callsWith = (timeouts: Partial<Timeouts> = {}): HostCalls =>
  createHostCalls({ ...DEFAULT_TIMEOUTS, ...timeouts }, new AbortController().signal)

/** An error as the SDK throws it for a refusal of the host (host-protocol §2.3). */
export const hostRefusal = (code: number, message = 'refused'): Error => Object.assign(new Error(message), { code })

export const contextWith = (fields: SheetBinding['fields']): ReadContext => ({
  binding: { table: 'tasks', tableId: 'tbl1', fields },
  timeZone: 'Asia/Shanghai',
})

/** A sheet with a title, a known percent column and one option column: enough for reading and writing. */
export const SMALL_SHEET = contextWith({
  title: { fieldId: 'fldTitle', kind: 'text', scale: null, options: [] },
  plannedProgress: { fieldId: 'fldPlanned', kind: 'percent', scale: 100, options: [] },
  state: {
    fieldId: 'fldState',
    kind: 'singleSelect',
    scale: null,
    options: [{ id: 'optDone', name: '已完成', key: 'done' }],
  },
})
