import { FIXED_FORMULA_UNKNOWNS, SWITCHED_FORMULA_UNKNOWNS } from './formulaUnknowns.ts'
import type { FixedUnknown, SwitchedUnknown } from './unknownShapes.ts'
import type { Variants } from '../../src/local-host/engine/types.ts'

/** One line for every variant: a new variant does not compile until it has one. */
export const SWITCHED_UNKNOWNS: { readonly [Name in keyof Variants]: SwitchedUnknown<Variants[Name]> } = {
  addTable: {
    section: '7.3',
    question: 'does `addTable` honour `fields`, does it add blank rows',
    readings: {
      ignoreFields: 'one text column',
      honourFields: '',
      tenBlankRows: 'one text column, ten rows',
      defaultAndGiven: 'one text column, then the given ones',
    },
    cases: ['7.3-a'],
  },
  progressScale: {
    section: '9.9',
    question: 'what "100 %" in a Progress cell is',
    readings: { 1: '', 100: '' },
    cases: ['6.1-progress'],
  },
  lastPage: {
    section: '9.3',
    question: 'does the last page carry a `pageToken`',
    readings: { noToken: '', token: '' },
    cases: ['7.1-b'],
  },
  emptyCells: {
    section: '9.9',
    question: 'empty cells of a row: left out or null',
    readings: { absent: '', null: '', nullOnceTouched: 'null after a value was taken away, else absent' },
    cases: ['6.1-empty', '6.1-touched'],
  },
  uncheckedBox: {
    section: '9.9',
    question: 'a checkbox to which false was written',
    readings: { empty: '', false: '' },
    cases: ['6.1-unchecked'],
  },
  attachmentPermission: {
    section: '6.1',
    question: 'do attachments that are read carry `permission`',
    readings: { absent: '', present: '{tableId, recordId, fieldId}' },
    cases: ['6.1-attachment'],
  },
  computedCells: {
    section: '6.2',
    question:
      'auto numbers, formulas and lookups in a row that is written as a whole (times and users are left out in any case)',
    readings: { ignored: 'left out, the rest is written', refused: '10216997' },
    cases: ['6.2-a', '6.2-b'],
  },
  repeatedOptions: {
    section: '6.3',
    question: 'a new option with the name of another one',
    readings: { refused: '10213995', kept: '' },
    cases: ['6.3-c'],
  },
  selectStrings: {
    section: '9.5',
    question: 'a bare string written to a select',
    readings: { drop: 'blank cell', reject: '10216999' },
    cases: ['6.1-select-string'],
  },
  setRecords: {
    section: '9.7',
    question: 'one bad row in `setRecords`',
    readings: { atomic: 'nothing is written', partial: 'the good rows are written' },
    cases: ['9.7-a'],
  },
  events: {
    section: '9.2',
    question: 'when and how often events come',
    readings: {
      afterCallback: '',
      beforeCallback: '',
      coalesced: '',
      duplicated: '',
      reordered: '',
      late: 'half a second',
    },
    cases: ['3.4-a'],
  },
  ownEcho: {
    section: '9.2',
    question: 'do own writes echo',
    readings: { yes: '', no: '' },
    cases: ['3.4-b', '0-9'],
  },
  viewIdOrFilter: {
    section: '9.4',
    question: '`viewId` together with a filter: which one wins',
    readings: { viewId: '', filter: '' },
    cases: ['9.4'],
  },
  advancedPermissions: {
    section: '7.6',
    question: 'is the Base under advanced permissions',
    readings: { on: 'Table.editable is false', off: '' },
    cases: ['7.6-a'],
  },
  recordLimit: {
    section: '7.1',
    question: 'rows per write and per page',
    readings: { 200: '', 5000: 'as texts of older SDKs say' },
    cases: ['7.1-a', '7.1-b'],
  },
  recordAdd: {
    section: '9.2',
    question: 'RecordAdd of an `addRecords`',
    readings: { perCall: 'one event with all ids', perRow: 'one event a row' },
    cases: ['3.4-d'],
  },
  hidePrimary: {
    section: '4.4',
    question: '`hideField` of the primary column together with others',
    readings: { hidesOthers: '', false: 'hides none' },
    cases: ['4.4-e'],
  },
  dataLimit: {
    section: '9.8',
    question: '`bridge.setData` of more than 100 kB under one key',
    readings: { none: 'kept', refused: '10299994', cut: 'the first 100 kB of its JSON text are kept' },
    cases: ['4.5-c'],
  },
  missingData: {
    section: '9.8',
    question: '`bridge.getData` of a missing key',
    readings: { null: '', emptyObject: '{}' },
    cases: ['4.5-b'],
  },
  pickers: {
    section: '4.6',
    question: '`ui.selectRecordIdList` and `getSelectedRecordIdList`',
    readings: { settle: '', never: 'never settle' },
    cases: ['4.4-f', '4.6-d'],
  },
  cancelledPicker: {
    section: '4.6',
    question: '`ui.selectRecordIdList` that a person closes',
    readings: { emptyList: '[]', null: '' },
    cases: ['4.6-d'],
  },
  ...SWITCHED_FORMULA_UNKNOWNS,
}

const WRONG_VALUES = Array.from({ length: 9 }, (_none, n) => `9.5-${n + 1}`)

/** In the order in which an author of an extension meets them. */
export const FIXED_UNKNOWNS: readonly FixedUnknown[] = [
  {
    section: '9.5',
    question: 'numbers as text, ISO dates, unknown option ids, unknown people, ratings out of range',
    answer: 'refused with 10216999',
    cases: WRONG_VALUES,
  },
  { section: '9.5', question: 'an unknown field id in a row', answer: 'refused with 10213998', cases: ['0-8'] },
  {
    section: '6.2',
    question: 'a write to computed columns alone: `setCellValue`, or a call whose rows ask for nothing else',
    answer: 'refused with 10216997',
    cases: ['6.1-computed', '6.1-formula'],
  },
  {
    section: '4.2',
    question: 'a row whose cells cannot be found: beside `fields`, or `fields` that is no object',
    answer: 'refused with 10212992; an array with named keys is an object',
    cases: ['4.2-a', '4.2-b'],
  },
  {
    section: '6.2',
    question:
      "blank values as the SDK builds them: `[null]`, `['']`, a url segment without text and link, an option, person or chat without id",
    answer: 'empty the cell; an empty text in a number, date or checkbox is refused with 10216999',
    cases: ['6.2-c', '6.2-f'],
  },
  {
    section: '6.2',
    question: 'a row that holds what its columns would not take anew (a rating beyond a narrowed range)',
    answer: 'is written back and copied as it is',
    cases: ['6.2-e'],
  },
  {
    section: '6.3',
    question: 'a renamed option',
    answer: 'its cells read with the new name at once, without RecordModify',
    cases: ['6.3-b'],
  },
  {
    section: '4.2',
    question: 'an empty string where an id may be left out',
    answer: 'is no id; `ui.selectRecordIdList` then offers the rows of the first view',
    cases: ['4.2-c', '4.6-e'],
  },
  {
    section: '3.4',
    question: 'SelectionChange when a table, view, row or column is deleted',
    answer: 'for those who stood in it, nobody else',
    cases: ['3.4-e'],
  },
  { section: '3.4', question: 'ticking the checkboxes of rows', answer: 'no SelectionChange' },
  { section: '7.2', question: 'deleting the primary column', answer: 'refused with 10213997', cases: ['7.2-c'] },
  {
    section: '7.2',
    question: 'which types a primary column may have',
    answer: 'text, number, date, phone, url, formula, location, auto number, barcode, currency, progress, e-mail',
  },
  { section: '7.2', question: 'the code of a refused cell', answer: '`setCellValue` 10216997, whole rows 10214997' },
  {
    section: '9.3',
    question: 'order without a sort',
    answer: 'creation, oldest first (the documentation says newest first)',
    cases: ['7.1-b'],
  },
  { section: '9.3', question: '`total` with a filter', answer: 'counts what the filter lets through' },
  {
    section: '7.1',
    question: 'legacy `getRecords` that asks for more than 200 rows',
    answer: 'gets 200 and, as its token, the id of the last one',
  },
  {
    section: '4.3',
    question: '`getFieldValueList` of clients before 0.5, which ask the host for it',
    answer: 'the first 200 rows, empty cells left out, as later clients compose it',
  },
  {
    section: '6.3',
    question: 'an option without a name, which `field.setValue(recordId, null)` of a select asks for',
    answer: 'is not made; the client then fails with a TypeError of its own',
  },
  { section: '9.8', question: '`bridge.setData` of a reader', answer: 'false' },
  {
    section: '9.8',
    question: 'numbers of rows, columns, tables; rate limits',
    answer: 'none, but see the switch `callsPerSecond`',
  },
  {
    section: '9.9',
    question: 'people written as `[{id}]`',
    answer: 'names are filled in at once; several people in a single-person column: the first stays',
    cases: ['6.1-user'],
  },
  {
    section: '9.10',
    question: 'invalid conditions given to `setFilter`',
    answer: 'false; in `getRecordsByPage` 10215002 or 10213998',
    cases: ['4.4-a'],
  },
  {
    section: '9.10',
    question: 'what others see before `applySetting`',
    answer: "filter, sort, group, row height are personal; hidden columns and widths are the view's",
  },
  {
    section: '9.11',
    question: 'a column changes its type',
    answer: 'keeps what reads as the new type, offers old texts as options, empties the rest',
    cases: ['9-11'],
  },
  { section: '9.11', question: 'an unchanged `setField`', answer: 'no FieldModify', cases: ['0-9'] },
  {
    section: '6.3',
    question: 'an option is removed',
    answer: 'its cells become empty without RecordModify',
    cases: ['6.3-a'],
  },
  { section: '9.14', question: 'order of `getFieldMetaList`', answer: 'creation' },
  { section: '4.4', question: '`contains` with several options or people', answer: 'any of them' },
  { section: '4.4', question: '"last 7 days", "next 30 days"', answer: 'include today; weeks start on Monday' },
  { section: '5.2', question: 'empty cells in a sort order', answer: 'last, both ways', cases: ['5.2-b'] },
  { section: '6.1', question: '`getCellString` of a checkbox', answer: '`true` or `false`', cases: ['6.1-7'] },
  { section: '9.6', question: 'names that a caller leaves out', answer: '数字, 数字 2 … · 表格 1, 看板 1 …' },
  {
    section: '7.5',
    question: '`setField` with a property of the same type',
    answer: 'replaces the whole property, defaults for what is left out',
  },
  {
    section: '4.6',
    question: 'hexes of the 55 option colours',
    answer: "plausible, not the product's",
    cases: ['4.6-a'],
  },
  ...FIXED_FORMULA_UNKNOWNS,
]
