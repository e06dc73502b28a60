import type { ClockPort } from '../../application/clock.ts'

/** Timers above this fire at once in browsers (32-bit milliseconds). */
const LONGEST_TIMER_MS = 2_147_483_647

/** The machine's clock and the page's visibility. */
export function createBrowserClock(): ClockPort {
  return {
    now: () => Date.now(),
    after(afterMs, work) {
      const timer = setTimeout(work, Math.min(afterMs, LONGEST_TIMER_MS))
      return () => clearTimeout(timer)
    },
    onVisible(listener) {
      let hiddenAt: number | null = document.hidden ? Date.now() : null
      const change = (): void => {
        if (document.hidden) hiddenAt = Date.now()
        else {
          const hiddenMs = hiddenAt === null ? 0 : Date.now() - hiddenAt
          hiddenAt = null
          listener(hiddenMs)
        }
      }
      document.addEventListener('visibilitychange', change)
      return () => document.removeEventListener('visibilitychange', change)
    },
  }
}
