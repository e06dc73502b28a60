import type { AssessedTask } from '../../schema/index.ts'
import type { SheetPart } from '../../application/companions/sheetParts.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import {
  NOTHING_BESIDES,
  explainBand,
  isOpen,
  rollUpExclusions,
  type Band,
  type RollUpExclusion,
} from '../../domain/index.ts'

/** How many tasks 「现在要处理」 names. */
const MOST_URGENT = 3

/**
 * Whether a task is more than the warn threshold behind or past its planned end. [DV3] [ST1] A task whose progress
 * cannot be read may be further than it seems: it is listed as a data problem instead. [PR2]
 */
export const needsAction = ({ assessment }: AssessedTask): boolean =>
  assessment.band !== 'unknown' &&
  (assessment.band === 'warning' || assessment.band === 'severe' || assessment.state === 'delayed')

/** Compares two tasks, the worst first: by deviation, then by days of delay; ties keep the order of the table. */
export function byUrgency(a: AssessedTask, b: AssessedTask): number {
  const deviation = (a.assessment.deviation ?? 0) - (b.assessment.deviation ?? 0)
  return deviation === 0 ? (b.assessment.delayDays ?? 0) - (a.assessment.delayDays ?? 0) : deviation
}

/** The few tasks to deal with now, found without sorting all 20 000. */
export function mostUrgent(tasks: readonly AssessedTask[]): readonly AssessedTask[] {
  const first: AssessedTask[] = []
  for (const task of tasks) {
    if (!needsAction(task)) continue
    const last = first.at(-1)
    if (first.length === MOST_URGENT && last !== undefined && byUrgency(task, last) >= 0) continue
    const place = first.findIndex((one) => byUrgency(task, one) < 0)
    first.splice(place === -1 ? first.length : place, 0, task)
    first.length = Math.min(first.length, MOST_URGENT)
  }
  return first
}

/** The band of a rolled-up deviation: the ladder of DV3 applied to the sheet as a whole. */
export const conclusionBand = (deviation: number | null, bands: TrackerSettings['bands']): Band =>
  explainBand(deviation, true, bands).value

/** Rows that the roll-up leaves out, by reason, in the order of RU1. Reasons without rows are omitted. */
export function exclusions(
  tasks: readonly AssessedTask[],
): readonly { readonly reason: RollUpExclusion; readonly recordIds: readonly string[] }[] {
  const rows: Record<RollUpExclusion, string[]> = {
    cancelled: [],
    paused: [],
    hasChildren: [],
    noPlan: [],
    progressUnknown: [],
  }
  for (const { task, because } of rollUpExclusions(tasks)) rows[because].push(task.row.recordId)
  return (['cancelled', 'paused', 'hasChildren', 'noPlan', 'progressUnknown'] as const)
    .map((reason) => ({ reason, recordIds: rows[reason] }))
    .filter(({ recordIds }) => recordIds.length > 0)
}

/** Why no task needs action, and the open tasks whose deviation cannot be computed. */
export interface Quietness {
  readonly kind: 'none' | 'allClosed' | 'unknown' | 'nothing'
  readonly unknownIds: readonly string[]
}

/** `none`: no open task needs action. `nothing`: no open task has a deviation that can be computed. */
export function quietness(tasks: readonly AssessedTask[]): Quietness {
  let open = 0
  const unknownIds: string[] = []
  for (const { row, assessment } of tasks) {
    if (!isOpen(assessment.state)) continue
    open += 1
    if (assessment.deviation === null) unknownIds.push(row.recordId)
  }
  if (open === 0) return { kind: 'allClosed', unknownIds }
  return { kind: unknownIds.length === 0 ? 'none' : unknownIds.length === open ? 'nothing' : 'unknown', unknownIds }
}

/** The parts that count for health. On another day than the sheet's own only the campaign's end counts. [AS1] */
export const partsOn = (parts: readonly SheetPart[], isOtherDay: boolean): readonly SheetPart[] =>
  isOtherDay
    ? parts.map((part) => ({ ...part, besides: { ...NOTHING_BESIDES, campaignEnd: part.besides.campaignEnd } }))
    : parts

/** Whether goals, budget or issues count for the health of the sheet. */
export const hasBesides = (parts: readonly SheetPart[]): boolean =>
  parts.some(
    ({ besides }) => besides.coreKpis.length > 0 || besides.highIssuesPastSlaIds.length > 0 || besides.spend !== null,
  )
