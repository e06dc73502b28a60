import { CELL_WORDS, TASK_FIELDS, TASK_FIELD_KEYS, fieldSpec, type RowOf, type TaskFieldKey } from '../../schema/index.ts'
import type { EnteredCells } from '../ports.ts'
import type { ChangeEntry } from './changeEntry.ts'

const KEY_OF_NAME = new Map<string, TaskFieldKey>(TASK_FIELD_KEYS.map((key) => [TASK_FIELDS[key].name, key]))
const KINDS: readonly ChangeEntry['kind'][] = ['planDates', 'hold', 'state', 'scope']

/** The value as people read it: 暂停, 已完成, 45%. */
export function wordOf(field: TaskFieldKey, value: string | null): string | null {
  if (value === null) return null
  if (field === 'progress') return `${value}%`
  return fieldSpec('tasks', field).options?.find(({ key }) => key === value)?.name ?? value
}

function valueOf(field: TaskFieldKey, word: string | null): string | null {
  if (word === null || word === '') return null
  if (field === 'progress') return word.replace('%', '')
  return fieldSpec('tasks', field).options?.find(({ name }) => name === word)?.key ?? word
}

function summaryOf({ title, kind, field, after }: ChangeEntry, wordBefore: string | null, wordAfter: string | null): string {
  const task = title ?? CELL_WORDS.untitled
  if (kind === 'scope') return after === null ? CELL_WORDS.deleted(task) : CELL_WORDS.added(task)
  return CELL_WORDS.changed(task, TASK_FIELDS[field].name, wordBefore, wordAfter)
}

/** The row of 变更记录 that tells of a change. A task that is gone is named and not linked. */
export function changeCells(entry: ChangeEntry): EnteredCells<'changes'> {
  const before = wordOf(entry.field, entry.before)
  const after = wordOf(entry.field, entry.after)
  const isGone = entry.kind === 'scope' && entry.after === null
  return {
    title: summaryOf(entry, before, after),
    at: entry.at,
    kind: entry.kind,
    field: TASK_FIELDS[entry.field].name,
    before,
    after,
    source: entry.source,
    ...(entry.campaignId === null ? {} : { campaign: [entry.campaignId] }),
    ...(isGone ? {} : { task: [entry.taskId] }),
  }
}

/** What a row of 变更记录 says of a task; null for rows of other kinds and for what cannot be read. */
export function entryOfRow(row: RowOf<'changes'>): ChangeEntry | null {
  const field = KEY_OF_NAME.get(row.field ?? '')
  const kind = KINDS.find((one) => one === row.kind)
  if (field === undefined || kind === undefined || row.at === null) return null
  return {
    at: row.at,
    taskId: row.task?.[0] ?? '',
    title: null,
    campaignId: row.campaign?.[0] ?? null,
    kind,
    field,
    before: valueOf(field, row.before),
    after: valueOf(field, row.after),
    source: row.source === 'extension' ? 'extension' : 'people',
  }
}
