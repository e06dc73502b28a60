import { byText } from '../order.ts'
import { withoutNoise } from '../exactness.ts'
import { percentOf } from '../statistics.ts'
import { allAtOnce, type Steps, visitInSteps } from '../steps.ts'

/** Ids of the retrospective insights. */
export type InsightRule =
  | 'RA1'
  | 'RA2'
  | 'RA3'
  | 'RA4'
  | 'RA5'
  | 'RA6'
  | 'RA7'
  | 'RA8'
  | 'RA9'
  | 'RA10'
  | 'RA11'
  | 'RA12'
  | 'RA13'
  | 'RA14'
  | 'RA15'
  | 'RA16'
  | 'RA17'

/** What an insight lacks: how many there are, and how many are needed. */
export interface Shortage {
  readonly what:
    | 'delayedTasks'
    | 'percentOfDelayedWithCause'
    | 'tasksPerGroup'
    | 'earlyFinishers'
    | 'realisedRisks'
    | 'assessedMeasures'
    | 'decidedClocks'
    | 'funnelSteps'
    | 'funnelNarrowing'
    | 'funnelLastStep'
    | 'goalsWithAttainment'
    | 'reportedLines'
    | 'channelsWithResults'
    | 'changeLog'
    | 'doneTasksPerModule'
    | 'lateTasksWithAllDates'
    | 'delayedTasksWithPredecessor'
    | 'tasksWithUpdates'
    | 'openIssues'
    | 'rows'
    | 'comparableCampaigns'
    | 'percentOfPhaseDone'
  readonly have: number
  readonly need: number
}

/**
 * One insight: its value, the number of cases it rests on and the records behind it, or what is missing. A weak
 * claim is never made: below the minimum there is no value.
 */
export type Insight<Value> =
  | {
      readonly rule: InsightRule
      readonly sufficient: true
      readonly value: Value
      readonly n: number
      readonly ids: readonly string[]
    }
  | {
      readonly rule: InsightRule
      readonly sufficient: false
      readonly missing: readonly Shortage[]
      readonly n: number
      readonly ids: readonly string[]
    }

/** The needs that are not met. */
const shortages = (needs: readonly Shortage[]): readonly Shortage[] => needs.filter(({ have, need }) => have < need)

/** An insight with `value` when every need is met, else with what is missing. */
export function insight<Value>(
  rule: InsightRule,
  behind: { readonly n: number; readonly ids: readonly string[] },
  needs: readonly Shortage[],
  value: () => Value,
): Insight<Value> {
  const missing = shortages(needs)
  const { n, ids } = behind
  return missing.length > 0
    ? { rule, sufficient: false, missing, n, ids }
    : { rule, sufficient: true, value: value(), n, ids }
}

/** A share in percent without noise; 0 when the whole is empty. */
export const share = (part: number, whole: number): number => withoutNoise(percentOf(part, whole) ?? 0)

/** Sums numbers that may be fractions, in a fixed order. */
export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** Groups rows by a key in code-unit order; rows without a key (null, blank) are in no group. */
export const groupsOf = <Row>(rows: readonly Row[], keysOf: KeysOf<Row>): Groups<Row> =>
  allAtOnce(groupsInSteps(rows, keysOf))

type KeysOf<Row> = (row: Row) => readonly (string | null)[]
type Groups<Row> = readonly { readonly key: string; readonly rows: readonly Row[] }[]

/** `groupsOf` in steps. */
export function* groupsInSteps<Row>(rows: readonly Row[], keysOf: KeysOf<Row>): Steps<Groups<Row>> {
  const groups = new Map<string, Row[]>()
  yield* visitInSteps(rows, (row) => {
    for (const name of keysOf(row)) {
      const key = name?.trim() ?? ''
      if (key === '') continue
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [row])
      // A row that has a key twice is in the group once.
      else if (group.at(-1) !== row) group.push(row)
    }
  })
  return [...groups].map(([key, members]) => ({ key, rows: members })).sort((a, b) => byText(a.key, b.key))
}
