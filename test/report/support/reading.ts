import type { Block, Line, ReportDocument, Section } from '../../../src/report/index.ts'

const textOf = (line: Line): string => line.map((run) => run.text).join('')

/** The text of every line, prompt and figure of a block. */
function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'insufficient':
      return [textOf(block.line)]
    case 'chart':
      return [textOf(block.reading)]
    case 'list':
      return block.items.map(textOf)
    case 'table':
      return block.rows.map((row) => row.map(textOf).join(' | '))
    case 'figures':
      return block.items.map(({ label, value }) => `${label} ${value}`)
    case 'toFill':
      return [`□ ${block.prompt}`]
  }
}

/** A section by its id; an empty one when there is none, so that a test says what it missed. */
export const sectionOf = (document: ReportDocument, id: string): Section =>
  document.sections.find((section) => section.id === id) ?? { id, title: '', blocks: [] }

export const linesOf = (document: ReportDocument, id: string): readonly string[] =>
  sectionOf(document, id).blocks.flatMap(textsOf)

function idsOfBlock(block: Block): readonly string[] {
  const ofLine = (line: Line) => line.flatMap((run) => run.recordIds ?? [])
  switch (block.kind) {
    case 'paragraph':
    case 'insufficient':
      return ofLine(block.line)
    case 'chart':
      return ofLine(block.reading)
    case 'list':
      return block.items.flatMap(ofLine)
    case 'table':
      return block.rows.flatMap((row) => row.flatMap(ofLine))
    case 'figures':
      return block.items.flatMap((item) => item.recordIds ?? [])
    case 'toFill':
      return block.recordIds ?? []
  }
}

/** Every record id that a report points at. */
export const recordIdsOf = (document: ReportDocument): readonly string[] =>
  document.sections.flatMap((section) => section.blocks.flatMap(idsOfBlock))
