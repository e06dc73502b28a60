import { ok, type Result } from '../../domain/index.ts'
import type { EchoLedger } from '../echoLedger.ts'
import type { HostError, HostPort, ReadContext, WriteOutcome, WritePlan } from '../ports.ts'
import type { SheetModel } from '../sheetModel.ts'
import type { SheetColumns } from './sheetColumns.ts'

export interface WritingSheet {
  readonly host: HostPort
  readonly columns: SheetColumns
  readonly model: SheetModel
  readonly ledger: EchoLedger
  readonly signal: AbortSignal
  now(): number
  onProgress(written: number): void
}

/** Writes a plan; what is written is noted in the model, its echoes are expected by the ledger. */
export async function writePlan(sheet: WritingSheet, context: ReadContext, plan: WritePlan): Promise<Result<WriteOutcome, HostError>> {
  const { host, columns, model, ledger, signal } = sheet
  if (plan.length === 0) return ok({ written: 0, refused: [] })
  const cells = new Map(plan.map(({ recordId, fields }) => [recordId, fields]))
  const idOf = new Map<string, string>(columns.computed())
  for (const { recordId, fields } of plan) ledger.expect(recordId, Object.keys(fields).flatMap((key) => idOf.get(key) ?? []))
  return host.apply(context, plan, {
    signal,
    onBatch: (written, recordIds) => {
      ledger.confirm(recordIds, sheet.now())
      for (const recordId of recordIds) model.noteWritten(recordId, cells.get(recordId) ?? {})
      sheet.onProgress(written)
    },
  })
}
