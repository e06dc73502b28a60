/** The timers of the machine, or a test's own. */
export interface Timers {
  setTimeout(task: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
  now(): number
}

export const SYSTEM_TIMERS: Timers = {
  setTimeout: (task, ms) => setTimeout(task, ms),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  now: () => performance.now(),
}
