/** Time as the application meets it; tests pass a clock of their own. */
export interface ClockPort {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs `work` once `afterMs` have passed; the returned function calls it off. */
  after(afterMs: number, work: () => void): () => void
  /** Calls back when the sidebar becomes visible again, with how long it was hidden. */
  onVisible(listener: (hiddenMs: number) => void): () => void
  /** Whether somebody can see the sidebar: nothing is checked for nobody. */
  isVisible(): boolean
  /** A number in [0, 1): spreads sidebars that would otherwise act in the same moment. */
  random(): number
  /** Resolves once input, drawing and messages had their turn: long work calls it between slices. */
  breathe(): Promise<void>
}

/** After this long out of sight events may have been lost, and views have changed without a word. Milliseconds. */
export const HIDDEN_LONG_MS = 60_000
