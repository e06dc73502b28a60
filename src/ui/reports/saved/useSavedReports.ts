import { useCallback, useMemo, useState } from 'react'
import type { ReportScope } from '../../../application/companions/scope.ts'
import { aboutOf } from '../../../application/savedReports/reportKey.ts'
import { newestFirst, type SavedReport, savedReport } from '../../../application/savedReports/savedReports.ts'
import type { RowOf, SheetRows } from '../../../schema/index.ts'

const NO_REPORT_ROWS: readonly RowOf<'reports'>[] = []

/** What this sidebar has just written, until live tracking shows the row anew. */
interface Latest {
  readonly report: SavedReport
  readonly over: RowOf<'reports'> | undefined
}

/** A row that is shown anew is what counts from then on; one that was deleted does not come back. */
function stillUnshown(
  latest: ReadonlyMap<string, Latest>,
  rows: readonly RowOf<'reports'>[],
): ReadonlyMap<string, Latest> {
  if (latest.size === 0) return latest
  const rowOf = new Map(rows.map((row) => [row.recordId, row]))
  const left = [...latest].filter(([recordId, { over }]) => rowOf.get(recordId) === over)
  return left.length === latest.size ? latest : new Map(left)
}

/** The rows of 报告 of a scope, the newest first; all of them for the whole sheet. */
export function useSavedReports(
  scope: ReportScope,
  { reports, campaigns }: SheetRows,
): { readonly saved: readonly SavedReport[]; readonly onWritten: (report: SavedReport) => void } {
  const rows = reports?.rows ?? NO_REPORT_ROWS
  const [latest, setLatest] = useState<ReadonlyMap<string, Latest>>(new Map())
  const onWritten = useCallback(
    (report: SavedReport) =>
      setLatest((before) =>
        new Map(before).set(report.recordId, {
          report,
          over: rows.find(({ recordId }) => recordId === report.recordId),
        }),
      ),
    [rows],
  )
  const unshown = stillUnshown(latest, rows)
  if (unshown !== latest) setLatest(unshown)
  const all = useMemo(() => {
    const ids = new Set(rows.map(({ recordId }) => recordId))
    const listed = rows.map((row) => {
      const own = latest.get(row.recordId)
      return own?.over === row ? own.report : savedReport(row)
    })
    const added = [...latest.values()].filter(({ report, over }) => over === undefined && !ids.has(report.recordId))
    return newestFirst([...listed, ...added.map(({ report }) => report)])
  }, [rows, latest])
  const saved = useMemo(() => {
    if (scope.kind === 'sheet') return all
    const about = aboutOf(scope, { campaigns })
    return all.filter(
      ({ row, snapshot }) =>
        snapshot?.key.about === about || (snapshot === null && row.campaign?.includes(about) === true),
    )
  }, [all, scope, campaigns])
  return { saved, onWritten }
}
