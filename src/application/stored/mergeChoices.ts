import { isBag, isSameValue } from './sameValue.ts'

/**
 * What `mine` changed of `base`, laid over `theirs`: the rest is as others have it. Objects are merged part by part and
 * lists member by member. What either side has taken away stays away; where both changed the same value, mine counts.
 */
export function mergeChoices<Value>(base: Value, mine: Value, theirs: Value): Value {
  return mergedValue(base, mine, theirs) as Value
}

function mergedValue(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSameValue(mine, base)) return theirs
  if (isSameValue(theirs, base)) return mine
  if (isBag(mine) && isBag(theirs)) return mergedBag(isBag(base) ? base : {}, mine, theirs)
  if (Array.isArray(mine) && Array.isArray(theirs)) return mergedList(Array.isArray(base) ? base : [], mine, theirs)
  return theirs === null || theirs === undefined ? theirs : mine
}

type Bag = Readonly<Record<string, unknown>>

function mergedBag(base: Bag, mine: Bag, theirs: Bag): Bag {
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])]
  return Object.fromEntries(
    keys.flatMap((key) => {
      const isTakenAway = Object.hasOwn(base, key) && !(Object.hasOwn(mine, key) && Object.hasOwn(theirs, key))
      if (isTakenAway) return []
      if (!Object.hasOwn(mine, key)) return [[key, theirs[key]]]
      if (!Object.hasOwn(theirs, key)) return [[key, mine[key]]]
      return [[key, mergedValue(base[key], mine[key], theirs[key])]]
    }),
  )
}

function mergedList(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): readonly unknown[] {
  const isIn = (list: readonly unknown[], member: unknown): boolean => list.some((one) => isSameValue(one, member))
  return [
    ...theirs.filter((member) => !isIn(base, member) || isIn(mine, member)),
    ...mine.filter((member) => !isIn(base, member) && !isIn(theirs, member)),
  ]
}
