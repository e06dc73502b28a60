import * as v from 'valibot'
import type { Turn } from '../../domain/index.ts'
import { storedDay } from '../stored/storedShapes.ts'

/** More turned tasks than these are not kept: some 60 characters each, and the worst come first. */
const MOST_KEPT = 100

const state = v.picklist(['notStarted', 'inProgress', 'done', 'delayed', 'paused', 'cancelled'])
const band = v.picklist(['ahead', 'normal', 'watch', 'warning', 'severe', 'unknown', 'none'])
const turned = <Value extends typeof state | typeof band>(value: Value) =>
  v.nullable(v.object({ from: value, to: value }))

const told = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    on: storedDay,
    since: v.nullable(storedDay),
    /** The print of the tasks as they were then. */
    print: v.string(),
    cause: v.nullable(v.picklist(['day', 'people'])),
    turns: v.array(v.object({ recordId: v.string(), state: turned(state), band: turned(band) })),
  }),
)

/** What the sidebar that opened first has told of a day, so that those that open later on that day tell it as well. [SN2] */
export interface ToldNews extends Readonly<Omit<v.InferOutput<typeof told>, 'turns'>> {
  readonly turns: readonly Turn[]
}

/** Parses what was told; a damaged text counts as nothing. */
export function readTold(text: string | null): ToldNews | null {
  const parsed = v.safeParse(told, text)
  return parsed.success ? parsed.output : null
}

export const writeTold = ({ turns, ...rest }: ToldNews): string =>
  JSON.stringify({ ...rest, turns: turns.slice(0, MOST_KEPT) })
