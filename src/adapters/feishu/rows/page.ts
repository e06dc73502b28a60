import type { HostError, HostResult } from '../../../application/ports.ts'
import { err, ok, type Result } from '../../../domain/index.ts'
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

export type ReadPage = (pageToken: number | null) => HostResult<Page>

/** Reads page after page, and asks for the next one before taking this one. */
export async function walkPages(
  readPage: ReadPage,
  take: (page: Page) => void,
  signal: AbortSignal,
  from: number | null = null,
): HostResult<null> {
  const seenTokens = new Set<number>()
  let coming: HostResult<Page> | null = readPage(from)
  while (coming !== null) {
    const page: Result<Page, HostError> = await coming
    if (!page.ok) return page
    if (signal.aborted) return err({ kind: 'cancelled' })
    const { next }: Page = page.value
    if (next !== null && seenTokens.has(next)) {
      return err({
        kind: 'unexpected',
        what: 'getRecordsByPage',
        code: null,
        message: `Page token ${next} came twice`,
      })
    }
    if (next !== null) seenTokens.add(next)
    coming = next === null ? null : readPage(next)
    take(page.value)
  }
  return ok(null)
}
