/** Readings of the templates' cell texts, by themselves and not by the product's own parsers. */

/** A cell with '-' or an unticked box counts as not filled in. */
export const isBlank = (cell: string | undefined): boolean => cell === undefined || cell === '-' || cell === '□'

/** '30万', '50万元', '8,000', '2800' as a number. */
export function amountOf(cell: string): number {
  const match = /^(?<digits>[\d,.]+)(?<unit>万?)元?$/u.exec(cell)
  if (match?.groups === undefined) throw new Error(`not an amount: ${cell}`)
  return Math.round(Number(match.groups['digits']?.replaceAll(',', '')) * (match.groups['unit'] === '万' ? 10_000 : 1))
}

/** The percentage in front and the words in brackets behind it: '60%(2篇已发布,1篇待审核)'. */
export function percentOf(cell: string): { readonly percent: number; readonly words: string | null } {
  const match = /^(?<percent>-?[\d.]+)%?(?:\((?<words>.+)\))?$/u.exec(cell)
  if (match?.groups === undefined) throw new Error(`not a percentage: ${cell}`)
  return { percent: Number(match.groups['percent']), words: match.groups['words'] ?? null }
}

const isoDay = (year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/**
 * First and last day of '2024.6.1-6.30', '6.1-6.5', '10月1日-5日', '10月15日', '2024.6.12', '03-01' or '2024-03-01'.
 * A month that is not repeated is the one before; a missing year is the one given.
 */
export function daysOf(cell: string, year: number | null): { readonly first: string; readonly last: string } {
  const iso = /^(?:(?<year>\d{4})-)?(?<month>\d\d)-(?<day>\d\d)$/u.exec(cell)?.groups
  if (iso !== undefined) {
    const day = isoDay(iso['year'] ?? String(year), iso['month'] ?? '', iso['day'] ?? '')
    return { first: day, last: day }
  }
  const span =
    /^(?:(?<year>\d{4})\.)?(?<month>\d+)[.月](?<day>\d+)日?(?:-(?:(?<lastMonth>\d+)[.月])?(?<lastDay>\d+)日?)?$/u.exec(
      cell,
    )?.groups
  if (span === undefined) throw new Error(`not days: ${cell}`)
  const inYear = span['year'] ?? String(year)
  const month = span['month'] ?? ''
  const first = isoDay(inYear, month, span['day'] ?? '')
  const lastDay = span['lastDay']
  return { first, last: lastDay === undefined ? first : isoDay(inYear, span['lastMonth'] ?? month, lastDay) }
}
