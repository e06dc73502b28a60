import { useEffect, useState } from 'react'

/** The words of a countdown change with the minute; half of it keeps them within half a minute. */
const TICK_MS = 30_000

/** The present instant in milliseconds, new every half minute: for the words of a countdown, never for a verdict. */
export function useMinute(clock: () => number): number {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return clock()
}
