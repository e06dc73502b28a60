import { ENTERED_KEYS, TASK_FIELDS, TASK_FIELD_KEYS, type ComputedKey, type TaskFieldKey, type TaskRow } from '../schema/index.ts'

/** What has become of a row between two readings. */
export interface RowDifference {
  readonly isNew: boolean
  /** People's cells are other ones. */
  readonly entered: boolean
  /** Computed cells are other ones; we have not written them, for what we write is in the row before. */
  readonly computed: boolean
  /** A program has written computed cells: it stamps them, a hand does not. */
  readonly stamped: boolean
  /** 当前状态 was changed and not stamped: a person meant something. [MI1] */
  readonly stateByHand: boolean
}

const FIGURE_KEYS = TASK_FIELD_KEYS.filter(
  (key): key is ComputedKey => TASK_FIELDS[key].writtenBy === 'extension' && key !== 'computedAt',
)
const NEW: RowDifference = { isNew: true, entered: true, computed: false, stamped: false, stateByHand: false }

export function differenceOf(before: TaskRow | null, after: TaskRow): RowDifference {
  if (before === null) return NEW
  const isOther = (key: TaskFieldKey): boolean => !isSameCell(before[key], after[key])
  const stamped = before.computedAt !== after.computedAt
  return {
    isNew: false,
    entered: ENTERED_KEYS.some(isOther),
    computed: FIGURE_KEYS.some(isOther),
    stamped,
    stateByHand: !stamped && before.state !== after.state,
  }
}

/** Cells are plain values or short lists of plain values and people. */
function isSameCell(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
  return JSON.stringify(one) === JSON.stringify(other)
}
