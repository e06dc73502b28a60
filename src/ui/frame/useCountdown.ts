import { useEffect, useState } from 'react'

const SECOND_MS = 1000

/** Whole seconds until `at`, updated every second; null when `at` is null, 0 once it has passed. */
export function useCountdown(at: number | null, clock: () => number): number | null {
  const [, tick] = useState(0)
  const secondsLeft = at === null ? null : Math.max(0, Math.ceil((at - clock()) / SECOND_MS))
  const isRunning = secondsLeft !== null && secondsLeft > 0
  useEffect(() => {
    if (!isRunning) return undefined
    const timer = setInterval(() => tick((count) => count + 1), SECOND_MS)
    return () => clearInterval(timer)
  }, [isRunning])
  return secondsLeft
}
