/**
 * Parses the text that spreadsheets copy: tabs separate columns, line ends rows. A cell in double quotes may hold both,
 * and `""` in it is one quote. A trailing line end adds no row.
 */
export function parsePastedText(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let at = 0
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }
  while (at < text.length) {
    const char = text[at]
    if (char === '"' && cell === '') {
      const closed = quotedEnd(text, at)
      if (closed !== null) {
        cell = text.slice(at + 1, closed).replaceAll('""', '"')
        at = closed + 1
        continue
      }
    }
    if (char === '\t') endCell()
    else if (char === '\n') endRow()
    else if (char === '\r') {
      if (text[at + 1] !== '\n') endRow()
    } else cell += char
    at += 1
  }
  if (cell !== '' || row.length > 0 || rows.length === 0) endRow()
  return rows
}

/** Index of the quote that closes the one at `open`; null when no cell ends there (a plain quote). */
function quotedEnd(text: string, open: number): number | null {
  let at = open + 1
  while (at < text.length) {
    if (text[at] === '"') {
      if (text[at + 1] !== '"') {
        const next = text[at + 1]
        return next === undefined || next === '\t' || next === '\n' || next === '\r' ? at : null
      }
      at += 1
    }
    at += 1
  }
  return null
}

/** The same block as clipboard text; cells with a tab, line end or quote are quoted. */
export function formatCopiedText(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return rows.map((row) => row.map(quote).join('\t')).join('\n')
}
