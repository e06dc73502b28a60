import { useId, useState } from 'react'
import type { TaskRow } from '../../schema/index.ts'
import { UnfoldLink } from '../parts/UnfoldLink.tsx'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import { RowRuling, useVerdict } from './RowRuling.tsx'
import { UnreadWords } from './UnreadWords.tsx'

/** What people can say of a task: what its words mean, and that it is no task. [TW1] [RU3] */
export default function TaskSayings({ row }: { readonly row: TaskRow }) {
  const { t } = useSidebar()
  const { tableId, mayWrite } = useShownSheet()
  const { verdict, askAgain } = useVerdict(row.recordId, row)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const hasUnread = row.stated === 'unclear' || row.unread?.some((field) => field === 'progress' || field === 'hold')
  return (
    <>
      {hasUnread === true && mayWrite && (
        <div className="ct-ruling">
          <UnfoldLink isOpen={isOpen} controls={id} label={t('taught.here')} onToggle={setOpen} />
          <div id={id} hidden={!isOpen}>
            {isOpen && <UnreadWords sheetId={tableId} version={row} of={row.recordId} />}
          </div>
        </div>
      )}
      {verdict !== null && <RowRuling verdict={verdict} onRuled={askAgain} />}
    </>
  )
}
