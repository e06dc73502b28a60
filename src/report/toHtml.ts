import { drawChart } from './chart/drawChart.ts'
import type { SvgNode } from './chart/svg.ts'
import type { Block, Line, ReportDocument, Summary } from './reportDocument.ts'

/** Control characters that HTML forbids, and marks that turn the direction of the text after them. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Text as HTML that shows exactly this text: nothing that people typed is markup. */
const escape = (text: string): string =>
  text
    .replaceAll(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const element = (tag: string, content: string, attributes = ''): string => `<${tag}${attributes}>${content}</${tag}>`

const inline = (line: Line): string =>
  line.map(({ text, strong }) => (strong === true ? element('strong', escape(text)) : escape(text))).join('')

const list = (lines: readonly string[]): string => element('ul', lines.map((line) => element('li', line)).join(''))

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = element('tr', columns.map((column) => element('th', escape(column), ' scope="col"')).join(''))
  const body = rows.map((cells) => element('tr', cells.map((cell) => element('td', cell)).join(''))).join('')
  return element('table', element('thead', head) + element('tbody', body))
}

function drawing({ tag, attributes, children }: SvgNode): string {
  const written = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('')
  return element(
    tag,
    children.map((child) => (typeof child === 'string' ? escape(child) : drawing(child))).join(''),
    written,
  )
}

/** With `drawn`, charts are drawings with their numbers; without, their numbers alone. */
interface Options {
  readonly drawn: boolean
}

function toBlock(block: Block, { drawn }: Options): string {
  switch (block.kind) {
    case 'paragraph':
      return element('p', inline(block.line))
    case 'list':
      return list(block.items.map(inline))
    case 'table':
      return table(
        block.columns,
        block.rows.map((cells) => cells.map(inline)),
      )
    case 'figures':
      return list(
        block.items.map(
          ({ label, value, note }) =>
            `${escape(label)} ${element('strong', escape(value))}${note === undefined ? '' : ` · ${escape(note)}`}`,
        ),
      )
    case 'chart': {
      const rows = block.rows.map((cells) => cells.map(escape))
      const numbers = block.told === 'here' ? table(block.columns, rows) : ''
      const reading = element('p', inline(block.reading))
      const title = block.reading.map(({ text }) => text).join('')
      return drawn
        ? element('figure', drawing(drawChart(block.chart, title)) + element('figcaption', reading) + numbers)
        : reading + numbers
    }
    case 'insufficient':
      return element('blockquote', element('p', inline(block.line)))
    case 'toFill':
      return element('p', `□ ${escape(block.prompt)}`)
  }
}

function summaryOf({ conclusion, findings, asks }: Summary): string {
  const listed = [findings, asks].filter(({ lines }) => lines.length > 0)
  return (
    element('p', element('strong', inline(conclusion))) +
    listed.map(({ title, lines }) => element('h3', escape(title)) + list(lines.map(inline))).join('')
  )
}

const bodyOf = (document: ReportDocument, options: Options): string =>
  [
    element('h1', escape(document.title)),
    element('p', escape(document.subtitle)),
    document.summary === null ? '' : summaryOf(document.summary),
    ...document.sections.map(
      ({ title, blocks }) => element('h2', escape(title)) + blocks.map((block) => toBlock(block, options)).join(''),
    ),
  ].join('\n')

/**
 * A report for a rich clipboard: headings, paragraphs, lists and tables without any style, which a Feishu document keeps.
 */
export const toClipboardHtml = (document: ReportDocument): string => bodyOf(document, { drawn: false })

/** Light, on paper and on screen. The classes are those of the drawings. */
const STYLE = `
:root{color-scheme:light}
body{max-width:720px;margin:32px auto;padding:0 24px;font:14px/22px system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:#1f2329;background:#fff;overflow-wrap:anywhere}
h1{font-size:22px;line-height:32px}h2{margin-top:28px;border-bottom:1px solid #dee0e3;font-size:17px;line-height:32px;break-after:avoid}h3{font-size:14px}
table{width:100%;border-collapse:collapse;margin:8px 0;font-size:13px;break-inside:auto}th,td{padding:6px 8px;border:1px solid #dee0e3;text-align:start;vertical-align:top}th{background:#f5f6f7}tr,figure{break-inside:avoid}
blockquote{margin:8px 0;padding:4px 12px;border-inline-start:3px solid #dee0e3;color:#646a73}blockquote p{margin:0}figure{margin:16px 0}svg{width:100%;max-width:540px;height:auto}
svg text{font-size:12px;fill:#1f2329}svg .ink-2{fill:#646a73}svg .ink-3{fill:#8f959e}.track{fill:#f2f3f5}.measure{fill:#dee0e3}.good{fill:#2ea121}.watch{fill:#dc9b04}.bad{fill:#d83931}.neutral{fill:#3370ff}
.grid{stroke:#dee0e3}.target{stroke:#1f2329;stroke-dasharray:3 2}.spent{stroke:#3370ff}.planned{stroke:#8f959e;stroke-width:2;stroke-dasharray:4 3}.actual{stroke:#3370ff;stroke-width:2}circle.planned{fill:#8f959e;stroke:none}circle.actual{fill:#3370ff;stroke:none}
@page{size:A4;margin:16mm 15mm;@bottom-right{content:counter(page) " / " counter(pages);font:8.5pt system-ui,sans-serif;color:#646a73}}
@media print{body{margin:0;padding:0;max-width:none;font-size:10.5pt;line-height:1.6;print-color-adjust:exact;-webkit-print-color-adjust:exact}
h1{margin-top:0}h1,h2,h3{break-after:avoid;break-inside:avoid}h2{margin:16px 0 8px}h3{margin:10px 0 4px}p,ul{margin:6px 0}p,li{orphans:3;widows:3}li,blockquote,figcaption{break-inside:avoid}li:first-child{break-after:avoid}li:last-child{break-before:avoid}ul:not(:has(li:nth-child(9))){break-inside:avoid}
p:has(+ul),p:has(+table),p:has(+figure),p:has(+blockquote){break-after:avoid}thead{display:table-header-group}table:not(:has(tbody tr:nth-child(9))){break-inside:avoid}
table{font-size:9.5pt}svg{max-width:440px}}
`.trim()

/** A report as one HTML file to print or keep: no script, no address, nothing that is loaded. `language` as 'zh-CN'. */
export function toHtml(document: ReportDocument, language: string): string {
  return `<!doctype html>
<html lang="${escape(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(document.title)}</title><style>${STYLE}</style></head>
<body>
${bodyOf(document, { drawn: true })}
</body></html>
`
}
