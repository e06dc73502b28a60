import type { Variants } from './types.ts'

/** Every value a variant may take, the default first. */
export const VARIANT_VALUES: { readonly [K in keyof Variants]: readonly [Variants[K], ...Variants[K][]] } = {
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
}

/** The variants as they stand when nobody chose. */
export const defaultVariants = (): Variants => ({
  addTable: 'ignoreFields', progressScale: 1, lastPage: 'noToken', emptyCells: 'absent', uncheckedBox: 'empty',
  attachmentPermission: 'absent', computedCells: 'ignored', repeatedOptions: 'refused', selectStrings: 'drop', setRecords: 'atomic',
  events: 'afterCallback', ownEcho: 'yes', viewIdOrFilter: 'viewId', advancedPermissions: 'on', recordLimit: 200, recordAdd: 'perCall',
  hidePrimary: 'hidesOthers', dataLimit: 'none', missingData: 'null', pickers: 'settle', cancelledPicker: 'emptyList',
})
