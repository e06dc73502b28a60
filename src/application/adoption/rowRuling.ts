import { err, type NoTask, ok, type Result } from '../../domain/index.ts'
import type { TaskEngine } from '../engine/taskEngine.ts'
import type { HostError } from '../ports.ts'
import { isTask, notATask } from '../rows/assessRow.ts'
import { MOST_RULED_ROWS, withTable, type RuledRows, type StoredSheet } from '../stored/document.ts'

/** What people say of a row in place of its title: it is a task after all, or it is none. [RU3] */
export type RowRuling = RuledRows[string]

/** What a row is, and why. */
export interface RowVerdict {
  readonly recordId: string
  readonly title: string | null
  /** What the row is by its title; null: the row is blank or gone. */
  readonly byTitle: 'task' | NoTask | null
  /** What people have said of it; null: nothing. */
  readonly ruling: RowRuling | null
}

/** The rulings with one more, or without it. */
export function withRuling(rows: RuledRows, recordId: string, ruling: RowRuling | null): RuledRows {
  const others = Object.entries(rows).filter(([known]) => known !== recordId)
  return Object.fromEntries(ruling === null ? others : [...others, [recordId, ruling] as const])
}

/**
 * The sheet with another ruling of a row. Rulings of rows that are gone make room first; an error where there is none,
 * because no ruling of people's may be dropped silently. [RU3]
 */
export function withRuledRow(
  sheet: StoredSheet,
  recordId: string,
  ruling: RowRuling | null,
  isThere: (recordId: string) => boolean,
): Result<StoredSheet, HostError> {
  const { ruled = {}, ...tasks } = sheet.tables.tasks
  const all = withRuling(ruled, recordId, ruling)
  const isFull = Object.keys(all).length > MOST_RULED_ROWS
  const rows = isFull ? Object.fromEntries(Object.entries(all).filter(([id]) => isThere(id))) : all
  const count = Object.keys(rows).length
  if (count > MOST_RULED_ROWS) return err({ kind: 'limitExceeded', what: recordId })
  return ok(withTable(sheet, 'tasks', count === 0 ? tasks : { ...tasks, ruled: rows }))
}

/** What a row of a tracked sheet is. */
export function rowVerdict(engine: TaskEngine, ruled: RuledRows, recordId: string): RowVerdict {
  const row = engine.row(recordId)
  const ruling = ruled[recordId] ?? null
  if (row === null || !isTask(row, { [recordId]: 'task' })) {
    return { recordId, title: row?.title ?? null, byTitle: null, ruling }
  }
  return { recordId, title: row.title, byTitle: notATask(row) ?? 'task', ruling }
}
