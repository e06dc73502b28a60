import { useMemo } from 'react'
import { tasksIn } from '../../application/companions/scope.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import type { AppState } from '../../application/app/appState.ts'
import { AdditionSection } from '../additions/AdditionSection.tsx'
import { ReportPage, type ReportPageProps } from './ReportPage.tsx'

const ONLY = ['retrospective'] as const

/** The retrospective, and below it the additions to the sheet that it suggests. [S3-24] */
export default function RetrospectivePanel({
  mayManage,
  ...page
}: Omit<ReportPageProps, 'kinds'> & { readonly mayManage: AppState['mayManage'] }) {
  const { sheet, settings, scope, companions } = page
  const rows = companions?.rows ?? NO_ROWS
  const tasks = useMemo(() => tasksIn(scope, rows)(sheet.tasks), [scope, rows, sheet.tasks])
  return (
    <>
      <ReportPage kinds={ONLY} {...page} />
      <div className="ct-panel">
        <AdditionSection
          key={sheet.tableId}
          sheet={sheet}
          tasks={tasks}
          mayManage={mayManage}
          timeZone={settings.timeZone}
        />
      </div>
    </>
  )
}
