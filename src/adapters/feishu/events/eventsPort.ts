import type { EventsPort, HostSelection, SheetChange } from '../../../application/ports.ts'
import type { Timers } from '../calls/timers.ts'
import { createBurst } from './burst.ts'
import { createFanOut, type Defer } from './fanOut.ts'
import { selectionOf } from './selection.ts'
import { gatherChange, idsOf, modificationsOf, type SheetEvent } from './sheetChange.ts'
import { isRecord } from '../calls/reply.ts'
import type { FeishuSdk, FeishuTable } from '../sdk.ts'
import { keyOf } from '../stored.ts'
import type { Tables } from '../calls/tables.ts'

/** The payload of an event: the SDK passes `{data}` (host-protocol §3.1), and anything may be missing. */
const dataOf = (event: unknown): unknown => (isRecord(event) ? event['data'] : undefined)

const detachAll = (offs: readonly (() => void)[]) => () => {
  for (const off of offs) off()
}

/** Listens to the six events of a table. */
function listenToTable(table: FeishuTable, emit: (event: SheetEvent) => void): () => void {
  const schema = () => emit({ kind: 'schema' })
  const rows = (kind: 'added' | 'deleted') => (event: unknown) => {
    const recordIds = idsOf(dataOf(event))
    if (recordIds.length > 0) emit({ kind, recordIds })
  }
  return detachAll([
    table.onRecordAdd(rows('added')),
    table.onRecordDelete(rows('deleted')),
    table.onRecordModify((event) => modificationsOf(dataOf(event)).forEach(emit)),
    table.onFieldAdd(schema),
    table.onFieldModify(schema),
    table.onFieldDelete(schema),
  ])
}

/** Events of the host: one SDK listener for each, shared by any number of ours. */
export function createEventsPort(sdk: FeishuSdk, tables: Tables, timers: Timers, closed: AbortSignal): EventsPort {
  const defer: Defer = (task) => void timers.setTimeout(task, 0)

  /** Passes nothing on after `close`, whatever the SDK still sends. */
  const fanOut = <Event>(attach: (emit: (event: Event) => void) => () => void) =>
    createFanOut<Event>((emit) => {
      const detach = attach((event) => {
        if (!closed.aborted) emit(event)
      })
      return detach
    }, defer)

  /** Listens as soon as the table object is loaded, which is later than the caller subscribes. */
  const attachSheet = (tableId: string) => (emit: (change: SheetChange) => void) => {
    const burst = createBurst<SheetEvent>((events) => emit(gatherChange(tableId, events)), timers)
    let isWanted = true
    let detach = () => {}
    const start = async (): Promise<void> => {
      const table = await tables.table(tableId)
      if (!isWanted || closed.aborted) return
      if (table.ok) detach = listenToTable(table.value, burst.add)
      else if (table.error.kind === 'timeout') await start()
    }
    void start()
    return () => {
      isWanted = false
      burst.drop()
      detach()
    }
  }

  const sheets = new Map<string, ReturnType<typeof createFanOut<SheetChange>>>()
  const watchSheet: EventsPort['watchSheet'] = (tableId, listener) => {
    const watch = sheets.get(tableId) ?? fanOut(attachSheet(tableId))
    sheets.set(tableId, watch)
    return watch(listener)
  }

  const watchKeys = fanOut<readonly unknown[] | null>((emit) =>
    sdk.bridge.onDataChange((event) => {
      const data = dataOf(event)
      const keys: unknown = isRecord(data) ? data['keys'] : undefined
      emit(Array.isArray(keys) ? keys : null)
    }),
  )

  return {
    watchSheet,
    watchTables: fanOut<void>((emit) =>
      detachAll([sdk.base.onTableAdd(() => emit()), sdk.base.onTableDelete(() => emit())]),
    ),
    watchSelection: fanOut<HostSelection>((emit) =>
      sdk.base.onSelectionChange((event) => emit(selectionOf(dataOf(event)))),
    ),
    watchStored: (listener, part) =>
      watchKeys((keys) => {
        // Without a list of keys assume that anything changed.
        if (keys === null || keys.includes(keyOf(part))) listener()
      }),
    watchTheme: fanOut<'light' | 'dark'>((emit) =>
      sdk.bridge.onThemeChange((event) => {
        const data = dataOf(event)
        if (isRecord(data)) emit(data['theme'] === 'DARK' ? 'dark' : 'light')
      }),
    ),
    watchPermissions: fanOut<void>((emit) => sdk.base.onPermissionChange(() => emit())),
  }
}
