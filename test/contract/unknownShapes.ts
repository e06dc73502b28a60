/** A question that nobody has answered on a real host, with a switch for each answer. */
export interface SwitchedUnknown<Reading extends string | number> {
  /** Of the host protocol. */
  readonly section: string
  readonly question: string
  /** What each reading means beyond its name; '' when the name says it all. In the order of the switch. */
  readonly readings: { readonly [R in `${Reading}`]: string }
  /** Numbered statements that say what follows. */
  readonly cases: readonly string[]
}

/** A question that nobody has answered, and the one answer that the local Base gives. */
export interface FixedUnknown {
  readonly section: string
  readonly question: string
  readonly answer: string
  readonly cases?: readonly string[]
}
