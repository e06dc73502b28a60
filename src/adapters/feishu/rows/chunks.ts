/** The host refuses a call with more records (host-protocol §7.1; SDK 1.0.2: 单次上限 200 条). */
export const RECORDS_PER_CALL = 200

/**
 * Records that one call reads by their ids. The host allows 1 000 (host-protocol §7.1; SDK 1.0.2 d.ts), but receiving
 * that many rows of 20 columns blocks the page for some 70 ms.
 */
export const IDS_PER_CALL = 500

/** `items` in pieces of at most `size`, in order. */
export function chunksOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const chunks: (readonly Item[])[] = []
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size))
  return chunks
}
