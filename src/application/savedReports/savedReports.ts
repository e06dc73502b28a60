import { byText, type CalendarDate } from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { isSameReport, type ReportKey } from './reportKey.ts'
import { readSnapshot, type Snapshot, type SnapshotRefusal } from './snapshot.ts'

/** A row of 报告 with what is kept in it. */
export interface SavedReport {
  readonly recordId: string
  readonly row: RowOf<'reports'>
  readonly isConfirmed: boolean
  /** Null where the row was typed by hand, damaged, or saved by a later version. */
  readonly snapshot: Snapshot | null
  readonly refusal: SnapshotRefusal | null
}

/** What was read of a row, as long as it has not changed: a list of reports asks again and again. */
const knownReports = new WeakMap<RowOf<'reports'>, SavedReport>()

/** A row of 报告 as it is now. */
export function savedReport(row: RowOf<'reports'>): SavedReport {
  const known = knownReports.get(row)
  if (known !== undefined) return known
  const read = readSnapshot(row.snapshot)
  const report: SavedReport = {
    recordId: row.recordId,
    row,
    isConfirmed: row.status === 'confirmed',
    snapshot: read.ok ? read.value : null,
    refusal: read.ok ? null : read.error,
  }
  knownReports.set(row, report)
  return report
}

/** The last day that a saved report speaks of; null when no column says it. */
export const lastDayOf = ({ row, snapshot }: SavedReport): CalendarDate | null => row.to ?? snapshot?.key.to ?? null

/** The newest first. */
export const newestFirst = (reports: readonly SavedReport[]): readonly SavedReport[] =>
  reports.toSorted(
    (a, b) => byText(lastDayOf(b) ?? '', lastDayOf(a) ?? '') || (b.row.dataAsOf ?? 0) - (a.row.dataAsOf ?? 0),
  )

/** The rows that are about the same, the one that counts first: a draft before what is confirmed, the earlier draft first. [RL1] */
export function reportsAbout(reports: readonly SavedReport[], key: ReportKey): readonly SavedReport[] {
  const madeAt = ({ snapshot }: SavedReport): number => snapshot?.madeAt ?? 0
  return reports
    .filter(({ snapshot }) => snapshot !== null && isSameReport(snapshot.key, key))
    .toSorted(
      (a, b) =>
        Number(a.isConfirmed) - Number(b.isConfirmed) ||
        (a.isConfirmed ? madeAt(b) - madeAt(a) : madeAt(a) - madeAt(b)) ||
        byText(a.recordId, b.recordId),
    )
}
