import type { AppState } from '../../application/app/appState.ts'
import type { CalendarDate } from '../../domain/index.ts'
import { AdditionSection } from '../additions/AdditionSection.tsx'
import { ReportPage } from './ReportPage.tsx'
import type { ReportSource } from './useReport.ts'

const ONLY = ['retrospective'] as const

/** The retrospective, and below it the additions to the sheet that it suggests. [S3-24] */
export default function RetrospectivePanel({
  day,
  mayManage,
  ...source
}: ReportSource & {
  readonly day: CalendarDate | null
  readonly mayManage: AppState['mayManage']
}) {
  const { sheet, settings } = source
  return (
    <>
      <ReportPage kinds={ONLY} day={day} {...source} />
      <div className="ct-panel">
        <AdditionSection key={sheet.tableId} sheet={sheet} mayManage={mayManage} timeZone={settings.timeZone} />
      </div>
    </>
  )
}
