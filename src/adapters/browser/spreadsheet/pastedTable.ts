import type { BroughtCell, BroughtMerge, BroughtValue } from '../../../application/imports/block.ts'
import { MAX_COLUMNS, type Grid } from './rectangle.ts'
import { EMPTY_CELL, cellOfDay, cellOfNumber, dayOfSerial, isDayFormat } from './shownNumber.ts'

/** Tables as spreadsheets put them on the clipboard. The document was parsed apart from the page and is only looked at. */

/** The table with the most rows; null when there is none. Excel, WPS and web tables give one, pages may hold several. */
export function pastedTable(page: Document): Grid | null {
  let largest: readonly Element[] = []
  for (const table of page.querySelectorAll('table')) {
    const rows = rowsOf(table)
    if (rows.length > largest.length) largest = rows
  }
  return largest.length === 0 ? null : gridOf(largest, classFormats(page))
}

const rowsOf = (table: Element): readonly Element[] =>
  [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)

function gridOf(trs: readonly Element[], formats: ReadonlyMap<string, string>): Grid {
  const rows: BroughtCell[][] = []
  const merges: BroughtMerge[] = []
  const hiddenRows: number[] = []
  /** By column: the first row that no cell above reaches into. */
  const freeFrom: number[] = []
  for (const [row, tr] of trs.entries()) {
    const cells: BroughtCell[] = []
    let column = 0
    for (const td of tr.children) {
      if (td.tagName !== 'TD' && td.tagName !== 'TH') continue
      while ((freeFrom[column] ?? 0) > row) column += 1
      if (column > MAX_COLUMNS) break
      const columns = spanOf(td, 'colspan', MAX_COLUMNS)
      const height = spanOf(td, 'rowspan', trs.length - row)
      while (cells.length < column) cells.push(EMPTY_CELL)
      cells[column] = cellOf(td, formats)
      if (columns * height > 1) merges.push({ row, column, rows: height, columns })
      for (let covered = 0; covered < columns; covered += 1, column += 1) freeFrom[column] = row + height
    }
    rows.push(cells)
    if (isHidden(tr)) hiddenRows.push(row)
  }
  return { name: '', rows, merges, isHidden: false, hiddenRows }
}

/** A span of 0 reaches to the end. */
function spanOf(td: Element, attribute: 'colspan' | 'rowspan', most: number): number {
  const span = Number.parseInt(td.getAttribute(attribute) ?? '1', 10)
  if (span === 0 && attribute === 'rowspan') return most
  return Math.min(Math.max(Number.isNaN(span) ? 1 : span, 1), most)
}

const styleOf = (element: Element): string => element.getAttribute('style') ?? ''
const isHidden = (element: Element): boolean => /display\s*:\s*none/iu.test(styleOf(element))

function cellOf(td: Element, formats: ReadonlyMap<string, string>): BroughtCell {
  const text = shownText(td)
  if (text === '') return EMPTY_CELL
  const format = numberFormat(styleOf(td)) ?? formats.get(td.className) ?? null
  return { text, value: valueOfSheets(td) ?? valueOfExcel(td, text, format) }
}

/** Google Sheets writes the value beside what it shows: {"1":3,"3":0.6} is the number 0.6, {"1":4,"4":1} is true. */
function valueOfSheets(td: Element): BroughtValue | null {
  const value = parsed(td.getAttribute('data-sheets-value'))
  const format = parsed(td.getAttribute('data-sheets-numberformat'))
  if (value['1'] === 4) return { kind: 'boolean', isTrue: value['4'] === 1 }
  const number = value['3']
  if (value['1'] !== 3 || typeof number !== 'number') return null
  const pattern = format['2']
  return valueOf(number, typeof pattern === 'string' ? pattern : (SHEETS_FORMATS[Number(format['1'])] ?? null))
}

/** What the kinds of number formats of Google Sheets mean that matter here: percent, date, time, both. */
const SHEETS_FORMATS: Readonly<Record<number, string>> = { 3: '0%', 5: 'yyyy-mm-dd', 6: 'h:mm', 7: 'yyyy-mm-dd h:mm' }

function parsed(json: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** Excel of 2003 and WPS write the number as x:num; later ones write only what they show, with its format. */
function valueOfExcel(td: Element, text: string, format: string | null): BroughtValue | null {
  if (format === '@') return null
  const stored = td.getAttribute('x:num')
  if (stored !== null) {
    const number = Number(stored === '' ? text.replaceAll(',', '') : stored)
    return Number.isFinite(number) ? valueOf(number, format) : null
  }
  const percent = /^(?<number>-?[\d,]+(?:\.\d+)?)%$/u.exec(text)?.groups?.['number']
  return percent !== undefined && format !== null && /%|^Percent$/u.test(format)
    ? { kind: 'percent', percent: Number(percent.replaceAll(',', '')) }
    : null
}

const valueOf = (number: number, format: string | null): BroughtValue | null =>
  format !== null && isDayFormat(format)
    ? cellOfDay(dayOfSerial(number), format).value
    : cellOfNumber(number, format).value

/** Number formats of Excel's classes: `.xl65 {… mso-number-format:"0%"; …}`. */
function classFormats(page: Document): ReadonlyMap<string, string> {
  const formats = new Map<string, string>()
  for (const style of page.querySelectorAll('style'))
    for (const { groups } of (style.textContent ?? '').matchAll(/\.(?<name>[\w-]+)\s*\{(?<body>[^}]*)\}/gu)) {
      const format = numberFormat(groups?.['body'] ?? '')
      if (format !== null) formats.set(groups?.['name'] ?? '', format)
    }
  return formats
}

const NUMBER_FORMAT = /mso-number-format\s*:\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^;"]+))/iu

function numberFormat(style: string): string | null {
  const { quoted, plain } = NUMBER_FORMAT.exec(style)?.groups ?? {}
  const format = quoted ?? plain
  // Excel writes a character that CSS could not hold with four digits, any other with a backslash before it.
  return format === undefined
    ? null
    : format
        .trim()
        .replaceAll(/\\(?:(?<code>[\dA-Fa-f]{4})|(?<sign>.))/gu, (_all, code?: string, sign?: string) =>
          code === undefined ? (sign ?? '') : String.fromCodePoint(Number.parseInt(code, 16)),
        )
}

const BLOCK_TAGS: ReadonlySet<string> = new Set(['P', 'DIV', 'LI', 'TR', 'UL', 'OL', 'TABLE', 'H1', 'H2', 'H3'])
const UNSHOWN_TAGS: ReadonlySet<string> = new Set(['STYLE', 'SCRIPT', 'TITLE', 'TEMPLATE', 'NOSCRIPT'])
const TEXT_NODE = 3
const ELEMENT_NODE = 1
/** By its number: nodes of a document that was parsed apart are not always instances of this page's classes. */
const isElement = (node: Node): node is Element => node.nodeType === ELEMENT_NODE

/** The text of a cell as it is shown, its lines apart. */
function shownText(cell: Element): string {
  let text = ''
  const append = (node: Node, isPre: boolean): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === TEXT_NODE) {
        const own = child.textContent ?? ''
        text += isPre ? own.replaceAll(/\r\n?/gu, '\n') : own.replaceAll(/[\t\n\r\f ]+/gu, ' ')
      } else if (isElement(child)) appendElement(child, isPre)
    }
  }
  const appendElement = (element: Element, isPre: boolean): void => {
    if (UNSHOWN_TAGS.has(element.tagName)) return
    if (element.tagName === 'BR') text += '\n'
    else if (BLOCK_TAGS.has(element.tagName)) {
      if (text !== '' && !text.endsWith('\n')) text += '\n'
      append(element, isPre || isPreformatted(element))
      if (element.nextSibling !== null && !text.endsWith('\n')) text += '\n'
    } else append(element, isPre || isPreformatted(element))
  }
  append(cell, isPreformatted(cell))
  return text
    .replaceAll('\u00A0', ' ')
    .replaceAll(/ *\n */gu, '\n')
    .trim()
}

const isPreformatted = (element: Element): boolean =>
  element.tagName === 'PRE' || /white-space\s*:\s*pre(?!-line)/iu.test(styleOf(element))
