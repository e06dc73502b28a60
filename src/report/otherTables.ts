import { written } from '../domain/index.ts'
import type { AssessedTask, CompanionTableKey, RowOf } from '../schema/index.ts'
import { compose, joinLines } from './compose.ts'
import { paragraph } from './blocks.ts'
import type { Block, Line, Run } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** Tables whose absence a report names. */
type NamedTable = 'kpis' | 'dailyLog' | 'metrics' | 'budget' | 'issues' | 'lessons'

/** The tasks of some ids, in the report's own order. */
export function tasksOf({ sheet }: ReportInput, ids: readonly string[]): readonly AssessedTask[] {
  const wanted = new Set(ids)
  return sheet.tasks.filter(({ row }) => wanted.has(row.recordId))
}

/** A row of a table beside the tasks; null when it is not there. */
export function rowIn<Table extends CompanionTableKey>(
  { material }: ReportInput,
  table: Table,
  id: string,
): RowOf<Table> | null {
  const rows: readonly RowOf<Table>[] = material.rows[table]?.rows ?? []
  return rows.find(({ recordId }) => recordId === id) ?? null
}

/** The rows of some ids, in the order of the ids. */
export const rowsIn = <Table extends CompanionTableKey>(
  input: ReportInput,
  table: Table,
  ids: readonly string[],
): readonly RowOf<Table>[] => ids.flatMap((id) => rowIn(input, table, id) ?? [])

/** A text that links to rows of a table beside the tasks. */
export const linkTo = (table: CompanionTableKey, text: string, recordIds: readonly string[]): Run => ({
  text,
  recordIds,
  table,
})

/** The name of a goal; its general name when nobody has given it one. */
export function goalName(input: ReportInput, kpiId: string | null): string {
  const row = kpiId === null ? null : rowIn(input, 'kpis', kpiId)
  return written(row?.title ?? null) ?? input.t('report.goal.unnamed')
}

/** The names of an owner cell as one text; null for an empty one. */
export const namesOf = (
  { t }: Pick<ReportInput, 't'>,
  people: readonly { readonly name: string }[] | null,
): string | null => {
  const names = (people ?? []).map(({ name }) => name).join(t('report.separator.list'))
  return names === '' ? null : names
}

/** What a report leaves out because the sheet has no table for it, with the step that adds it; nothing when all are there. */
export function absentTables(input: ReportInput, tables: readonly NamedTable[]): readonly Block[] {
  const { t, material } = input
  const absent = tables.filter((table) => material.rows[table] === null)
  if (absent.length === 0) return []
  const names: readonly Line[] = absent.map((table) => compose(t('report.name'), { title: t(`report.table.${table}`) }))
  return [paragraph(compose(t('report.absent'), { tables: joinLines(t('report.separator.list'), names) }))]
}
