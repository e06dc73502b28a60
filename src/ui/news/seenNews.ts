/**
 * For which as-of day this browser has shown the news of a sheet. What another sidebar has told is not news to somebody who
 * has seen it, and the host keeps nothing for one viewer alone.
 */
const KEY = 'campaign-tracker.news.'

export function seenNewsOf(tableId: string): string | null {
  try {
    return window.localStorage.getItem(KEY + tableId)
  } catch {
    return null // a frame without storage of its own
  }
}

export function noteSeenNews(tableId: string, asOf: string): void {
  try {
    window.localStorage.setItem(KEY + tableId, asOf)
  } catch {
    // It is told again at the next opening.
  }
}
