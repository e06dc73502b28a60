import type { Currency, Result, TaughtWords } from '../domain/index.ts'
import type { ComputedKeyOf, FieldKey, FieldKind, FieldValue, Hue, RowOf, TableKey } from '../schema/index.ts'

/**
 * What we ask of a host, in our words. The Feishu adapter keeps these promises over the SDK; the contract
 * suite says what they are. Every method resolves within its timeout; an expected refusal is a value.
 */

/** Every refusal that we expect of a host. A new kind does not compile until it has a message. */
export type HostError =
  | { readonly kind: 'permissionDenied'; readonly what: string }
  | { readonly kind: 'notFound'; readonly what: string }
  | { readonly kind: 'nameTaken'; readonly what: string }
  | { readonly kind: 'limitExceeded'; readonly what: string }
  /** We asked too often. The same call succeeds after a pause. */
  | { readonly kind: 'rateLimited'; readonly what: string }
  | { readonly kind: 'timeout'; readonly what: string; readonly afterMs: number }
  | { readonly kind: 'cancelled' }
  /** What is stored was saved by a later version of the extension: it must not be overwritten. */
  | { readonly kind: 'laterVersion' }
  | { readonly kind: 'unexpected'; readonly what: string; readonly code: number | null; readonly message: string }

export type HostResult<Value> = Promise<Result<Value, HostError>>

/** Whether the call ended without an answer: nobody knows what the host has done. Such a refusal ends a run. */
export const isSilence = ({ kind }: HostError): boolean => kind === 'timeout' || kind === 'cancelled'

/** Whether the user may not do it, or it is gone: trying again changes nothing. */
export const isDeniedOrGone = ({ kind }: HostError): boolean => kind === 'permissionDenied' || kind === 'notFound'

/** Why there is no host. The sidebar explains this and does nothing else. */
export type ConnectRefusal =
  /** The page is not embedded: the SDK would never answer and report no error (host-protocol §1.3). */
  | { readonly kind: 'outsideBase' }
  /** The page is embedded, but the page around it does not answer the handshake (host-protocol §1.2). */
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

/** A column as it is in the Base. `kind` is null for a type that the extension does not use. */
export interface ColumnInfo {
  readonly id: string
  readonly name: string
  readonly isPrimary: boolean
  readonly kind: FieldKind | null
  readonly options: readonly OptionInfo[]
  /** Plain text of the description, marker included; '' when there is none. */
  readonly description: string
  /** The scale that the column declares: 100 when a percent formatter stores 0.15 for 15 %. Null: it declares none. */
  readonly declaredScale: PercentScale | null
  /** Links only: the table that the cells point into. */
  readonly linkedTableId: string | null
  /** The host fills the cells in by itself (a formula, a created time): nobody can write them. */
  readonly isFilledByHost?: true
  /** The host names in it who last changed the row. */
  readonly namesLastModifier?: true
  /** Of a formula column: its text in the host's spelling, with names or with ids; '' when the host has none. */
  readonly formula?: string
}

/** Factor from the cell to percent: 100 when the cell holds 0.15 for 15 %, 1 when it holds 15. */
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
  /** Option ids of a condition on a select, texts, and numbers as texts; [] for a value of another shape. */
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
  /** The host computes the cells by this text; `kind` is what the results are, and the host may find out by itself. */
  readonly formula?: string
  /** Links only; the table must be there. */
  readonly linkTo?: { readonly tableId: string; readonly multiple: boolean }
}

/**
 * A view's condition in ids. `beforeToday` and `thisWeek` are the host's own moving dates; texts and numbers are for
 * columns that a formula computes.
 */
export type ConditionDraft =
  | { readonly fieldId: string; readonly test: 'is' | 'isNot'; readonly optionId: string }
  | { readonly fieldId: string; readonly test: 'is' | 'isNot' | 'contains'; readonly text: string }
  | { readonly fieldId: string; readonly test: 'isLess'; readonly number: number }
  | { readonly fieldId: string; readonly test: 'beforeToday' | 'thisWeek' | 'isTicked' }

/** The settings that a view should have. Absent parts stay as they are. They apply for everybody (applySetting). */
export interface ViewDraft {
  /** Adds the draft to the view: people's conditions, sorting and grouping stay. */
  readonly onlyAdds?: boolean
  /** Columns that others have replaced: conditions on them and orders by them are removed even so. */
  readonly replaced?: readonly string[]
  readonly filter?: { readonly conjunction: 'and' | 'or'; readonly conditions: readonly ConditionDraft[] }
  readonly sort?: readonly { readonly fieldId: string; readonly desc: boolean }[]
  readonly group?: readonly { readonly fieldId: string; readonly desc: boolean }[]
  readonly hidden?: readonly string[]
  /** Columns to show, even where somebody has hidden them. */
  readonly shown?: readonly string[]
  readonly widths?: Readonly<Record<string, number>>
  /** The table is being made: set the widths without reading each of them first. */
  readonly isNew?: boolean
  /** The view was made a moment ago and nobody has changed it: configure it without reading it first. */
  readonly isBlank?: boolean
}

export interface SchemaPort {
  listTables(): HostResult<readonly TableInfo[]>
  describeTable(tableId: string): HostResult<TableDescription>
  /** A new table has a default primary column, a default view and perhaps blank rows: describe it before use. */
  createTable(name: string): HostResult<TableInfo>
  /** Deletes a table. Call it only for a table that the extension made and that holds nothing of people's. */
  deleteTable(tableId: string): HostResult<void>
  addColumn(tableId: string, draft: ColumnDraft): HostResult<{ readonly id: string }>
  /** Renames, describes and retypes a column that the extension made. */
  changeColumn(tableId: string, columnId: string, draft: ColumnDraft): HostResult<void>
  /** Writes a column's description and nothing else. */
  describeColumn(tableId: string, columnId: string, description: string): HostResult<void>
  /** Deletes a column. Call it only for an empty column that the extension made. */
  deleteColumn(tableId: string, columnId: string): HostResult<void>
  /** Adds the options whose names the column lacks; keeps all others. */
  addOptions(tableId: string, columnId: string, options: NonNullable<ColumnDraft['options']>): HostResult<void>
  /** Removes options from a column. Call it only for options that the extension added and that no cell holds. */
  removeOptions(tableId: string, columnId: string, optionIds: readonly string[]): HostResult<void>
  addView(
    tableId: string,
    draft: { readonly name: string; readonly type: ViewInfo['type'] },
  ): HostResult<{ readonly id: string }>
  renameView(tableId: string, viewId: string, name: string): HostResult<void>
  /** Deletes a view. Call it only for one that the extension made and nobody has changed. */
  deleteView(tableId: string, viewId: string): HostResult<void>
  /** Writes the settings that differ from the draft, then applies the view for everybody. */
  configureView(tableId: string, viewId: string, draft: ViewDraft): HostResult<void>
}

// ---------------------------------------------------------------------------------------------- rows

/**
 * How a text column of people's is read as a field of another kind. Its words are never written. `spanStart` and
 * `spanEnd` read the two ends of "3.15-3.25". `hold` reads people's own states: whether a task is held, and how far it
 * is when no progress can be read [AD5]. `shown` reads the text that the column shows. `share` reads a plain number
 * after a person has said which number is the whole. `amount` reads an amount of money, `figure` the figure of a goal
 * [AD4]. `named` reads a link from the name of the row that is meant, `option` the word for one of our options [AD7].
 */
export interface TypedReading {
  readonly as:
    | 'progress'
    | 'spanStart'
    | 'spanEnd'
    | 'people'
    | 'choice'
    | 'hold'
    | 'shown'
    | 'share'
    | 'amount'
    | 'figure'
    | 'named'
    | 'option'
  /** The year for days typed without one, confirmed by a person. Null: such days are not read. [AD2] */
  readonly year: number | null
  /**
   * `share`, and words among which plain numbers stand: the number that means 100 %. Null: nobody has said it yet, and
   * numbers that could be shares are not read. [AD1]
   */
  readonly whole?: number | null
  /** What people have said that words of theirs mean. [TW1] */
  readonly taught?: TaughtWords
  /** `amount` only: the currency of the column. An amount in another one is not read. Absent: yuan. [AD4] */
  readonly currency?: Currency
  /** `amount` only: what one means where a cell has no unit of its own: 10 000 under 预算（万元）. Absent: 1. */
  readonly times?: number
  /** `option` only: people's words as plain text, with the key of the option that each stands for. */
  readonly words?: Readonly<Record<string, string>>
}

/** The column of a declared field in one table, and how its cells are read. */
export interface FieldBinding {
  readonly fieldId: string
  readonly kind: FieldKind
  /** Percent kinds only. Null until a non-empty cell has shown the scale. */
  readonly scale: PercentScale | null
  /**
   * Selects only: each option with its id in the Base. The key is the schema's (closed selects) or the option's text.
   */
  readonly options: readonly { readonly id: string; readonly name: string; readonly key: string }[]
  /** Present when people typed words and the value has to be read from them. */
  readonly typed?: TypedReading
}

/** The table and columns in the Base that hold a declared table: 任务 unless another is named. */
export interface SheetBinding<Table extends TableKey = 'tasks'> {
  readonly table: Table
  readonly tableId: string
  readonly fields: { readonly [Key in FieldKey<Table>]?: FieldBinding }
  /** The column in which the host names who last changed a row; absent when people have made none. */
  readonly modifierId?: string
}

/** The binding of a field of any table; undefined when it has no column. */
export const fieldBinding = <Table extends TableKey>(
  { fields }: SheetBinding<Table>,
  field: string,
): FieldBinding | undefined => (fields as Readonly<Record<string, FieldBinding | undefined>>)[field]

/** What is needed to read a table: its columns, and the time zone for days and instants. */
export interface ReadContext<Table extends TableKey = 'tasks'> {
  readonly binding: SheetBinding<Table>
  readonly timeZone: string
}

export type ComputedCells<Table extends TableKey = 'tasks'> = {
  readonly [Key in ComputedKeyOf<Table>]?: FieldValue<Table, Key & FieldKey<Table>>
}
/** People's cells that the extension adds or corrects because a person asked for it. */
export type EnteredCells<Table extends TableKey = 'tasks'> = {
  readonly [Key in FieldKey<Table>]?: FieldValue<Table, Key>
}

/** The cells to write: the fewest that bring the sheet up to date. `null` empties a cell. [RC1] */
export type WritePlan<Table extends TableKey = 'tasks'> = readonly {
  readonly recordId: string
  readonly fields: ComputedCells<Table>
}[]

export interface WriteOutcome {
  readonly written: number
  /** Rows that the host refused, each with the reason. All others were written. */
  readonly refused: readonly { readonly recordId: string; readonly error: HostError }[]
}

/** The host's token for a page. Only the host understands it. */
export type PageToken = number

/** A cell in the host's own words, null when it is empty. Only the host understands it; it can be stored. */
export type HostCell = null | boolean | number | string | readonly HostCell[] | { readonly [part: string]: HostCell }

/** Cells of a row by column id. */
export type HostCells = Readonly<Record<string, HostCell>>

/** A row as people see it: column id → the text that the host shows; an empty cell is absent. */
export interface ShownRow {
  readonly recordId: string
  readonly texts: Readonly<Record<string, string>>
}

export interface RowsPort {
  /**
   * Whether any row holds something in a column, or one of these options. It reads every row instead of asking the host
   * to filter, because a column is deleted on this answer and a host may understand a filter differently.
   */
  holdsAnything(tableId: string, columnId: string, optionIds: readonly string[] | null): HostResult<boolean>
  /** The first rows of any table as people see them, at most 200, in one call; `total` counts all rows. */
  peekRows(tableId: string): HostResult<{ readonly rows: readonly ShownRow[]; readonly total: number }>
  /** All rows of any table as people see them, page by page; `total` is how many there are, as far as it is known. */
  peekAll(
    tableId: string,
    onPage: (rows: readonly ShownRow[], total: number) => void,
    signal: AbortSignal,
  ): HostResult<null>
  /**
   * Reads all rows, page by page, in domain units. A cell that cannot be read arrives as null; if it holds words, its
   * field is listed in `unread`. [HC1] `next` is the token of the following page, null on the last page. Pass it as
   * `from` to continue an interrupted reading.
   */
  readAll<Table extends TableKey>(
    context: ReadContext<Table>,
    onPage: (
      rows: readonly RowOf<Table>[],
      progress: { readonly read: number; readonly total: number; readonly next: PageToken | null },
    ) => void,
    signal: AbortSignal,
    from?: PageToken | null,
  ): HostResult<{ readonly read: number }>
  /** Reads those of these rows that still exist, in at most ceil(n / 500) calls. */
  readSome<Table extends TableKey>(
    context: ReadContext<Table>,
    recordIds: readonly string[],
    signal: AbortSignal,
  ): HostResult<readonly RowOf<Table>[]>
  /**
   * Tells the scale from the text that the host shows for one non-empty cell; null when all are empty. It never guesses
   * the scale from the magnitude.
   */
  detectScale<Table extends TableKey>(
    context: ReadContext<Table>,
    field: FieldKey<Table>,
    recordIds: readonly string[],
  ): HostResult<PercentScale | null>
  /**
   * Writes in batches that the host accepts, one after another. It is safe to repeat. [HC3] A timeout or a cancellation
   * is an error, and so is a refusal of every row from the start; `onBatch` has told which batches were written before.
   */
  apply<Table extends TableKey>(
    context: ReadContext<Table>,
    plan: WritePlan<Table>,
    options: {
      readonly signal: AbortSignal
      readonly onBatch?: (written: number, recordIds: readonly string[]) => void
    },
  ): HostResult<WriteOutcome>
  /** Adds rows and returns their ids in order. docs/architecture.md lists who adds rows. */
  addRows<Table extends TableKey>(
    context: ReadContext<Table>,
    rows: readonly EnteredCells<Table>[],
  ): HostResult<readonly string[]>
  /** Writes people's cells of existing rows, because a person asked for it. */
  rewriteRows<Table extends TableKey>(
    context: ReadContext<Table>,
    rows: readonly { readonly recordId: string; readonly fields: EnteredCells<Table> }[],
  ): HostResult<void>
  deleteRows(tableId: string, recordIds: readonly string[]): HostResult<void>
  /**
   * Reads all cells of those of these rows that still exist, whatever their columns are. Empty cells are absent. With
   * `mayRecall` rows whose last reading by id is at hand cost no call. [HC20]
   */
  readCells(
    tableId: string,
    recordIds: readonly string[],
    options?: { readonly mayRecall?: boolean },
  ): HostResult<ReadonlyMap<string, HostCells>>
  /** What `rewriteRows` or `addRows` would put into the cells of these rows; writes nothing. */
  cellsOf<Table extends TableKey>(
    context: ReadContext<Table>,
    rows: readonly EnteredCells<Table>[],
  ): Result<readonly HostCells[], HostError>
  /** The words of a cell; a number as digits. '' when it is empty. */
  textOfCell(cell: HostCell): string
  /** Whether two cells hold the same, in whichever of the host's spellings. */
  isSameCell(one: HostCell, other: HostCell): boolean
  /** What a cell holds, in one spelling: cells that hold the same have the same. '' when it is empty. */
  meaningOfCell(cell: HostCell): string
  /** Puts cells back as they were read. [HC20] */
  writeCells(
    tableId: string,
    rows: readonly { readonly recordId: string; readonly cells: HostCells }[],
  ): HostResult<void>
  /** Adds rows with these cells and returns their ids in order. */
  addCells(tableId: string, rows: readonly HostCells[]): HostResult<readonly string[]>
}

// ---------------------------------------------------------------------------------------------- events

/** One burst of host events about one table. No event says who caused it, and our own writes cause events too. */
export interface SheetChange {
  readonly tableId: string
  /** A row that was added and deleted in the same burst is listed here only: reading it shows whether it exists. */
  readonly added: ReadonlySet<string>
  /** Record id → ids of the columns touched. */
  readonly modified: ReadonlyMap<string, ReadonlySet<string>>
  /** Rows that were modified more than once: one write of ours cannot be the only cause. */
  readonly repeated: ReadonlySet<string>
  readonly deleted: ReadonlySet<string>
  /** A column was added, changed or deleted: describe the table again and bind its columns anew. */
  readonly schemaChanged: boolean
}

export interface EventsPort {
  /** Calls back once per burst. The returned unsubscriber may be called twice. [HC2] */
  watchSheet(tableId: string, listener: (change: SheetChange) => void): () => void
  /** Calls back when a table was added or deleted. */
  watchTables(listener: () => void): () => void
  watchSelection(listener: (selection: HostSelection) => void): () => void
  /** Calls back when somebody changed the stored settings, or the named part of what is stored. */
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

/** What this user may do. The host is asked about fields and records, because about a table it always answers no. */
export interface SheetRights<Table extends TableKey = 'tasks'> {
  /** The computed columns that this user may write. */
  readonly writable: ReadonlySet<ComputedKeyOf<Table>>
  readonly mayAddRows: boolean
  readonly mayDeleteRows: boolean
}

export interface HostPort extends SchemaPort, RowsPort, EventsPort {
  environment(): HostResult<{ readonly language: string; readonly theme: 'light' | 'dark'; readonly userId: string }>
  selection(): HostResult<HostSelection>
  /** Whether this user may change the schema of the Base (create tables and columns). */
  mayManage(): HostResult<boolean>
  /** Whether this user may change anything in the Base, the stored settings included. A reader may not. */
  mayEdit(): HostResult<boolean>
  rights<Table extends TableKey>(
    binding: SheetBinding<Table>,
    sampleRecordId: string | null,
  ): HostResult<SheetRights<Table>>
  /**
   * Loads what was saved under our key for this Base, shared by all its users; null when nothing was. A `part` has its
   * own key: saving it changes nothing else, and only those who watch this part are called back.
   */
  loadStored(part?: string): HostResult<unknown>
  saveStored(value: unknown, part?: string): HostResult<void>
  openRecord(tableId: string, recordId: string): HostResult<void>
  showTable(tableId: string): HostResult<void>
  showView(tableId: string, viewId: string): HostResult<void>
}
