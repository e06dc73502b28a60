import type { HealthReason } from '../../domain/index.ts'
import type { CellWords } from '../../schema/index.ts'

/** At most so many rows are named for one reason; the others are counted, so that the cell stays readable. */
const NAMED_ROWS = 10

/** Why a campaign is not green, the worst reason first, with its rows; null when there is no reason. [RU2] */
export function healthReasonText(
  reasons: readonly HealthReason[],
  titles: ReadonlyMap<string, string | null>,
  words: CellWords,
): string | null {
  if (reasons.length === 0) return null
  return reasons
    .map(({ code, ids, figure, limit }) => {
      const decimals = code === 'spendAboveBudget' ? 2 : 1
      return words.health[code]({
        figure: numeral(figure, decimals),
        limit: numeral(limit, decimals),
        rows: titleList(
          ids.map((id) => titles.get(id) ?? null),
          NAMED_ROWS,
          words,
        ),
        count: ids.length,
      })
    })
    .join(words.semicolon)
}

/**
 * A number with commas between thousands and a true minus sign. Written by hand, not by the locale, so that every
 * machine writes the same text.
 */
function numeral(value: number | null, decimals: 1 | 2): string {
  if (value === null) return ''
  const unit = 10 ** decimals
  const rounded = Math.round(Math.abs(value) * unit) / unit
  const [whole = '0', fraction] = String(rounded).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/gu, ',')
  return (value < 0 && rounded !== 0 ? '−' : '') + (fraction === undefined ? grouped : `${grouped}.${fraction}`)
}

/** Titles for a text cell, in the order of the table. A long list ends with how many more there are. */
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
