import { fieldSpec, type TableKey } from '../../../schema/index.ts'
import { isBlankRow } from '../../rows/tableRows.ts'
import { CAMPAIGNS } from './campaigns.ts'
import { GOALS } from './goals.ts'
import { ISSUES } from './issues.ts'
import { CHANGES, DAYS, LESSONS, REPORTS } from './kept.ts'
import { line, type Explained, type Explainers, type ExplainFacts } from './line.ts'
import { METRICS } from './metrics.ts'
import { MONEY } from './money.ts'

type BesideTasks = Exclude<TableKey, 'tasks'>

/** An explanation for every computed column of every table beside 任务. [EX1] */
const EXPLAINERS: { readonly [Table in BesideTasks]: Explainers<Table> } = {
  campaigns: CAMPAIGNS,
  kpis: GOALS,
  dailyLog: DAYS,
  metrics: METRICS,
  budget: MONEY,
  issues: ISSUES,
  reports: REPORTS,
  lessons: LESSONS,
  changes: CHANGES,
}

/** The tables whose rows the extension writes whole: without people's cells a row of theirs is not blank. */
const OWN_TABLES: ReadonlySet<TableKey> = new Set(['reports', 'changes', 'dailyLog'])

/** A row of any table. */
type AnyRow = Readonly<Record<string, unknown>> & { readonly recordId: string }
type AnyExplainer = (row: AnyRow, facts: ExplainFacts) => Explained<unknown>

/** How the computed cell of a row came about; null for a column that is not computed. [EX1] */
export function explainCell(
  table: BesideTasks,
  field: string,
  row: AnyRow,
  facts: ExplainFacts,
): Explained<unknown> | null {
  if (fieldSpec(table, field).writtenBy !== 'extension') return null
  if (!OWN_TABLES.has(table) && isBlankRow(table, row)) return { result: null, lines: [line(null, 'blankRow')] }
  const explainers = EXPLAINERS[table] as Readonly<Record<string, unknown>>
  return (explainers[field] as AnyExplainer | undefined)?.(row, facts) ?? null
}
