/**
 * Remembers what we have just written, so that the host's echo of it causes no call. Events do not say who caused them:
 * an echo is an event about a row that we wrote, and it names only columns that we wrote there. Each write absorbs one
 * event. A second event for the same write costs one read and writes nothing.
 */
export interface EchoLedger {
  /** Expects the echo of a write. Call it before writing, because the echo may arrive before the answer. */
  expect(recordId: string, fieldIds: ReadonlySet<string>): void
  /** Notes that the host has answered the write: the echo has to arrive within `ECHO_MS`. */
  confirm(recordIds: Iterable<string>, now: number): void
  /** Whether an event is the echo of a write of ours. Each write absorbs one event. */
  absorbs(recordId: string, fieldIds: ReadonlySet<string>, now: number): boolean
}

/**
 * After this time we expect no echo any more. On a host without echoes, changes by others are ignored for no longer.
 */
const ECHO_MS = 5000

interface Expected {
  readonly fieldIds: ReadonlySet<string>
  until: number
}

export function createEchoLedger(): EchoLedger {
  const expected = new Map<string, Expected[]>()
  let prunedAt = 0
  const replace = (recordId: string, entries: readonly Expected[]): void => {
    if (entries.length === 0) expected.delete(recordId)
    else expected.set(recordId, [...entries])
  }
  return {
    expect(recordId, fieldIds) {
      const entry = { fieldIds, until: Number.POSITIVE_INFINITY }
      const waiting = expected.get(recordId)
      if (waiting === undefined) expected.set(recordId, [entry])
      else waiting.push(entry)
    },
    confirm(recordIds, now) {
      for (const recordId of recordIds)
        for (const entry of expected.get(recordId) ?? []) entry.until = Math.min(entry.until, now + ECHO_MS)
      if (now < prunedAt + ECHO_MS) return
      prunedAt = now
      for (const [recordId, entries] of expected)
        replace(
          recordId,
          entries.filter(({ until }) => until >= now),
        )
    },
    absorbs(recordId, fieldIds, now) {
      const entries = expected.get(recordId)
      if (entries === undefined) return false
      const [only] = entries
      // The usual case, thousands of times after a long plan: one write and one echo.
      if (entries.length === 1 && only !== undefined && only.until >= now && isWithin(fieldIds, only.fieldIds))
        return expected.delete(recordId)
      const pending = entries.filter(({ until }) => until >= now)
      // The host may merge an echo with somebody else's change, or two echoes into one event. These writes are
      // absorbed.
      const rest = pending.filter((entry) => !isWithin(entry.fieldIds, fieldIds))
      const absorbed = pending.filter((entry) => isWithin(entry.fieldIds, fieldIds))
      if (absorbed.length > 0) {
        replace(recordId, rest)
        return [...fieldIds].every((fieldId) => absorbed.some((entry) => entry.fieldIds.has(fieldId)))
      }
      // The echo may name fewer columns than we wrote: some cells already held the value.
      const covering = pending.find((entry) => isWithin(fieldIds, entry.fieldIds))
      if (covering === undefined) return false
      replace(
        recordId,
        pending.filter((entry) => entry !== covering),
      )
      return true
    },
  }
}

function isWithin(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  if (inner.size > outer.size) return false
  for (const each of inner) if (!outer.has(each)) return false
  return true
}
