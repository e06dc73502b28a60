import { ok, type Result } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { HostError } from '../ports.ts'
import { findScale } from '../sheet/progressScale.ts'
import { forgetRows, takeRows, type Findings } from './takeRows.ts'
import type { PageBookmark, EngineState } from './engineState.ts'

/** Rows taken before the page may draw: about ten milliseconds of work. */
const ROWS_PER_BREATH = 1000
/** After this time the pages before the bookmark are too old: the reading starts at the first page again. */
const BOOKMARK_MS = 300_000

export interface ReadingOptions {
  /** After a page: whether something else must be done first. The bookmark tells where to go on. */
  readonly isInterrupted?: () => boolean
}

/**
 * Reads the whole sheet page by page and assesses each page while the next one is loading. 'interrupted': other work
 * came first, and the bookmark says where to go on. While the scale of the progress column is unknown, the first page
 * is searched for it before the others are read, and no row is taken: a progress that cannot be read yet would look
 * like a change once it can. [MI2]
 */
export async function readEverything(
  engine: EngineState,
  findings: Findings,
  options: ReadingOptions = {},
  checksScale = engine.columns.isScaleOpen(),
): Promise<Result<'read' | 'interrupted', HostError>> {
  const { host, columns, signal, clock } = engine
  const reading = columns.readContext(engine.settings.timeZone)
  if (reading === null) return ok('read')
  const { bookmark } = engine
  const from: PageBookmark =
    bookmark !== null && clock.now() - bookmark.at < BOOKMARK_MS
      ? bookmark
      : { token: null, seen: new Set(), at: clock.now() }
  const { seen } = from
  const unreadable: string[] = []
  const isScaleOpen = columns.isScaleOpen()
  const waiting: (readonly TaskRow[])[] = []
  const early = new AbortController()
  let stop: 'scale' | 'interrupted' | null = null
  const outcome = await host.readAll(
    reading,
    (rows, { read, total, next }) => {
      for (const row of rows) {
        seen.add(row.recordId)
        if (row.progress === null) unreadable.push(row.recordId)
      }
      if (isScaleOpen) waiting.push(rows)
      else takeRows(engine, rows, findings)
      engine.bookmark = isScaleOpen || next === null ? null : { token: next, seen, at: clock.now() }
      // Rights are asked about a row that exists, while the next pages are on their way.
      void columns.askRights([rows[0], rows.at(-1)].flatMap((row) => row?.recordId ?? []))
      engine.onProgress(seen.size, Math.max(total, read))
      if (next === null) return
      if (checksScale && unreadable.length > 0) stop = 'scale'
      else if (options.isInterrupted?.() === true) stop = 'interrupted'
      if (stop !== null) early.abort()
    },
    AbortSignal.any([signal, early.signal]),
    from.token,
  )
  if (stop === 'interrupted' && !signal.aborted) return ok('interrupted')
  if (stop === null && !outcome.ok) return outcome
  if (signal.aborted) return outcome.ok ? ok('read') : outcome
  const scale = await decideScale(engine, unreadable)
  if (stop === 'scale' || scale === 'found') {
    engine.bookmark = null
    return readEverything(engine, findings, options, false)
  }
  for (const [at, rows] of waiting.entries()) {
    if (at > 0) await clock.breathe()
    takeRows(engine, rows, findings)
  }
  engine.bookmark = null
  engine.isUncompared = scale === 'unanswered'
  return finishReading(engine, seen, findings)
}

/** Puts the rows in order and reads those that were on no page: pages shift while others add or delete rows. */
async function finishReading(
  engine: EngineState,
  seen: ReadonlySet<string>,
  findings: Findings,
): Promise<Result<'read', HostError>> {
  const { model, pending } = engine
  model.arrange(seen)
  const unseen =
    model.size === seen.size
      ? []
      : [...model.recordIds()].filter((recordId) => !seen.has(recordId) && !pending().changed.has(recordId))
  const rows = await readRows(engine, unseen, findings)
  return rows.ok ? ok('read') : rows
}

/** Reads these rows; those that do not exist any more are forgotten. 'scaleFound': every row must be read anew. */
export async function readRows(
  engine: EngineState,
  recordIds: readonly string[],
  findings: Findings,
): Promise<Result<'read' | 'scaleFound', HostError>> {
  const reading = engine.columns.readContext(engine.settings.timeZone)
  if (reading === null || recordIds.length === 0) return ok('read')
  const answer = await engine.host.readSome(reading, recordIds, engine.signal)
  if (!answer.ok) return answer
  const unreadable = answer.value.flatMap((row) => (row.progress === null ? [row.recordId] : []))
  if ((await decideScale(engine, unreadable)) === 'found') return ok('scaleFound')
  for (let at = 0; at < answer.value.length; at += ROWS_PER_BREATH) {
    if (at > 0) await engine.clock.breathe()
    takeRows(engine, answer.value.slice(at, at + ROWS_PER_BREATH), findings)
  }
  const existing = new Set(answer.value.map((row: TaskRow) => row.recordId))
  if (existing.size < recordIds.length)
    forgetRows(
      engine,
      recordIds.filter((recordId) => !existing.has(recordId)),
    )
  return ok('read')
}

/**
 * `found`: the first progress cell that is not empty has shown the scale of the column. `unanswered`: the host did not
 * say what these cells hold. `settled`: the cells that read as null are empty.
 */
async function decideScale(
  { host, columns, settings, onScale }: EngineState,
  recordIds: readonly string[],
): Promise<'found' | 'settled' | 'unanswered'> {
  const reading = columns.readContext(settings.timeZone)
  if (reading === null || !columns.isScaleOpen()) return 'settled'
  const scale = await findScale(host, reading, recordIds)
  if (!scale.ok) return 'unanswered'
  if (scale.value === null) return 'settled'
  columns.useScale(scale.value)
  onScale(scale.value)
  return 'found'
}
