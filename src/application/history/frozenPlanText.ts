import * as v from 'valibot'
import { addDays, daysBetween, ok, type CalendarDate, type FrozenDays, type FrozenPlan } from '../../domain/index.ts'
import type { HostResult } from '../ports.ts'
import type { Part } from '../stored/part.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import type { Baseline } from './baselineList.ts'

/**
 * A frozen plan as it is stored: one text for all tasks, because 20 000 objects take the page ten times as long to check
 * and three times the room. An entry is `id,start,length`: days since 2000-01-01 and days from start to end, both in base
 * 36; an empty one is missing. Without a start the third part is the end's own day, behind an 'e'. [BL1]
 */
interface FrozenText {
  readonly tasks: string
  readonly budget: readonly (readonly [id: string, amount: number | null])[]
  readonly budgetTotal: number | null
}

const FIRST_DAY: CalendarDate = '2000-01-01'
const BASE = 36
const BETWEEN_PARTS = ','
const BETWEEN_TASKS = ';'

const dayText = (day: CalendarDate): string => (daysBetween(FIRST_DAY, day) ?? 0).toString(BASE)
const dayOfText = (text: string): CalendarDate => addDays(FIRST_DAY, Number.parseInt(text, BASE))

function daysText({ plannedStart, plannedEnd }: FrozenDays): string {
  if (plannedStart === null) return `${BETWEEN_PARTS}${plannedEnd === null ? '' : `e${dayText(plannedEnd)}`}`
  const length = plannedEnd === null ? '' : (daysBetween(plannedStart, plannedEnd) ?? 0).toString(BASE)
  return `${dayText(plannedStart)}${BETWEEN_PARTS}${length}`
}

function daysOfText(start: string, rest: string): FrozenDays {
  if (start === '') return { plannedStart: null, plannedEnd: rest === '' ? null : dayOfText(rest.slice(1)) }
  const plannedStart = dayOfText(start)
  return { plannedStart, plannedEnd: rest === '' ? null : addDays(plannedStart, Number.parseInt(rest, BASE)) }
}

/** How many tasks and how many lines of the budget stand in one piece: authors speak of 100 kB a key (host-protocol §9.8). */
const TASKS_A_PIECE = 2000
const LINES_A_PIECE = 1000

/** A frozen plan in pieces, each of which a host has room for. There is always one. */
export function frozenPieces({ tasks, budget, budgetTotal }: FrozenPlan): readonly FrozenText[] {
  const entries = [...tasks].map(([id, days]) => `${id}${BETWEEN_PARTS}${daysText(days)}`)
  const lines = [...budget]
  const pieces = Math.max(1, Math.ceil(entries.length / TASKS_A_PIECE), Math.ceil(lines.length / LINES_A_PIECE))
  return Array.from({ length: pieces }, (_none, at) => ({
    tasks: entries.slice(at * TASKS_A_PIECE, (at + 1) * TASKS_A_PIECE).join(BETWEEN_TASKS),
    budget: lines.slice(at * LINES_A_PIECE, (at + 1) * LINES_A_PIECE),
    budgetTotal,
  }))
}

export function planOfPieces(pieces: readonly FrozenText[]): FrozenPlan {
  const entries = pieces.flatMap(({ tasks }) => (tasks === '' ? [] : tasks.split(BETWEEN_TASKS)))
  return {
    tasks: new Map(
      entries.map((entry) => {
        const [id = '', start = '', rest = ''] = entry.split(BETWEEN_PARTS)
        return [id, daysOfText(start, rest)]
      }),
    ),
    budget: new Map(pieces.flatMap(({ budget }) => budget)),
    budgetTotal: pieces[0]?.budgetTotal ?? null,
  }
}

/** How long a frozen plan is as it is stored, characters. */
export const frozenLength = (pieces: readonly FrozenText[]): number => JSON.stringify(pieces).length

const amount = v.nullable(v.pipe(v.number(), v.finite()))
const stored = v.nullable(
  v.object({
    tasks: v.pipe(v.string(), v.regex(/^(?:[^,;]+,-?[\da-z]*,(?:e?-?[\da-z]+)?(?:;|$))*$/u)),
    budget: v.array(v.tuple([v.string(), amount])),
    budgetTotal: amount,
  }),
)

/** One piece of a baseline; null: it was deleted, or what is stored of it is damaged. */
const piecePart = (sheetId: string, id: string, piece: number): Part<FrozenText | null> => ({
  key: `frozen.${sheetId}.${id}.${String(piece)}`,
  version: 1,
  nothing: null,
  read: ({ plan }) => v.parse(v.fallback(stored, null), plan),
  write: (plan) => ({ plan }),
})

/** The days and amounts of a baseline; null: it was deleted, or a piece of it is damaged. */
export async function loadFrozenPlan(
  room: Pick<StoredRoom, 'load'>,
  sheetId: string,
  { id, pieces }: Pick<Baseline, 'id' | 'pieces'>,
): HostResult<FrozenPlan | null> {
  const loaded: FrozenText[] = []
  for (let piece = 0; piece < pieces; piece += 1) {
    const answer = await room.load(piecePart(sheetId, id, piece))
    if (!answer.ok) return answer
    if (answer.value === null) return ok(null)
    loaded.push(answer.value)
  }
  return ok(planOfPieces(loaded))
}

/** Saves the days and amounts of a baseline, piece by piece. */
export async function saveFrozenPieces(
  room: Pick<StoredRoom, 'change'>,
  sheetId: string,
  id: string,
  pieces: readonly FrozenText[],
): HostResult<null> {
  for (const [piece, text] of pieces.entries()) {
    const saved = await room.change(piecePart(sheetId, id, piece), () => text)
    if (!saved.ok) return saved
  }
  return ok(null)
}

/** Gives back the room of a baseline's pieces. */
export async function forgetFrozenPieces(
  room: Pick<StoredRoom, 'change'>,
  sheetId: string,
  { id, pieces }: Pick<Baseline, 'id' | 'pieces'>,
): HostResult<null> {
  for (let piece = 0; piece < pieces; piece += 1) {
    const saved = await room.change(piecePart(sheetId, id, piece), () => null)
    if (!saved.ok) return saved
  }
  return ok(null)
}
