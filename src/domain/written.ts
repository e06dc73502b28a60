/** What people type for "nothing": the templates' dash and similar signs. */
const NOTHING = new Set([
  '-',
  '--',
  '—',
  '——',
  '–',
  '－',
  '/',
  '无',
  '無',
  '没有',
  '暂无',
  '不适用',
  'n/a',
  'na',
  'none',
  'なし',
  '特になし',
])

const LONGEST_NOTHING = Math.max(...[...NOTHING].map((text) => text.length))

/** What somebody wrote in a text cell, trimmed; null for an empty cell and for a dash. */
export function written(text: string | null): string | null {
  const trimmed = text?.trim() ?? ''
  if (trimmed.length > LONGEST_NOTHING) return trimmed
  return trimmed === '' || NOTHING.has(trimmed.toLowerCase()) ? null : trimmed
}
