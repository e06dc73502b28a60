import {
  SHEET_LANGUAGES,
  TASK_FIELD_KEYS,
  cellWords,
  columnWords,
  fieldName,
  fieldSpec,
  optionWords,
  type RowOf,
  type SheetLanguage,
} from '../../schema/index.ts'
import type { EnteredCells } from '../ports.ts'
import { AMOUNTS, AMOUNT_FIELDS, isAmountField, isExplained, type ChangeEntry } from './changeEntry.ts'

/** Name of a field in any language → its key: rows are read in every language in which they may have been written. */
const KEY_OF_NAME = new Map<string, ChangeEntry['field']>(
  SHEET_LANGUAGES.toReversed().flatMap((language) =>
    [...AMOUNT_FIELDS, ...TASK_FIELD_KEYS].map((key) => [nameOfField(key, language), key] as const),
  ),
)
const KINDS: readonly ChangeEntry['kind'][] = ['planDates', 'hold', 'state', 'scope', 'budget']

/** The name of the column of a change. */
export function nameOfField(field: ChangeEntry['field'], language: SheetLanguage): string {
  return isAmountField(field) ? fieldName(AMOUNTS[field].table, field, language) : fieldName('tasks', field, language)
}

/** The value in the words of the sheet's language: 暂停, 已完成, 45%. */
export function wordOf(field: ChangeEntry['field'], value: string | null, language: SheetLanguage): string | null {
  if (value === null || isAmountField(field)) return value
  if (field === 'progress') return `${value}%`
  const names = columnWords('tasks', { field }, language).optionNames
  return names?.[value] ?? fieldSpec('tasks', field).options?.find(({ key }) => key === value)?.name ?? value
}

function valueOf(field: ChangeEntry['field'], word: string | null): string | null {
  if (word === null || word === '') return null
  if (isAmountField(field)) return word
  if (field === 'progress') return word.replace('%', '')
  return optionWords('tasks', field).find(({ name }) => name === word)?.key ?? word
}

function summaryOf(
  { title, kind, field, after, changedBy }: ChangeEntry,
  wordBefore: string | null,
  wordAfter: string | null,
  language: SheetLanguage,
): string {
  const words = cellWords(language)
  const task = title ?? words.untitled
  if (kind === 'scope') return after === null ? words.deleted(task) : words.added(task)
  const change = words.changed(task, nameOfField(field, language), wordBefore, wordAfter)
  return changedBy === undefined ? change : change + words.changedBy(changedBy)
}

/** The cells of a row of 变更记录. A deleted task is named and not linked. */
export function changeCells(entry: ChangeEntry, language: SheetLanguage): EnteredCells<'changes'> {
  const before = wordOf(entry.field, entry.before, language)
  const after = wordOf(entry.field, entry.after, language)
  const isGone = entry.kind === 'scope' && entry.after === null
  return {
    title: summaryOf(entry, before, after, language),
    at: entry.at,
    // A goal belongs to the scope of a campaign.
    kind: entry.kind === 'goal' ? 'scope' : entry.kind,
    field: nameOfField(entry.field, language),
    before,
    after,
    source: entry.source,
    ...(isExplained(entry) ? { reason: entry.reason ?? null } : {}),
    ...(entry.campaignId === null ? {} : { campaign: [entry.campaignId] }),
    ...(isGone || entry.taskId === '' ? {} : { task: [entry.taskId] }),
  }
}

/** What 摘要 says of a row in front of the change and behind it, in any language; nulls when it is reworded. */
function summaryParts(row: RowOf<'changes'>): Pick<ChangeEntry, 'title' | 'changedBy'> {
  const summary = row.title ?? ''
  for (const language of SHEET_LANGUAGES) {
    const words = cellWords(language)
    const change = words.changed('', row.field ?? '', row.before || null, row.after || null)
    const at = summary.lastIndexOf(change)
    if (at <= 0) continue
    const [opening = '', closing = ''] = words.changedBy('\n').split('\n')
    const rest = summary.slice(at + change.length)
    const isNamed = rest.startsWith(opening) && rest.endsWith(closing) && rest.length > opening.length + closing.length
    const changedBy = isNamed ? { changedBy: rest.slice(opening.length, rest.length - closing.length) } : {}
    return { title: summary.slice(0, at), ...changedBy }
  }
  return { title: null }
}

/** The change in a row of 变更记录; null for a row of another kind or one that cannot be read. */
export function entryOfRow(row: RowOf<'changes'>): ChangeEntry | null {
  const field = KEY_OF_NAME.get(row.field ?? '')
  const kind = KINDS.find((one) => one === row.kind)
  if (field === undefined || kind === undefined || row.at === null) return null
  return {
    at: row.at,
    taskId: row.task?.[0] ?? '',
    ...(kind === 'scope' && field === 'title' ? { title: row.after ?? row.before } : summaryParts(row)),
    campaignId: row.campaign?.[0] ?? null,
    kind: field === 'target' ? 'goal' : kind,
    field,
    before: valueOf(field, row.before),
    after: valueOf(field, row.after),
    source: row.source === 'extension' ? 'extension' : 'people',
  }
}
