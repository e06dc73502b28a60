import * as v from 'valibot'
import { err, ok } from '../../domain/index.ts'
import { TASK_FIELD_KEYS } from '../../schema/index.ts'
import type { HostError, HostPort, HostResult } from '../ports.ts'
import { fitted, lessRoom } from './historyRoom.ts'
import { NO_MARKS } from './marksText.ts'
import { NO_HISTORY, type SheetHistory } from './sheetHistory.ts'
import { storedDay, storedFigure } from '../stored/storedShapes.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const snapshot = v.object({
  day: storedDay,
  campaignId: v.nullable(v.string()),
  planned: storedFigure,
  actual: storedFigure,
  counts: v.nullable(
    v.object({ notStarted: count, inProgress: count, done: count, delayed: count, paused: count, cancelled: count }),
  ),
})

const entry = v.object({
  at: v.pipe(v.number(), v.finite()),
  taskId: v.string(),
  title: v.nullable(v.string()),
  campaignId: v.nullable(v.string()),
  kind: v.picklist(['planDates', 'hold', 'state', 'scope']),
  field: v.picklist(TASK_FIELD_KEYS),
  before: v.nullable(v.string()),
  after: v.nullable(v.string()),
  source: v.picklist(['people', 'extension']),
})

const VERSION = 1

const storedHistory = v.object({
  version: v.literal(VERSION),
  days: v.fallback(v.array(snapshot), []),
  marks: v.fallback(v.string(), NO_MARKS),
  log: v.fallback(v.array(entry), []),
  seen: v.fallback(v.optional(v.array(storedDay), []), []),
  since: v.fallback(v.optional(v.nullable(storedDay), null), null),
  room: v.fallback(
    v.optional(
      v.nullable(v.object({ characters: count, from: v.nullable(storedDay), leavesTasksOut: v.boolean() })),
      null,
    ),
    null,
  ),
})

/** The history of a sheet has a key of its own: it is saved by every sidebar and must not undo anybody's choices. */
const partOf = (sheetId: string): string => `history.${sheetId}`

/**
 * What is kept of a sheet's earlier days. A damaged part costs itself and nothing else; one that a later version wrote
 * is a refusal: it must not be overwritten.
 */
export async function loadHistory(host: Pick<HostPort, 'loadStored'>, sheetId: string): HostResult<SheetHistory> {
  const loaded = await host.loadStored(partOf(sheetId))
  if (!loaded.ok) return loaded
  const { version } = (loaded.value ?? {}) as { readonly version?: unknown }
  if (typeof version === 'number' && version > VERSION) return err({ kind: 'laterVersion' })
  const parsed = v.safeParse(storedHistory, loaded.value)
  if (!parsed.success) return ok(NO_HISTORY)
  const { version: _known, ...history } = parsed.output
  return ok(history)
}

/**
 * How often less is tried when a host refuses a history as too long: enough to come down from 100 kB to the least of
 * it.
 */
const MOST_TRIES = 20

/**
 * Changes the history on top of what is stored by now; saves nothing when nothing changes. The value is the new one.
 * What a host refuses as too long is saved without its oldest days. [SN1]
 */
export async function changeHistory(
  host: Pick<HostPort, 'loadStored' | 'saveStored'>,
  sheetId: string,
  change: (history: SheetHistory) => SheetHistory,
): HostResult<SheetHistory> {
  const loaded = await loadHistory(host, sheetId)
  if (!loaded.ok) return loaded
  const changed = change(loaded.value)
  if (changed === loaded.value) return loaded
  let next = fitted(remarked(loaded.value, changed))
  for (let tries = 0; ; tries += 1) {
    // What was left out for want of room is added and left out again.
    if (JSON.stringify(next) === JSON.stringify(loaded.value)) return loaded
    const saved = await host.saveStored({ version: VERSION, ...next }, partOf(sheetId))
    if (saved.ok) return ok(next)
    const room = saved.error.kind === 'limitExceeded' ? lessRoom(next) : null
    const shorter = room === null ? next : fitted({ ...next, room })
    if (tries === MOST_TRIES || lengthOf(shorter) >= lengthOf(next)) return saved
    next = shorter
  }
}

const lengthOf = (history: SheetHistory): number => JSON.stringify(history).length

/** With all tasks marked anew there may be room for all of them. */
const remarked = (before: SheetHistory, changed: SheetHistory): SheetHistory =>
  changed.room === null || changed.marks === before.marks
    ? changed
    : { ...changed, room: { ...changed.room, leavesTasksOut: false } }

/** Refusals that trying again does not change: what is not kept then holds nothing else up. */
export const isNeverKept = ({ kind }: HostError): boolean =>
  kind === 'permissionDenied' || kind === 'laterVersion' || kind === 'limitExceeded'
