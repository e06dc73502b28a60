import { addDays, type CalendarDate } from '../../domain/index.ts'
import type { PresetId } from '../presets/preset.ts'
import { TABLE_KEYS, type TableKey } from '../tableKey.ts'
import { fieldSpec } from '../tables/index.ts'
import { S0 } from './campaign.ts'
import { S1 } from './executionPlan.ts'
import type { SampleCells, SampleRow, SampleSet, SampleTables } from './sampleRow.ts'
import { S2, S3 } from './singleSheets.ts'

/** The full suite shows S0's campaign with S1's budget. */
const FULL: SampleSet = {
  anchor: S0.anchor,
  tables: {
    ...S0.tables,
    budget: (S1.tables.budget ?? []).map(({ key, cells }) => ({
      key,
      cells: { ...cells, campaign: (S0.tables.campaigns ?? []).map((row) => row.key) },
    })),
  },
}

export const SAMPLES: Readonly<Record<PresetId, SampleSet>> = { S0, S1, S2, S3, full: FULL }

/** The rows of a table; none when the set has no such table. */
export const sampleRows = <Table extends TableKey>(tables: SampleTables, table: Table): readonly SampleRow<Table>[] =>
  tables[table] ?? []

const isDay = (table: TableKey, field: string) => ['day', 'instant'].includes(fieldSpec(table, field).kind)

const shiftRow = <Table extends TableKey>(
  table: Table,
  { key, cells }: SampleRow<Table>,
  days: number,
): SampleRow<Table> => ({
  key,
  cells: Object.fromEntries(
    Object.entries(cells).map(([field, value]) => [
      field,
      isDay(table, field) ? addDays(value as CalendarDate, days) : value,
    ]),
  ) as SampleCells<Table>,
})

/** The rows with every date moved by whole days; 0 keeps the template's own dates. */
export function shiftSample(set: SampleSet, days: number): SampleTables {
  if (days === 0) return set.tables
  return Object.fromEntries(
    TABLE_KEYS.filter((table) => set.tables[table] !== undefined).map((table) => [
      table,
      sampleRows(set.tables, table).map((row) => shiftRow(table, row, days)),
    ]),
  )
}
