import { err, ok, type Result } from '../../domain/index.ts'
import type { FieldKey, RowOf } from '../../schema/index.ts'
import { type EnteredCells, fieldBinding, type HostError, type HostPort, type HostResult } from '../ports.ts'
import { describedTable } from '../sheet/describedTable.ts'
import type { StoredSheet } from '../stored/document.ts'

type ReportRow = RowOf<'reports'>
export type ReportCells = EnteredCells<'reports'>

/** The rows of 报告, as far as saved reports need them. */
export interface ReportRows {
  readAll(): HostResult<readonly ReportRow[]>
  /** Null: the row is gone. */
  read(recordId: string): HostResult<ReportRow | null>
  add(cells: ReportCells): HostResult<string>
  write(recordId: string, cells: ReportCells): HostResult<void>
  remove(recordIds: readonly string[]): HostResult<void>
}

/** Why 报告 cannot take a report. */
export type RowsRefusal =
  /** The sheet has no such table, or people have deleted it. */
  | { readonly kind: 'noTable' }
  /** Without these columns a report could not be found again. */
  | { readonly kind: 'noColumn'; readonly fields: readonly FieldKey<'reports'>[] }
  | HostError

/** Columns without which nothing is saved. The others may be missing. */
const NEEDED = ['body', 'snapshot', 'status'] as const satisfies readonly FieldKey<'reports'>[]

/** The table 报告 of a sheet, when this person may write it. Every cell that is written here stands in 报告. [RL1] */
export async function openReportRows({
  host,
  sheet,
  timeZone,
  signal,
}: {
  readonly host: HostPort
  readonly sheet: StoredSheet
  readonly timeZone: string
  readonly signal: AbortSignal
}): Promise<Result<ReportRows, RowsRefusal>> {
  const described = await describedTable(host, sheet, 'reports')
  if (!described.ok) return described
  if (described.value === null) return err({ kind: 'noTable' })
  const { binding } = described.value
  const missing = NEEDED.filter((field) => fieldBinding(binding, field) === undefined)
  if (missing.length > 0) return err({ kind: 'noColumn', fields: missing })
  const rights = await host.rights(binding, null)
  if (!rights.ok) return rights
  if (!rights.value.writable.has('snapshot') || !rights.value.writable.has('body'))
    return err({ kind: 'permissionDenied', what: 'reports' })
  const context = { binding, timeZone }
  const bound = (cells: ReportCells): ReportCells =>
    Object.fromEntries(Object.entries(cells).filter(([field]) => fieldBinding(binding, field) !== undefined))
  return ok({
    async readAll() {
      const rows: ReportRow[] = []
      const read = await host.readAll(context, (page) => void rows.push(...page), signal)
      return read.ok ? ok(rows) : read
    },
    async read(recordId) {
      const read = await host.readSome(context, [recordId], signal)
      return read.ok ? ok(read.value[0] ?? null) : read
    },
    async add(cells) {
      const added = await host.addRows(context, [bound(cells)])
      if (!added.ok) return added
      const [recordId] = added.value
      return recordId === undefined ? err({ kind: 'notFound', what: 'reports' }) : ok(recordId)
    },
    write: (recordId, cells) => host.rewriteRows(context, [{ recordId, fields: bound(cells) }]),
    remove: (recordIds) => host.deleteRows(binding.tableId, recordIds),
  })
}
