import * as v from 'valibot'
import type { CalendarDate } from '../../domain/index.ts'
import { isSameCell } from './sameCell.ts'
import type { Part } from '../stored/part.ts'
import { storedDay, storedFigure } from '../stored/storedShapes.ts'

const hold = v.picklist(['paused', 'cancelled'])
/** People's cells that a drag changes. */
const draggedCells = v.object({
  progress: v.exactOptional(storedFigure),
  doneAmount: v.exactOptional(storedFigure),
  actualEnd: v.exactOptional(v.nullable(v.string())),
  hold: v.exactOptional(v.nullable(v.string())),
})

const rowMemory = v.object({
  /**
   * 人工标记 where the sheet has no such column. 'none': resumed, but the state cell still says paused or cancelled. [MI1]
   */
  hold: v.exactOptional(v.picklist(['paused', 'cancelled', 'none'])),
  /** The actual start where the sheet has no such column. [MI1] */
  startedOn: v.exactOptional(storedDay),
  /** `start`, `end`: proposed actual dates. `clears`: a stamped end that may be cleared. [MI2] */
  start: v.exactOptional(storedDay),
  end: v.exactOptional(storedDay),
  clears: v.exactOptional(storedDay),
  /** Dates that a person does not want to be asked about. */
  refused: v.exactOptional(v.array(v.picklist(['start', 'end']))),
  /** What a drag changed without a question, so that a person can take it back. `at`: milliseconds. [MI1] */
  undo: v.exactOptional(
    v.object({
      at: v.number(),
      from: v.nullable(hold),
      to: v.picklist(['done', 'paused', 'cancelled', 'resumed']),
      before: draggedCells,
      after: draggedCells,
    }),
  ),
})

/** What people told us about a task where the sheet has no column for it, and what we still ask them about it. */
export type RowMemory = v.InferOutput<typeof rowMemory>
export type DragUndo = NonNullable<RowMemory['undo']>

export const NO_MEMORY: RowMemory = {}

/** More rows than this are thinned, so that the text stays short enough for one key (some 60 bytes a row). */
const MAX_ROWS = 1000

const rows = v.pipe(v.string(), v.parseJson(), v.record(v.string(), rowMemory))
const VERSION = 1
const stored = v.object({
  rows: v.fallback(rows, {}),
  undatedSeen: v.fallback(v.number(), 0),
})

/** The memory of all rows of a sheet, as it is stored under one key of the Base. */
export interface MemoryDocument {
  readonly rows: ReadonlyMap<string, RowMemory>
  /**
   * The number of done tasks without an end when a person declined to be asked about them; more are asked about. [MI2]
   */
  readonly undatedSeen: number
}

const EMPTY: MemoryDocument = { rows: new Map(), undatedSeen: 0 }

/** The stored part with the memory of a sheet's rows. A damaged part reads as empty. */
export const statementsPart = (sheetId: string): Part<MemoryDocument> => ({
  key: `statements.${sheetId}`,
  version: VERSION,
  nothing: EMPTY,
  read: readMemory,
  write: writeMemory,
})

export function readMemory(raw: unknown): MemoryDocument {
  const parsed = v.safeParse(stored, raw)
  return parsed.success
    ? { rows: new Map(Object.entries(parsed.output.rows)), undatedSeen: parsed.output.undatedSeen }
    : EMPTY
}

/** The rows are stored as one text, because a host passes a text on faster than a thousand records. */
const writeMemory = ({ rows: memories, undatedSeen }: MemoryDocument): Readonly<Record<string, unknown>> => ({
  rows: JSON.stringify(Object.fromEntries(memories)),
  undatedSeen,
})

export const isEmptyMemory = (row: RowMemory): boolean => Object.keys(row).length === 0

/**
 * At most this many rows. Rows without a statement are dropped first, then statements of rows that do not exist, each
 * time the oldest first.
 */
export function thinned(
  memories: ReadonlyMap<string, RowMemory>,
  isThere: (recordId: string) => boolean,
  most = MAX_ROWS,
): ReadonlyMap<string, RowMemory> {
  if (memories.size <= most) return memories
  const rank = ([recordId, { hold, startedOn }]: readonly [string, RowMemory]): number =>
    hold === undefined && startedOn === undefined ? 0 : isThere(recordId) ? 2 : 1
  const entries = [...memories]
  const dropped = new Set(
    entries
      .toSorted((a, b) => rank(a) - rank(b))
      .slice(0, entries.length - most)
      .map(([recordId]) => recordId),
  )
  return new Map(entries.filter(([recordId]) => !dropped.has(recordId)))
}

/** Whether the row still holds what the drag wrote. */
export const stillHolds = (
  row: { readonly [Key in keyof DragUndo['after']]?: unknown },
  { after }: DragUndo,
): boolean => (Object.keys(after) as (keyof DragUndo['after'])[]).every((key) => isSameCell(row[key], after[key]))

/** The part of a row's memory that the rules use. */
export interface TaskStatement {
  readonly hold: 'paused' | 'cancelled' | null
  readonly actualStart: CalendarDate | null
}

export const statementOf = ({ hold, startedOn }: RowMemory): TaskStatement => ({
  hold: hold === 'paused' || hold === 'cancelled' ? hold : null,
  actualStart: startedOn ?? null,
})
