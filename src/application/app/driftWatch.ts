import { ok } from '../../domain/index.ts'
import type { TableKey } from '../../schema/index.ts'
import { HIDDEN_LONG_MS } from '../clock.ts'
import type { HostResult, TableDescription } from '../ports.ts'
import { findDrift, weightOf, type Drift } from '../repair/drift.ts'
import { describeTables, type TablesDescribed } from '../sheet/describeTables.ts'
import { sheetId, type StoredSheet } from '../stored/document.ts'
import type { AppContext } from './context.ts'

/**
 * Keeps `drift` true for the sheet on show. The task table is looked at by its tracker; the other tables are looked at
 * here: when the sheet is brought up, when one of their columns changes, when tables come or go, and after a long time
 * out of sight, because views say nothing when they change. [DR1]
 */
export interface DriftWatch {
  /** Looks at every table of the sheet on show. */
  describe(): HostResult<TablesDescribed>
  settled(): Promise<void>
}

export function createDriftWatch(app: AppContext): DriftWatch {
  /** What is known of the sheet that was brought up last. */
  let at: {
    readonly tableId: string
    readonly tableIds: string
    seen: TablesDescribed
    readonly stops: (() => void)[]
  } | null = null
  let followed: { readonly sheet: StoredSheet | undefined; readonly description: TableDescription | null } = {
    sheet: undefined,
    description: null,
  }
  let running: Promise<void> = Promise.resolve()
  let isListening = false

  const sheetNow = (): StoredSheet | null => app.current()?.sheet ?? null
  const companions = (sheet: StoredSheet): readonly TableKey[] =>
    (Object.keys(sheet.tables) as TableKey[]).filter((table) => table !== 'tasks')
  /** One look at a time: an answer that comes late must not stand for one that was asked later. */
  function inTurn(work: () => Promise<void>): void {
    running = running.then(() => (app.isClosed() ? undefined : work()))
  }

  function bringUp(sheet: StoredSheet, tableIds: string): void {
    for (const stop of at?.stops ?? []) stop()
    const fresh = { tableId: sheetId(sheet), tableIds, seen: {}, stops: [] as (() => void)[] }
    at = fresh
    const tables = companions(sheet)
    for (const table of tables) {
      const tableId = sheet.tables[table]?.tableId
      if (tableId === undefined) continue
      fresh.stops.push(
        app.host().watchSheet(tableId, ({ schemaChanged }) => {
          if (schemaChanged) see([table])
        }),
      )
    }
    if (tables.length > 0) see(tables)
  }

  /** Looks at some of the tables beside the task table; one that cannot be seen now keeps what was seen before. */
  function see(tables: readonly TableKey[]): void {
    const asked = at
    inTurn(async () => {
      const sheet = sheetNow()
      if (asked === null || asked !== at || sheet === null) return
      const seen = await describeTables(app.host(), sheet, tables)
      if (!seen.ok || asked !== at) return
      at.seen = { ...at.seen, ...seen.value }
      publish()
    })
  }

  function publish(): void {
    const now = app.current()
    if (now === null || at === null || at.tableId !== sheetId(now.sheet)) return
    const description = now.engine.description()
    if (description === null) return
    at.seen = { ...at.seen, tasks: description }
    const found = findDrift(now.sheet, at.seen)
    const since = firstSeen(now.sheet, at.seen, found)
    const drift = { tableId: at.tableId, found: found.map((one) => ({ ...one, since: since[one.id] ?? null })) }
    if (JSON.stringify(drift) !== JSON.stringify(app.store.getState().drift)) app.patch({ drift })
    if (JSON.stringify(since) !== JSON.stringify(now.sheet.drift ?? {})) {
      const { tableId, seen } = at
      void app.changeSheet(tableId, (sheet) => ({ ...sheet, drift: firstSeen(sheet, seen, found) }), 'drift')
    }
  }

  /** Drift id → when it was seen first. What is no more is forgotten; what was not looked at is kept. */
  function firstSeen(sheet: StoredSheet, seen: TablesDescribed, found: readonly Drift[]): Record<string, number> {
    const known = sheet.drift ?? {}
    const kept = Object.entries(known).filter(([id]) => seen[id.split('/')[1] as TableKey] === undefined)
    const current = found.flatMap((one) =>
      weightOf(one) === 'fine' ? [] : [[one.id, known[one.id] ?? app.clock.now()] as const],
    )
    return Object.fromEntries([...kept, ...current])
  }

  function follow(): void {
    const now = app.current()
    const description = now?.engine.description() ?? null
    if (now?.sheet === followed.sheet && description === followed.description) return
    followed = { sheet: now?.sheet, description }
    if (now === null) {
      if (app.store.getState().drift !== null) app.patch({ drift: null })
      return
    }
    listenOnce()
    const tableIds = Object.values(now.sheet.tables)
      .map((table) => table?.tableId ?? '')
      .join(' ')
    if (at?.tableIds !== tableIds) bringUp(now.sheet, tableIds)
    publish()
  }

  function listenOnce(): void {
    if (isListening) return
    isListening = true
    app.onClose(
      app.host().watchTables(() => {
        const sheet = sheetNow()
        if (sheet !== null && companions(sheet).length > 0) see(companions(sheet))
      }),
    )
    app.onClose(
      app.clock.onVisible((hiddenMs) => {
        const sheet = sheetNow()
        if (hiddenMs >= HIDDEN_LONG_MS && sheet !== null && companions(sheet).length > 0) see(companions(sheet))
      }),
    )
  }

  app.onClose(app.store.subscribe(follow))
  app.onClose(() => {
    for (const stop of at?.stops ?? []) stop()
  })

  return {
    async describe() {
      const sheet = sheetNow()
      if (sheet === null) return ok({})
      const seen = await describeTables(app.host(), sheet)
      if (!seen.ok) return seen
      if (at !== null && at.tableId === sheetId(sheet)) at.seen = { ...at.seen, ...seen.value }
      publish()
      return seen
    },
    async settled() {
      for (let waited: Promise<void> | null = null; waited !== running; ) {
        waited = running
        await waited
      }
    },
  }
}
