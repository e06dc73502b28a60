import type { Variants } from './types.ts'

/** Every value a variant may take, the default first. */
export const VARIANT_VALUES: { readonly [K in keyof Variants]: readonly [Variants[K], ...Variants[K][]] } = {
  addTable: ['ignoreFields', 'honourFields', 'tenBlankRows'],
  progressScale: [1, 100],
  lastPage: ['noToken', 'token'],
  emptyCells: ['absent', 'null'],
  selectStrings: ['drop', 'reject'],
  setRecords: ['atomic', 'partial'],
  events: ['afterCallback', 'beforeCallback', 'coalesced', 'duplicated', 'reordered', 'late'],
  ownEcho: ['yes', 'no'],
  viewIdOrFilter: ['viewId', 'filter'],
  advancedPermissions: ['on', 'off'],
}

/** The variants as they stand when nobody chose. */
export const defaultVariants = (): Variants => ({
  addTable: 'ignoreFields', progressScale: 1, lastPage: 'noToken', emptyCells: 'absent', selectStrings: 'drop', setRecords: 'atomic',
  events: 'afterCallback', ownEcho: 'yes', viewIdOrFilter: 'viewId', advancedPermissions: 'on',
})
