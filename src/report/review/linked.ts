import type { Translate } from '../../i18n/index.ts'
import type { CompanionTableKey, RowOf, TableRows } from '../../schema/index.ts'
import { joinLines } from '../compose.ts'
import type { Block, Line, Run } from '../reportDocument.ts'

/** A text that leads to rows of a table beside 任务. */
export const linked = (table: CompanionTableKey, text: string, recordIds: readonly string[]): Run =>
  recordIds.length === 0 ? { text } : { text, recordIds, table }

/** A question about rows of a table beside 任务. */
export const toFillIn = (table: CompanionTableKey, prompt: string, recordIds: readonly string[]): Block => ({
  kind: 'toFill',
  prompt,
  recordIds,
  table,
})

/** Rows by their record id. */
export const byId = <Table extends CompanionTableKey>(
  table: TableRows<Table> | null,
): ReadonlyMap<string, RowOf<Table>> => new Map((table?.rows ?? []).map((row) => [row.recordId, row]))

/** A longer list shows this many lines and then says how many more there are. */
const LONGEST_LIST = 30

/** Lines as one list; nothing without lines. */
export function listOf(t: Translate, lines: readonly Line[]): readonly Block[] {
  if (lines.length === 0) return []
  const shown = lines.slice(0, LONGEST_LIST)
  const rest = lines.length - shown.length
  return [{ kind: 'list', items: rest === 0 ? shown : [...shown, [{ text: t('report.moreRows', { count: rest }) }]] }]
}

/** A sentence lists this many names. */
const MOST_NAMES = 10

/** Names one after the other; a long list ends with how many more there are. */
export function namesOf(t: Translate, names: readonly Line[]): Line {
  const rest = names.length - MOST_NAMES
  const shown = names.slice(0, MOST_NAMES)
  return joinLines(
    t('report.separator.list'),
    rest > 0 ? [...shown, [{ text: t('report.moreRows', { count: rest }) }]] : shown,
  )
}
