import type { TaskFacts } from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import type { RuleSettings } from '../stored/settings.ts'

/** How the tasks of a sheet were when a sidebar last kept its history. [SN2] */
export interface LeftAsIs {
  /** A print of what people have entered and set: another one when any task or setting that counts is another. */
  readonly print: string
  /** The newest 计算时间 of all rows at that time, milliseconds; null where none has one. */
  readonly at: number | null
}

/** Half of the print each: two sums of 32 bits, so that two lists of tasks do not share a print by chance. */
const SEEDS = [0x81_1c_9d_c5, 0x1b_87_35_93] as const
const PRIME = 0x01_00_01_93

/** The print of the facts of one task. They are the same object until the row or the rules change. */
const printed = new WeakMap<TaskFacts, readonly [number, number]>()

function printOfTask({ row, facts }: Pick<AssessedTask, 'row' | 'facts'>): readonly [number, number] {
  const known = printed.get(facts)
  if (known !== undefined) return known
  const text = JSON.stringify([
    row.recordId,
    facts.plannedStart,
    facts.plannedEnd,
    facts.actualStart,
    facts.actualEnd,
    facts.progress,
    facts.isProgressUnread === true,
    facts.stated ?? null,
    facts.hold,
  ])
  const print = [hashed(text, SEEDS[0]), hashed(text, SEEDS[1])] as const
  printed.set(facts, print)
  return print
}

/** FNV-1a over the UTF-16 units of a text. */
function hashed(text: string, seed: number): number {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
  return hash >>> 0
}

/** The print of these tasks, in whatever order, under these settings. */
export function printOf(
  tasks: readonly Pick<AssessedTask, 'row' | 'facts'>[],
  { calendar, bands, cutOff, timeZone }: RuleSettings,
): string {
  const settings = JSON.stringify([calendar, bands, cutOff, timeZone, tasks.length])
  let [one, other] = SEEDS.map((seed) => hashed(settings, seed)) as [number, number]
  for (const task of tasks) {
    const print = printOfTask(task)
    one = (one + print[0]) >>> 0
    other = (other + print[1]) >>> 0
  }
  return `${one.toString(36)}.${other.toString(36)}`
}

/**
 * How these tasks are; null while a cell of state or band differs from what the rules say. A print that is kept then
 * would belong to other cells than those that the next sidebar finds.
 */
export function leftAsIs(tasks: readonly AssessedTask[], settings: RuleSettings): LeftAsIs | null {
  let at: number | null = null
  for (const { row, assessment } of tasks) {
    if (row.computedAt !== null) at = Math.max(at ?? row.computedAt, row.computedAt)
    if (row.state !== null && row.state !== assessment.state) return null
    if (row.band !== null && row.band !== assessment.band) return null
  }
  return { print: printOf(tasks, settings), at }
}
