/** The outcome of something that may be refused. Refusals are values; only our own mistakes throw. */
export type Result<Value, Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Refusal }

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })
export const err = <Refusal>(error: Refusal): { readonly ok: false; readonly error: Refusal } => ({ ok: false, error })

/** The values of all answers, or the first refusal among them. */
export function allOk<Value, Refusal>(answers: readonly Result<Value, Refusal>[]): Result<readonly Value[], Refusal> {
  const values: Value[] = []
  for (const answer of answers) {
    if (!answer.ok) return answer
    values.push(answer.value)
  }
  return ok(values)
}
