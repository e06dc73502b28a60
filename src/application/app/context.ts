import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppState, UnkeptPart } from './appState.ts'
import type { ClockPort } from '../clock.ts'
import type { CompanionEngine } from '../companions/companionEngine.ts'
import { ok } from '../../domain/index.ts'
import type { HostPort, HostResult } from '../ports.ts'
import { DEFAULT_SETTINGS } from '../stored/settings.ts'
import type { TaskEngine } from '../engine/taskEngine.ts'
import {
  EMPTY_DOCUMENT,
  settingsFor,
  sheetId,
  sheetOf,
  type StoredDocument,
  type StoredSheet,
} from '../stored/document.ts'
import { knownDocument, loadDocument } from '../stored/loadDocument.ts'
import type { Part } from '../stored/part.ts'
import { SETTINGS, SETUP, SHEET_LIST, sheetPart } from '../stored/parts.ts'
import { openStored, type StoredRoom } from '../stored/storedRoom.ts'
import { recordAnswers } from '../runs/recordedAnswers.ts'
import { beginRun, type Run, type RunDeps, type RunHead } from '../runs/recordedHost.ts'

/** Everything that the groups of actions share: the store, the host, what is stored, and the sheet on show. */
export interface AppContext {
  readonly store: StoreApi<AppState>
  readonly clock: ClockPort
  /** Changes the state, unless the application is closed. */
  patch(changes: Partial<AppState>): void
  /** The connected host. Throws before the connection: no action may run by then. */
  host(): HostPort
  /** What a run needs to be kept, and to be taken back. Throws before the host is connected. */
  runDeps(): RunDeps & { readonly stored: StoredRoom }
  /** Does `work` as one run: what is written through the run's host is kept and can be taken back, however it ends. [TB1] */
  recorded<Done>(head: RunHead, work: (run: Run) => Promise<Done>): Promise<Done>
  /** The host of live tracking of a sheet: each write of people's cells is a run of its own. [TB1] */
  answering(sheetId: string): HostPort
  setHost(host: HostPort): void
  /** Loads and changes what is stored. Throws before the host is connected. */
  room(): StoredRoom
  /** What is stored, as this sidebar last loaded or saved it. */
  stored(): StoredDocument
  /** Loads everything that is stored, because another sidebar may have saved since. */
  reloadStored(): HostResult<StoredDocument>
  /**
   * Stores what the extension has found out about a sheet. What cannot be saved counts in this sidebar only. Of several
   * such changes with the same `topic` the last one counts.
   */
  changeSheet(tableId: string, change: (sheet: StoredSheet) => StoredSheet, topic?: string): HostResult<void>
  /** `listener` runs when another sidebar has changed what is stored. */
  onNews(listener: () => void): void
  /** `listener` runs when any tracked sheet, or the list of them, has changed; until the returned function is called. */
  onSheetNews(listener: () => void): () => void
  /** Call after a tracked sheet, or the list of them, has changed. */
  noteSheetNews(): void
  /** The task engines, by the id of their task table. */
  readonly taskEngines: Map<string, TaskEngine>
  /** The companion engines, by the id of the task table. */
  readonly companionEngines: Map<string, CompanionEngine>
  shown(): string | null
  /** Puts a sheet on show together with its settings; null for no sheet. */
  show(tableId: string | null): void
  current(): { readonly engine: TaskEngine; readonly sheet: StoredSheet } | null
  /** `stop` runs when the application is closed. */
  onClose(stop: () => void): void
  /** Aborted when the application is closed: what is being written ends after the step that is under way. */
  readonly closing: AbortSignal
  isClosed(): boolean
  /** Resolves when no load or save of what is stored is under way. */
  storedSettled(): Promise<void>
  close(): void
}

const INITIAL: AppState = {
  phase: { kind: 'connecting' },
  theme: 'light',
  hostLanguage: 'zh',
  userId: null,
  mayManage: null,
  mayEdit: null,
  settings: DEFAULT_SETTINGS,
  baseSettings: DEFAULT_SETTINGS,
  sheets: [],
  gone: [],
  stopped: [],
  unkept: [],
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
  const news: (() => void)[] = []
  const sheetNews = new Set<() => void>()
  let host: HostPort | null = null
  let room: StoredRoom | null = null
  let shown: string | null = null
  const closing = new AbortController()

  const connected = (): HostPort => {
    if (host === null) throw new Error('an action was called before the host was connected')
    return host
  }
  const patch = (changes: Partial<AppState>): void => {
    if (!closing.signal.aborted) store.setState(changes)
  }
  const stored = (): StoredDocument => (room === null ? EMPTY_DOCUMENT : knownDocument(room))
  const opened = (): StoredRoom => {
    if (room === null) throw new Error('what is stored was asked for before the host was connected')
    return room
  }
  const settingsOnShow = (): Pick<AppState, 'settings' | 'baseSettings'> => {
    const document = stored()
    const sheet = sheetOf(document, shown)
    return {
      settings: sheet === null ? document.settings : settingsFor(document, sheet),
      baseSettings: document.settings,
    }
  }

  const runDeps = () => ({
    host: connected(),
    clock,
    stored: opened(),
    by: store.getState().userId,
    sheetOf: (sheetId: string | null) => sheetOf(stored(), sheetId),
  })

  return {
    store,
    clock,
    patch,
    host: connected,
    runDeps,
    async recorded(head, work) {
      const run = beginRun(runDeps(), head)
      try {
        return await work(run)
      } finally {
        // Whoever pressed does not wait until it is kept.
        void run.end()
      }
    },
    answering(sheetId) {
      const answers = recordAnswers(
        { host: connected(), clock, stored: opened(), by: () => store.getState().userId },
        sheetId,
      )
      stops.push(() => void answers.flush())
      return answers.host
    },
    setHost: (next) => {
      host = next
      room = openStored({
        host,
        clock,
        maySave: () => store.getState().mayEdit !== false,
        onNews: () => {
          for (const listener of news) listener()
        },
        onUnkept: () => patch({ unkept: opened().unkept().flatMap(unkeptPart) }),
      })
      for (const part of [SHEET_LIST, SETTINGS, SETUP]) room.follow<unknown>(part as Part<unknown>)
    },
    room: opened,
    stored,
    async reloadStored() {
      const loaded = await loadDocument(opened())
      if (loaded.ok) for (const sheet of loaded.value.sheets) opened().follow(sheetPart(sheetId(sheet)))
      return loaded
    },
    async changeSheet(tableId, change, topic) {
      const changed = await opened().change(sheetPart(tableId), (sheet) => (sheet === null ? null : change(sheet)), {
        onRefusal: 'keep',
        ...(topic === undefined ? {} : { topic }),
      })
      return changed.ok ? ok(undefined) : changed
    },
    onNews: (listener) => void news.push(listener),
    onSheetNews(listener) {
      sheetNews.add(listener)
      return () => void sheetNews.delete(listener)
    },
    noteSheetNews() {
      for (const listener of sheetNews) listener()
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
      const sheet = sheetOf(stored(), shown)
      return engine === undefined || sheet === null ? null : { engine, sheet }
    },
    onClose: (stop) => void stops.push(stop),
    closing: closing.signal,
    isClosed: () => closing.signal.aborted,
    storedSettled: async () => room?.settled(),
    close() {
      closing.abort()
      for (const stop of stops) stop()
      room?.close()
      for (const engine of [...taskEngines.values(), ...companionEngines.values()]) engine.close()
    },
  }
}

/** The part behind a key; none for a history, whose loss is shown with the companion tables. */
function unkeptPart(key: string): readonly UnkeptPart[] {
  const [part = '', tableId = null] = key.split('.')
  switch (part) {
    case 'settings':
    case 'sheets':
    case 'setup':
    case 'sheet':
    case 'statements':
      return [{ part, tableId }]
    default:
      return []
  }
}
