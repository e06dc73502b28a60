import { columnName } from '../parts/columnName.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** The columns that people should edit instead of a computed one; the first that the sheet has is named. */
const WHAT_TO_CHANGE = [
  { field: 'progress', key: 'notice.restored.why' },
  { field: 'hold', key: 'notice.restored.why.state' },
] as const

/** Lists the rows whose computed cells a person had edited and that were restored, until somebody dismisses it. */
export function RestoredNotice({ sheet }: { readonly sheet: SheetState }) {
  const { t, actions } = useSidebar()
  const { restored, tasks } = sheet
  const whatToChange = WHAT_TO_CHANGE.find(({ field }) => sheet.columns.includes(field))
  return (
    <Notice
      tone="info"
      action={
        <button
          type="button"
          className="ct-plain ct-icon-button"
          aria-label={t('notice.restored.dismiss')}
          title={t('notice.restored.dismiss')}
          onClick={() => actions.dismissRestored()}
        >
          <Icon name="close" size={14} />
        </button>
      }
    >
      <RecordsLink recordIds={restored} tasks={tasks}>
        {t('notice.restored.rows', { count: restored.length })}
      </RecordsLink>{' '}
      {whatToChange !== undefined && t(whatToChange.key, { column: columnName(sheet, whatToChange.field) })}
    </Notice>
  )
}
