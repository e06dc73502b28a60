/**
 * Other sidebars on the same Base compute the same cells. Whoever reads after another has written finds its cells
 * right and writes nothing: so each waits a moment of its own before it reads, as long as others were seen. Alone
 * there is no wait. [CV1]
 */
export interface Peers {
  /** Another sidebar has written computed cells. */
  seen(now: number): void
  areAbout(now: number): boolean
  /** How long to wait before reading. Milliseconds, 0 when alone. */
  courtesyMs(now: number): number
}

/** A sidebar that has not written for this long is taken for closed. Milliseconds. */
const ABOUT_MS = 600_000
/** Longer than one pass of another sidebar over a few rows. Milliseconds. */
const COURTESY_MS = 600

export function createPeers(random: () => number): Peers {
  let seenAt = Number.NEGATIVE_INFINITY
  const areAbout = (now: number): boolean => now - seenAt < ABOUT_MS
  return {
    seen(now) {
      seenAt = now
    },
    areAbout,
    courtesyMs: (now) => (areAbout(now) ? 1 + Math.floor(random() * COURTESY_MS) : 0),
  }
}
