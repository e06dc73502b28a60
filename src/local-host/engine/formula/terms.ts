import type { FormulaProblem } from './problems.ts'

/** A span of a formula's text and the id of the table or column it names. A rename changes only the text. */
export interface FormulaReference {
  readonly start: number
  readonly end: number
  readonly tableId: string
  readonly fieldId?: string
}

/** What is kept of a formula besides its text. */
export interface StoredFormula {
  readonly references: readonly FormulaReference[]
  /**
   * When its text was last saved, ms: a clock that does not move by itself stands there at the earliest (formulaClock).
   */
  readonly savedAt: number
}

/** Names of the errors a cell can be in. */
export type FaultName = '#VALUE!' | '#DIV/0!' | '#NAME?' | '#REF!'

/** One function of the language, for a list to choose from. */
export interface FormulaFunction {
  readonly name: string
  /** Its arguments, such as 'n, [d]'. */
  readonly parameters: string
  readonly group: 'logic' | 'number' | 'text' | 'date' | 'list'
}

/** The check of an unsaved text. */
export interface FormulaCheck {
  readonly problems: readonly FormulaProblem[]
  /** The first row's cell; null when the text cannot be saved or the table has no rows. */
  readonly preview: { readonly text: string; readonly fault: FaultName | null } | null
}
