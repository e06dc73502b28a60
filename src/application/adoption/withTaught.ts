import type { TaughtMeaning } from '../../domain/index.ts'
import { withTable, type StoredSheet } from '../stored/document.ts'

/** The sheet with another meaning of a word in the column of a field, or without it. [TW1] */
export function withTaught(
  sheet: StoredSheet,
  field: string,
  word: string,
  meaning: TaughtMeaning | null,
): StoredSheet {
  const { tasks } = sheet.tables
  const reading = tasks.readings?.[field]
  if (reading === undefined) return sheet
  const { taught = {}, ...rest } = reading
  const others = Object.entries(taught).filter(([known]) => known !== word)
  const words = Object.fromEntries(meaning === null ? others : [...others, [word, meaning] as const])
  const next = Object.keys(words).length === 0 ? rest : { ...rest, taught: words }
  return withTable(sheet, 'tasks', { ...tasks, readings: { ...tasks.readings, [field]: next } })
}
