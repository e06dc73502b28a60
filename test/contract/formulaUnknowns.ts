import type { Variants } from '../../src/local-host/engine/types.ts'
import type { FixedUnknown, SwitchedUnknown } from './unknownShapes.ts'

type FormulaSwitch = Extract<keyof Variants, `formula${string}` | 'networkdaysReversed'>

/**
 * The switches of formula columns. Sections are those of docs/formula.md with an f in front, so that none is taken for
 * one of the host protocol.
 */
export const SWITCHED_FORMULA_UNKNOWNS: { readonly [Name in FormulaSwitch]: SwitchedUnknown<Variants[Name]> } = {
  formulaConfig: {
    section: 'f1.1',
    question: 'do `addField` and `setField` of an extension take `property.formula`',
    readings: { accepted: '', textDropped: 'a column without a formula', refused: '10213999' },
    cases: ['f1.1-a', 'f1.1-b'],
  },
  formulaText: {
    section: 'f1.2',
    question: 'what `getFieldMeta` gives of a formula',
    readings: {
      asWritten: 'names as they are now',
      byId: '`bitable::$table[…].$field[…]`',
      literal: 'as typed; a renamed column breaks it',
    },
    cases: ['f1.2-a', 'f1.2-b'],
  },
  formulaResult: {
    section: 'f1.2',
    question: 'does `property.dataType` decide the type',
    readings: { declaredElseInferred: '', inferred: 'the formula does' },
    cases: ['f1.3-b'],
  },
  formulaBlank: {
    section: 'f3.3',
    question: 'a branch `""` beside numbers',
    readings: { keepsType: 'shows empty', turnsToText: 'the column is a text' },
    cases: ['f3.3-a'],
  },
  formulaNull: {
    section: 'f3.3',
    question: 'blank in arithmetic and in `<` `>`',
    readings: { zero: '', blank: '', error: '#VALUE!' },
    cases: ['f3.3-b'],
  },
  formulaBranches: {
    section: 'f3.4',
    question: 'errors in branches not taken, and the second side of `&&`',
    readings: { lazy: 'not computed', eager: 'computed' },
    cases: ['f3.4-b'],
  },
  formulaErrors: {
    section: 'f1.3',
    question: 'a cell in error',
    readings: { null: '', text: 'its name, such as #DIV/0!' },
    cases: ['f3.4-a'],
  },
  formulaBoolean: {
    section: 'f1.3',
    question: 'true and false of a formula',
    readings: { boolean: '', number: '1 and 0', text: '"TRUE" and "FALSE"' },
    cases: ['f1.3-a'],
  },
  formulaDates: {
    section: 'f1.3',
    question: 'a date of a formula',
    readings: { number: 'ms', digits: 'ms as a text' },
    cases: ['f1.3-a'],
  },
  formulaClock: {
    section: 'f5',
    question: 'when `NOW()` and `TODAY()` move; minutes are the finest step',
    readings: { onRead: '', daily: "at the Base's midnight and on edits of the row", frozen: 'on edits of the row' },
    cases: ['f5-a'],
  },
  formulaZone: {
    section: 'f5',
    question: 'whose midnight',
    readings: { base: '', viewer: '', utc: '' },
    cases: ['f5-b'],
  },
  formulaEvents: {
    section: 'f1.4',
    question: 'does a recalculated cell fire RecordModify',
    readings: { none: '', recordModify: '' },
    cases: ['f1.4-a'],
  },
  formulaFilters: {
    section: 'f1.4',
    question: 'does `addFilterCondition` of an extension take a formula column',
    readings: { accepted: '', refused: 'false' },
    cases: ['f1.4-b'],
  },
  formulaOperators: {
    section: 'f2.1',
    question: '`^` and `<>`',
    readings: { strict: 'refused', lenient: 'power, unequal' },
    cases: ['f2-b'],
  },
  formulaQuotes: {
    section: 'f2',
    question: 'a quote inside a text',
    readings: { backslash: '`\\"`', doubled: '`""`' },
    cases: ['f2-b'],
  },
  networkdaysReversed: {
    section: 'f4.4',
    question: 'NETWORKDAYS with the start after the end',
    readings: { negative: '', zero: '', error: '#VALUE!' },
    cases: ['f4-b'],
  },
  formulaLists: {
    section: 'f3.5',
    question: 'blank cells in `[table].[column]`',
    readings: { blanksDropped: '', blanksKept: '' },
    cases: ['f4-b'],
  },
  formulaTextNumbers: {
    section: 'f3.2',
    question: 'texts inside SUM, MAX, AVERAGE',
    readings: { skipped: '', error: '#VALUE!' },
    cases: ['f4-b'],
  },
  formulaInt: {
    section: 'f4.2',
    question: 'INT of a negative',
    readings: { truncate: '', floor: '' },
    cases: ['f4-b'],
  },
}

/** Readings of formulas that have no switch. */
export const FIXED_FORMULA_UNKNOWNS: readonly FixedUnknown[] = [
  {
    section: 'f2.1',
    question: 'precedence of operators',
    answer: 'unary `-` · `^` · `* / %` · `+ -` · `&` · comparisons · `&&` · `||`, all from the left',
    cases: ['f2-a'],
  },
  {
    section: 'f2',
    question: 'a text that cannot be read, an unknown name or function, a ring',
    answer: 'refused on save with 10213999 and the place of the mistake',
    cases: ['f2-c'],
  },
  { section: 'f2', question: 'how deep a formula may be nested', answer: '300; its length has no limit' },
  {
    section: 'f2',
    question: 'a column and a table of one name',
    answer: 'the column where a value is wanted or where it leads on, else the table',
  },
  {
    section: 'f3.2',
    question: 'a list where one value is wanted',
    answer: 'one element counts as itself, none or several are #VALUE!; `&` joins them with commas',
  },
  {
    section: 'f3.2',
    question: 'a date joined to a text without TEXT',
    answer: 'yyyy/mm/dd; booleans read TRUE and FALSE, numbers to 15 digits',
  },
  { section: 'f3.3', question: '`""` in arithmetic', answer: 'as blank as null' },
  { section: 'f3.4', question: 'IFS without a match; SWITCH without a match or default', answer: '#VALUE!; blank' },
  {
    section: 'f3.4',
    question: 'a deleted column; a ring that a snapshot brings along',
    answer: '#REF!; a name that was never found #NAME?',
    cases: ['f3.4-a'],
  },
  {
    section: 'f4.1',
    question: 'CONTAINSONLY of nothing; RANDOMBETWEEN without `keep`',
    answer: 'FALSE; one number per row that stays',
  },
  {
    section: 'f4.2',
    question: 'AVERAGE, MAX, MIN, MEDIAN of nothing; the sign of MOD; VALUE("15%") and VALUE("")',
    answer: 'blank; of the divisor; #VALUE!',
  },
  {
    section: 'f4.3',
    question: 'characters of LEN and its like; letters of CONTAINTEXT; the dialect of REGEX…',
    answer: "UTF-16 units; case counts; JavaScript's",
  },
  {
    section: 'f4.3',
    question: 'formats of TEXT',
    answer: 'YYYY YY MM M DD D hh h mm m ss s · 0, 00, 0.00, 0%, #,##0.00; another one is #VALUE!',
  },
  {
    section: 'f4.4',
    question: "DATE with month 13; EOMONTH and WORKDAY's time of day; DATEDIF with times",
    answer: 'runs over; midnight; whole calendar days',
  },
  { section: 'f4.5', question: 'NTH out of range; blanks in SORT and SORTBY', answer: 'blank; last, both ways' },
  {
    section: 'f1.4',
    question: 'operators of a condition on a formula column',
    answer: 'any; one that does not fit the results looks at their text',
  },
  {
    section: 'f4.2',
    question: 'a legacy filter in which a row is in error',
    answer: 'the row stays out; `.contains(x)` is known there',
  },
]
