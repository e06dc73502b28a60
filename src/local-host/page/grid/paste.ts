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

/** A place of a pasted block, from its first cell on, and the place in the block that it takes. */
interface PastedPlace {
  readonly right: number
  readonly fromRow: number
  readonly fromColumn: number
}

/**
 * Where a block goes in a selection of so many rows and columns: once from its first cell, or as often as it fits where
 * it fills the selection, such as one copied cell over many. Line by line.
 */
export function pastedPlaces(
  block: readonly (readonly string[])[],
  selected: { readonly rows: number; readonly columns: number },
): readonly (readonly PastedPlace[])[] {
  const width = block[0]?.length ?? 0
  const fills =
    selected.rows * selected.columns > block.length * width &&
    block.every((line) => line.length === width) &&
    selected.rows % block.length === 0 &&
    selected.columns % width === 0
  return Array.from({ length: fills ? selected.rows : block.length }, (_line, down) => {
    const fromRow = down % block.length
    return Array.from({ length: fills ? selected.columns : (block[fromRow]?.length ?? 0) }, (_cell, right) => ({
      right,
      fromRow,
      fromColumn: fills ? right % width : right,
    }))
  })
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
