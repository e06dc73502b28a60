import type { Line } from '../../report/index.ts'

/**
 * Gives each item a React key made of its text, numbered where texts repeat: parts of a document have no id, and React
 * keeps what did not change when the key follows the text.
 */
export function keyed<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
): readonly { readonly key: string; readonly item: Item }[] {
  const timesByText = new Map<string, number>()
  return items.map((item) => {
    const text = textOf(item)
    const times = timesByText.get(text) ?? 0
    timesByText.set(text, times + 1)
    return { key: `${text}#${String(times)}`, item }
  })
}

/** The text of a line, without its links. */
export const lineText = (line: Line): string => line.map((run) => run.text).join('')
