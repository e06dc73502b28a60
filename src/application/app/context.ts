import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppState } from './appState.ts'
import type { ClockPort } from '../clock.ts'
import type { CompanionEngine } from '../companions/companionEngine.ts'
import { loadDocument } from '../stored/loadDocument.ts'
import { err, ok } from '../../domain/index.ts'
import type { HostPort, HostResult } from '../ports.ts'
import { DEFAULT_SETTINGS } from '../stored/settings.ts'
import type { TaskEngine } from '../engine/taskEngine.ts'
import {
  EMPTY_DOCUMENT,
  settingsFor,
  sheetId,
  withSheet,
  type StoredDocument,
  type StoredSheet,
} from '../stored/document.ts'

/** What the groups of actions share: the store, the host, what is stored, and the sheet on show. */
export interface AppContext {
  readonly store: StoreApi<AppState>
  readonly clock: ClockPort
  /** Changes the state, unless the application was closed. */
  patch(changes: Partial<AppState>): void
  /** The connected host; actions are offered only once there is one. */
  host(): HostPort
  setHost(host: HostPort): void
  stored(): StoredDocument
  /** Takes over a document that is stored already. */
  setStored(document: StoredDocument): void
  /** Saves for everybody. Refused to a reader without asking the host. */
  save(next: StoredDocument): HostResult<void>
  /** Takes over what was found out, and saves it if this user may save: a reader keeps it in memory. */
  remember(next: StoredDocument): HostResult<void>
  /** Loads what is stored now and takes it over: another sidebar may have saved since. */
  reloadStored(): HostResult<StoredDocument>
  /** Remembers a change of one sheet. */
  changeSheet(tableId: string, change: (sheet: StoredSheet) => StoredSheet): HostResult<void>
  /** Trackers by the id of their task table. */
  readonly taskEngines: Map<string, TaskEngine>
  /** Those of the tables beside the task table, by its id. */
  readonly companionEngines: Map<string, CompanionEngine>
  shown(): string | null
  /** Puts a sheet on show, with the settings it is judged by; null: none. */
  show(tableId: string | null): void
  current(): { readonly engine: TaskEngine; readonly sheet: StoredSheet } | null
  /** Runs when the application is closed. */
  onClose(stop: () => void): void
  isClosed(): boolean
  close(): void
}

const INITIAL: AppState = {
  phase: { kind: 'connecting' },
  theme: 'light',
  hostLanguage: 'zh',
  mayManage: null,
  mayEdit: null,
  settings: DEFAULT_SETTINGS,
  baseSettings: DEFAULT_SETTINGS,
  sheets: [],
  gone: [],
  stopped: [],
  setup: { kind: 'idle' },
  adoption: { kind: 'idle' },
  drift: null,
  repair: { kind: 'idle' },
  sheet: null,
  selected: null,
  openView: null,
  companions: null,
}

export function createContext(clock: ClockPort): AppContext {
  const store = createStore<AppState>(() => INITIAL)
  const taskEngines = new Map<string, TaskEngine>()
  const companionEngines = new Map<string, CompanionEngine>()
  const stops: (() => void)[] = []
  let host: HostPort | null = null
  let stored: StoredDocument = EMPTY_DOCUMENT
  let shown: string | null = null
  let isClosed = false

  const connected = (): HostPort => {
    if (host === null) throw new Error('an action was called before the host was connected')
    return host
  }
  const patch = (changes: Partial<AppState>): void => {
    if (!isClosed) store.setState(changes)
  }
  const settingsOnShow = (): Pick<AppState, 'settings' | 'baseSettings'> => {
    const sheet = stored.sheets.find((one) => sheetId(one) === shown)
    return {
      settings: sheet === undefined ? stored.settings : settingsFor(stored, sheet),
      baseSettings: stored.settings,
    }
  }
  const isReader = (): boolean => store.getState().mayEdit === false
  async function save(next: StoredDocument): HostResult<void> {
    if (isReader()) return err({ kind: 'permissionDenied', what: 'settings' })
    const saved = await connected().saveStored(next)
    if (saved.ok) stored = next
    return saved
  }

  async function remember(next: StoredDocument): HostResult<void> {
    stored = next
    return isReader() ? ok(undefined) : save(next)
  }

  return {
    store,
    clock,
    patch,
    host: connected,
    setHost: (next) => {
      host = next
    },
    stored: () => stored,
    setStored: (document) => {
      stored = document
    },
    save,
    remember,
    async reloadStored() {
      const loaded = await loadDocument(connected())
      if (!loaded.ok) return loaded
      // What a reader has recognised is nowhere but here.
      const isUnsaved = isReader() && loaded.value.sheets.length === 0
      stored = isUnsaved ? { ...loaded.value, sheets: stored.sheets } : loaded.value
      return ok(stored)
    },
    async changeSheet(tableId, change) {
      const sheet = stored.sheets.find((one) => sheetId(one) === tableId)
      return sheet === undefined ? ok(undefined) : remember(withSheet(stored, change(sheet)))
    },
    taskEngines,
    companionEngines,
    shown: () => shown,
    show(tableId) {
      if (tableId !== shown) patch({ selected: null, openView: null })
      shown = tableId
      patch({
        sheet: (tableId === null ? undefined : taskEngines.get(tableId))?.getState() ?? null,
        companions: (tableId === null ? undefined : companionEngines.get(tableId))?.getState() ?? null,
        ...settingsOnShow(),
      })
    },
    current() {
      const engine = shown === null ? undefined : taskEngines.get(shown)
      const sheet = stored.sheets.find((one) => sheetId(one) === shown)
      return engine === undefined || sheet === undefined ? null : { engine, sheet }
    },
    onClose: (stop) => void stops.push(stop),
    isClosed: () => isClosed,
    close() {
      isClosed = true
      for (const stop of stops) stop()
      for (const engine of [...taskEngines.values(), ...companionEngines.values()]) engine.close()
    },
  }
}
