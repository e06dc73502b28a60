import * as v from 'valibot'
import {
  addDays,
  type CalendarDate,
  daysBetween,
  err,
  isCalendarDate,
  ok,
  REPORT_KINDS,
  type Result,
} from '../../domain/index.ts'
import { isBag } from '../stored/sameValue.ts'
import { storedDay, storedEntries, storedFigure } from '../stored/storedShapes.ts'
import {
  type CellValue,
  FACT_CELLS,
  FACT_TABLES,
  type FactRow,
  type FactRows,
  type Facts,
  type FactTable,
  FIGURES,
  GOAL_FIGURES,
} from './facts.ts'
import type { ReportKey } from './reportKey.ts'
import { type PartWords, WORD_PARTS, type Words } from './words.ts'

/** What stands in 数据快照 of a row of 报告. Another number when a later version of the extension keeps something else. */
const SNAPSHOT_VERSION = 1

/** Everything that is kept with a saved report beside its text. */
export interface Snapshot {
  readonly key: ReportKey
  /** When the draft was first made, milliseconds: of two drafts of one report the earlier one counts. */
  readonly madeAt: number
  readonly facts: Facts
  readonly words: Words
  readonly body: BodyMark
}

/** What is remembered of the text in 正文, to see whether people have changed it there. */
export interface BodyMark {
  readonly digest: string
  /** Where people's words stand in it, in characters. */
  readonly wordsFrom: number
  readonly wordsTo: number
}

/**
 * Characters. A text cell takes 100 000; a run keeps the cell from before and after, together with the text, and has
 * room for 256 kB.
 */
const MOST_CHARACTERS = 32_000

/** 'later': a later version of the extension has saved it, so that it must not be overwritten. */
export type SnapshotRefusal = 'later' | 'damaged'

const figure = v.tuple([v.picklist([...FIGURES, ...GOAL_FIGURES]), v.nullable(v.string()), storedFigure])
type StoredRow = readonly [id: string, title: string, ...cells: CellValue[]]
/** Looked at by hand: a schema for every cell takes 8 ms for a report, and a Base may have hundreds of them. */
const row = v.custom<StoredRow>(
  (one) =>
    Array.isArray(one) &&
    typeof one[0] === 'string' &&
    typeof one[1] === 'string' &&
    one.every((cell) => cell === null || typeof cell === 'string' || Number.isFinite(cell)),
)
const told = v.tuple([v.string(), storedFigure])
const part = v.object({ texts: v.array(v.string()), seen: v.array(v.string()), told: v.array(told) })
const table = v.object({ of: v.number(), rows: v.array(row) })
const key = v.object({
  kind: v.picklist(REPORT_KINDS),
  about: v.string(),
  phase: v.nullable(v.string()),
  from: v.nullable(storedDay),
  to: storedDay,
})
const snapshot = v.object({
  version: v.picklist([0, SNAPSHOT_VERSION]),
  key,
  madeAt: v.pipe(v.number(), v.finite()),
  today: storedDay,
  asOf: storedDay,
  figures: v.unknown(),
  // What version 0 did not keep.
  tables: v.fallback(v.optional(v.record(v.picklist(FACT_TABLES), v.optional(table)), {}), {}),
  words: v.fallback(v.optional(v.record(v.picklist(WORD_PARTS), v.optional(part)), {}), {}),
  body: v.fallback(
    v.optional(v.nullable(v.object({ digest: v.string(), wordsFrom: v.number(), wordsTo: v.number() })), null),
    null,
  ),
})

/** Reads 数据快照. A damaged table or part is left out, so that the rest can still be read. [RL1] */
export function readSnapshot(text: string | null): Result<Snapshot, SnapshotRefusal> {
  const raw = parsed(text ?? '')
  if (isBag(raw) && typeof raw['version'] === 'number' && raw['version'] > SNAPSHOT_VERSION) return err('later')
  const read = v.safeParse(snapshot, raw)
  if (!read.success) return err('damaged')
  const { key, madeAt, today, asOf, figures, tables, words, body } = read.output
  return ok({
    key,
    madeAt,
    facts: {
      today,
      asOf,
      figures: storedEntries(figure, figures).map(([name, goal, value]) => ({ name, goal, value })),
      tables: Object.fromEntries(
        FACT_TABLES.flatMap((name) => {
          const kept = tables[name]
          return kept === undefined
            ? []
            : [[name, { of: kept.of, rows: kept.rows.map((one) => readRow(name, one, asOf)) }]]
        }),
      ),
    },
    words: Object.fromEntries(
      WORD_PARTS.flatMap((name): readonly [string, PartWords][] => {
        const own = words[name]
        return own === undefined ? [] : [[name, own]]
      }),
    ),
    body: body ?? NO_BODY,
  })
}

/** Of version 0: where people's words stand in the text was not kept, and it cannot be told whether they changed it. */
const NO_BODY: BodyMark = { digest: '', wordsFrom: 0, wordsTo: 0 }

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The text for 数据快照: whole, else without titles, else with as many rows as there is room for. */
export function snapshotText(whole: Snapshot): string {
  const rowsOf = (tables: Facts['tables']) => FACT_TABLES.flatMap((name) => tables[name]?.rows ?? [])
  const text = written(whole)
  if (text.length <= MOST_CHARACTERS) return text
  const untitled = withTables(whole, (_name, rows) => rows.map((one) => ({ ...one, title: null })))
  let [most, kept] = [rowsOf(whole.facts.tables).length, written(untitled)]
  while (kept.length > MOST_CHARACTERS && most > 0) {
    most = Math.floor(most * Math.min(0.9, MOST_CHARACTERS / kept.length))
    const room = most
    kept = written(withTables(untitled, (name, rows) => tellingFirst(name, rows).slice(0, room)))
  }
  return kept
}

/** Rows of which more is to be expected come first: what is open, and what is late before the rest. */
function tellingFirst(name: FactTable, rows: readonly FactRow[]): readonly FactRow[] {
  if (name !== 'tasks') return rows
  const rank = ({ cells: [state] }: FactRow): number =>
    state === 'delayed' ? 0 : state === 'inProgress' ? 1 : state === 'done' || state === 'cancelled' ? 3 : 2
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

const withTables = (
  whole: Snapshot,
  change: (name: FactTable, rows: readonly FactRow[]) => readonly FactRow[],
): Snapshot => ({
  ...whole,
  facts: {
    ...whole.facts,
    tables: Object.fromEntries(
      FACT_TABLES.flatMap((name): readonly [string, FactRows][] => {
        const kept = whole.facts.tables[name]
        return kept === undefined ? [] : [[name, { of: kept.of, rows: change(name, kept.rows) }]]
      }),
    ),
  },
})

const written = ({ key, madeAt, facts, words, body }: Snapshot): string =>
  JSON.stringify({
    version: SNAPSHOT_VERSION,
    key,
    madeAt,
    today: facts.today,
    asOf: facts.asOf,
    body,
    words,
    figures: facts.figures.map(({ name, goal, value }) => [name, goal, value]),
    tables: Object.fromEntries(
      FACT_TABLES.flatMap((name) => {
        const kept = facts.tables[name]
        return kept === undefined
          ? []
          : [[name, { of: kept.of, rows: kept.rows.map((one) => writtenRow(name, one, facts.asOf)) }]]
      }),
    ),
  })

const isDay = (name: FactTable, at: number): boolean =>
  ['plannedStart', 'plannedEnd', 'actualEnd'].includes(FACT_CELLS[name][at] ?? '')

/** A row as it is kept: days are counted from the as-of day, which is shorter. A day that is none stays a text. */
const writtenRow = (name: FactTable, { id, title, cells }: FactRow, asOf: CalendarDate): readonly CellValue[] => [
  id,
  title ?? '',
  ...cells.map((cell, at) => (isDay(name, at) && typeof cell === 'string' ? (daysBetween(asOf, cell) ?? cell) : cell)),
]

function readRow(name: FactTable, [id, title, ...cells]: StoredRow, asOf: CalendarDate): FactRow {
  return {
    id,
    title: title === '' ? null : title,
    cells: cells.map((cell, at) =>
      isDay(name, at) && typeof cell === 'number' && isCalendarDate(asOf) ? addDays(asOf, cell) : cell,
    ),
  }
}

/** Blanks at the end and the kind of line break are the host's affair. */
const comparable = (text: string): string => text.replace(/\r\n?/gu, '\n').trimEnd()

/** A short text that is another one when people have changed the words (FNV-1a, 32 bits, with the length). */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5
  const same = comparable(text)
  for (let at = 0; at < same.length; at += 1) hash = Math.imul(hash ^ same.charCodeAt(at), 0x01000193)
  return `${String(same.length)}-${(hash >>> 0).toString(36)}`
}
