import { CELL_WORDS } from '../../schema/index.ts'

/** Titles for a text cell, in the order of the table; of a long list the first ones and how many more there are. */
export function titleList(titles: readonly (string | null)[], atMost: number): string {
  const named = titles.slice(0, atMost).map((title) => (title === null || title.trim() === '' ? CELL_WORDS.untitled : title.trim()))
  const list = named.join(CELL_WORDS.comma)
  return titles.length > atMost ? list + CELL_WORDS.andMore(titles.length - atMost) : list
}
