import type { SheetState } from '../../application/appState.ts'
import { RecordsLink } from '../document/RecordsLink.tsx'
import { Icon } from '../Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'

/** Computed cells that a hand had changed and that were put right: in which rows, until a person has taken note. */
export function RestoredNotice({ sheet }: { readonly sheet: SheetState }) {
  const { t, actions } = useSidebar()
  const { restored, tasks } = sheet
  return (
    <Notice
      tone="info"
      action={
        <button type="button" className="ct-plain ct-icon-button" aria-label={t('notice.restored.dismiss')} title={t('notice.restored.dismiss')} onClick={() => actions.dismissRestored()}>
          <Icon name="close" size={14} />
        </button>
      }
    >
      <RecordsLink recordIds={restored} tasks={tasks}>{t('notice.restored.rows', { count: restored.length })}</RecordsLink>{' '}
      {t('notice.restored.why')}
    </Notice>
  )
}
