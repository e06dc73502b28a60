/**
 * Text as GitHub-flavoured Markdown that reads back as exactly this text. What people typed is data: it must not
 * become a heading, a link, a tag or the end of a table cell.
 */

/**
 * Inline markup of CommonMark and GFM (emphasis, code, links, strike-through, tables, formulas) and the escape itself.
 */
const INLINE = /[\\`*_[\]~|#$]/gu
/** An entity would be decoded: "&lt;" typed by a person has to stay "&lt;", even when the next run completes it. */
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

/** The start of an address that runs into an escape: readers who make it a link would show the escape as part of it. */
const ADDRESS_WITH_ESCAPES = /(https?:|www)(?=(?:\/\/|\.)\S*[\\&*])/giu

/** A line, already escaped run by run, whose addresses stay the text that was typed. */
export const escapeAddresses = (line: string): string =>
  line.replace(ADDRESS_WITH_ESCAPES, (start) => (start.endsWith(':') ? `${start.slice(0, -1)}\\:` : `${start}\\`))

/** A whole line, already escaped inline, at whose beginning "-", "+" or "1." would start a list or a rule. */
export const escapeLineStart = (line: string): string =>
  line
    .trim()
    .replace(/^[-+]/u, String.raw`\$&`)
    .replace(/^(\d+)([.)])/u, String.raw`$1\$2`)

/**
 * Bold. Readers only close "**" where a letter or digit touches it (CommonMark's flanking rules, which bite in Chinese
 * text without spaces), so punctuation at either end stays outside. Text without letters stays plain.
 */
export function strong(text: string): string {
  const [, before = '', core = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text) ?? []
  return core === '' ? escapeInline(text) : `${escapeInline(before)}**${escapeInline(core)}**${escapeInline(after)}`
}
