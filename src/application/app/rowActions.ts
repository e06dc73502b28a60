import { err, ok } from '../../domain/index.ts'
import { rowVerdict, withRuledRow, type RowRuling, type RowVerdict } from '../adoption/rowRuling.ts'
import { unreadWords, type UnreadWord } from '../adoption/unreadWords.ts'
import type { HostError, HostResult } from '../ports.ts'
import { sheetOf } from '../stored/document.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

/** Stores what people say of a row; the figures follow. [RU3] */
export async function rule(
  app: AppContext,
  sheets: OpenSheets,
  tableId: string,
  recordId: string,
  ruling: RowRuling | null,
): HostResult<void> {
  const engine = app.taskEngines.get(tableId)
  if (engine === undefined) return err({ kind: 'notFound', what: tableId })
  let refusal: HostError | null = null
  const changed = await app.changeSheet(tableId, (sheet) => {
    const next = withRuledRow(sheet, recordId, ruling, (id) => engine.row(id) !== null)
    refusal = next.ok ? null : next.error
    return next.ok ? next.value : sheet
  })
  if (refusal !== null) return err(refusal)
  if (changed.ok) sheets.pass()
  await sheets.follow()
  return changed
}

/** What these rows are, and what people have said of them. [RU3] */
export function verdicts(app: AppContext, tableId: string, recordIds: readonly string[]): readonly RowVerdict[] {
  const engine = app.taskEngines.get(tableId)
  const ruled = sheetOf(app.stored(), tableId)?.tables.tasks.ruled ?? {}
  return engine === undefined ? [] : recordIds.map((recordId) => rowVerdict(engine, ruled, recordId))
}

/** The words of a tracked sheet that are not understood. [TW1] */
export async function unreadWordsOf(
  app: AppContext,
  tableId: string,
  signal: AbortSignal,
): HostResult<readonly UnreadWord[]> {
  const engine = app.taskEngines.get(tableId)
  const sheet = sheetOf(app.stored(), tableId)
  return engine === undefined || sheet === null ? ok([]) : await unreadWords(app.host(), engine, sheet, signal)
}
