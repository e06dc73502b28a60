import type { TaskFieldKey } from '../../schema/index.ts'
import type { TableDescription } from '../ports.ts'
import { proposeMapping } from './proposeMapping.ts'

/** How much a table looks like a sheet of tasks, by the names and kinds of its columns alone. */
export interface AdoptionCandidate {
  readonly tableId: string
  readonly name: string
  readonly columns: number
  readonly likeness: 'likely' | 'possible' | 'unlikely'
  /** What was recognised, in the order of the columns. */
  readonly found: readonly TaskFieldKey[]
}

const RANK = { likely: 0, possible: 1, unlikely: 2 } as const

/**
 * The tables, the likeliest first; among equals the one with more recognised columns, then as they stand in the Base.
 */
export const rankCandidates = (tables: readonly TableDescription[]): readonly AdoptionCandidate[] =>
  tables.map(candidateOf).sort((a, b) => RANK[a.likeness] - RANK[b.likeness] || b.found.length - a.found.length)

function candidateOf(table: TableDescription): AdoptionCandidate {
  const proposals = proposeMapping(table.columns.map((column) => ({ column, texts: [] })))
  const found = proposals.filter(({ reasons }) => reasons.because !== 'primary').map(({ field }) => field)
  const has = (...fields: readonly TaskFieldKey[]): boolean => fields.some((field) => found.includes(field))
  const signs = [has('plannedStart', 'plannedEnd'), has('progress', 'state'), has('owner'), has('title')].filter(
    Boolean,
  ).length
  const isTimed = has('plannedStart', 'plannedEnd')
  return {
    tableId: table.id,
    name: table.name,
    columns: table.columns.length,
    likeness: isTimed && signs >= 3 ? 'likely' : signs >= 2 ? 'possible' : 'unlikely',
    found,
  }
}
