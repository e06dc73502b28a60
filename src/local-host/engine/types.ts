import type { FaultName, FormulaCheck, FormulaFunction, StoredFormula } from './formula/terms.ts'

/**
 * A Base as plain JSON, and the engine that holds it. Nothing of the extension (schema, codecs, rules) may be imported
 * below src/local-host, so that a mistake on one side cannot cancel out on the other. docs/host-protocol.md describes
 * the wire.
 */

/** A cell on the wire (host-protocol §6.1); `undefined` and `null` both mean empty. */
export type CellValue = unknown

export interface Member {
  readonly id: string // ou_…
  readonly name: string
  readonly enName: string
  readonly avatarColor: string
}

export type RoleName = 'owner' | 'editor' | 'reader'

export interface FieldDescription {
  content: string | readonly unknown[] | null
  disableSyncToFormDesc?: boolean
}

export interface FieldState {
  id: string // fld…
  name: string
  type: number // FieldType, host-protocol §6.1
  isPrimary: boolean
  property: Record<string, unknown> | null // host-protocol §7.5
  description: FieldDescription
  /** Which columns the names in `property.formula` mean; the host's own, no part of the meta. */
  formula?: StoredFormula
}

export interface RecordState {
  id: string // rec…
  fields: Record<string, CellValue>
  createdTime: number
  modifiedTime: number
  createdBy: string
  modifiedBy: string
}

export interface FilterCondition {
  conditionId: string
  fieldId: string
  operator: string
  value: unknown
}

export interface FilterState {
  conjunction: 'and' | 'or'
  conditions: FilterCondition[]
}

/** A colour that people give to rows whose select holds an option (填色 in the toolbar of a view). */
export interface ColourRule {
  fieldId: string
  optionId: string
  /** 0 … 10: one of the hues of option colours, whose lightest shades have these ids (host-protocol §4.6). */
  hue: number
  /** The whole row, a mark at its head, or the cell of the select alone. */
  scope: 'row' | 'mark' | 'cell'
}

export interface ViewSettings {
  filter: FilterState | null
  sort: { fieldId: string; desc: boolean }[]
  autoSort: boolean
  group: { fieldId: string; desc: boolean }[]
  hidden: string[] // field ids
  widths: Record<string, number> // field id → px
  rowHeight: 1 | 2 | 3 | 4
  /**
   * Host-only choices that the SDK can neither read nor write (host-protocol §7.7): kanban group field, gantt dates and
   * links ('' for none), colours of rows.
   */
  hostOnly: {
    kanbanFieldId?: string
    startFieldId?: string
    endFieldId?: string
    dependencyFieldId?: string
    colours?: readonly ColourRule[]
  }
}

export interface ViewState {
  id: string // vew…
  name: string
  type: number // ViewType
  shared: ViewSettings // what everybody sees
  personal: Record<string, ViewSettings> // user id → local settings until applySetting (host-protocol §7.4)
  sharing: { status: 'Enabled' | 'Disabled'; shareLink: string }
}

export interface TableState {
  id: string // tbl…
  name: string
  isSync: boolean
  fields: FieldState[] // the primary field first
  records: RecordState[] // creation order
  views: ViewState[]
  autoNumber: number // last auto number given out
}

export interface Snapshot {
  version: 1
  baseId: string
  name: string
  timeZone: string // IANA
  members: Member[]
  tables: TableState[]
  /** bridge.setData: plugin id → key → value, shared by all users of the Base (host-protocol §4.5). */
  pluginData: Record<string, Record<string, unknown>>
}

export type HostLanguage = 'zh' | 'en' | 'ja'

/** The user behind a call. A sidebar, the page itself and "another user" each have a session. */
export interface Session {
  readonly userId: string
  readonly role: RoleName
  /** Which plugin's bridge data it sees; null for the page. */
  readonly pluginId: string | null
}

export interface Clock {
  now(): number // ms since the epoch
}

export interface Selection {
  baseId: string | null
  tableId: string | null
  viewId: string | null
  fieldId: string | null
  recordId: string | null
}

/** What the engine tells the page and the wire. `params` is the exact payload of host-protocol §3.4. */
export interface HostEvent {
  /** Full wire name, such as BaseEvent_tableId_tbl1_RecordModify or BridgeEvent_DataChange. */
  readonly name: string
  readonly params: unknown
  /** The session that caused it; null for the world (clock, switches). */
  readonly cause: Session | null
  /** The only user who gets it, as for selections; absent for everybody. */
  readonly userId?: string
}

/** One line of a view: a group header or a record. */
export type ViewRow =
  | {
      readonly kind: 'group'
      readonly level: number
      readonly fieldId: string
      readonly label: string
      readonly value: CellValue
      readonly count: number
      readonly key: string
    }
  | { readonly kind: 'record'; readonly record: RecordState }

/**
 * An error of the host with its code of host-protocol §7.2; it travels as `{e:'bte', code, msg, message}`
 * (host-protocol §2.3).
 */
export class HostError extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.name = 'HostError'
    this.code = code
  }
}

/** What a permission question is about (host-protocol §7.6). */
export type PermissionEntity = 'Base' | 'Table' | 'View' | 'Record' | 'Field' | 'Cell'

/** The action that the question is about (host-protocol §7.6). */
export type PermissionType =
  | 'visible'
  | 'editable'
  | 'addable'
  | 'deletable'
  | 'copyable'
  | 'movable'
  | 'printable'
  | 'manageable'
  | 'submittable'

/**
 * One permission taken away, as advanced permissions do. An absent id means "of every one": `{entity: 'Field',
 * type: 'editable', tableId: 'tbl1', fieldId: 'fld1'}` locks one column for everybody, `{entity: 'Record', type:
 * 'editable'}`
 * every row. `Field.editable` speaks of the column's cells, `Field.manageable` of its configuration.
 */
export interface Denial {
  readonly entity: PermissionEntity
  readonly type: PermissionType
  readonly tableId?: string
  readonly fieldId?: string
  readonly recordId?: string
  readonly viewId?: string
  /** The user whom it concerns; absent for everybody, including the owner. */
  readonly userId?: string
}

/**
 * Something a plugin asked the page to show: `key` is the UI method without module, such as 'showToast',
 * 'showRecordDetailDialog', 'switchBlock', 'switchToView', 'selectRecordIdList', 'setHostContainerSize'
 * (host-protocol §4.6).
 */
export interface UiRequest {
  readonly key: string
  readonly params: readonly unknown[]
  readonly session: Session
}

/** Behaviours that nobody has verified on a real host (host-protocol §9). The default comes first. */
export interface Variants {
  addTable: 'ignoreFields' | 'honourFields' | 'tenBlankRows' | 'defaultAndGiven'
  progressScale: 1 | 100 // what a Progress cell of "100 %" holds
  lastPage: 'noToken' | 'token' // does the last page carry a pageToken beside hasMore:false
  emptyCells: 'absent' | 'null' | 'nullOnceTouched'
  uncheckedBox: 'empty' | 'false' // what a checkbox holds after false was written to it
  attachmentPermission: 'absent' | 'present' // do attachments carry `permission` when they are read
  computedCells: 'ignored' | 'refused' // auto numbers, formulas and lookups in a row that is written as a whole
  repeatedOptions: 'refused' | 'kept' // a new option with the name of another one
  selectStrings: 'drop' | 'reject'
  setRecords: 'atomic' | 'partial'
  events: 'afterCallback' | 'beforeCallback' | 'coalesced' | 'duplicated' | 'reordered' | 'late'
  ownEcho: 'yes' | 'no'
  viewIdOrFilter: 'viewId' | 'filter'
  advancedPermissions: 'on' | 'off' // on: Table.editable answers false even to the owner (host-protocol §7.6)
  recordLimit: 200 | 5000 // rows per write and per page
  recordAdd: 'perCall' | 'perRow' // RecordAdd events of one addRecords
  hidePrimary: 'hidesOthers' | 'false' // hideField of the primary column together with others
  dataLimit: 'none' | 'refused' | 'cut' // 100 kB a key in bridge.setData
  missingData: 'null' | 'emptyObject' // bridge.getData of a key that nobody set
  pickers: 'settle' | 'never' // ui.selectRecordIdList and getSelectedRecordIdList
  cancelledPicker: 'emptyList' | 'null' // ui.selectRecordIdList that a person closes
  // Formulas (formula §9).
  formulaConfig: 'accepted' | 'textDropped' | 'refused' // what addField and setField of an extension do with property.formula
  formulaText: 'asWritten' | 'byId' | 'literal' // what getFieldMeta gives; literal: names are not followed through a rename
  formulaResult: 'declaredElseInferred' | 'inferred' // whether property.dataType decides
  formulaBlank: 'keepsType' | 'turnsToText' // a branch "" beside numbers or dates
  formulaNull: 'zero' | 'blank' | 'error' // a blank in arithmetic and < >
  formulaBranches: 'lazy' | 'eager' // errors in branches not taken
  formulaErrors: 'null' | 'text' // cells in error on the wire
  formulaBoolean: 'boolean' | 'number' | 'text' // true and false on the wire
  formulaDates: 'number' | 'digits' // dates on the wire; digits: ms as a text
  formulaClock: 'onRead' | 'daily' | 'frozen' // when NOW() and TODAY() move
  formulaZone: 'base' | 'viewer' | 'utc' // whose midnight
  formulaEvents: 'none' | 'recordModify' // whether a recalculated cell is told of
  formulaFilters: 'accepted' | 'refused' // whether an extension may filter a view by a formula column
  formulaOperators: 'strict' | 'lenient' // lenient knows ^ and <>
  formulaQuotes: 'backslash' | 'doubled' // how a text holds a quote
  networkdaysReversed: 'negative' | 'zero' | 'error'
  formulaLists: 'blanksDropped' | 'blanksKept' // blank cells in [table].[column]
  formulaTextNumbers: 'skipped' | 'error' // texts among the numbers of SUM, MAX …
  formulaInt: 'truncate' | 'floor'
}

export interface Engine {
  /** The live document. Readers must not mutate it; every change goes through `call` or `page`. */
  readonly document: Snapshot
  readonly variants: Variants
  readonly clock: Clock
  /** A structured clone of the document. */
  snapshot(): Snapshot
  load(snapshot: Snapshot): void
  setVariant<K extends keyof Variants>(name: K, value: Variants[K]): void
  /**
   * Answers one request of one invoke: `key` with the 'bitable.' prefix, context `c` and parameters `p` of
   * host-protocol §2.1. Returns the wire result or throws HostError. The page's own edits use it too, so that people
   * and plugins have the same permissions and limits.
   */
  call(session: Session, key: string, context: readonly unknown[], params: readonly unknown[]): unknown
  /** Events in wire form, in the order in which they happened. Returns the unsubscriber. */
  onEvent(listener: (event: HostEvent) => void): () => void
  /** Fires after a change of the document, at most once a call; the page renders again on it. */
  onChange(listener: (change: { readonly tableId: string | null }) => void): () => void
  /** Rows of a view for a user: filter, group, sort applied, in display order. */
  viewRows(tableId: string, viewId: string, userId: string, collapsed?: ReadonlySet<string>): ViewRow[]
  /** The settings a user sees for a view: personal until applied, else shared. */
  viewSettings(tableId: string, viewId: string, userId: string): ViewSettings
  /** The text a cell shows (host-protocol §6.1), e.g. '15%', '2024/03/01', '张三,李四'. */
  cellText(tableId: string, fieldId: string, record: RecordState, locale?: string): string
  /** A cell as the wire gives it, computed columns included (created time, modified user); null when empty. */
  cellValue(tableId: string, fieldId: string, record: RecordState): CellValue
  /** Formula columns as the page shows and edits them. */
  readonly formulas: {
    /**
     * What is wrong with a text and what the first row would read; `fieldId` is the column that is edited, null for a
     * new one.
     */
    check(tableId: string, text: string, fieldId: string | null): FormulaCheck
    /** The error that a cell is in; null when there is none or the column is no formula. */
    fault(tableId: string, fieldId: string, record: RecordState): FaultName | null
    /** A formula column as a column of the type that its results have; any other column as it is. */
    shownAs(tableId: string, fieldId: string): FieldState
    readonly functions: readonly FormulaFunction[]
  }
  /** Replaces the list of withdrawn permissions; an empty list restores what the role gives. Fires PermissionChange. */
  deny(denials: readonly Denial[]): void
  readonly denials: readonly Denial[]
  /**
   * Who shows what plugins ask of the page (host-protocol §4.6). Its answer, or the promise of it, is the call's
   * result; `undefined` gives the plain success of the key (true, or [] for selectRecordIdList); null from
   * selectRecordIdList says that the person chose nothing. Without a handler every request succeeds.
   */
  onUi(handler: (request: UiRequest) => unknown): () => void
  /** The document as another Base: every id new and consistently replaced, descriptions kept, plugin data gone. */
  copyOfBase(): Snapshot
  /** Things a person can do in the host that no SDK key offers. */
  readonly page: {
    /** Moves a user's selection and fires SelectionChange, but not onChange, because the document stays as it is. */
    setSelection(session: Session, selection: Partial<Selection>): void
    selection(session: Session): Selection
    /**
     * Rows ticked in a view, what getSelectedRecordIdList answers; ticking fires no SelectionChange
     * (host-protocol §3.4).
     */
    setSelectedRecords(session: Session, viewId: string, recordIds: readonly string[]): void
    setTheme(theme: 'LIGHT' | 'DARK'): void
    theme(): 'LIGHT' | 'DARK'
    /** Language of the host's own words: default names of tables, fields and views, and bridge.getLanguage. */
    setLanguage(language: HostLanguage): void
    language(): HostLanguage
    setViewHostOnly(session: Session, tableId: string, viewId: string, choice: ViewSettings['hostOnly']): void
    moveRecord(session: Session, tableId: string, recordId: string, before: string | null): void
  }
}
