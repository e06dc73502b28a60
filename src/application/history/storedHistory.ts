import * as v from 'valibot'
import { TASK_FIELD_KEYS } from '../../schema/index.ts'
import type { HostError, HostResult } from '../ports.ts'
import { fitted, lessRoom, withMoreRoom } from './historyRoom.ts'
import { NO_MARKS } from './marksText.ts'
import { NO_HISTORY, type SheetHistory } from './sheetHistory.ts'
import type { Part } from '../stored/part.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
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

const storedHistory = v.object({
  days: v.fallback(v.array(snapshot), []),
  marks: v.fallback(v.string(), NO_MARKS),
  log: v.fallback(v.array(entry), []),
  seen: v.fallback(v.optional(v.array(storedDay), []), []),
  since: v.fallback(v.optional(v.nullable(storedDay), null), null),
  room: v.fallback(
    v.optional(
      v.nullable(
        v.object({
          characters: count,
          from: v.nullable(storedDay),
          leavesTasksOut: v.boolean(),
          triedOn: v.optional(v.nullable(storedDay), null),
        }),
      ),
      null,
    ),
    null,
  ),
})

/**
 * The history of a sheet has a key of its own: every sidebar saves it, and it must not undo anybody's choices. A damaged
 * part costs itself and nothing else.
 */
const historyPart = (sheetId: string): Part<SheetHistory> => ({
  key: `history.${sheetId}`,
  version: 1,
  nothing: NO_HISTORY,
  read(raw) {
    const parsed = v.safeParse(storedHistory, raw)
    return parsed.success ? parsed.output : NO_HISTORY
  },
  write: (history) => ({ ...history }),
})

/** What is kept of a sheet's earlier days. */
export const loadHistory = (stored: Pick<StoredRoom, 'load'>, sheetId: string): HostResult<SheetHistory> =>
  stored.load(historyPart(sheetId))

/**
 * Changes the history on top of what is stored by now; saves nothing when nothing changes. The value is the new one.
 * What a host refuses as too long is saved without its oldest days; whether there is more room by now is tried once a
 * day. [SN1]
 */
export function changeHistory(
  stored: Pick<StoredRoom, 'change'>,
  sheetId: string,
  change: (history: SheetHistory) => SheetHistory,
): HostResult<SheetHistory> {
  /** What the host has taken last. */
  let taken: number | null = null
  return stored.change(
    historyPart(sheetId),
    (before) => {
      taken = before.room?.characters ?? null
      const changed = change(before)
      return changed === before ? before : fitted(withMoreRoom(remarked(before, changed)))
    },
    { shorter: (refused) => shorterHistory(refused, taken) },
  )
}

function shorterHistory(refused: SheetHistory, taken: number | null): SheetHistory | null {
  const isMoreThanTaken = refused.room !== null && taken !== null && refused.room.characters > taken
  const room = isMoreThanTaken ? { ...refused.room, characters: taken } : lessRoom(refused)
  if (room === null) return null
  const shorter = fitted({ ...refused, room })
  return lengthOf(shorter) < lengthOf(refused) ? shorter : null
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
