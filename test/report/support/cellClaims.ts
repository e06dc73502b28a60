import type { CellEdit } from './cellEdits.ts'
import { lies } from './denials.ts'
import { KINDS, PHASE, spokenOf } from './spokenCells.ts'

/** The edits after which a report stayed the same although it speaks of the cell. */
export const silentEdits = (edits: readonly CellEdit[]): readonly string[] =>
  edits.flatMap(({ table, field, recordId, value, must, changed }) =>
    [...must]
      .filter((kind) => !changed.has(kind))
      .map((kind) => `${kind}: ${table}.${field} of ${recordId} = ${JSON.stringify(value)}`),
  )

/** The columns with which a report changed although it does not speak of them. */
export const undeclaredEdits = (edits: readonly CellEdit[]): readonly string[] => [
  ...new Set(
    edits.flatMap(({ table, field, changed }) =>
      [...changed]
        .filter((kind) => spokenOf(table, field)[kind] === undefined)
        .map((kind) => `${kind}: ${table}.${field}`),
    ),
  ),
]

/** What the reports say after an edit although a cell says the opposite. */
export const liesAfter = ({ table, field, recordId, value, after }: CellEdit): readonly string[] =>
  KINDS.flatMap((kind) => lies(after.reports[kind], after.history, after.day, kind === 'phase' ? PHASE : null)).map(
    (lie) => `${table}.${field} of ${recordId} = ${JSON.stringify(value)}: ${lie}`,
  )
