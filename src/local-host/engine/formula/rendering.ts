import type { Mark } from './bind.ts'
import type { FormulaReference } from './terms.ts'

/** A text with its marks in one spelling, and where its references are then. */
export interface Rendered {
  readonly text: string
  readonly references: readonly FormulaReference[]
}

/** Replaces pieces of a text from left to right; `pieces` do not overlap. */
function replaced<Piece extends { readonly start: number; readonly end: number }>(
  source: string,
  pieces: readonly Piece[],
  textOf: (piece: Piece, own: string) => string,
): { text: string; places: { piece: Piece; start: number; end: number }[] } {
  let text = ''
  let at = 0
  const places: { piece: Piece; start: number; end: number }[] = []
  for (const piece of pieces) {
    text += source.slice(at, piece.start)
    const start = text.length
    text += textOf(piece, source.slice(piece.start, piece.end))
    places.push({ piece, start, end: text.length })
    at = piece.end
  }
  return { text: text + source.slice(at), places }
}

/** By names: pieces that a person wrote stay, ids become names. By ids: every piece becomes an id. */
export function render(source: string, marks: readonly Mark[], spelling: 'names' | 'ids'): Rendered {
  const { text, places } = replaced(source, marks, (mark, own) =>
    spelling === 'ids' ? mark.byId : own.startsWith('bitable::') || own.includes('$') ? mark.byName : own,
  )
  return {
    text,
    references: places.flatMap(({ piece, start, end }) =>
      piece.target === null ? [] : [{ start, end, ...piece.target }],
    ),
  }
}

/** The text after tables or columns were renamed. `nameOf` returns null for a deleted one, whose last name stays. */
export function renamed(
  source: string,
  references: readonly FormulaReference[],
  nameOf: (reference: FormulaReference) => string | null,
): Rendered {
  const { text, places } = replaced(source, references, (reference, own) => {
    const name = nameOf(reference)
    return name === null || name === own || own === `[${name}]` ? own : `[${name}]`
  })
  return { text, references: places.map(({ piece, start, end }) => ({ ...piece, start, end })) }
}
