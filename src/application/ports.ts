import type { Result } from '../domain/index.ts'
import type { ComputedKeyOf, FieldKey, FieldKind, FieldValue, Hue, RowOf, TableKey } from '../schema/index.ts'

/**
 * What we ask of a host, in our words. The Feishu adapter keeps these promises over the SDK; the contract
 * suite says what they are. Every method resolves within its timeout; an expected refusal is a value.
 */

/** Everything a host is expected to refuse us. A new kind does not compile until it has a message. */
export type HostError =
  | { readonly kind: 'permissionDenied'; readonly what: string }
  | { readonly kind: 'notFound'; readonly what: string }
  | { readonly kind: 'nameTaken'; readonly what: string }
  | { readonly kind: 'limitExceeded'; readonly what: string }
  /** Asked too often: the same call passes after a pause. */
  | { readonly kind: 'rateLimited'; readonly what: string }
  | { readonly kind: 'timeout'; readonly what: string; readonly afterMs: number }
  | { readonly kind: 'cancelled' }
  /** What is stored was saved by a later version of the extension: it must not be overwritten. */
  | { readonly kind: 'laterVersion' }
  | { readonly kind: 'unexpected'; readonly what: string; readonly code: number | null; readonly message: string }

export type HostResult<Value> = Promise<Result<Value, HostError>>

/** Why there is no host to talk to: the sidebar explains, nothing else runs. */
export type ConnectRefusal =
  /** The page stands alone: the SDK would never answer, without a word (host-protocol §1.3). */
  | { readonly kind: 'outsideBase' }
  /** Embedded, but whatever surrounds the page does not speak the protocol (host-protocol §1.2). */
  | { readonly kind: 'noHandshake'; readonly afterMs: number }

// ---------------------------------------------------------------------------------------------- schema

export interface TableInfo {
  readonly id: string
  readonly name: string
}

export interface OptionInfo {
  readonly id: string
  readonly name: string
}

/** A column as it stands in the Base. `kind` is null for a type that the extension has no use for. */
export interface ColumnInfo {
  readonly id: string
  readonly name: string
  readonly isPrimary: boolean
  readonly kind: FieldKind | null
  readonly options: readonly OptionInfo[]
  /** Plain text of the description, marker included; '' when there is none. */
  readonly description: string
  /** What the column itself says of its scale: 100 when a percent formatter stores 0.15 for 15 %. */
  readonly declaredScale: PercentScale | null
  /** Links only: the table that the cells point into. */
  readonly linkedTableId: string | null
  /** The host fills the cells in by itself (a formula, a created time): nobody can write them. */
  readonly isFilledByHost?: true
}

/** Factor from the cell to percent: 100 when 0.15 means 15 %, 1 when 15 does. Null: not known yet. */
export type PercentScale = 1 | 100

export interface ViewInfo {
  readonly id: string
  readonly name: string
  readonly type: 'grid' | 'kanban' | 'gantt' | 'other'
  /** The conditions that it filters by; absent when the host does not tell. */
  readonly filter?: readonly ViewCondition[]
  /** The columns that it is sorted and grouped by; absent when the host does not tell. */
  readonly sort?: readonly string[]
  readonly group?: readonly string[]
}

export interface ViewCondition {
  readonly fieldId: string
  readonly operator: string
  /** Option ids of a condition on a select; [] for a value of another shape. */
  readonly values: readonly string[]
}

export interface TableDescription extends TableInfo {
  readonly columns: readonly ColumnInfo[]
  readonly views: readonly ViewInfo[]
}

export interface ColumnDraft {
  readonly name: string
  readonly kind: FieldKind
  readonly description: string
  readonly options?: readonly { readonly name: string; readonly hue: Hue }[]
  readonly decimals?: 0 | 1 | 2
  readonly withTime?: boolean
  /** Links only; the table must be there. */
  readonly linkTo?: { readonly tableId: string; readonly multiple: boolean }
}

/** A view's condition in ids; `beforeToday` is the host's own moving date. */
export type ConditionDraft =
  | { readonly fieldId: string; readonly test: 'is' | 'isNot'; readonly optionId: string }
  | { readonly fieldId: string; readonly test: 'beforeToday' | 'isTicked' }

/** How a view should look. Absent parts are left as they are. Applied for everybody (applySetting). */
export interface ViewDraft {
  /** Only adds: conditions, sorting and grouping of people's stay beside those of the draft. */
  readonly onlyAdds?: boolean
  /** Columns whose place others have taken: conditions on them and orders by them go all the same. */
  readonly replaced?: readonly string[]
  readonly filter?: { readonly conjunction: 'and' | 'or'; readonly conditions: readonly ConditionDraft[] }
  readonly sort?: readonly { readonly fieldId: string; readonly desc: boolean }[]
  readonly group?: readonly { readonly fieldId: string; readonly desc: boolean }[]
  readonly hidden?: readonly string[]
  /** Columns that must be seen, whoever has hidden them. */
  readonly shown?: readonly string[]
  readonly widths?: Readonly<Record<string, number>>
  /** A view of a table that is being made: its widths are set without reading each of them first. */
  readonly isNew?: boolean
  /** Made a moment ago and not seen by anybody: nothing of it is read first. */
  readonly isBlank?: boolean
}

export interface SchemaPort {
  listTables(): HostResult<readonly TableInfo[]>
  describeTable(tableId: string): HostResult<TableDescription>
  /** A new table holds a default primary column, a default view and perhaps blank rows: describe it. */
  createTable(name: string): HostResult<TableInfo>
  addColumn(tableId: string, draft: ColumnDraft): HostResult<{ readonly id: string }>
  /** Renames, describes and retypes a column that we own. */
  changeColumn(tableId: string, columnId: string, draft: ColumnDraft): HostResult<void>
  /** Writes a column's description and nothing else. */
  describeColumn(tableId: string, columnId: string, description: string): HostResult<void>
  /** Deletes a column. Only for one that we made ourselves and that holds nothing. */
  deleteColumn(tableId: string, columnId: string): HostResult<void>
  /** Adds the options that are missing by name; keeps those that are there. */
  addOptions(tableId: string, columnId: string, options: NonNullable<ColumnDraft['options']>): HostResult<void>
  /** Takes options out of a column. Only for those that we added ourselves and that no cell holds. */
  removeOptions(tableId: string, columnId: string, optionIds: readonly string[]): HostResult<void>
  addView(
    tableId: string,
    draft: { readonly name: string; readonly type: ViewInfo['type'] },
  ): HostResult<{ readonly id: string }>
  renameView(tableId: string, viewId: string, name: string): HostResult<void>
  /** Brings the view to the draft, writing only what differs, then applies it for everybody. */
  configureView(tableId: string, viewId: string, draft: ViewDraft): HostResult<void>
}

// ---------------------------------------------------------------------------------------------- rows

/**
 * How a text column of people's is read as a field of another kind: the words stay as they are and are never written.
 * `spanStart` and `spanEnd` take the two ends of "3.15-3.25", `hold` what a state of people's says: whether a task is
 * held, and where it stands when no progress can be read [AD5], `shown` whatever the column shows, `share` a plain
 * number of which a person has said how much is the whole.
 */
export interface TypedReading {
  readonly as: 'progress' | 'spanStart' | 'spanEnd' | 'people' | 'choice' | 'hold' | 'shown' | 'share'
  /** The year of days that were typed without one, as a person has confirmed it; null: such days are not read. [AD2] */
  readonly year: number | null
  /**
   * `share` only: the number that means 100 %; null while nobody has said so, and then the cells are not read. [AD1]
   */
  readonly whole?: number | null
}

/** Where a declared field lives in one table and how its cells read. */
export interface FieldBinding {
  readonly fieldId: string
  readonly kind: FieldKind
  /** Percent kinds only; null until a non-empty cell has shown it. */
  readonly scale: PercentScale | null
  /** Selects only: the option's id in the Base → key of the schema (closed) or its text. */
  readonly options: readonly { readonly id: string; readonly name: string; readonly key: string }[]
  /** Present when the cells are words in which the value has to be found. */
  readonly typed?: TypedReading
}

/** Where a declared table lives in the Base: the task table unless said otherwise. */
export interface SheetBinding<Table extends TableKey = 'tasks'> {
  readonly table: Table
  readonly tableId: string
  readonly fields: { readonly [Key in FieldKey<Table>]?: FieldBinding }
}

/** The binding of a field of any table; undefined when it has no column. */
export const fieldBinding = <Table extends TableKey>(
  { fields }: SheetBinding<Table>,
  field: string,
): FieldBinding | undefined => (fields as Readonly<Record<string, FieldBinding | undefined>>)[field]

/** How days and instants of this Base are read. */
export interface ReadContext<Table extends TableKey = 'tasks'> {
  readonly binding: SheetBinding<Table>
  readonly timeZone: string
}

export type ComputedCells<Table extends TableKey = 'tasks'> = {
  readonly [Key in ComputedKeyOf<Table>]?: FieldValue<Table, Key & FieldKey<Table>>
}
/** Cells of a row that we add or correct because a person asked for it. */
export type EnteredCells<Table extends TableKey = 'tasks'> = {
  readonly [Key in FieldKey<Table>]?: FieldValue<Table, Key>
}

/** The fewest cells that bring the sheet up to date; `null` empties a cell. [RC1] */
export type WritePlan<Table extends TableKey = 'tasks'> = readonly {
  readonly recordId: string
  readonly fields: ComputedCells<Table>
}[]

export interface WriteOutcome {
  readonly written: number
  /** Rows the host would not take, with why; the rest was written. */
  readonly refused: readonly { readonly recordId: string; readonly error: HostError }[]
}

/** The host's own mark of a page; opaque. */
export type PageMark = number

/** A row as people see it: column id → the text that the host shows; an empty cell is absent. */
export interface ShownRow {
  readonly recordId: string
  readonly texts: Readonly<Record<string, string>>
}

export interface RowsPort {
  /**
   * Whether any row holds something in a column, or one of these options. Every row is read and nothing is filtered by
   * the host: what is deleted because of the answer must not hang on how a host understands a filter.
   */
  holdsAnything(tableId: string, columnId: string, optionIds: readonly string[] | null): HostResult<boolean>
  /** The first rows of any table as people see them, at most 200, in one call; `total` counts all rows. */
  peekRows(tableId: string): HostResult<{ readonly rows: readonly ShownRow[]; readonly total: number }>
  /**
   * All rows, page by page, in domain units. A cell we cannot read arrives as null, and its field
   * stands in `unread` when the cell holds words. [HC1] `next` marks the page after
   * this one, null on the last: given as `from`, it lets an interrupted reading go on.
   */
  readAll<Table extends TableKey>(
    context: ReadContext<Table>,
    onPage: (
      rows: readonly RowOf<Table>[],
      progress: { readonly read: number; readonly total: number; readonly next: PageMark | null },
    ) => void,
    signal: AbortSignal,
    from?: PageMark | null,
  ): HostResult<{ readonly read: number }>
  /** The rows that still exist among `recordIds`, in at most ceil(n / 500) calls. */
  readSome<Table extends TableKey>(
    context: ReadContext<Table>,
    recordIds: readonly string[],
    signal: AbortSignal,
  ): HostResult<readonly RowOf<Table>[]>
  /**
   * Looks at one non-empty cell as the host shows it and tells the scale; null when there is none. The
   * scale is never guessed from the magnitude.
   */
  detectScale<Table extends TableKey>(
    context: ReadContext<Table>,
    field: FieldKey<Table>,
    recordIds: readonly string[],
  ): HostResult<PercentScale | null>
  /**
   * Writes in batches the host accepts, one after another. Safe to repeat. [HC3] A timeout or a cancellation
   * ends it as an error, whose batches `onBatch` has told; so does a refusal of everything from the start.
   */
  apply<Table extends TableKey>(
    context: ReadContext<Table>,
    plan: WritePlan<Table>,
    options: {
      readonly signal: AbortSignal
      readonly onBatch?: (written: number, recordIds: readonly string[]) => void
    },
  ): HostResult<WriteOutcome>
  /** Adds rows of people's cells (sample data); returns the new ids in order. */
  addRows<Table extends TableKey>(
    context: ReadContext<Table>,
    rows: readonly EnteredCells<Table>[],
  ): HostResult<readonly string[]>
  /** Corrects people's cells of rows that we added ourselves. */
  rewriteRows<Table extends TableKey>(
    context: ReadContext<Table>,
    rows: readonly { readonly recordId: string; readonly fields: EnteredCells<Table> }[],
  ): HostResult<void>
  deleteRows(tableId: string, recordIds: readonly string[]): HostResult<void>
}

// ---------------------------------------------------------------------------------------------- events

/** One burst of host events about one table. Nothing says who caused them; our own writes come back too. */
export interface SheetChange {
  readonly tableId: string
  /** A row that was deleted in the same burst as well is given here only: reading it tells. */
  readonly added: ReadonlySet<string>
  /** Record id → ids of the columns touched. */
  readonly modified: ReadonlyMap<string, ReadonlySet<string>>
  /** Rows that were modified more than once: no single write of ours explains that. */
  readonly repeated: ReadonlySet<string>
  readonly deleted: ReadonlySet<string>
  /** A column was added, changed or deleted: bindings must be looked at again. */
  readonly schemaChanged: boolean
}

export interface EventsPort {
  /** Calls back once per burst. The returned unsubscriber may be called twice. [HC2] */
  watchSheet(tableId: string, listener: (change: SheetChange) => void): () => void
  /** Tables appear or go. */
  watchTables(listener: () => void): () => void
  watchSelection(listener: (selection: HostSelection) => void): () => void
  /** Somebody changed the stored settings, or that part of what is stored. */
  watchStored(listener: () => void, part?: string): () => void
  watchTheme(listener: (theme: 'light' | 'dark') => void): () => void
  watchPermissions(listener: () => void): () => void
}

export interface HostSelection {
  readonly tableId: string | null
  readonly viewId: string | null
  readonly recordId: string | null
  readonly fieldId: string | null
}

// ---------------------------------------------------------------------------------------------- the rest

/** What this user may do, asked of Field and Record because Table answers false by design. */
export interface SheetRights<Table extends TableKey = 'tasks'> {
  /** The extension's columns that may be written. */
  readonly writable: ReadonlySet<ComputedKeyOf<Table>>
  readonly mayAddRows: boolean
  readonly mayDeleteRows: boolean
}

export interface HostPort extends SchemaPort, RowsPort, EventsPort {
  environment(): HostResult<{ readonly language: string; readonly theme: 'light' | 'dark'; readonly userId: string }>
  selection(): HostResult<HostSelection>
  /** Whether this user may change the schema of the Base (create tables and columns). */
  mayManage(): HostResult<boolean>
  /** Whether this user may change anything at all in the Base, the stored settings included; a reader may not. */
  mayEdit(): HostResult<boolean>
  rights<Table extends TableKey>(
    binding: SheetBinding<Table>,
    sampleRecordId: string | null,
  ): HostResult<SheetRights<Table>>
  /**
   * What was saved under our key for this Base, shared by all its users; null when nothing was. A `part` has a key of
   * its own: saving it touches nothing else, and `watchStored` tells of it to those who ask for that part.
   */
  loadStored(part?: string): HostResult<unknown>
  saveStored(value: unknown, part?: string): HostResult<void>
  openRecord(tableId: string, recordId: string): HostResult<void>
  showTable(tableId: string): HostResult<void>
  showView(tableId: string, viewId: string): HostResult<void>
}
