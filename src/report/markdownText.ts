/**
 * Text as GitHub-flavoured Markdown that reads back as exactly this text. What people typed is data: it must not
 * become a heading, a link, a tag or the end of a table cell.
 */

/**
 * Inline markup of CommonMark and GFM (emphasis, code, links, strike-through, tables, formulas) and the escape itself.
 */
const INLINE = /[\\`*_[\]~|#$]/gu
/**
 * The & of an entity, which a reader would decode: a typed "&lt;" must stay "&lt;", also when the next run completes
 * it.
 */
const ENTITY = /&(?=#?\w+;|#?\w*$)/gu
/** Line breaks and control characters would end a list item or a table row. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu

/** One piece of text within a line. Runs of blanks become one space, as every Markdown reader shows them. */
export const escapeInline = (text: string): string =>
  text
    .replace(BREAKS, ' ')
    .replace(INLINE, String.raw`\$&`)
    .replace(ENTITY, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')

/** The start of an address with an escape in it: a reader that makes it a link would show the escape. */
const ADDRESS_WITH_ESCAPES = /(https?:|www)(?=(?:\/\/|\.)\S*[\\&*])/giu

/** Takes a line whose runs are escaped, and keeps its addresses as they were typed. */
export const escapeAddresses = (line: string): string =>
  line.replace(ADDRESS_WITH_ESCAPES, (start) => (start.endsWith(':') ? `${start.slice(0, -1)}\\:` : `${start}\\`))

/** Takes a line whose runs are escaped, and escapes a "-", "+" or "1." at its beginning, which would start a list. */
export const escapeLineStart = (line: string): string =>
  line
    .trim()
    .replace(/^[-+]/u, String.raw`\$&`)
    .replace(/^(\d+)([.)])/u, String.raw`$1\$2`)

/**
 * Bold text. Readers close "**" only next to a letter or digit (CommonMark's flanking rules; Chinese text has no
 * spaces), so punctuation at either end stays outside. Text without letters stays plain.
 */
export function strong(text: string): string {
  const [, before = '', core = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text) ?? []
  return core === '' ? escapeInline(text) : `${escapeInline(before)}**${escapeInline(core)}**${escapeInline(after)}`
}
