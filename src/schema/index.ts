export {
  ENTERED_KEYS,
  TASK_FIELD_KEYS,
  computedKeys,
  fieldKeys,
  fieldSpec,
} from './tables/index.ts'
export type {
  ComputedKey,
  ComputedKeyOf,
  EnteredKeyOf,
  FieldKey,
  FieldValue,
  RowOf,
  TaskFieldKey,
  TaskRow,
} from './tables/index.ts'
export type { AssessedTask } from './assessedTask.ts'
export type { CompanionTableKey, SheetRows, TableRows } from './sheetRows.ts'
export { TASK_FIELDS } from './tables/tasks.ts'
export { TABLE_KEYS, type TableKey } from './tableKey.ts'
export type { FieldKind, FieldSpec, Hue, OptionSpec, Person } from './field.ts'
export { PRESETS, taskTableOf } from './presets/index.ts'
export { columnOptions, presetColumns, presetViews } from './presets/preset.ts'
export { purposeWidths } from './presets/views.ts'
export type { ColumnSpec, PresetId, PresetTable, ViewSettings, ViewSpec } from './presets/preset.ts'
export { markerOf, parseMarker, type FieldMark } from './marker.ts'
export { SAMPLES, sampleRows, shiftSample } from './samples/index.ts'
export type { SampleCells } from './samples/sampleRow.ts'
export type { CellWords } from './tables/cellWords.ts'
export {
  cellWords,
  columnNameIn,
  columnWords,
  fieldName,
  fieldNames,
  isNamed,
  likeliestLanguage,
  optionWords,
  presetIn,
  sampleText,
  taskTableIn,
} from './words/inLanguage.ts'
export { NATIVE_KEYS, NATIVE_WORDS, nativeMark, type NativeKey } from './words/nativeColumns.ts'
export { FOLLOWING_VIEWS, madeViews, type NativeViewKey } from './words/nativeViews.ts'
export { SHEET_LANGUAGES, type SheetLanguage } from './words/language.ts'
