import { CODE, refusal } from './errors.ts'
import type { Formulas } from '../formula/formulas.ts'
import type { IdMint } from './ids.ts'
import type {
  CellValue,
  Clock,
  Denial,
  FieldState,
  HostLanguage,
  RecordState,
  Selection,
  Session,
  Snapshot,
  TableState,
  UiRequest,
  Variants,
  ViewState,
} from '../types.ts'
import { zoneOf, type Zone } from './zone.ts'
import { inWords } from './values.ts'

/** A table with indexes. Code that changes `state` updates them. */
export interface Table {
  readonly state: TableState
  readonly records: Map<string, RecordState>
  readonly fields: Map<string, FieldState>
  /** Counts changes in the table; caches are keyed by it. */
  revision: number
  /** Cached answers of `query.ts`, by query; valid for `queriesAt`. */
  readonly queries: Map<string, readonly RecordState[]>
  queriesAt: string
}

/** Everything a handler may read and change. */
export interface World {
  document: Snapshot
  tables: Map<string, Table>
  ids: IdMint
  readonly clock: Clock
  readonly variants: Variants
  denials: readonly Denial[]
  readonly selections: Map<string, Selection>
  /** Ticked rows, by user and view. */
  readonly ticked: Map<string, readonly string[]>
  theme: 'LIGHT' | 'DARK'
  language: HostLanguage
  /** Counts changes of tables, columns and switches; parsed formulas are cached by it. */
  schema: number
  readonly formulas: Formulas
  /** IANA time zone of whoever looks (switch formulaZone). */
  readonly viewerZone: string
  /** Uploaded files by token; not part of a snapshot. */
  readonly files: Map<string, Blob>
  askPage(request: UiRequest): unknown
  /** Notes an event for delivery at the end of the call (host-protocol §3); with a user, for that user alone. */
  emit(name: string, params: unknown, userId?: string): void
  /** Notes that a table, or with null something beyond tables, changed. */
  touch(tableId: string | null): void
}

/** Returned for a call that is never answered. */
export const NEVER: Promise<never> = new Promise(() => undefined)

/** One request of one invoke (host-protocol §2.1). */
export interface Call {
  readonly session: Session
  readonly context: readonly unknown[]
  readonly params: readonly unknown[]
}

/** Answers one key of the registry; throws HostError to refuse. */
export type Handler = (world: World, call: Call) => unknown

/** The time zone of the Base. */
export const zoneOfBase = (world: World): Zone => zoneOf(world.document.timeZone)

/** Builds the maps of a table. */
export function indexTable(state: TableState): Table {
  return {
    state,
    records: new Map(state.records.map((record) => [record.id, record])),
    fields: new Map(state.fields.map((field) => [field.id, field])),
    revision: 0,
    queries: new Map(),
    queriesAt: '',
  }
}

/** Throws 10212998 when the Base has no such table. */
export function tableById(world: World, id: unknown): Table {
  const table = typeof id === 'string' ? world.tables.get(id) : undefined
  if (!table) throw refusal(CODE.tableNotFound, `table not found: ${inWords(id)}`)
  return table
}

/** Throws 10213998 when the table has no such field. */
export function fieldById(table: Table, id: unknown): FieldState {
  const field = typeof id === 'string' ? table.fields.get(id) : undefined
  if (!field) throw refusal(CODE.fieldNotFound, `field not found: ${inWords(id)}`)
  return field
}

/** Throws 10214998 when the table has no such record. */
export function recordById(table: Table, id: unknown): RecordState {
  const record = typeof id === 'string' ? table.records.get(id) : undefined
  if (!record) throw refusal(CODE.recordNotFound, `record not found: ${inWords(id)}`)
  return record
}

/** Throws 10215998 when the table has no such view. */
export function viewById(table: Table, id: unknown): ViewState {
  const view = table.state.views.find((candidate) => candidate.id === id)
  if (!view) throw refusal(CODE.viewNotFound, `view not found: ${inWords(id)}`)
  return view
}

/** The primary field; every table has one. */
export function primaryField(table: Table): FieldState {
  const field = table.state.fields.find((candidate) => candidate.isPrimary) ?? table.state.fields[0]
  if (!field) throw refusal(CODE.fieldNotFound, 'table without fields')
  return field
}

/** Marks a table as changed: caches expire, the page re-renders. */
export function touchTable(world: World, table: Table): void {
  table.revision++
  world.touch(table.state.id)
}

/** Appends a field to a table and its index. */
export function adoptField(table: Table, field: FieldState): void {
  table.state.fields.push(field)
  table.fields.set(field.id, field)
}

/** A stored cell; null when empty. Computed columns are in `cells/readCell.ts`. */
export const storedCell = (record: RecordState, fieldId: string): CellValue => record.fields[fieldId] ?? null
