/** Long work in short steps: whoever runs it may let the page draw between two of them, or stop. */
export type Steps<Value> = Generator<undefined, Value>

/** Runs the work without a pause. */
export function allAtOnce<Value>(steps: Steps<Value>): Value {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value
}

/** So many rows are one step: some milliseconds. */
const ROWS_PER_STEP = 2000

/** `rows.map` in steps. */
export function* mapInSteps<Row, Value>(rows: readonly Row[], valueOf: (row: Row) => Value): Steps<readonly Value[]> {
  const values: Value[] = []
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % ROWS_PER_STEP === 0) yield
    values.push(valueOf(row))
  }
  return values
}
