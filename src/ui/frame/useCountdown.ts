import { useEffect, useState } from 'react'

const SECOND_MS = 1000

/** Whole seconds until a moment, drawn anew every second; null without one, 0 when it has come. */
export function useCountdown(at: number | null, clock: () => number): number | null {
  const [, tick] = useState(0)
  const left = at === null ? null : Math.max(0, Math.ceil((at - clock()) / SECOND_MS))
  const isRunning = left !== null && left > 0
  useEffect(() => {
    if (!isRunning) return undefined
    const timer = setInterval(() => tick((count) => count + 1), SECOND_MS)
    return () => clearInterval(timer)
  }, [isRunning])
  return left
}
