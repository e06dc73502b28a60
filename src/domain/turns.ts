import type { Band } from './band.ts'
import type { TaskState } from './state.ts'

/** State and band of a task; null where a sheet has no column for it, or its cell is empty. */
export interface TaskStanding {
  readonly state: TaskState | null
  readonly band: Band | null
}

/** A value before and after. */
export interface Turned<Value> {
  readonly from: Value
  readonly to: Value
}

/** What has become of a task; a part is null when it is the same, or was not known before. */
export interface Turn {
  readonly recordId: string
  readonly state: Turned<TaskState> | null
  readonly band: Turned<Band> | null
}

/** A move of one task. */
export type TurnedValue = ({ readonly kind: 'state' } & Turned<TaskState>) | ({ readonly kind: 'band' } & Turned<Band>)

/** A move that `count` tasks have made. */
export type TurnGroup = TurnedValue & { readonly count: number }

/** How much somebody wants to hear of it, the worst last. A closed task has nothing to answer for. */
const STATE_WEIGHTS: Readonly<Record<TaskState, number>> = {
  cancelled: 0,
  done: 0,
  paused: 1,
  notStarted: 1,
  inProgress: 1,
  delayed: 5,
}
const BAND_WEIGHTS: Readonly<Record<Band, number>> = {
  none: 0,
  ahead: 0,
  normal: 0,
  unknown: 1,
  watch: 2,
  warning: 3,
  severe: 4,
}

/** The tasks whose state or band is another one than before, the worst first; those that are as bad, in the order given. [SN2] */
export function turnsBetween(
  before: ReadonlyMap<string, TaskStanding>,
  after: ReadonlyMap<string, TaskStanding>,
): readonly Turn[] {
  const turns: Turn[] = []
  for (const [recordId, now] of after) {
    const then = before.get(recordId)
    if (then === undefined) continue
    const turn = { recordId, state: turned(then.state, now.state), band: turned(then.band, now.band) }
    if (turn.state !== null || turn.band !== null) turns.push(turn)
  }
  return turns.sort((one, other) => weightOf(other) - weightOf(one))
}

const turned = <Value>(from: Value | null, to: Value | null): Turned<Value> | null =>
  from === null || to === null || from === to ? null : { from, to }

const weightOf = ({ state, band }: Turn): number =>
  (state === null ? 0 : STATE_WEIGHTS[state.to]) + (band === null ? 0 : BAND_WEIGHTS[band.to])

/**
 * The same moves counted: states first, then bands, each with the worst first and then the most frequent. A closed task has no
 * band: that it was closed is told by its state. [SN2]
 */
export function turnGroups(turns: readonly Turn[]): readonly TurnGroup[] {
  const states = counted(turns.flatMap(({ state }) => state ?? [])).map((one) => ({ kind: 'state' as const, ...one }))
  const bands = counted(turns.flatMap(({ band }) => (band === null || isOfClosed(band) ? [] : band))).map((one) => ({
    kind: 'band' as const,
    ...one,
  }))
  return [
    ...states.sort((one, other) => STATE_WEIGHTS[other.to] - STATE_WEIGHTS[one.to] || other.count - one.count),
    ...bands.sort((one, other) => BAND_WEIGHTS[other.to] - BAND_WEIGHTS[one.to] || other.count - one.count),
  ]
}

const isOfClosed = ({ from, to }: Turned<Band>): boolean => from === 'none' || to === 'none'

function counted<Value>(moves: readonly Turned<Value>[]): readonly (Turned<Value> & { readonly count: number })[] {
  const groups = new Map<string, { readonly move: Turned<Value>; count: number }>()
  for (const move of moves) {
    const key = `${String(move.from)} ${String(move.to)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { move, count: 1 })
    else group.count += 1
  }
  return [...groups.values()].map(({ move, count }) => ({ ...move, count }))
}
