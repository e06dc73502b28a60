import {
  ENTERED_KEYS,
  TASK_FIELDS,
  TASK_FIELD_KEYS,
  type ComputedKey,
  type TaskFieldKey,
  type TaskRow,
} from '../../schema/index.ts'
import { isSameCell } from './sameCell.ts'

/** What has become of a row between two readings. */
export interface RowDifference {
  readonly isNew: boolean
  /** People's cells are other ones. */
  readonly entered: boolean
  /** Computed cells that are other ones; we have not written them, for what we write is in the row before. */
  readonly computed: readonly ComputedKey[]
  /** A program has written computed cells: it stamps them, a hand does not. */
  readonly stamped: boolean
  /** 当前状态 was changed and not stamped: a person meant something. [MI1] */
  readonly stateByHand: boolean
}

const FIGURE_KEYS = TASK_FIELD_KEYS.filter(
  (key): key is ComputedKey => TASK_FIELDS[key].writtenBy === 'extension' && key !== 'computedAt',
)
const NO_KEYS: readonly ComputedKey[] = []
const NEW: RowDifference = { isNew: true, entered: true, computed: NO_KEYS, stamped: false, stateByHand: false }

export function differenceOf(before: TaskRow | null, after: TaskRow): RowDifference {
  if (before === null) return NEW
  const isOther = (key: TaskFieldKey): boolean => !isSameCell(before[key], after[key])
  const stamped = before.computedAt !== after.computedAt
  return {
    isNew: false,
    entered:
      ENTERED_KEYS.some(isOther) ||
      !isSameCell(before.unread ?? null, after.unread ?? null) ||
      (before.stated ?? null) !== (after.stated ?? null),
    computed: FIGURE_KEYS.some(isOther) ? FIGURE_KEYS.filter(isOther) : NO_KEYS,
    stamped,
    stateByHand: !stamped && before.state !== after.state,
  }
}
