import { cellWords } from '../../schema/index.ts'
import { addChangeRow } from '../history/addChangeRow.ts'
import type { HostPort, HostResult } from '../ports.ts'
import { languageOf, type AdditionStep, type StoredSheet } from '../stored/document.ts'

export interface AdditionChange {
  readonly step: AdditionStep
  readonly tableName: string
  /** The options before and after, as text; '' for none. */
  readonly before: string
  readonly after: string
  readonly isUndo: boolean
}

/** Adds one row to 变更记录. A sheet without that table has only the stored list of additions as a record. [GR3] */
export async function logAddition(
  host: HostPort,
  sheet: StoredSheet,
  { step, tableName, before, after, isUndo }: AdditionChange,
  run: { readonly at: number; readonly timeZone: string },
): HostResult<void> {
  const words = cellWords(languageOf(sheet)).template
  const grown = { version: step.version, name: step.name, table: tableName, isUndo }
  return await addChangeRow(host, sheet, run.timeZone, {
    title: step.kind === 'column' ? words.column(grown) : words.options({ ...grown, options: step.options }),
    at: run.at,
    kind: 'template',
    field: step.name,
    before,
    after,
    source: 'extension',
    reason: step.reason,
  })
}
