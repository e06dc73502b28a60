/** Most records that one call may read or write (host-protocol §7.1; SDK 1.0.2: 单次上限 200 条). */
export const RECORDS_PER_CALL = 200

/**
 * Records that one call asks for by their ids. 1 000 are allowed (host-protocol §7.1; SDK 1.0.2 d.ts), but merely
 * receiving so many holds up the page for longer than a frame or two: some 70 ms of 20 columns.
 */
export const IDS_PER_CALL = 500

/** `items` in pieces of at most `size`, in order. */
export function chunksOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const chunks: (readonly Item[])[] = []
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size))
  return chunks
}
