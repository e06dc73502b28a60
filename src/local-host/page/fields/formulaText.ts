import type { FormulaProblem } from '../../engine/formula/problems.ts'
import type { TableState } from '../../engine/types.ts'

/** A piece of a formula's text; `severity` marks a problem. */
interface FormulaPiece {
  readonly piece: string
  readonly start: number
  readonly severity: FormulaProblem['severity'] | null
}

/** Shown where something is missing, so that there is something to mark. */
const MISSING = '␣'

/** Splits the text where problems begin and end; of two overlapping problems the earlier one is marked. */
export function formulaPieces(text: string, problems: readonly FormulaProblem[]): readonly FormulaPiece[] {
  const pieces: FormulaPiece[] = []
  let at = 0
  for (const { start, end, severity } of problems.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    if (start > at) pieces.push({ piece: text.slice(at, start), start: at, severity: null })
    pieces.push({ piece: text.slice(start, end) || MISSING, start, severity })
    at = Math.max(end, start)
  }
  if (at < text.length) pieces.push({ piece: text.slice(at), start: at, severity: null })
  return pieces
}

/** Replaces the selection by a piece; returns the text and the position of the caret. */
export function insertedAt(
  text: string,
  start: number,
  end: number,
  piece: string,
): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, start) + piece + text.slice(end), caret: start + piece.length }
}

/** Names that cannot be written in brackets: nobody knows how the product escapes them. */
const canBeWritten = (name: string): boolean => !/[[\]]/u.test(name)

/** Columns of the formula's own row, then whole columns of every table. */
export function namesToInsert(
  own: TableState,
  tables: readonly TableState[],
): readonly { readonly table: string; readonly entries: readonly string[] }[] {
  const names = (table: TableState): string[] => table.fields.map(({ name }) => name).filter(canBeWritten)
  return [
    { table: own.name, entries: names(own).map((name) => `[${name}]`) },
    ...tables
      .filter((table) => table !== own && canBeWritten(table.name))
      .map((table) => ({ table: table.name, entries: names(table).map((name) => `[${table.name}].[${name}]`) })),
  ]
}
