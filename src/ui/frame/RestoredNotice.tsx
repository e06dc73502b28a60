import { columnName } from '../parts/columnName.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/**
 * What people change instead, as far as the sheet has it: the figure, else the column whose words count in its place.
 */
const WHAT_TO_CHANGE = [
  { field: 'progress', key: 'notice.restored.why' },
  { field: 'hold', key: 'notice.restored.why.state' },
] as const

/** Computed cells that a hand had changed and that were put right: in which rows, until a person has taken note. */
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
