import { useMemo } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { SheetStanding } from '../../application/companions/sheetStanding.ts'
import { retrospective, toMarkdown } from '../../report/index.ts'
import { DocumentView } from './DocumentView.tsx'
import { AdditionSection } from '../additions/AdditionSection.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { useReportInput } from './useReportInput.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** The retrospective, with a button to copy it and the additions that it suggests. */
export default function RetrospectivePanel({
  sheet,
  settings,
  standing,
  companions,
  mayManage,
}: {
  readonly sheet: SheetState
  readonly standing: SheetStanding
  readonly companions: CompanionState | null
  readonly settings: TrackerSettings
  readonly mayManage: AppState['mayManage']
}) {
  const { t } = useSidebar()
  const input = useReportInput({ sheet, settings, standing, companions })
  const document = useMemo(() => retrospective(input), [input])
  return (
    <div className="ct-panel">
      <header className="ct-toolbar">
        <p className="ct-quiet">{t('retrospective.about')}</p>
        <CopyButton solid label={t('report.copy')} text={() => toMarkdown(document)} />
      </header>
      <DocumentView document={document} tasks={sheet.tasks} />
      <AdditionSection key={sheet.tableId} sheet={sheet} mayManage={mayManage} timeZone={settings.timeZone} />
    </div>
  )
}
