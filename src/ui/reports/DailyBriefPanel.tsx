import { useMemo } from 'react'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { SheetStanding } from '../../application/companions/sheetStanding.ts'
import { dailyBrief, toMarkdown } from '../../report/index.ts'
import { DocumentView } from './DocumentView.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { useReportInput } from './useReportInput.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** The daily brief, with a button to copy it for the team's chat. */
export default function DailyBriefPanel({
  sheet,
  settings,
  standing,
  companions,
}: {
  readonly sheet: SheetState
  readonly settings: TrackerSettings
  readonly standing: SheetStanding
  readonly companions: CompanionState | null
}) {
  const { t } = useSidebar()
  const input = useReportInput({ sheet, settings, standing, companions })
  const document = useMemo(() => dailyBrief(input), [input])
  return (
    <div className="ct-panel">
      <header className="ct-toolbar">
        <p className="ct-quiet">{t('report.about')}</p>
        <CopyButton solid label={t('report.copy')} text={() => toMarkdown(document)} />
      </header>
      <DocumentView document={document} tasks={sheet.tasks} />
    </div>
  )
}
