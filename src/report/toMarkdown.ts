import { escapeAddresses, escapeInline, escapeLineStart, strong } from './markdownText.ts'
import type { Block, Line, ReportDocument, Section, Summary } from './reportDocument.ts'

const inline = (line: Line): string =>
  escapeAddresses(line.map((run) => (run.strong === true ? strong(run.text) : escapeInline(run.text))).join(''))

const plain = (text: string): string => inline([{ text }])

const wholeLine = (line: Line): string => escapeLineStart(inline(line))

const item = (text: string): string => `- ${text}`.trimEnd()

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function toTable(columns: readonly string[], rows: readonly (readonly Line[])[]): string {
  return [
    tableRow(columns.map((column) => plain(column).trim())),
    tableRow(columns.map(() => '---')),
    ...rows.map((cells) => tableRow(cells.map((cell) => inline(cell).trim()))),
  ].join('\n')
}

function toBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return wholeLine(block.line)
    case 'list':
      return block.items.map((line) => item(wholeLine(line))).join('\n')
    case 'table':
      return toTable(block.columns, block.rows)
    case 'figures':
      return block.items
        .map(({ label, value, note }) =>
          item(escapeLineStart(plain(`${label} ${value}${note === undefined ? '' : ` · ${note}`}`))),
        )
        .join('\n')
    case 'insufficient':
      return `> ${wholeLine(block.line)}`.trimEnd()
    case 'chart': {
      const reading = wholeLine(block.reading)
      if (block.told !== 'here') return reading
      const rows = block.rows.map((cells) => cells.map((text) => [{ text }]))
      return `${reading}\n\n${toTable(block.columns, rows)}`
    }
    case 'toFill':
      return item(`□ ${plain(block.prompt).trim()}`)
  }
}

const isListed = (block: Block | undefined): boolean =>
  block?.kind === 'list' || block?.kind === 'figures' || block?.kind === 'toFill'

/** Neighbouring list items form one tight list; all other blocks are separated by an empty line. */
function blocksToMarkdown(blocks: readonly Block[]): string {
  return blocks
    .map((block, at) => {
      const separator = at === 0 ? '' : isListed(block) && isListed(blocks[at - 1]) ? '\n' : '\n\n'
      return separator + toBlock(block)
    })
    .join('')
}

const heading = (level: string, text: string): string => `${level} ${plain(text).trim()}`.trimEnd()

function summaryParts({ conclusion, findings, asks }: Summary): readonly string[] {
  const listed = [findings, asks].filter(({ lines }) => lines.length > 0)
  return [
    escapeLineStart(strong(conclusion.map(({ text }) => text).join(''))),
    ...listed.flatMap(({ title, lines }) => [
      escapeLineStart(plain(title)),
      lines.map((line) => item(wholeLine(line))).join('\n'),
    ]),
  ]
}

/** Sections as Markdown, each with its heading; '' for none. */
export const sectionsMarkdown = (sections: readonly Section[]): string =>
  sections
    .flatMap(({ title, blocks }) => [heading('##', title), blocksToMarkdown(blocks)])
    .filter((part) => part !== '')
    .join('\n\n')

/**
 * A report as GitHub-flavoured Markdown: tables for tables, □ for what people fill in, quotation for 数据不足. Every text
 * is escaped; no line ends in a space; the file ends in one line break.
 */
export function toMarkdown(document: ReportDocument): string {
  const parts = [
    heading('#', document.title),
    escapeLineStart(plain(document.subtitle)),
    ...(document.summary === null ? [] : summaryParts(document.summary)),
    sectionsMarkdown(document.sections),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
