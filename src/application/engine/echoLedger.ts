/**
 * What we have just written, so that the host's echo of it is known for what it is and costs no call. Events
 * carry no actor: an echo is an event about a row we wrote that touches nothing but columns we wrote there.
 * Each write excuses one event; a duplicate costs one read and an empty plan.
 */
export interface EchoLedger {
  /** Before the call: the echo may come before the answer. */
  expect(recordId: string, fieldIds: ReadonlySet<string>): void
  /** After the answer: from now on the echo is due within `ECHO_MS`. */
  confirm(recordIds: Iterable<string>, now: number): void
  /** True, once, when the event is the echo of a write of ours. */
  absorbs(recordId: string, fieldIds: ReadonlySet<string>, now: number): boolean
}

/** A host that does not echo must not make us deaf to other people for long. Milliseconds. */
const ECHO_MS = 5000

interface Expected {
  readonly fieldIds: ReadonlySet<string>
  until: number
}

export function createEchoLedger(): EchoLedger {
  const expected = new Map<string, Expected[]>()
  let prunedAt = 0
  const keep = (recordId: string, entries: readonly Expected[]): void => {
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
        keep(
          recordId,
          entries.filter(({ until }) => until >= now),
        )
    },
    absorbs(recordId, fieldIds, now) {
      const entries = expected.get(recordId)
      if (entries === undefined) return false
      const [only] = entries
      // The usual case, thousands of times after a long plan: one write, one echo.
      if (entries.length === 1 && only !== undefined && only.until >= now && isWithin(fieldIds, only.fieldIds))
        return expected.delete(recordId)
      const due = entries.filter(({ until }) => until >= now)
      // An echo may have been gathered with a change by somebody else, or two echoes into one: they are spent.
      const rest = due.filter((entry) => !isWithin(entry.fieldIds, fieldIds))
      const spent = due.filter((entry) => isWithin(entry.fieldIds, fieldIds))
      if (spent.length > 0) {
        keep(recordId, rest)
        return [...fieldIds].every((fieldId) => spent.some((entry) => entry.fieldIds.has(fieldId)))
      }
      // A host may echo less than was written: cells that already held the value.
      const covering = due.find((entry) => isWithin(fieldIds, entry.fieldIds))
      if (covering === undefined) return false
      keep(
        recordId,
        due.filter((entry) => entry !== covering),
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
