import {
  ENTERED_KEYS,
  TASK_FIELDS,
  TASK_FIELD_KEYS,
  type ComputedKey,
  type TaskFieldKey,
  type TaskRow,
} from '../../schema/index.ts'
import { isSameCell } from './sameCell.ts'

/** How a row differs between two readings. */
export interface RowDifference {
  readonly isNew: boolean
  /** Some of people's cells have changed. */
  readonly entered: boolean
  /** Computed cells that somebody else changed: what this sidebar wrote is already in the row before. */
  readonly computed: readonly ComputedKey[]
  /** 计算时间 has changed: a program wrote the computed cells. A person who edits them leaves 计算时间 as it is. */
  readonly isRecomputed: boolean
  /** 当前状态 has changed and 计算时间 has not: a person set the state. [MI1] */
  readonly stateByHand: boolean
}

const FIGURE_KEYS = TASK_FIELD_KEYS.filter(
  (key): key is ComputedKey => TASK_FIELDS[key].writtenBy === 'extension' && key !== 'computedAt',
)
const NO_KEYS: readonly ComputedKey[] = []
const NEW: RowDifference = { isNew: true, entered: true, computed: NO_KEYS, isRecomputed: false, stateByHand: false }

export function differenceOf(before: TaskRow | null, after: TaskRow): RowDifference {
  if (before === null) return NEW
  const hasChanged = (key: TaskFieldKey): boolean => !isSameCell(before[key], after[key])
  const isRecomputed = before.computedAt !== after.computedAt
  return {
    isNew: false,
    entered:
      ENTERED_KEYS.some(hasChanged) ||
      !isSameCell(before.unread ?? null, after.unread ?? null) ||
      !isSameCell(before.taught ?? null, after.taught ?? null) ||
      before.named?.['campaign'] !== after.named?.['campaign'] ||
      (before.stated ?? null) !== (after.stated ?? null),
    computed: FIGURE_KEYS.some(hasChanged) ? FIGURE_KEYS.filter(hasChanged) : NO_KEYS,
    isRecomputed,
    stateByHand: !isRecomputed && before.state !== after.state,
  }
}
