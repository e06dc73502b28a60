/**
 * What we have just written, so that the host's echo of it is known for what it is and costs no call. Events
 * carry no actor: an echo is an event about a row we wrote that touches nothing but columns we wrote there.
 * Each write excuses one event; a duplicate costs one read and an empty plan.
 */
export interface EchoLedger {
  /** Before the call: the echo may come before the answer. */
  expect(recordId: string, fieldIds: Iterable<string>): void
  /** After the answer: from now on the echo is due within `ECHO_MS`. */
  confirm(recordIds: Iterable<string>, now: number): void
  /** True, once, when the event is the echo of a write of ours. */
  absorbs(recordId: string, fieldIds: ReadonlySet<string>, now: number): boolean
}

/** A host that does not echo must not make us deaf to other people for long. Milliseconds. */
const ECHO_MS = 5000

export function createEchoLedger(): EchoLedger {
  const expected = new Map<string, { readonly fieldIds: Set<string>; until: number }>()
  let prunedAt = 0
  return {
    expect(recordId, fieldIds) {
      expected.set(recordId, { fieldIds: new Set(fieldIds), until: Number.POSITIVE_INFINITY })
    },
    confirm(recordIds, now) {
      for (const recordId of recordIds) {
        const entry = expected.get(recordId)
        if (entry !== undefined) entry.until = now + ECHO_MS
      }
      if (now < prunedAt + ECHO_MS) return
      prunedAt = now
      for (const [recordId, entry] of expected) if (entry.until < now) expected.delete(recordId)
    },
    absorbs(recordId, fieldIds, now) {
      const entry = expected.get(recordId)
      if (entry === undefined || entry.until < now) return false
      for (const fieldId of fieldIds) if (!entry.fieldIds.has(fieldId)) return false
      expected.delete(recordId)
      return true
    },
  }
}
