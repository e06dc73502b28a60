/**
 * Rows whose computed cells somebody keeps changing after we have put them right: another program, an automation, a
 * sidebar of another version. A few corrections are made at once; after that each waits longer than the one before,
 * and people are told. [CV2]
 */
export interface Contention {
  /** Whether a row that ought to be written must wait. */
  holds(recordId: string, now: number): boolean
  /** Whether it has waited, so that its next correction is one more. */
  hasWaited(recordId: string): boolean
  /** The cells of a row that somebody has changed are put right: so many times, then it must wait. */
  corrected(recordId: string, now: number): void
  /** Rows that wait, with when they will be tried again. */
  held(now: number): readonly { readonly recordId: string; readonly until: number }[]
}

/** Corrections of one row that are made without waiting … */
const FREE_CORRECTIONS = 3
/** … within this time. Milliseconds. */
const WINDOW_MS = 600_000
/** Waits before further corrections. Milliseconds. */
const HOLDS_MS = [30_000, 120_000, 600_000, 1_800_000] as const

interface Corrections {
  count: number
  lastAt: number
  /** No further correction before this. */
  until: number
  waits: boolean
}

export function createContention(): Contention {
  const rows = new Map<string, Corrections>()
  /** After a wait the memory lasts longer than the wait, or every wait would be the first. */
  const isOver = ({ lastAt, until }: Corrections, now: number): boolean => now - Math.max(lastAt, until) > WINDOW_MS
  function known(recordId: string, now: number): Corrections | null {
    const row = rows.get(recordId)
    if (row === undefined || !isOver(row, now)) return row ?? null
    rows.delete(recordId)
    return null
  }
  return {
    holds(recordId, now) {
      const row = known(recordId, now)
      if (row === null || row.until <= now) return false
      row.waits = true
      return true
    },
    hasWaited: (recordId) => rows.get(recordId)?.waits === true,
    corrected(recordId, now) {
      const row = known(recordId, now) ?? { count: 0, lastAt: now, until: 0, waits: false }
      rows.set(recordId, row)
      row.count += 1
      row.lastAt = now
      row.waits = false
      // The last free one and all after it are followed by a wait.
      const wait = row.count - FREE_CORRECTIONS
      if (wait >= 0) row.until = now + (HOLDS_MS[Math.min(wait, HOLDS_MS.length - 1)] ?? 0)
    },
    held: (now) =>
      [...rows].flatMap(([recordId, { until, waits }]) => (waits && until > now ? [{ recordId, until }] : [])),
  }
}
