import { CODE, refusal } from './errors.ts'

/**
 * Every …ByPage method: rows of a page when the caller names no number (host-protocol §7.1). The most is the
 * `recordLimit` variant.
 */
export const DEFAULT_PAGE_SIZE = 200
/** getRecordsByIds: ids per call (host-protocol §7.1). */
export const MAX_IDS_PER_CALL = 1000
/** bridge.setData under the `dataLimit` variant: bytes a key. */
export const MAX_DATA_BYTES = 100_000
/** batchUploadFile: characters of a file name, bytes of a file (host-protocol §7.1). */
export const MAX_FILE_NAME = 250
export const MAX_FILE_BYTES = 2 * 1024 ** 3
/** Option colours run from 0 to 54 (host-protocol §7.1). */
export const COLOUR_COUNT = 55
/** Hues among them; each has five shades. */
export const HUE_COUNT = 11
/** Currency: decimal digits (host-protocol §7.1). */
export const MAX_CURRENCY_DIGITS = 4

/** Throws 10214001 when a call carries more than `max` rows or ids. */
export function checkCount(count: number, max: number): void {
  if (count > max) throw refusal(CODE.recordLimit, `single record operation limit exceeded: ${count} > ${max}`)
}
