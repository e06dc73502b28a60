import { fieldSpec, type TableKey } from '../../../schema/index.ts'
import { isBlankRow, isTotalTitle } from '../../rows/tableRows.ts'
import { CAMPAIGNS } from './campaigns.ts'
import { GOALS } from './goals.ts'
import { ISSUES } from './issues.ts'
import { CHANGES, DAYS, LESSONS, REPORTS } from './kept.ts'
import { line, type Explained, type ExplainedLine, type Explainers, type ExplainFacts } from './line.ts'
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

/** Why nothing is computed for a row; null where something is. A row of 活动 may be empty and have tasks. [CS1] */
function notComputed(table: BesideTasks, row: AnyRow, { campaigns }: ExplainFacts): ExplainedLine | null {
  if (table === 'campaigns')
    return campaigns.some(({ recordId }) => recordId === row.recordId)
      ? null
      : line(isBlankRow(table, row) ? null : 'CS1', isBlankRow(table, row) ? 'blankRow' : 'campaign.notCampaign')
  if (!OWN_TABLES.has(table) && isBlankRow(table, row)) return line(null, 'blankRow')
  const { title } = row
  const isTotal =
    (table === 'kpis' || table === 'metrics' || table === 'issues') && typeof title === 'string' && isTotalTitle(title)
  return isTotal ? line('RU1', 'budget.totalRow') : null
}

/** How the computed cell of a row came about; null for a column that is not computed. [EX1] */
export function explainCell(
  table: BesideTasks,
  field: string,
  row: AnyRow,
  facts: ExplainFacts,
): Explained<unknown> | null {
  if (fieldSpec(table, field).writtenBy !== 'extension') return null
  const whyNot = notComputed(table, row, facts)
  if (whyNot !== null) return { result: null, lines: [whyNot] }
  const explainers = EXPLAINERS[table] as Readonly<Record<string, unknown>>
  return (explainers[field] as AnyExplainer | undefined)?.(row, facts) ?? null
}
