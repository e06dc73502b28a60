import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Engine, TableState, ViewRow, ViewSettings, ViewState } from '../../engine/types.ts'
import { activeTable, activeView } from './host.ts'
import type { Host } from './host.ts'
import type { PageState } from './pageStore.ts'
import { sayIn } from '../words/words.ts'
import type { Say } from '../words/words.ts'

const HostContext = createContext<Host | null>(null)

/** Provides the host to the components. */
export const HostProvider = HostContext.Provider

/** The host of this page. */
export function useHost(): Host {
  const host = useContext(HostContext)
  if (host === null) throw new Error('useHost needs a HostProvider above it')
  return host
}

/** A part of the page's state. */
export function usePage<T>(select: (state: PageState) => T): T {
  return useStore(useHost().page, select)
}

/** The engine; renders again when its document changes. `version` is a key for memos, as the document is mutable. */
export function useDocument(): { readonly engine: Engine; readonly version: number } {
  const { engine, changes } = useHost()
  const version = useSyncExternalStore(changes.subscribe, changes.get)
  return { engine, version }
}

/** The page's words in the chosen language. */
export function useSay(): Say {
  const lang = usePage((state) => state.lang)
  return useMemo(() => sayIn(lang), [lang])
}

/** Table and view on show; null only in a Base without tables. */
export function useActive(): { readonly table: TableState | null; readonly view: ViewState | null } {
  const { engine } = useDocument()
  const state = usePage((whole) => whole)
  const table = activeTable(engine, state)
  return { table, view: activeView(table, state) }
}

const NONE_COLLAPSED: ReadonlySet<string> = new Set()

/** The settings with which the person at the page sees a view. */
export function useViewSettings(table: TableState, view: ViewState): ViewSettings {
  const host = useHost()
  const { engine } = useDocument()
  return engine.viewSettings(table.id, view.id, host.member().id)
}

/** A view as the person at the page sees it: its settings and its rows in display order. */
export function useViewContent(
  table: TableState,
  view: ViewState,
): { readonly settings: ViewSettings; readonly rows: readonly ViewRow[]; readonly version: number } {
  const host = useHost()
  const { engine, version } = useDocument()
  const collapsed = usePage((state) => state.collapsed[view.id]) ?? NONE_COLLAPSED
  const userId = host.member().id
  return useMemo(
    () => ({
      settings: engine.viewSettings(table.id, view.id, userId),
      rows: engine.viewRows(table.id, view.id, userId, collapsed),
      version,
    }),
    [engine, table.id, view.id, userId, collapsed, version],
  )
}

/** The text a cell shows, in the page's language. */
export function useCellText(tableId: string): (fieldId: string, record: Parameters<Engine['cellText']>[2]) => string {
  const { engine } = useHost()
  const lang = usePage((state) => state.lang)
  return useCallback((fieldId, record) => engine.cellText(tableId, fieldId, record, lang), [engine, tableId, lang])
}
