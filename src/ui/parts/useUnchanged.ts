import { useState } from 'react'
import { isSameList } from '../../application/stored/sameValue.ts'

/** The first of the values that say the same: what is made from it is not made again when nothing has changed. */
export function useUnchanged<Value>(value: Value, isSame: (one: Value, other: Value) => boolean): Value {
  const [kept, setKept] = useState(value)
  if (kept === value || isSame(kept, value)) return kept
  setKept(value)
  return value
}

/** Whether two records hold the same objects. */
export const isSameRecord = <Value extends object>(one: Value, other: Value): boolean =>
  isSameList(Object.keys(one), Object.keys(other)) && isSameList(Object.values(one), Object.values(other))
