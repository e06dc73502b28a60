/** Long work in short steps: whoever runs it may let the page draw between two of them, or stop. */
export type Steps<Value> = Generator<undefined, Value>

/** Runs the work without a pause. */
export function allAtOnce<Value>(steps: Steps<Value>): Value {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value
}

/** So many rows are one step: some milliseconds. */
const ROWS_PER_STEP = 1000

/** Looks at each row in steps. Rows whose work differs much say themselves when a step has done enough. */
export function* visitInSteps<Row>(
  rows: readonly Row[],
  visit: (row: Row, at: number) => void,
  isEnough: () => boolean = () => false,
): Steps<void> {
  for (let at = 0; at < rows.length; ) {
    if (at > 0) yield
    at = visitPart(rows, at, visit, isEnough)
  }
}

/** Looks at the rows of one step, and gives the place after them. Such a loop takes twice as long inside a generator. */
function visitPart<Row>(
  rows: readonly Row[],
  from: number,
  visit: (row: Row, at: number) => void,
  isEnough: () => boolean,
): number {
  const until = Math.min(rows.length, from + ROWS_PER_STEP)
  for (let at = from; at < until; at += 1) {
    visit(rows[at] as Row, at)
    if (isEnough()) return at + 1
  }
  return until
}

/** Looks in steps at each member of a set, and at those that are added meanwhile. */
export function* visitGrowing<Row>(rows: Set<Row>, visit: (row: Row) => void): Steps<void> {
  let looked = 0
  for (const row of rows) {
    looked += 1
    if (looked % ROWS_PER_STEP === 0) yield
    visit(row)
  }
}

/** `rows.map` in steps. */
export function* mapInSteps<Row, Value>(
  rows: readonly Row[],
  valueOf: (row: Row, at: number) => Value,
): Steps<readonly Value[]> {
  const values: Value[] = []
  yield* visitInSteps(rows, (row, at) => {
    values.push(valueOf(row, at))
  })
  return values
}

/** `rows.flatMap` in steps. */
export function* flatMapInSteps<Row, Value>(
  rows: readonly Row[],
  valuesOf: (row: Row, at: number) => readonly Value[],
): Steps<readonly Value[]> {
  const values: Value[] = []
  yield* visitInSteps(rows, (row, at) => {
    for (const value of valuesOf(row, at)) values.push(value)
  })
  return values
}

/** Rows by a key that each has for itself, in steps. */
export function* indexInSteps<Row, Key, Value>(
  rows: readonly Row[],
  entryOf: (row: Row, at: number) => readonly [Key, Value],
): Steps<ReadonlyMap<Key, Value>> {
  const index = new Map<Key, Value>()
  yield* visitInSteps(rows, (row, at) => {
    const [key, value] = entryOf(row, at)
    index.set(key, value)
  })
  return index
}

/** `rows.filter` in steps, for a condition that reads texts. */
export function* filterInSteps<Row>(rows: readonly Row[], keeps: (row: Row) => boolean): Steps<readonly Row[]> {
  const kept: Row[] = []
  yield* visitInSteps(rows, (row) => {
    if (keeps(row)) kept.push(row)
  })
  return kept
}

/** Rows by a key in steps; each group keeps the order of the rows. */
export function* groupInSteps<Row, Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Steps<ReadonlyMap<Key, readonly Row[]>> {
  const groups = new Map<Key, Row[]>()
  yield* visitInSteps(rows, (row) => {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  })
  return groups
}

/** `rows.toSorted` in steps: parts of one step each are sorted, and then merged pair by pair. Equal rows keep their order. */
export function* sortInSteps<Row>(rows: readonly Row[], compare: (a: Row, b: Row) => number): Steps<readonly Row[]> {
  let parts: (readonly Row[])[] = []
  for (let at = 0; at < rows.length; at += ROWS_PER_STEP) {
    if (at > 0) yield
    parts.push(rows.slice(at, at + ROWS_PER_STEP).sort(compare))
  }
  while (parts.length > 1) {
    const merged: (readonly Row[])[] = []
    for (let at = 0; at < parts.length; at += 2)
      merged.push(yield* mergeInSteps(parts[at] ?? [], parts[at + 1] ?? [], compare))
    parts = merged
  }
  return parts[0] ?? []
}

function* mergeInSteps<Row>(
  one: readonly Row[],
  other: readonly Row[],
  compare: (a: Row, b: Row) => number,
): Steps<readonly Row[]> {
  const merged: Row[] = []
  let [i, j] = [0, 0]
  const mergePart = (): void => {
    for (const until = Math.min(merged.length + ROWS_PER_STEP, one.length + other.length); merged.length < until; ) {
      const isOne = j === other.length || (i < one.length && compare(one[i] as Row, other[j] as Row) <= 0)
      merged.push((isOne ? one[i] : other[j]) as Row)
      if (isOne) i += 1
      else j += 1
    }
  }
  while (merged.length < one.length + other.length) {
    yield
    mergePart()
  }
  return merged
}
