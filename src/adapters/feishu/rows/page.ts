import { expectObject } from '../calls/reply.ts'

/** A page of records as the host answered it. */
export interface Page {
  readonly records: readonly unknown[]
  readonly total: number | null
  /** The token of the next page; null on the last one, even if the host sends a token with it. */
  readonly next: number | null
}

/** Reads a page. Only `hasMore` tells the last one: it may have a token (host-protocol §7.1). */
export function parsePage(reply: unknown): Page {
  const { records, total, hasMore, pageToken } = expectObject(reply)
  if (!Array.isArray(records)) throw new TypeError('The host answered a page without records')
  const more = hasMore === true
  if (more && (pageToken === undefined || pageToken === null))
    throw new TypeError('The host has more pages and no token for them')
  return { records, total: typeof total === 'number' ? total : null, next: more ? (pageToken as number) : null }
}
