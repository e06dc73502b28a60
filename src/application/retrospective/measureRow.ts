import { isOpen, statedCause, written } from '../../domain/index.ts'
import type { AssessedTask, RowOf } from '../../schema/index.ts'
import type { EnteredCells } from '../ports.ts'

/** The tables in which a measure can become a row of its own. */
export const MEASURE_TABLES = ['lessons', 'issues'] as const
export type MeasureTable = (typeof MEASURE_TABLES)[number]

/** A measure of 调整方案清单 as people wrote it: the 解决方案 of a task or of a problem. [DA3] */
export type MeasureSource =
  | { readonly from: 'tasks'; readonly task: AssessedTask }
  | { readonly from: 'issues'; readonly issue: RowOf<'issues'> }

/** The row that a measure became. */
export interface MeasureRow {
  readonly table: MeasureTable
  readonly recordId: string
}

/** The rows that measures have become, by the text of the measure. */
export interface MeasureIndex {
  readonly lessons: ReadonlyMap<string, readonly RowOf<'lessons'>[]>
  readonly issues: ReadonlyMap<string, readonly RowOf<'issues'>[]>
}

export const measureIndex = (rows: {
  readonly lessons: readonly RowOf<'lessons'>[]
  readonly issues: readonly RowOf<'issues'>[]
}): MeasureIndex => ({
  lessons: byText(rows.lessons, ({ action }) => action),
  issues: byText(rows.issues, ({ solution }) => solution),
})

function byText<Row>(rows: readonly Row[], textOf: (row: Row) => string | null): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const text = written(textOf(row))
    if (text === null) continue
    const group = groups.get(text)
    if (group === undefined) groups.set(text, [row])
    else group.push(row)
  }
  return groups
}

/** Null when nobody wrote a measure. */
export const measureText = (source: MeasureSource): string | null =>
  written(source.from === 'tasks' ? source.task.row.solution : source.issue.solution)

/** The title of the task or problem that it is for. */
export const measureTitle = (source: MeasureSource): string | null =>
  written(source.from === 'tasks' ? source.task.row.title : source.issue.title)

/** What the measure is for: the title of its row, and the cause that people wrote. */
function evidenceOf(source: MeasureSource): string {
  const cause = source.from === 'tasks' ? statedCause(source.task.row).text : null
  return [measureTitle(source), cause].filter((text) => text !== null).join('：')
}

/**
 * The cells of the row that a measure becomes. Everything is copied from cells of people; what they did not write stays
 * empty, and so does 发现时间, which nobody knows. [DA3]
 */
export function measureCells(source: MeasureSource, to: 'lessons'): EnteredCells<'lessons'>
export function measureCells(source: MeasureSource, to: 'issues'): EnteredCells<'issues'>
export function measureCells(
  source: MeasureSource,
  to: MeasureTable,
): EnteredCells<'lessons'> | EnteredCells<'issues'> {
  const measure = measureText(source)
  const { owner, dueDay, campaign } =
    source.from === 'tasks'
      ? { ...source.task.row, dueDay: source.task.row.solutionDue }
      : { ...source.issue, dueDay: source.issue.dueDay }
  if (to === 'lessons') {
    return withoutEmpty<'lessons'>({
      title: measure,
      type: 'improve',
      evidence: evidenceOf(source),
      action: measure,
      owner,
      dueDay,
      status: 'todo',
      campaign,
    })
  }
  const task = source.from === 'tasks' ? source.task : null
  return withoutEmpty<'issues'>({
    title: task === null ? measureTitle(source) : (statedCause(task.row).text ?? measureTitle(source)),
    type: task !== null && isOpen(task.assessment.state) && task.assessment.state !== 'delayed' ? 'risk' : 'issue',
    campaign,
    task: task === null ? null : [task.row.recordId],
    owner,
    status: 'handling',
    solution: measure,
    dueDay,
  })
}

const withoutEmpty = <Table extends MeasureTable>(cells: EnteredCells<Table>): EnteredCells<Table> =>
  Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null)) as EnteredCells<Table>

/**
 * The row that a measure has become; null when there is none. A problem is found by its link to the task, an action by
 * the title that its 证据 names; both say the measure word for word. The one with the smallest id counts. [DA3]
 */
export function rowOfMeasure(source: MeasureSource, index: MeasureIndex): MeasureRow | null {
  const [row] = MEASURE_TABLES.flatMap((table) =>
    rowsOfMeasure(source, index, table)
      .slice(0, 1)
      .map((recordId) => ({ table, recordId })),
  )
  return row ?? null
}

/** The ids of all rows of one table that a measure has become, the smallest first. */
export function rowsOfMeasure(source: MeasureSource, index: MeasureIndex, table: MeasureTable): readonly string[] {
  const measure = measureText(source)
  const title = measureTitle(source)
  if (measure === null) return []
  const found =
    table === 'lessons'
      ? (index.lessons.get(measure) ?? []).filter(({ evidence }) => title !== null && isAbout(written(evidence), title))
      : source.from === 'issues'
        ? []
        : (index.issues.get(measure) ?? []).filter(({ task }) => task?.includes(source.task.row.recordId) === true)
  return found.map(({ recordId }) => recordId).toSorted()
}

/** Whether a 证据 begins with the title, alone or before the cause. */
const isAbout = (evidence: string | null, title: string): boolean =>
  evidence !== null && (evidence === title || evidence.startsWith(`${title}：`))
