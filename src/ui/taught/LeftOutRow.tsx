import { SelectedFrame } from '../task/SelectedFrame.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { RowRuling, useVerdict } from './RowRuling.tsx'

/** What is said of a selected row that is no task; nothing of a blank one. [RU3] */
export default function LeftOutRow({
  recordId,
  version,
  onClose,
}: {
  readonly recordId: string
  /** Another value once the rows have been judged again. */
  readonly version: unknown
  readonly onClose: () => void
}) {
  const { t } = useSidebar()
  const { verdict, askAgain } = useVerdict(recordId, version)
  if (verdict === null || verdict.byTitle === null) return null
  return (
    <SelectedFrame title={verdict.title ?? t('task.untitled')} column={t('ruled.none')} onClose={onClose}>
      <RowRuling verdict={verdict} onRuled={askAgain} />
    </SelectedFrame>
  )
}
