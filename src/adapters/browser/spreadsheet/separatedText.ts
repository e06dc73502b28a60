import Papa from 'papaparse'
import type { BroughtCell } from '../../../application/imports/block.ts'
import { EMPTY_CELL } from './shownNumber.ts'

/** Texts of rows and cells: files of values with separators, and what the clipboard holds as plain text. */

const TAB = '\t'
const SEPARATORS = [',', TAB, ';', '|']
/** The first line of a file with which Excel is told its separator. */
const DECLARED = /^sep=(?<separator>.)\n/iu

const cellOf = (text: string): BroughtCell => (text.trim() === '' ? EMPTY_CELL : { text, value: null })
const withPlainBreaks = (text: string): string => text.replace(/^\uFEFF/u, '').replaceAll(/\r\n?/gu, '\n')

/** Rows of a .csv or .tsv file. Everything stays the text it is: 007, 8,000 and =1+1. */
export function separatedRows(text: string): readonly (readonly BroughtCell[])[] {
  const plain = withPlainBreaks(text)
  const declared = DECLARED.exec(plain)
  const { data } = Papa.parse<string[]>(declared === null ? plain : plain.slice(declared[0].length), {
    newline: '\n',
    delimiter: declared?.groups?.['separator'] ?? separatorOf(plain),
  })
  return data.map((fields) => fields.map(cellOf))
}

/** So many rows tell the separator. */
const TRIED_ROWS = 20

/** The separator by which most rows have as many cells as the first; the library's own guess trips over quotes. */
function separatorOf(text: string): string {
  const tried = SEPARATORS.map((separator) => {
    const { data, errors } = Papa.parse<string[]>(text, { newline: '\n', delimiter: separator, preview: TRIED_ROWS })
    const rows = data.filter((fields) => fields.some((field) => field !== ''))
    const columns = rows[0]?.length ?? 1
    const alike = rows.filter((fields) => fields.length === columns).length
    return { separator, score: columns === 1 || errors.length > 0 ? 0 : alike / rows.length }
  })
  return tried.reduce((best, one) => (one.score > best.score ? one : best)).separator
}

/** A field that begins with a quote and whose closing quote ends it; a quote inside is doubled. */
const QUOTED = /"(?<field>(?:[^"]|"")*)"(?=\t|\n|$)/uy

/**
 * Rows of a plain text from the clipboard: cells between tabs, those of several lines in quotes. A cell that merely
 * begins with a quote, as 3" does not, keeps it: spreadsheets quote only what needs it.
 */
export function pastedRows(text: string): readonly (readonly BroughtCell[])[] {
  const plain = withPlainBreaks(text).replace(/\n$/u, '')
  if (!plain.includes(TAB) && isSeparated(plain)) return separatedRows(plain)
  const rows: BroughtCell[][] = [[]]
  for (let at = 0; at <= plain.length; ) {
    QUOTED.lastIndex = at
    const quoted = QUOTED.exec(plain)
    const end = quoted === null ? endOfField(plain, at) : QUOTED.lastIndex
    const field = quoted?.groups?.['field']?.replaceAll('""', '"') ?? plain.slice(at, end)
    rows.at(-1)?.push(cellOf(field))
    if (plain[end] === '\n') rows.push([])
    at = end + 1
  }
  return rows
}

function endOfField(text: string, at: number): number {
  const next = text.slice(at).search(/[\t\n]/u)
  return next === -1 ? text.length : at + next
}

/** Lines of a file that were copied as they are: every line has as many separators as the first, and there are two. */
function isSeparated(text: string): boolean {
  const lines = text.split('\n')
  if (lines.length < 2) return false
  return SEPARATORS.some((separator) => {
    const [first = 0, ...others] = lines.map((line) => line.split(separator).length - 1)
    return first > 0 && others.every((count) => count === first)
  })
}
