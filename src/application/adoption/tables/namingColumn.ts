import { ok, plainText } from '../../../domain/index.ts'
import { fieldNames } from '../../../schema/index.ts'
import type { HostPort, HostResult } from '../../ports.ts'
import { sheetId, type StoredSheet } from '../../stored/document.ts'
import { headingWords } from '../headingWords.ts'
import { filledCells } from '../valueEvidence.ts'

/** A column of the task table whose words may name the campaign of each task. */
export interface NamingColumn {
  readonly columnId: string
  readonly name: string
  /** Of the first rows: how many cells name a row, and the texts of those that do not, each once. */
  readonly matched: number
  readonly missing: readonly string[]
}

/** Of the filled cells so many have to name a row, unless the heading says what they are. */
const MOST = 0.5
const HEADINGS = new Set(
  [...fieldNames('tasks', 'campaign'), ...headingWords('budget', 'campaign')].map((name) => plainText(name)),
)

/**
 * The column of a task table of people's that names the campaigns of `titles`, by its cells and its heading; null where
 * there is none, or the tasks are linked already. Two reads; writes nothing. [AD7]
 */
export async function readNamingColumn(
  host: HostPort,
  sheet: StoredSheet,
  titles: readonly string[],
): HostResult<NamingColumn | null> {
  const { tasks } = sheet.tables
  // Only a table of people's has columns that we did not make.
  if (tasks.readings === undefined || tasks.fields['campaign'] !== undefined) return ok(null)
  const [described, peeked] = await Promise.all([host.describeTable(sheetId(sheet)), host.peekRows(sheetId(sheet))])
  if (!described.ok) return described
  if (!peeked.ok) return peeked
  const bound = new Set(Object.values(tasks.fields))
  const known = new Set(titles.map(plainText).filter((title) => title !== ''))
  const candidates = described.value.columns.flatMap(({ id, name, kind }) => {
    if (bound.has(id) || (kind !== 'text' && kind !== 'singleSelect')) return []
    const texts = filledCells(peeked.value.rows.map(({ texts: cells }) => cells[id] ?? ''))
    const missing = texts.filter((text) => !known.has(plainText(text)))
    const matched = texts.length - missing.length
    const isLikely = matched > texts.length * MOST || (HEADINGS.has(plainText(name)) && matched > 0)
    return isLikely ? [{ columnId: id, name, matched, missing: [...new Set(missing)] }] : []
  })
  return ok(candidates.toSorted((a, b) => b.matched - a.matched)[0] ?? null)
}
