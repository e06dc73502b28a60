/**
 * Other sidebars on the same Base compute the same cells. A sidebar that reads after another has written has nothing
 * left to write. So while others are active, each sidebar waits a random moment before it reads, and only the first one
 * writes. A sidebar that is alone does not wait. [CV1]
 */
export interface Peers {
  /** Notes that another sidebar has written computed cells. */
  noteWrite(now: number): void
  /** Whether another sidebar has written of late. */
  areActive(now: number): boolean
  /** How long to wait before reading; 0 when alone. */
  courtesyMs(now: number): number
}

/** After this time without a write by another sidebar we take it for closed, and stop waiting. */
const ACTIVE_MS = 600_000
/** The longest wait: longer than another sidebar needs for a pass over a few rows. */
const COURTESY_MS = 600

export function createPeers(random: () => number): Peers {
  let lastWriteAt = Number.NEGATIVE_INFINITY
  const areActive = (now: number): boolean => now - lastWriteAt < ACTIVE_MS
  return {
    noteWrite(now) {
      lastWriteAt = now
    },
    areActive,
    courtesyMs: (now) => (areActive(now) ? 1 + Math.floor(random() * COURTESY_MS) : 0),
  }
}
