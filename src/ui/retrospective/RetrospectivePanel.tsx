import { useMemo } from 'react'
import type { SheetState } from '../../application/appState.ts'
import type { TrackerSettings } from '../../application/settings.ts'
import { retrospective, toMarkdown } from '../../report/index.ts'
import { DocumentView } from '../document/DocumentView.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { useSidebar } from '../sidebarContext.ts'

/** "What did we learn?": a document to read, whose figures lead to their records. */
export default function RetrospectivePanel({ sheet, settings }: { readonly sheet: SheetState; readonly settings: TrackerSettings }) {
  const { t } = useSidebar()
  const document = useMemo(() => retrospective({ sheet, settings, t }), [sheet, settings, t])
  return (
    <div className="ct-panel">
      <header className="ct-toolbar">
        <p className="ct-quiet">{t('retrospective.about')}</p>
        <CopyButton solid label={t('report.copy')} text={() => toMarkdown(document)} />
      </header>
      <DocumentView document={document} tasks={sheet.tasks} />
    </div>
  )
}
