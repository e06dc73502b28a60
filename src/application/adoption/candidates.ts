import type { TaskFieldKey } from '../../schema/index.ts'
import type { TableDescription } from '../ports.ts'
import { readMapping } from './proposeMapping.ts'

/** How much a table is like a sheet of tasks, judged by the names and kinds of its columns alone. */
export interface AdoptionCandidate {
  readonly tableId: string
  readonly name: string
  readonly columns: number
  readonly likeness: 'likely' | 'possible' | 'unlikely'
  /** The recognised fields, in the order of the columns. */
  readonly fields: readonly TaskFieldKey[]
}

const RANK = { likely: 0, possible: 1, unlikely: 2 } as const

/**
 * The tables, the likeliest first. Equally likely tables are sorted by recognised columns, then stay in the Base's
 * order.
 */
export const rankCandidates = (tables: readonly TableDescription[]): readonly AdoptionCandidate[] =>
  tables.map(candidateOf).sort((a, b) => RANK[a.likeness] - RANK[b.likeness] || b.fields.length - a.fields.length)

function candidateOf(table: TableDescription): AdoptionCandidate {
  const { proposals, questions, span } = readMapping(table.columns.map((column) => ({ column, texts: [] })))
  const recognised = proposals.filter(({ reasons }) => reasons.because !== 'primary').map(({ field }) => field)
  const possible = new Set([...recognised, ...questions.flatMap(({ fields }) => fields)])
  const has = (...fields: readonly TaskFieldKey[]): boolean => fields.some((field) => possible.has(field))
  const isTimed = has('plannedStart', 'plannedEnd') || span !== null
  const signs = [isTimed, has('progress', 'state'), has('owner'), has('title')].filter(Boolean).length
  return {
    tableId: table.id,
    name: table.name,
    columns: table.columns.length,
    likeness: isTimed && signs >= 3 ? 'likely' : signs >= 2 ? 'possible' : 'unlikely',
    fields: recognised,
  }
}
