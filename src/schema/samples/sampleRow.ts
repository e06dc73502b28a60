import type { CalendarDate } from '../../domain/index.ts'
import type { FieldSpec, FieldValues } from '../field.ts'
import type { TableKey } from '../tableKey.ts'
import type { EnteredKeyOf, FieldKey, TABLES } from '../tables/index.ts'

type KindOf<Table extends TableKey, Key extends string> = Extract<
  (typeof TABLES)[Table]['fields'][Key & keyof (typeof TABLES)[Table]['fields']],
  FieldSpec
>['kind']

/** The value of a sample cell: a day where the column holds an instant, keys of rows of the same set where it links. */
type SampleValue<Table extends TableKey, Key extends string> =
  KindOf<Table, Key> extends 'instant' ? CalendarDate : FieldValues[KindOf<Table, Key>]

/**
 * Computed cells for which the template has words of its own; the day is over, so the extension does not change them.
 */
type FrozenKey<Table extends TableKey> = Table extends 'dailyLog' ? 'done' | 'inProgress' | 'delayed' : never

export type SampleCells<Table extends TableKey> = {
  readonly [Key in (EnteredKeyOf<Table> | FrozenKey<Table>) & FieldKey<Table>]?: SampleValue<Table, Key>
}

/** A template row in the columns that people fill in, without people: such cells can hold real members only. */
export interface SampleRow<Table extends TableKey = TableKey> {
  /** Names the row within its set, for links. */
  readonly key: string
  readonly cells: SampleCells<Table>
}

export type SampleTables = { readonly [Table in TableKey]?: readonly SampleRow<Table>[] }

export interface SampleSet {
  /** The day of the template that becomes today when dates are shifted. */
  readonly anchor: CalendarDate
  readonly tables: SampleTables
}
