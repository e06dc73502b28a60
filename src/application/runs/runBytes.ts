/** Nobody has measured how much a host stores for us: what is kept of one run at most, bytes. */
const MOST_BYTES_OF_RUN = 256 * 1024

const encoder = new TextEncoder()
/** The length of a value as it is stored, bytes. */
export const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length

/** Whether a run of this length can be kept. A longer one cannot be taken back. */
export const fitsRun = (bytes: number): boolean => bytes <= MOST_BYTES_OF_RUN
