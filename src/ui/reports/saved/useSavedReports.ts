import { useMemo } from 'react'
import { aboutOf } from '../../../application/savedReports/reportKey.ts'
import { newestFirst, type SavedReport, savedReport } from '../../../application/savedReports/savedReports.ts'
import type { ReportScope } from '../../../application/companions/scope.ts'
import type { SheetRows } from '../../../schema/index.ts'

const NONE: readonly SavedReport[] = []

/** The rows of 报告 of a scope, the newest first; all of them for the whole sheet. */
export function useSavedReports(scope: ReportScope, rows: SheetRows): readonly SavedReport[] {
  const { reports, campaigns } = rows
  const all = useMemo(() => (reports === null ? NONE : newestFirst(reports.rows.map(savedReport))), [reports])
  return useMemo(() => {
    if (scope.kind === 'sheet') return all
    const about = aboutOf(scope, { campaigns })
    return all.filter(
      ({ row, snapshot }) => snapshot?.key.about === about || (snapshot === null && row.campaign?.includes(about) === true),
    )
  }, [all, scope, campaigns])
}
