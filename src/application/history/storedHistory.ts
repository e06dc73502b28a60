import * as v from 'valibot'
import { TASK_FIELD_KEYS } from '../../schema/index.ts'
import type { HostError, HostResult } from '../ports.ts'
import { AMOUNT_FIELDS } from './changeEntry.ts'
import { fitted, lengthOf, lessRoom, withMoreRoom } from './historyRoom.ts'
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
  kind: v.picklist(['planDates', 'hold', 'state', 'scope', 'budget', 'goal']),
  field: v.picklist([...TASK_FIELD_KEYS, ...AMOUNT_FIELDS]),
  before: v.nullable(v.string()),
  after: v.nullable(v.string()),
  source: v.picklist(['people', 'extension']),
  changedBy: v.exactOptional(v.string()),
  reason: v.exactOptional(v.nullable(v.string())),
})

const storedHistory = v.object({
  days: v.fallback(v.array(snapshot), []),
  marks: v.fallback(v.string(), NO_MARKS),
  log: v.fallback(v.array(entry), []),
  asked: v.fallback(v.optional(v.array(v.string()), []), []),
  seen: v.fallback(v.optional(v.array(storedDay), []), []),
  since: v.fallback(v.optional(v.nullable(storedDay), null), null),
  left: v.fallback(
    v.optional(v.nullable(v.object({ print: v.string(), at: v.nullable(v.pipe(v.number(), v.finite())) })), null),
    null,
  ),
  told: v.fallback(v.optional(v.nullable(v.string()), null), null),
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
 * The history of a sheet, under a key of its own: every sidebar saves it, and it must not overwrite people's choices. A
 * damaged entry is dropped and the others stay.
 */
const historyPart = (sheetId: string): Part<SheetHistory> => ({
  key: `history.${sheetId}`,
  version: 1,
  nothing: NO_HISTORY,
  read: (raw) => v.parse(v.fallback(storedHistory, NO_HISTORY), raw),
  write: (history) => ({ ...history }),
})

/** Loads the history of a sheet. */
export const loadHistory = (stored: Pick<StoredRoom, 'load'>, sheetId: string): HostResult<SheetHistory> =>
  stored.load(historyPart(sheetId))

/** The history as it was last seen; nothing is looked at. */
export const knownHistory = (stored: Pick<StoredRoom, 'known'>, sheetId: string): SheetHistory =>
  stored.known(historyPart(sheetId))

/** The history as it was last seen, which is looked at again whenever another sidebar has changed it. */
export function followHistory(stored: Pick<StoredRoom, 'follow' | 'known'>, sheetId: string): SheetHistory {
  stored.follow(historyPart(sheetId))
  return stored.known(historyPart(sheetId))
}

/**
 * Changes the stored history and returns the new one; saves nothing when nothing changes. When a host refuses it as too
 * long, saves it without its oldest days. Once a day a longer one is tried. [SN1]
 */
export function changeHistory(
  stored: Pick<StoredRoom, 'change'>,
  sheetId: string,
  change: (history: SheetHistory) => SheetHistory,
): HostResult<SheetHistory> {
  /** The room that the host has last accepted, characters. */
  let taken: number | null = null
  return stored.change(
    historyPart(sheetId),
    (before) => {
      taken = before.room?.characters ?? null
      const changed = change(before)
      return changed === before ? before : fitted(withMoreRoom(withTasksTriedAgain(before, changed)))
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

/** After a change of the marks all tasks may have room again: forgets that some were left out. */
const withTasksTriedAgain = (before: SheetHistory, changed: SheetHistory): SheetHistory =>
  changed.room === null || changed.marks === before.marks
    ? changed
    : { ...changed, room: { ...changed.room, leavesTasksOut: false } }

/** Whether the history cannot be stored, however often it is tried. Such a refusal must not stop other work. */
export const isUnstorable = ({ kind }: HostError): boolean =>
  kind === 'permissionDenied' || kind === 'laterVersion' || kind === 'limitExceeded'
