import * as v from 'valibot'
import { ok } from '../../domain/index.ts'
import type { HostCell, HostResult } from '../ports.ts'
import { storedSheet, type StoredSheet } from '../stored/document.ts'
import type { Part } from '../stored/part.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { storedEntries } from '../stored/storedShapes.ts'
import { signedRows, signsOf, withoutSigns, type ChangeCounts, type ChangeSet } from './changeSet.ts'
import { packSigns, unpackSigns, type PackedRows } from './packedSigns.ts'
import { fitsSigns } from './rowSigns.ts'
import { bytesOf, fitsRun } from './runBytes.ts'

/** What people did that let the extension write. */
export const RUN_KINDS = [
  'setUp',
  'upgrade',
  'repair',
  'addition',
  'sampleRemoval',
  'takeOver',
  'answer',
  'measure',
  'drop',
  'shift',
  'copy',
  'import',
  'baseline',
  'report',
  'takeBack',
] as const
export type RunKind = (typeof RUN_KINDS)[number]

/** One run: everything that the extension wrote because of one press, or one answer. */
export interface RunEntry {
  readonly id: string
  readonly kind: RunKind
  /** The sheet whose tables were written; null for a set-up that has no sheet yet. */
  readonly sheetId: string | null
  /** When it began, milliseconds since the epoch. */
  readonly at: number
  /** The host's id of the person who pressed; null where the host does not tell. */
  readonly by: string | null
  /** The reason that was given; null when none was asked for. */
  readonly why: string | null
  /** What it was about, by its name: the campaign that was begun, the baseline; null where its kind says all. */
  readonly what: string | null
  /** Of a taking back: the run that was taken back. */
  readonly of: string | null
  readonly counts: ChangeCounts
  /** The tables that were written. */
  readonly tableIds: readonly string[]
  /** Of what is kept of it, bytes; 0 when it was too long to be kept. */
  readonly bytes: number
  /** In so many parts stand the signs of rows that it added. */
  readonly signParts: number
  /** A short record stands here, a long one under a key of its own. */
  readonly record: RunRecord | null
  /** The taking back of it that is under way, so that two sidebars do not add the same rows again; null: none. */
  readonly claim: { readonly by: string; readonly at: number } | null
  /**
   * When it was taken back, how much of it stayed, and whether some of that can be taken back later; null: it stands,
   * because it never was or because that was taken back.
   */
  readonly takenBack: { readonly at: number; readonly left: number; readonly mayGoOn: boolean } | null
}

/** A baseline that a run froze, or that the taking back of one put away. */
export interface BaselineChange {
  readonly id: string
  /** Whether it stands after the run. */
  readonly stands: boolean
}

/** What is kept of a run so that it can be taken back. */
export interface RunRecord {
  readonly changes: ChangeSet
  /** What was stored of the sheet before the run and after it; null when nothing of that has changed. */
  readonly sheet: { readonly before: StoredSheet | null; readonly after: StoredSheet } | null
  readonly baseline: BaselineChange | null
}

/** Nobody has measured how much a host stores for us: what is kept of all runs, and in their list, bytes. */
const MOST_BYTES = 1024 * 1024
const MOST_BYTES_OF_LIST = 96 * 1024
/** A record up to this length stands in the list. */
const SHORT_BYTES = 2048
/** A run is kept for 30 days. */
const KEPT_MS = 30 * 24 * 3_600_000

const cell: v.GenericSchema<HostCell> = v.lazy(() =>
  v.union([v.null(), v.boolean(), v.number(), v.string(), v.array(cell), v.record(v.string(), cell)]),
)
const cells = v.record(v.string(), cell)
const texts = v.array(v.string())
const tableChanges = v.object({
  made: v.nullable(v.string()),
  cells: v.record(v.string(), v.record(v.string(), v.tuple([cell, cell]))),
  added: v.record(v.string(), cells),
  signs: v.optional(v.record(v.string(), v.number()), {}),
  deleted: v.record(v.string(), cells),
  columns: v.array(v.object({ id: v.string(), name: v.string() })),
  options: v.array(v.object({ columnId: v.string(), names: texts })),
  views: texts,
})
const record = v.object({
  changes: v.record(v.string(), tableChanges),
  sheet: v.nullable(v.object({ before: v.nullable(storedSheet), after: storedSheet })),
  baseline: v.optional(v.nullable(v.object({ id: v.string(), stands: v.boolean() })), null),
})
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const instant = v.pipe(v.number(), v.finite())
const entry = v.object({
  id: v.string(),
  kind: v.picklist(RUN_KINDS),
  sheetId: v.nullable(v.string()),
  at: instant,
  by: v.nullable(v.string()),
  why: v.nullable(v.string()),
  what: v.optional(v.nullable(v.string()), null),
  of: v.nullable(v.string()),
  counts: v.object({ cells: count, added: count, deleted: count, columns: count, tables: count }),
  tableIds: texts,
  bytes: count,
  signParts: v.optional(count, 0),
  record: v.nullable(record),
  claim: v.fallback(v.nullable(v.object({ by: v.string(), at: instant })), null),
  takenBack: v.nullable(v.object({ at: instant, left: count, mayGoOn: v.optional(v.boolean(), true) })),
})

/** The runs of all sidebars, oldest first. A damaged entry is dropped and the others stay. */
export const RUNS: Part<readonly RunEntry[]> = {
  key: 'runs',
  version: 1,
  nothing: [],
  read: ({ runs }) => storedEntries(entry, runs),
  write: (runs) => ({ runs }),
}

const recordPart = (id: string): Part<RunRecord | null> => ({
  key: `run.${id}`,
  version: 1,
  nothing: null,
  read: ({ run }) => v.parse(v.fallback(v.nullable(record), null), run),
  write: (run) => ({ run }),
})

const packedRows = v.array(v.object({ tableId: v.string(), prefix: v.string(), idLength: count, rows: v.string() }))
const signPart = (id: string, at: number): Part<readonly PackedRows[] | null> => ({
  key: `run.${id}.${String(at)}`,
  version: 1,
  nothing: null,
  read: ({ rows }) => v.parse(v.fallback(v.nullable(packedRows), null), rows),
  write: (rows) => ({ rows }),
})

/** The runs that are kept: those of the last 30 days, as long as all of them have room. The oldest go first. */
export function keptRuns(runs: readonly RunEntry[], now: number): readonly RunEntry[] {
  const kept: RunEntry[] = []
  let [bytes, listed] = [0, 0]
  for (const run of runs.toSorted((one, other) => other.at - one.at)) {
    if (now - run.at > KEPT_MS) break
    bytes += run.bytes
    listed += bytesOf(run)
    if (bytes > MOST_BYTES || listed > MOST_BYTES_OF_LIST) break
    kept.push(run)
  }
  return kept.toReversed()
}

/** Adds runs to the list, or puts longer records of them in their places. Records of runs that are dropped go as well. */
export async function keepRuns(
  stored: Pick<StoredRoom, 'change' | 'known'>,
  runs: readonly (readonly [RunEntry, RunRecord | null])[],
  now: number,
): HostResult<void> {
  const entries: RunEntry[] = []
  for (const [run, kept] of runs) entries.push(await withRecord(stored, run, kept))
  let dropped: readonly RunEntry[] = []
  const changed = await stored.change(
    RUNS,
    (before) => {
      const ids = new Set(entries.map(({ id }) => id))
      const all = [...before.filter(({ id }) => !ids.has(id)), ...entries]
      const left = keptRuns(all, now)
      dropped = all.filter((one) => !left.includes(one))
      return left
    },
    {
      onRefusal: 'keepWhenFull',
      shorter: (refused) => (refused.length > 1 ? refused.slice(refused.length >> 1) : null),
    },
  )
  if (!changed.ok) return changed
  for (const { id, bytes, signParts, record: short } of dropped) {
    if (bytes > 0 && short === null) await stored.change(recordPart(id), () => null)
    for (let at = 0; at < signParts; at += 1) await stored.change(signPart(id, at), () => null)
  }
  return ok(undefined)
}

/** The entry with its record in it, or with the record stored beside it; without one where there is no room. */
async function withRecord(
  stored: Pick<StoredRoom, 'change'>,
  run: RunEntry,
  kept: RunRecord | null,
): Promise<RunEntry> {
  if (kept === null) return { ...run, bytes: 0, record: null }
  const main = { ...kept, changes: withoutSigns(kept.changes) }
  const parts = packSigns(signsOf(kept.changes))
  const bytes = bytesOf(main)
  if (!fitsRun(bytes) || !fitsSigns(signedRows(kept.changes))) return { ...run, bytes: 0, record: null }
  const signBytes = parts.reduce((sum, part) => sum + bytesOf(part), 0)
  for (const [at, part] of parts.entries()) {
    const saved = await stored.change(signPart(run.id, at), () => part)
    if (!saved.ok) return { ...run, bytes: 0, record: null }
  }
  return await withMain(stored, { ...run, signParts: parts.length }, main, { bytes, signBytes })
}

async function withMain(
  stored: Pick<StoredRoom, 'change'>,
  run: RunEntry,
  main: RunRecord,
  { bytes, signBytes }: { readonly bytes: number; readonly signBytes: number },
): Promise<RunEntry> {
  const all = bytes + signBytes
  const isBeside = run.bytes > 0 && run.record === null
  if (bytes <= SHORT_BYTES && !isBeside) return { ...run, bytes: all, record: main }
  const saved = await stored.change(recordPart(run.id), () => main)
  return { ...run, bytes: saved.ok ? all : 0, record: null }
}

/** What is kept of a run; null when nothing is kept of it. */
export async function loadRecord(stored: Pick<StoredRoom, 'load'>, run: RunEntry): HostResult<RunRecord | null> {
  if (run.bytes === 0) return ok(null)
  const main = run.record === null ? await stored.load(recordPart(run.id)) : ok(run.record)
  if (!main.ok || main.value === null) return main
  const packed: PackedRows[] = []
  for (let at = 0; at < run.signParts; at += 1) {
    const part = await stored.load(signPart(run.id, at))
    if (!part.ok) return part
    // Without all of its rows a run must not look as if it had been taken back.
    if (part.value === null) return ok(null)
    packed.push(...part.value)
  }
  const signs = unpackSigns(packed)
  const { changes } = main.value
  const tables = Object.entries(changes).map(([tableId, table]) => [
    tableId,
    { ...table, signs: signs.get(tableId) ?? table.signs },
  ])
  return ok({ ...main.value, changes: Object.fromEntries(tables) as ChangeSet })
}

/** A taking back that has not ended after so long was closed on its way. */
const CLAIMED_MS = 120_000

/** Claims a run for one taking back of it; false while another one is under way. */
export async function claimRun(
  stored: Pick<StoredRoom, 'change'>,
  id: string,
  claim: NonNullable<RunEntry['claim']>,
): HostResult<boolean> {
  const isFree = (run: RunEntry): boolean => run.claim === null || claim.at - run.claim.at > CLAIMED_MS
  const changed = await stored.change(RUNS, (runs) =>
    runs.map((run) => (run.id === id && isFree(run) ? { ...run, claim } : run)),
  )
  return changed.ok ? ok(isClaimedBy(changed.value, id, claim.by)) : changed
}

/** Whether the claim still stands: another sidebar may have claimed the run in the same moment. */
export async function holdsClaim(stored: Pick<StoredRoom, 'load'>, id: string, by: string): HostResult<boolean> {
  const runs = await stored.load(RUNS)
  return runs.ok ? ok(isClaimedBy(runs.value, id, by)) : runs
}

const isClaimedBy = (runs: readonly RunEntry[], id: string, by: string): boolean =>
  runs.find((run) => run.id === id)?.claim?.by === by

/**
 * Notes how the taking back of a run ended, and gives the claim back. With the taking back of a taking back, the run that
 * this one had taken back stands again, and so on.
 */
export const noteTakenBack = (
  stored: Pick<StoredRoom, 'change'>,
  id: string,
  by: string,
  takenBack: RunEntry['takenBack'],
): HostResult<readonly RunEntry[]> =>
  stored.change(RUNS, (runs) => {
    const marks = takenBack === null ? new Map<string, RunEntry['takenBack']>() : marksAlong(runs, id, takenBack)
    return runs.map((run) => ({
      ...run,
      claim: run.id === id && run.claim?.by === by ? null : run.claim,
      takenBack: marks.has(run.id) ? (marks.get(run.id) ?? null) : run.takenBack,
    }))
  })

/** Every second run along the chain of takings back is taken back now, and those between stand. */
function marksAlong(
  runs: readonly RunEntry[],
  id: string,
  takenBack: NonNullable<RunEntry['takenBack']>,
): ReadonlyMap<string, RunEntry['takenBack']> {
  const of = new Map(runs.map((run) => [run.id, run.of]))
  const marks = new Map<string, RunEntry['takenBack']>()
  let isTakenBack = true
  for (let at: string | null = id; at !== null && !marks.has(at); at = of.get(at) ?? null) {
    marks.set(at, isTakenBack ? takenBack : null)
    isTakenBack = !isTakenBack
  }
  return marks
}
