import type { Block, Line, Run, Section } from './reportDocument.ts'

/** A saved report read back from its text: no figures that open rows, but the same words. */
export interface ReadReport {
  readonly title: string
  /** What stands above the first section. */
  readonly lead: readonly Block[]
  readonly sections: readonly Section[]
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/** A line as `toMarkdown` writes it, back to its runs: escapes are read, bold stays bold, and nothing else is markup. */
function readLine(text: string): Line {
  const runs: Run[] = []
  let [plain, isStrong] = ['', false]
  const end = () => {
    if (plain !== '') runs.push(isStrong ? { text: plain, strong: true } : { text: plain })
    plain = ''
  }
  const tokens = text.match(/\\[!-/:-@[-`{-~]|\*\*|&(?:lt|gt|amp);|[\s\S]/gu) ?? []
  for (const token of tokens) {
    if (token === '**') {
      end()
      isStrong = !isStrong
    } else plain += token.length > 1 && token.startsWith('\\') ? token.slice(1) : (ENTITIES[token] ?? token)
  }
  end()
  return runs
}

const plainOf = (text: string): string =>
  readLine(text)
    .map((run) => run.text)
    .join('')

/** The cells of a row of a table, between bars that are not escaped. */
const cellsOf = (row: string): readonly string[] =>
  row
    .split(/(?<!\\)\|/u)
    .slice(1, -1)
    .map((cell) => cell.trim())

const isRow = (line: string): boolean => line.startsWith('| ') || line === '|'

function readBlock(lines: readonly string[]): Block {
  const [first = ''] = lines
  if (first.startsWith('> ')) return { kind: 'insufficient', line: readLine(first.slice(2)) }
  if (lines.every((line) => line.startsWith('- ')))
    return { kind: 'list', items: lines.map((line) => readLine(line.slice(2))) }
  if (lines.length > 1 && lines.every(isRow)) {
    const [columns = '', _rule, ...rows] = lines
    const names = cellsOf(columns)
    return {
      kind: 'table',
      columns: names.map(plainOf),
      rows: rows.map((row) => {
        const cells = cellsOf(row)
        return names.map((_name, at) => readLine(cells[at] ?? ''))
      }),
    }
  }
  return { kind: 'paragraph', line: readLine(lines.join(' ')) }
}

/**
 * The text of a saved report, to read. It is what `toMarkdown` writes, or what people have made of it in the table: what
 * is no heading, list or table is a paragraph. Never throws.
 */
export function fromMarkdown(text: string): ReadReport {
  let title = ''
  const lead: Block[] = []
  const sections: { id: string; title: string; blocks: Block[] }[] = []
  for (const part of text.replace(/\r\n?/gu, '\n').split(/\n{2,}|\n(?=#)|(?<=^#.*)\n/gmu)) {
    const lines = part.split('\n').filter((line) => line.trim() !== '')
    const [first] = lines
    if (first === undefined) continue
    if (first.startsWith('# ') && title === '') title = plainOf(first.slice(2))
    else if (first.startsWith('## '))
      sections.push({ id: `saved-${String(sections.length)}`, title: plainOf(first.slice(3)), blocks: [] })
    else (sections.at(-1)?.blocks ?? lead).push(readBlock(lines))
  }
  return { title, lead, sections }
}
