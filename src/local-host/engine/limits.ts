import { CODE, refusal } from './errors.ts'

/** addRecords, setRecords, deleteRecords: rows per call (§7.1). */
export const MAX_RECORDS_PER_CALL = 200
/** Every …ByPage method: rows per page, also the default (§7.1). */
export const MAX_PAGE_SIZE = 200
/** getRecordsByIds: ids per call (§7.1). */
export const MAX_IDS_PER_CALL = 1000
/** Legacy list methods stop here (§7.1). */
export const MAX_LEGACY_LIST = 200
/** batchUploadFile: characters of a file name, bytes of a file (§7.1). */
export const MAX_FILE_NAME = 250
export const MAX_FILE_BYTES = 2 * 1024 ** 3
/** Option colours run from 0 to 54 (§7.1). */
export const COLOUR_COUNT = 55
/** Currency: decimal digits (§7.1). */
export const MAX_CURRENCY_DIGITS = 4

/** Throws 10214001 when a call carries more than `max` rows or ids. */
export function checkCount(count: number, max: number): void {
  if (count > max) throw refusal(CODE.recordLimit, `single record operation limit exceeded: ${count} > ${max}`)
}
