/** Everything about time that the application uses. Tests pass their own clock. */
export interface ClockPort {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs `work` after `afterMs`. The returned function cancels it. */
  after(afterMs: number, work: () => void): () => void
  /** Calls back when the sidebar becomes visible again. */
  onVisible(listener: (hiddenMs: number) => void): () => void
  /** Whether somebody can see the sidebar. Background checks wait while nobody does. */
  isVisible(): boolean
  /** A number in [0, 1). Waits vary by it, so that several sidebars do not act at the same moment. */
  random(): number
  /** Resolves after the page has handled input, drawing and messages. Long work awaits it between slices. */
  breathe(): Promise<void>
}

/** After the sidebar was hidden for longer, everything is read again: events may have been lost meanwhile. */
export const HIDDEN_LONG_MS = 60_000
