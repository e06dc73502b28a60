import { type Steps, written } from '../domain/index.ts'
import { formatCount, type Translate } from '../i18n/index.ts'
import type { AssessedTask, CompanionTableKey, RowOf, TableRows } from '../schema/index.ts'
import { compose, joinLines } from './compose.ts'
import { paragraph } from './blocks.ts'
import { idsOf, noteIds } from './phrases.ts'
import type { Block, Line, Run } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** Tables whose absence a report names. */
type NamedTable = 'kpis' | 'dailyLog' | 'metrics' | 'budget' | 'issues' | 'lessons'

/** The tasks of a report → the place of each by record id: sections look up thousands of tasks one by one. */
const places = new WeakMap<readonly AssessedTask[], ReadonlyMap<string, number>>()

export function placesOf(tasks: readonly AssessedTask[]): ReadonlyMap<string, number> {
  const index = places.get(tasks) ?? new Map(idsOf(tasks).map((id, at) => [id, at]))
  places.set(tasks, index)
  return index
}

/** The place of a task that the report does not have. */
const NOWHERE = 0xffff_ffff

/** Ids → their tasks in a report: several sentences speak of the same ids. */
const foundTasks = new WeakMap<
  readonly string[],
  { readonly of: readonly AssessedTask[]; readonly tasks: readonly AssessedTask[] }
>()

/** The tasks of some ids, in the report's own order. */
export function tasksOf({ sheet }: ReportInput, ids: readonly string[]): readonly AssessedTask[] {
  const known = foundTasks.get(ids)
  if (known?.of === sheet.tasks) return known.tasks
  const tasks = lookedUp(sheet.tasks, ids)
  if (ids.length > 1) foundTasks.set(ids, { of: sheet.tasks, tasks })
  return tasks
}

/** Looks up long lists of ids, each in a step of its own; `tasksOf` then finds their tasks. */
export function* lookUpSteps(input: ReportInput, lists: readonly (readonly string[])[]): Steps<void> {
  for (const ids of lists) {
    yield
    tasksOf(input, ids)
  }
  yield
}

function lookedUp(tasks: readonly AssessedTask[], ids: readonly string[]): readonly AssessedTask[] {
  const index = placesOf(tasks)
  const idsOfAll = idsOf(tasks)
  const found: AssessedTask[] = []
  const foundIds: string[] = []
  let last = -1
  // Numbers in a typed array sort without a comparison of ours, which counts with thousands of ids.
  for (const at of Uint32Array.from(ids, (id) => index.get(id) ?? NOWHERE).sort()) {
    const task = at === last ? undefined : tasks[at]
    if (task !== undefined) {
      found.push(task)
      foundIds.push(idsOfAll[at] as string)
    }
    last = at
  }
  if (found.length > 1) noteIds(found, foundIds)
  return found
}

/** A table → its rows by record id: many sentences look for rows of the same table. */
const indexes = new WeakMap<object, ReadonlyMap<string, unknown>>()

function indexOf<Table extends CompanionTableKey>(table: TableRows<Table>): ReadonlyMap<string, RowOf<Table>> {
  const index = indexes.get(table) ?? new Map(table.rows.map((row) => [row.recordId, row]))
  indexes.set(table, index)
  return index as ReadonlyMap<string, RowOf<Table>>
}

/** A row of a table beside the tasks; null when it is not there. */
export function rowIn<Table extends CompanionTableKey>(
  { material }: Pick<ReportInput, 'material'>,
  table: Table,
  id: string,
): RowOf<Table> | null {
  const rows = material.rows[table] as TableRows<Table> | null
  return rows === null ? null : (indexOf(rows).get(id) ?? null)
}

/** The rows of some ids, in the order of the ids. */
export const rowsIn = <Table extends CompanionTableKey>(
  input: ReportInput,
  table: Table,
  ids: readonly string[],
): readonly RowOf<Table>[] => ids.flatMap((id) => rowIn(input, table, id) ?? [])

/** A text that links to rows of a table beside the tasks. */
export const linkTo = (table: CompanionTableKey, text: string, recordIds: readonly string[]): Run =>
  recordIds.length === 0 ? { text } : { text, recordIds, table }

/** A sentence lists this many names. */
const MOST_NAMES = 10

/** Names of rows one after the other; a long list ends with how many more there are. */
export function rowNames(t: Translate, names: readonly Line[]): Line {
  const rest = names.length - MOST_NAMES
  const more = compose(t('report.moreLines'), { count: formatCount(rest) })
  const shown = names.slice(0, MOST_NAMES)
  return joinLines(t('report.separator.list'), rest > 0 ? [...shown, more] : shown)
}

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

/**
 * What a report leaves out because the sheet has no table for it, with the step that adds it, or because the table could
 * not be read; nothing when all are there.
 */
export function absentTables(input: ReportInput, tables: readonly NamedTable[]): readonly Block[] {
  const { t, material, unread } = input
  const without = tables.filter((table) => material.rows[table] === null)
  const told = (message: 'report.absent' | 'report.unread', some: readonly NamedTable[]): readonly Block[] => {
    if (some.length === 0) return []
    const names: readonly Line[] = some.map((table) => compose(t('report.name'), { title: t(`report.table.${table}`) }))
    return [paragraph(compose(t(message), { tables: joinLines(t('report.separator.list'), names) }))]
  }
  return [
    ...told(
      'report.unread',
      without.filter((table) => unread.includes(table)),
    ),
    ...told(
      'report.absent',
      without.filter((table) => !unread.includes(table)),
    ),
  ]
}

/** What a table may hold nothing of, and the message that says so of all the sheet. */
const OF_SHEET = {
  'report.channels.empty': 'report.channels.empty.ofSheet',
  'report.goals.noTable': 'report.goals.noTable.ofSheet',
  'report.budget.noLine': 'report.budget.noLine.ofSheet',
  'report.evaluation.feedbackNone': 'report.evaluation.feedbackNone.ofSheet',
  'report.response.none': 'report.response.none.ofSheet',
} as const

/** The message that a table holds nothing for this report; that it holds nothing at all where the report is about all of it. */
export const ofScope = <Key extends keyof typeof OF_SHEET>(
  { material }: Pick<ReportInput, 'material'>,
  key: Key,
): Key | (typeof OF_SHEET)[Key] => (material.isWhole ? OF_SHEET[key] : key)
