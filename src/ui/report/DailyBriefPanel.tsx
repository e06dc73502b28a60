import { useMemo } from 'react'
import type { SheetState } from '../../application/appState.ts'
import type { TrackerSettings } from '../../application/settings.ts'
import { dailyBrief, toMarkdown } from '../../report/index.ts'
import { DocumentView } from '../document/DocumentView.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { useSidebar } from '../sidebarContext.ts'

/** The daily brief, ready to be pasted into the team's chat. */
export default function DailyBriefPanel({ sheet, settings }: { readonly sheet: SheetState; readonly settings: TrackerSettings }) {
  const { t } = useSidebar()
  const document = useMemo(() => dailyBrief({ sheet, settings, t }), [sheet, settings, t])
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
