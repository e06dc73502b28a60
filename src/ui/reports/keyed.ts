import type { Line } from '../../report/index.ts'

/**
 * Items with keys made of what they say, numbered where they say the same: parts of a document have no identity, and
 * a key that follows the text lets React keep what did not change.
 */
export function keyed<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
): readonly { readonly key: string; readonly item: Item }[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const text = textOf(item)
    const times = seen.get(text) ?? 0
    seen.set(text, times + 1)
    return { key: `${text}#${String(times)}`, item }
  })
}

/** What a line says, without its links. */
export const lineText = (line: Line): string => line.map((run) => run.text).join('')
