import type { ClockPort } from '../../application/clock.ts'

/** Longest delay that browsers accept: they count in 32 bits and fire a longer timer at once. */
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
    isVisible: () => !document.hidden,
    random: () => Math.random(),
    breathe: createBreathing(),
  }
}

/** Waits for a message to itself: it runs after input and rendering and, unlike a timer, is not throttled. */
function createBreathing(): ClockPort['breathe'] {
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  port1.addEventListener('message', () => waiting.shift()?.())
  port1.start()
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      port2.postMessage(null)
    })
}
