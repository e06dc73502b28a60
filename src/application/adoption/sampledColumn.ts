import type { ColumnInfo } from '../ports.ts'

/** A column with the cells looked at, as the host shows them, in the order of the rows. */
export interface SampledColumn {
  readonly column: ColumnInfo
  readonly texts: readonly string[]
}
