/**
 * Rows whose computed cells somebody keeps changing after we corrected them: another program, an automation, or a
 * sidebar of another version. We correct such a row a few times at once. After that each correction waits longer than
 * the one before, and people are told, or the two programs would write the row forever. [CV2]
 */
export interface Contention {
  /** Whether a correction of this row has to wait. */
  mustWait(recordId: string, now: number): boolean
  /** Whether the row has waited since its last correction; the next correction then counts towards a longer wait. */
  hasWaited(recordId: string): boolean
  /** Counts a correction of cells that somebody has changed. */
  noteCorrection(recordId: string, now: number): void
  /** The rows that wait, and when each is corrected again. */
  waiting(now: number): readonly { readonly recordId: string; readonly until: number }[]
}

/** After this many corrections of a row the next ones wait. */
const FREE_CORRECTIONS = 3
/** After this time without a correction or a wait the count of a row starts again. */
const WINDOW_MS = 600_000
/** The waits before further corrections of a row; the last one repeats. */
const WAITS_MS = [30_000, 120_000, 600_000, 1_800_000] as const

interface Corrections {
  count: number
  lastAt: number
  /** No correction before this moment, milliseconds since the epoch. */
  until: number
  waits: boolean
}

export function createContention(): Contention {
  const rows = new Map<string, Corrections>()
  /** The window begins after the wait. If it began at the correction, a long wait would always be the first one. */
  const isOver = ({ lastAt, until }: Corrections, now: number): boolean => now - Math.max(lastAt, until) > WINDOW_MS
  function current(recordId: string, now: number): Corrections | null {
    const row = rows.get(recordId)
    if (row === undefined || !isOver(row, now)) return row ?? null
    rows.delete(recordId)
    return null
  }
  return {
    mustWait(recordId, now) {
      const row = current(recordId, now)
      if (row === null || row.until <= now) return false
      row.waits = true
      return true
    },
    hasWaited: (recordId) => rows.get(recordId)?.waits === true,
    noteCorrection(recordId, now) {
      const row = current(recordId, now) ?? { count: 0, lastAt: now, until: 0, waits: false }
      rows.set(recordId, row)
      row.count += 1
      row.lastAt = now
      row.waits = false
      // The last free correction and each one after it is followed by a wait.
      const wait = row.count - FREE_CORRECTIONS
      if (wait >= 0) row.until = now + (WAITS_MS[Math.min(wait, WAITS_MS.length - 1)] ?? 0)
    },
    waiting: (now) =>
      [...rows].flatMap(([recordId, { until, waits }]) => (waits && until > now ? [{ recordId, until }] : [])),
  }
}
