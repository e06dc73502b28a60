/**
 * Rows whose computed cells somebody keeps changing after we have put them right: another program, an automation, a
 * sidebar of another version. A few corrections are made at once; after that each waits longer than the one before,
 * and people are told. [CV2]
 */
export interface Fights {
  /** Whether the cells of this row may be put right now; counts as a correction when they may. */
  mayCorrect(recordId: string, now: number): boolean
  isHeld(recordId: string, now: number): boolean
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
  until: number
}

export function createFights(): Fights {
  const rows = new Map<string, Corrections>()
  /** After a wait the memory lasts longer than the wait, or every wait would be the first. */
  const isOver = ({ lastAt, until }: Corrections, now: number): boolean => now - Math.max(lastAt, until) > WINDOW_MS
  return {
    mayCorrect(recordId, now) {
      let row = rows.get(recordId)
      if (row === undefined || isOver(row, now)) {
        row = { count: 0, lastAt: now, until: 0 }
        rows.set(recordId, row)
      }
      if (row.until > now) return false
      row.count += 1
      row.lastAt = now
      if (row.count <= FREE_CORRECTIONS) return true
      const wasHeld = row.until > 0
      const hold = HOLDS_MS[Math.min(row.count - FREE_CORRECTIONS - 1, HOLDS_MS.length - 1)] ?? 0
      row.until = now + hold
      return wasHeld
    },
    isHeld: (recordId, now) => (rows.get(recordId)?.until ?? 0) > now,
    held(now) {
      for (const [recordId, row] of rows) if (isOver(row, now)) rows.delete(recordId)
      return [...rows].flatMap(([recordId, { until }]) => (until > now ? [{ recordId, until }] : []))
    },
  }
}
