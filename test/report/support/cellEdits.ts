import { REPORTS, type ReportDocument, type ReportInput } from '../../../src/report/index.ts'
import {
  type AssessedTask,
  type CompanionTableKey,
  fieldKeys,
  type RowOf,
  type TableKey,
} from '../../../src/schema/index.ts'
import { written } from '../../../src/domain/index.ts'
import { type CampaignHistory, editsOf, PRESENT } from '../../support/campaignHistory.ts'
import { tagged } from './denials.ts'
import { assessedTasks, historyInput } from './history.ts'
import { type Cell, type Kind, KINDS, PHASE, spokenOf } from './spokenCells.ts'

/** A row of any table. */
export type AnyRow = Readonly<Record<string, unknown>> & { readonly recordId: string }

/** The six reports of one history on one day, and what they were made from. */
export interface Written {
  readonly history: CampaignHistory
  readonly day: string
  readonly input: ReportInput
  readonly reports: Readonly<Record<Kind, ReportDocument>>
}

/** One cell that was changed, and the reports after it. */
export interface CellEdit {
  readonly table: TableKey
  readonly field: string
  readonly recordId: string
  readonly value: unknown
  readonly after: Written
  readonly changed: ReadonlySet<Kind>
  /** The reports that have to change. */
  readonly must: ReadonlySet<Kind>
}

const EDITED_TABLES = [
  'tasks',
  'campaigns',
  'kpis',
  'dailyLog',
  'metrics',
  'budget',
  'issues',
  'lessons',
  'changes',
] as const

/** The reports of a history; `tasks` saves assessing tasks that have not changed. */
export function reportsOf(history: CampaignHistory, day: string, tasks?: readonly AssessedTask[]): Written {
  const inputOf = (phase: string | null): ReportInput => {
    const plain = historyInput(history, { day, phase, ...(tasks === undefined ? {} : { tasks }) })
    return { ...plain, t: tagged(plain.t) }
  }
  const input = inputOf(null)
  const inputs = { ...Object.fromEntries(KINDS.map((kind) => [kind, input])), phase: inputOf(PHASE) }
  const reports = Object.fromEntries(
    KINDS.map((kind) => [kind, REPORTS[kind](inputs[kind as keyof typeof inputs])]),
  ) as Written['reports']
  return { history, day, input, reports }
}

const rowsOf = ({ tasks, tables, changes }: CampaignHistory, table: TableKey): readonly AnyRow[] =>
  (table === 'tasks'
    ? tasks
    : table === 'changes'
      ? changes
      : (tables[table]?.rows ?? [])) as readonly unknown[] as readonly AnyRow[]

/** The history with another value in one cell. */
function withCell(
  history: CampaignHistory,
  { table, recordId, field, value }: Pick<CellEdit, 'table' | 'recordId' | 'field' | 'value'>,
): CampaignHistory {
  const rows = rowsOf(history, table).map((row) => (row.recordId === recordId ? { ...row, [field]: value } : row))
  if (table === 'tasks') return { ...history, tasks: rows as unknown as CampaignHistory['tasks'] }
  if (table === 'changes') return { ...history, changes: rows as unknown as CampaignHistory['changes'] }
  const key = table as CompanionTableKey
  return { ...history, tables: { ...history.tables, [key]: { ...history.tables[key], rows } } }
}

/** Two values that say the same: nothing written, not ticked. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(meaning(a)) === JSON.stringify(meaning(b))
const meaning = (value: unknown): unknown =>
  typeof value === 'string' ? written(value) : value === false ? null : value

interface Candidate {
  readonly row: AnyRow
  readonly value: unknown
}

const isOfCampaign = ({ recordId }: AnyRow): boolean => recordId === PRESENT || recordId.startsWith(`${PRESENT}-`)

/** Every edit of a column in the rows of the campaign, near ones far from each other. */
function candidates(history: CampaignHistory, table: TableKey, field: string, day: string): readonly Candidate[] {
  const all = rowsOf(history, table)
    .filter(isOfCampaign)
    .flatMap((row) =>
      editsOf(table, field, row[field], day)
        .filter((value) => !isSame(value, row[field]))
        .map((value): Candidate => ({ row, value })),
    )
  const step = 7
  return Array.from({ length: step }, (_, from) => all.filter((_edit, at) => at % step === from)).flat()
}

export interface Thoroughness {
  /** How many edits of a column are made for each report that has to change, and of a column that none speaks of. */
  readonly each: number
  /** How many more are tried until each report that depends on other rows has changed once. */
  readonly tries: number
}

/** Makes edits of one history and says what each of them changed. */
function editorOf(before: Written) {
  const { history, day, input } = before
  const assessed = assessedTasks(history.tasks, day)
  const taskOf = new Map(input.sheet.tasks.map((task) => [task.row.recordId, task]))
  const texts = Object.fromEntries(KINDS.map((kind) => [kind, JSON.stringify(before.reports[kind])]))
  const mustOf = (table: TableKey, field: string, { row, value }: Candidate): readonly Kind[] => {
    const spoken = spokenOf(table, field)
    const cell: Cell = {
      row: row as unknown as RowOf<TableKey>,
      value,
      task: taskOf.get(row.recordId) ?? null,
      today: day,
    }
    return KINDS.filter((kind) => {
      const says = spoken[kind]
      return typeof says === 'function' && says(cell as never)
    })
  }
  const edit = (table: TableKey, field: string, candidate: Candidate): CellEdit => {
    const { row, value } = candidate
    const cell = { table, field, recordId: row.recordId, value }
    const after = reportsOf(withCell(history, cell), day, table === 'tasks' ? undefined : assessed)
    return {
      ...cell,
      after,
      must: new Set(mustOf(table, field, candidate)),
      changed: new Set(KINDS.filter((kind) => JSON.stringify(after.reports[kind]) !== texts[kind])),
    }
  }
  return { mustOf, edit }
}

/** Any edit of any cell of one history: a test chooses by three numbers, which are taken modulo what there is. */
export function anyEdit(before: Written): (column: number, row: number, value: number) => CellEdit | null {
  const { edit } = editorOf(before)
  const columns = EDITED_TABLES.flatMap((table) => fieldKeys(table).map((field) => ({ table, field })))
  return (column, at, which) => {
    const chosen = columns[column % columns.length]
    if (chosen === undefined) return null
    const { table, field } = chosen
    const rows = rowsOf(before.history, table).filter(isOfCampaign)
    const row = rows[at % Math.max(1, rows.length)]
    if (row === undefined) return null
    const values = editsOf(table, field, row[field], before.day).filter((value) => !isSame(value, row[field]))
    return values.length === 0 ? null : edit(table, field, { row, value: values[which % values.length] })
  }
}

/** Edits of every column of one history: of those that a report speaks of, and of those that none does. */
export function cellEdits(before: Written, { each, tries }: Thoroughness): readonly CellEdit[] {
  const { history, day } = before
  const { mustOf, edit } = editorOf(before)
  const edits: CellEdit[] = []
  for (const table of EDITED_TABLES) {
    for (const field of fieldKeys(table)) {
      const spoken = spokenOf(table, field)
      const all = candidates(history, table, field, day)
      const sure = KINDS.flatMap((kind) => all.filter((one) => mustOf(table, field, one).includes(kind)).slice(0, each))
      const chosen = new Set(sure.length > 0 ? sure : all.slice(0, each))
      for (const one of chosen) edits.push(edit(table, field, one))
      const wanted = new Set(KINDS.filter((kind) => spoken[kind] === 'some'))
      for (const one of all.filter((candidate) => !chosen.has(candidate)).slice(0, tries)) {
        if (wanted.size === 0) break
        const made = edit(table, field, one)
        edits.push(made)
        for (const kind of made.changed) wanted.delete(kind)
      }
    }
  }
  return edits
}
