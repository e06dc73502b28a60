import { ok } from '../../domain/index.ts'
import type { TableKey } from '../../schema/index.ts'
import { HIDDEN_LONG_MS } from '../clock.ts'
import type { HostResult, TableDescription } from '../ports.ts'
import { findDrift, weightOf, type Drift } from '../repair/drift.ts'
import { describeTables, type TablesDescribed } from '../sheet/describeTables.ts'
import { isSameValue } from '../stored/sameValue.ts'
import { sheetId, type StoredSheet } from '../stored/document.ts'
import type { AppContext } from './context.ts'

/**
 * Keeps `drift` true for the sheet on show. The task engine describes the task table; the other tables are described
 * here: when the sheet is put on show, when one of their columns changes, when tables come or go, and after the page
 * was hidden for long, because a changed view sends no event. [DR1]
 */
export interface DriftWatch {
  /** Describes every table of the sheet on show. */
  describe(): HostResult<TablesDescribed>
  settled(): Promise<void>
}

export function createDriftWatch(app: AppContext): DriftWatch {
  /** The sheet that is watched, with its tables as they were last described. */
  let at: {
    readonly tableId: string
    readonly tableIds: string
    described: TablesDescribed
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
  /** Runs one description after another, so that a late answer cannot replace a newer one. */
  function inTurn(work: () => Promise<void>): void {
    running = running.then(() => (app.isClosed() ? undefined : work()))
  }

  function watch(sheet: StoredSheet, tableIds: string): void {
    for (const stop of at?.stops ?? []) stop()
    const fresh = { tableId: sheetId(sheet), tableIds, described: {}, stops: [] as (() => void)[] }
    at = fresh
    const tables = companions(sheet)
    for (const table of tables) {
      const tableId = sheet.tables[table]?.tableId
      if (tableId === undefined) continue
      fresh.stops.push(
        app.host().watchSheet(tableId, ({ schemaChanged }) => {
          if (schemaChanged) describe([table])
        }),
      )
    }
    if (tables.length > 0) describe(tables)
  }

  /** Describes some of the companion tables. When the host refuses, the earlier descriptions stay. */
  function describe(tables: readonly TableKey[]): void {
    const watched = at
    inTurn(async () => {
      const sheet = sheetNow()
      if (watched === null || watched !== at || sheet === null) return
      const described = await describeTables(app.host(), sheet, tables)
      if (!described.ok || watched !== at) return
      at.described = { ...at.described, ...described.value }
      publish()
    })
  }

  function publish(): void {
    const now = app.current()
    if (now === null || at === null || at.tableId !== sheetId(now.sheet)) return
    const description = now.engine.description()
    if (description === null) return
    at.described = { ...at.described, tasks: description }
    const differences = findDrift(now.sheet, at.described)
    const since = firstSeen(now.sheet, at.described, differences)
    const drift = {
      tableId: at.tableId,
      differences: differences.map((one) => ({ ...one, since: since[one.id] ?? null })),
    }
    if (!isSameValue(drift, app.store.getState().drift)) app.patch({ drift })
    if (!isSameValue(since, now.sheet.drift ?? {})) {
      const { tableId, described } = at
      void app.changeSheet(tableId, (sheet) => ({ ...sheet, drift: firstSeen(sheet, described, differences) }), 'drift')
    }
  }

  /** Drift id → when it was first seen. Drops differences that are gone; keeps those of tables not described yet. */
  function firstSeen(
    sheet: StoredSheet,
    described: TablesDescribed,
    differences: readonly Drift[],
  ): Record<string, number> {
    const before = sheet.drift ?? {}
    const undescribed = Object.entries(before).filter(([id]) => described[id.split('/')[1] as TableKey] === undefined)
    const current = differences.flatMap((one) =>
      weightOf(one) === 'fine' ? [] : [[one.id, before[one.id] ?? app.clock.now()] as const],
    )
    return Object.fromEntries([...undescribed, ...current])
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
    if (at?.tableIds !== tableIds) watch(now.sheet, tableIds)
    publish()
  }

  function listenOnce(): void {
    if (isListening) return
    isListening = true
    app.onClose(
      app.host().watchTables(() => {
        const sheet = sheetNow()
        if (sheet !== null && companions(sheet).length > 0) describe(companions(sheet))
      }),
    )
    app.onClose(
      app.clock.onVisible((hiddenMs) => {
        const sheet = sheetNow()
        if (hiddenMs >= HIDDEN_LONG_MS && sheet !== null && companions(sheet).length > 0) describe(companions(sheet))
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
      const described = await describeTables(app.host(), sheet)
      if (!described.ok) return described
      if (at !== null && at.tableId === sheetId(sheet)) at.described = { ...at.described, ...described.value }
      publish()
      return described
    },
    async settled() {
      for (let waited: Promise<void> | null = null; waited !== running; ) {
        waited = running
        await waited
      }
    },
  }
}
