import measured from './measured.json'
import type { Variants } from './types.ts'

type Values = { readonly [K in keyof Variants]: readonly [Variants[K], ...Variants[K][]] }

/** Every value of each variant; the first is assumed where nobody has measured it. */
const BELIEVED: Values = {
  addTable: ['ignoreFields', 'honourFields', 'tenBlankRows', 'defaultAndGiven'],
  progressScale: [1, 100],
  lastPage: ['noToken', 'token'],
  emptyCells: ['absent', 'null', 'nullOnceTouched'],
  uncheckedBox: ['empty', 'false'],
  attachmentPermission: ['absent', 'present'],
  computedCells: ['ignored', 'refused'],
  repeatedOptions: ['refused', 'kept'],
  selectStrings: ['drop', 'reject'],
  setRecords: ['atomic', 'partial'],
  events: ['afterCallback', 'beforeCallback', 'coalesced', 'duplicated', 'reordered', 'late'],
  ownEcho: ['yes', 'no'],
  viewIdOrFilter: ['viewId', 'filter'],
  advancedPermissions: ['on', 'off'],
  recordLimit: [200, 5000],
  recordAdd: ['perCall', 'perRow'],
  hidePrimary: ['hidesOthers', 'false'],
  dataLimit: ['none', 'refused', 'cut'],
  missingData: ['null', 'emptyObject'],
  pickers: ['settle', 'never'],
  cancelledPicker: ['emptyList', 'null'],
  formulaConfig: ['accepted', 'textDropped', 'refused'],
  formulaText: ['asWritten', 'byId', 'literal'],
  formulaResult: ['declaredElseInferred', 'inferred'],
  formulaBlank: ['keepsType', 'turnsToText'],
  formulaNull: ['zero', 'blank', 'error'],
  formulaBranches: ['lazy', 'eager'],
  formulaErrors: ['null', 'text'],
  formulaBoolean: ['boolean', 'number', 'text'],
  formulaDates: ['number', 'digits'],
  formulaClock: ['onRead', 'daily', 'frozen'],
  formulaZone: ['base', 'viewer', 'utc'],
  formulaEvents: ['none', 'recordModify'],
  formulaFilters: ['accepted', 'refused'],
  formulaOperators: ['strict', 'lenient'],
  formulaQuotes: ['backslash', 'doubled'],
  networkdaysReversed: ['negative', 'zero', 'error'],
  formulaLists: ['blanksDropped', 'blanksKept'],
  formulaTextNumbers: ['skipped', 'error'],
  formulaInt: ['truncate', 'floor'],
}

/** What was measured on a real host (`npm run parity`), by the name of the switch. */
const MEASURED: Readonly<Record<string, { readonly value: unknown } | undefined>> = measured.readings

/** The values of a variant, the default first: the measured one, else the assumed one. */
function defaultFirst<T>(name: string, values: readonly [T, ...T[]]): readonly [T, ...T[]] {
  const measured = values.find((value) => value === MEASURED[name]?.value)
  return measured === undefined ? values : [measured, ...values.filter((value) => value !== measured)]
}

/** Every value a variant may take, the default first. */
export const VARIANT_VALUES = Object.fromEntries(
  Object.entries(BELIEVED).map(([name, values]) => [name, defaultFirst<unknown>(name, values)]),
) as unknown as Values

/** The default variants. */
export const defaultVariants = (): Variants =>
  Object.fromEntries(Object.entries(VARIANT_VALUES).map(([name, [first]]) => [name, first])) as unknown as Variants
