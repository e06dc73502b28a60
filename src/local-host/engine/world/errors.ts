import { HostError } from '../types.ts'

/** The host's error codes (host-protocol §7.2). One code per subject and reason: 10200000 + subject × 1000 + reason. */
export const CODE = {
  lastTable: 10212002,
  tableParam: 10212992,
  tableNameRepeated: 10212995,
  tableDenied: 10212997,
  tableNotFound: 10212998,
  fieldType: 10213991,
  fieldNameRepeated: 10213995,
  fieldDenied: 10213997,
  fieldNotFound: 10213998,
  fieldUnknown: 10213999,
  recordLimit: 10214001,
  recordDenied: 10214997,
  recordNotFound: 10214998,
  recordUnknown: 10214999,
  lastView: 10215001,
  filterInfo: 10215002,
  viewType: 10215991,
  viewNameRepeated: 10215995,
  viewDenied: 10215997,
  viewNotFound: 10215998,
  cellDenied: 10216997,
  cellUnknown: 10216999,
  dataLimit: 10299994,
  notRegistered: 10299997,
  unknown: 10299999,
} as const

/** A refusal ready to be thrown; see `CODE`. */
export const refusal = (code: number, message: string): HostError => new HostError(code, message)
