import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { RoleName } from '../../engine/types.ts'
import type { Address, Language, ThemeName } from './address.ts'

/** A cell by its place. */
export interface CellPlace {
  readonly recordId: string
  readonly fieldId: string
}

/** A cell under its editor; `blank` when the person typed over it. */
export interface Editing extends CellPlace {
  readonly blank: boolean
}

/** A record card that is open; `fieldIds` limits what it shows (showRecordDetailDialog's fieldIdList). */
export interface OpenCard {
  readonly tableId: string
  readonly recordId: string
  readonly fieldIds: readonly string[] | null
  /** Opens with the editor of its first field (showFieldValueEditor). */
  readonly opensEditor: boolean
}

/** A plugin waits for a person to choose records (selectRecordIdList). */
export interface RecordChoice {
  readonly tableId: string
  readonly viewId: string
  /** Called with null when the person chose nothing. */
  readonly done: (recordIds: readonly string[] | null) => void
}

/** A line of text shown for a moment. */
export interface Toast {
  readonly id: number
  readonly kind: 'info' | 'success' | 'warning' | 'error' | 'loading'
  readonly message: string
}

/** A confirmation; `action` is the label of its button. */
export interface Question {
  readonly title: string
  readonly text: string
  readonly action: string
  /** Marks the button as dangerous, because something is lost. */
  readonly isDangerous: boolean
  readonly onYes: () => void
}

/** The page's own state; the engine holds the Base's data. */
export interface PageState {
  readonly lang: Language
  readonly theme: ThemeName
  readonly role: RoleName
  readonly tableId: string | null
  /** The last shown view of each table. */
  readonly viewIds: Readonly<Record<string, string>>
  readonly active: CellPlace | null
  /** The corner opposite to `active` of a block of cells; null when only `active` is selected. */
  readonly rangeEnd: CellPlace | null
  readonly editing: Editing | null
  readonly checked: ReadonlySet<string>
  /** Keys of collapsed groups, per view. */
  readonly collapsed: Readonly<Record<string, ReadonlySet<string>>>
  readonly card: OpenCard | null
  readonly choice: RecordChoice | null
  readonly question: Question | null
  readonly toasts: readonly Toast[]
  readonly plugin: string
  readonly sidebarOpen: boolean
  /** Width of the sidebar in px, at least SIDEBAR_MIN. */
  readonly sidebarWidth: number
  /** Grows with each reload of the extension. */
  readonly sidebarLoads: number
  readonly logOpen: boolean
  readonly switchesOpen: boolean
}

/** Width of a Feishu extension's sidebar, px: the least and the initial one. */
export const SIDEBAR_MIN = 410

/** The initial state of the page. */
export function createPageStore(
  address: Omit<Address, 'table' | 'view'> & Pick<PageState, 'tableId' | 'viewIds'>,
): StoreApi<PageState> {
  return createStore<PageState>(() => ({
    lang: address.lang,
    theme: address.theme,
    role: address.role,
    tableId: address.tableId,
    viewIds: address.viewIds,
    active: null,
    rangeEnd: null,
    editing: null,
    checked: new Set(),
    collapsed: {},
    card: null,
    choice: null,
    question: null,
    toasts: [],
    plugin: address.plugin,
    sidebarOpen: true,
    sidebarWidth: SIDEBAR_MIN,
    sidebarLoads: 0,
    logOpen: false,
    switchesOpen: false,
  }))
}
