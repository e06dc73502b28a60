import { byText, type CalendarDate } from '../../domain/index.ts'
import { readMarks, writeMarks } from './marksText.ts'
import type { HistoryRoom, SheetHistory } from './sheetHistory.ts'

/** After a refusal the history is cut to this share of the refused length, so that the next days fit as well. */
const SHARE_AFTER_REFUSAL = 0.75
/** Once a day the limit is raised by this factor, in case the host has more room by now. */
const SHARE_TO_TRY = 1.5
/** A host that refuses fewer characters than this refuses everything: nothing shorter is tried. */
const LEAST_ROOM = 500

/** The room to try next after this history was refused; null when nothing shorter is worth trying. */
export function lessRoom(history: SheetHistory): HistoryRoom | null {
  const characters = Math.floor(lengthOf(history) * SHARE_AFTER_REFUSAL)
  return characters < LEAST_ROOM
    ? null
    : {
        from: null,
        leavesTasksOut: false,
        triedOn: history.seen.at(-1) ?? null,
        ...history.room,
        characters,
      }
}

/** The history with more room, when it is too long for its room and no sidebar has tried more on its last day. */
export function withMoreRoom(history: SheetHistory): SheetHistory {
  const { room, seen } = history
  const today = seen.at(-1) ?? null
  if (room === null || today === null || room.triedOn === today || lengthOf(history) <= room.characters) return history
  return { ...history, room: { ...room, characters: Math.ceil(room.characters * SHARE_TO_TRY), triedOn: today } }
}

/**
 * The history, cut to the length that the host takes: drops what was told of an opening first, then the oldest days. When the last day alone is too long,
 * drops its changes, the oldest first, and then marks of tasks, the latest first.
 */
export function fitted(history: SheetHistory): SheetHistory {
  const { room } = history
  if (room === null || lengthOf(history) <= room.characters) return history
  if (history.told !== null) return fitted({ ...history, told: null })
  const fits = (candidate: SheetHistory): boolean => lengthOf(candidate) <= room.characters
  const days = daysOf(history)
  const first = days[firstThat(days.length, (at) => fits(since(history, days[at] as CalendarDate, room)))]
  if (first !== undefined) return since(history, first, room)

  const last = since(history, days.at(-1) ?? null, room)
  const withChanges = (dropped: number): SheetHistory => ({ ...last, log: last.log.slice(dropped) })
  const dropped = firstThat(last.log.length + 1, (at) => fits(withChanges(at)))
  if (dropped <= last.log.length) return withChanges(dropped)

  const marks = Object.entries(readMarks(last.marks)).sort(([, [one]], [, [other]]) =>
    byText(one?.[0] ?? '', other?.[0] ?? ''),
  )
  const withoutTasks = (left: number): SheetHistory => ({
    ...last,
    log: [],
    marks: writeMarks(Object.fromEntries(marks.slice(0, marks.length - left))),
    room: { ...room, ...last.room, leavesTasksOut: true },
  })
  return withoutTasks(
    Math.min(
      marks.length,
      firstThat(marks.length, (at) => fits(withoutTasks(at))),
    ),
  )
}

/** The history without the time before a day. Each task keeps its last mark from before it. */
function since(history: SheetHistory, day: CalendarDate | null, room: HistoryRoom): SheetHistory {
  if (day === null) return history
  const marks = Object.entries(readMarks(history.marks)).map(([recordId, own]) => {
    const first = own.findLastIndex(([marked]) => marked <= day)
    return [recordId, first <= 0 ? own : own.slice(first)] as const
  })
  return {
    ...history,
    days: history.days.filter((one) => one.day >= day),
    seen: history.seen.filter((one) => one >= day),
    log: history.log.filter(({ at }) => dayOf(at) >= day),
    marks: writeMarks(Object.fromEntries(marks)),
    room: { ...room, from: room.from !== null && room.from > day ? room.from : day },
  }
}

/** The days from which the history holds something that can be dropped, the oldest first. */
function daysOf({ days, seen, log, marks }: SheetHistory): readonly CalendarDate[] {
  const later = Object.values(readMarks(marks)).flatMap((own) => own.slice(1).map(([day]) => day))
  return [...new Set([...days.map(({ day }) => day), ...seen, ...log.map(({ at }) => dayOf(at)), ...later])].sort()
}

/**
 * The day of a change in UTC. A view as of a day needs the changes after its cut-off; in UTC these fall on the same day
 * or later.
 */
const dayOf = (at: number): CalendarDate => new Date(at).toISOString().slice(0, 10)

/** The length of a history as it is stored, characters. */
export const lengthOf = (history: SheetHistory): number => JSON.stringify(history).length

/** The first number from which on `isTrue` holds, found by bisection; `end` when it never holds. */
function firstThat(end: number, isTrue: (at: number) => boolean): number {
  let [low, high] = [0, end]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isTrue(middle)) high = middle
    else low = middle + 1
  }
  return low
}
