/**
 * Runs work between frames, one piece after the other while there is time; Safari has no idle time and gets a task of
 * its own for each. Returns what calls it off.
 */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(work)
  return () => cancelIdleCallback(asked)
}
