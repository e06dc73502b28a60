import type { Variants } from '../../src/local-host/engine/types.ts'

/**
 * Which promises of our adapter (hostPortContract.ts) are kept in another way under each reading of a switch. They hold
 * under every reading of the local Base; until a reading is measured, nobody knows which of the ways a real host takes.
 */
export const RESTS_ON: { readonly [Name in keyof Variants]?: readonly string[] } = {
  addTable: ['HC7'],
  progressScale: ['HC1', 'HC3', 'HC11'],
  lastPage: ['HC4'],
  emptyCells: ['HC1', 'HC19'],
  uncheckedBox: ['HC1', 'HC3'],
  repeatedOptions: ['HC8'],
  selectStrings: ['HC3'],
  setRecords: ['HC6'],
  events: ['HC2', 'HC16'],
  ownEcho: ['HC2', 'HC16'],
  viewIdOrFilter: ['HC4'],
  advancedPermissions: ['HC18'],
  recordLimit: ['HC4', 'HC6', 'HC15'],
  recordAdd: ['HC2'],
  hidePrimary: ['HC10'],
  dataLimit: ['HC12'],
  missingData: ['HC12'],
  formulaErrors: ['HC1'],
  formulaBoolean: ['HC1'],
  formulaDates: ['HC1'],
  formulaFilters: ['HC22'],
}
