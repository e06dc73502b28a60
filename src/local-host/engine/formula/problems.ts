/** Problems of a formula's text, worded for developers; the page has its own words. `{x}` is the piece of text. */
const MESSAGES = {
  empty: 'a formula needs a text',
  character: 'unexpected character {x}',
  fullWidth: '{x} is a full-width character, its half-width form is meant',
  singleQuotes: 'texts stand in double quotes',
  doubleEquals: 'equality is one =',
  notAnOperator: '{x} is not an operator',
  unclosedText: 'a text without its closing quote',
  unclosedName: 'a name without its closing bracket',
  emptyName: 'a name is missing between the brackets',
  number: '{x} is not a number',
  operand: 'a value is missing',
  operator: 'an operator is missing before {x}',
  unclosedParenthesis: 'a parenthesis is not closed',
  extraParenthesis: 'a parenthesis closes nothing',
  tooDeep: 'too many parts inside one another',
  unknownName: 'no column or table {x}',
  unknownTable: 'no table {x}',
  unknownColumn: 'no column {x} there',
  unknownOption: 'no option {x}',
  unknownFunction: 'no function {x}',
  unsupportedFunction: '{x} is not supported here',
  parentheses: '{x} needs parentheses',
  argumentCount: '{x} got a wrong number of arguments',
  noChain: '{x} takes no arguments, so nothing can be chained onto it',
  nested: '{x} cannot stand inside the condition of another',
  currentOutside: 'CurrentValue stands only inside a condition or mapping',
  currentOfColumn: 'CurrentValue is an element of a list here and has no columns',
  currentIsRow: 'CurrentValue is a row here: a column must follow',
  tableValue: 'the table {x} is not a value',
  tableWithoutColumn: '{x} over a table must be followed by a column',
  columnAfterValue: 'this has no columns',
  conditionFirst: 'the range comes first, then the condition',
  sortColumn: 'SORTBY sorts by a whole column of the same table, such as [table].[column]',
  chainOnly: '{x} must be chained onto a table',
  sumifNumber: 'SUMIF sums a numeric column only',
  ring: 'the formula depends on itself through {x}',
  containText: 'CONTAIN compares whole elements; CONTAINTEXT finds a piece of a text',
  containTextList: 'CONTAINTEXT looks into a text; CONTAIN asks for an element of a list',
  dateAsText: 'a date joined to a text has no agreed form: use TEXT',
  daysReversed: 'DAYS takes the end first',
  percentLiteral: 'a percentage is a fraction: {x} % is written {y}',
} as const

export type ProblemCode = keyof typeof MESSAGES

/** A problem of a text; `start` and `end` are offsets in it. A text with mere warnings can be saved. */
export interface FormulaProblem {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  readonly start: number
  readonly end: number
  /** The piece of text that it speaks of, for `{x}` of the message. */
  readonly piece: string
}

/** Thrown for a text that cannot be parsed further; caught inside this folder. */
export class UnreadableFormula extends Error {
  readonly problem: FormulaProblem
  constructor(problem: FormulaProblem) {
    super(problem.code)
    this.problem = problem
  }
}

export function unreadable(code: ProblemCode, start: number, end: number, piece = ''): UnreadableFormula {
  return new UnreadableFormula({ code, severity: 'error', start, end, piece })
}

/** "80 % is written 0.8": the fraction of a percentage that was written as a whole number. */
export const fractionOf = (piece: string): string => String(Number((Number(piece) / 100).toPrecision(12)))

/** A problem in words, with its place counted from 1. */
export const inEnglish = ({ code, start, piece }: FormulaProblem): string =>
  `formula, character ${start + 1}: ${MESSAGES[code].replace('{x}', piece).replace('{y}', fractionOf(piece))}`
