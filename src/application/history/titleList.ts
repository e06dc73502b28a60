import type { CellWords } from '../../schema/index.ts'

/** Titles for a text cell, in the order of the table; of a long list the first ones and how many more there are. */
export function titleList(
  titles: readonly (string | null)[],
  atMost: number,
  { untitled, comma, andMore }: CellWords,
): string {
  const named = titles
    .slice(0, atMost)
    .map((title) => (title === null || title.trim() === '' ? untitled : title.trim()))
  const list = named.join(comma)
  return titles.length > atMost ? list + andMore(titles.length - atMost) : list
}
