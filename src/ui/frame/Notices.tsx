import Button from '@douyinfe/semi-ui/lib/es/button'
import type { AppState, SheetState } from '../../application/appState.ts'
import { TASK_FIELDS } from '../../schema/index.ts'
import { RecordsLink } from '../document/RecordsLink.tsx'
import { hostErrorText } from '../hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './frame.css'

/** What stands between people and complete figures, each with what to do about it; nothing when all is well. */
export function Notices({ sheet, mayManage }: { readonly sheet: SheetState; readonly mayManage: AppState['mayManage'] }) {
  const { t, actions } = useSidebar()
  const { sync, rights, missing } = sheet
  const separator = t('common.listSeparator')
  const denied = rights.kind === 'known' && rights.mayWrite ? rights.denied : []
  const refused = sync.kind === 'settled' ? sync.refused : []
  const [firstRefusal] = refused
  return (
    <div className="ct-notices">
      {sync.kind === 'failed' && (
        <Notice tone="danger" action={<Button size="small" onClick={() => actions.refresh()}>{t('common.retry')}</Button>}>
          {t('notice.failed')} {hostErrorText(t, sync.error)}
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice
          tone="warning"
          action={mayManage !== false && <Button size="small" onClick={() => actions.repairSchema()}>{t('notice.repair')}</Button>}
        >
          {t('notice.missing', { count: missing.length })}
          {missing.map(({ name, reason }) => t(`notice.missing.${reason}`, { name })).join(separator)}
          {t('notice.missing.rest')}
          {mayManage === false && <> {t('notice.missing.ask')}</>}
        </Notice>
      )}
      {firstRefusal !== undefined && (
        <Notice tone="warning" action={<Button size="small" onClick={() => actions.refresh()}>{t('common.retry')}</Button>}>
          <RecordsLink recordIds={refused.map(({ recordId }) => recordId)} tasks={sheet.tasks}>
            {t('notice.refused', { count: refused.length })}
          </RecordsLink>{' '}
          {hostErrorText(t, firstRefusal.error)}
        </Notice>
      )}
      {denied.length > 0 && (
        <Notice tone="info">
          {t('notice.denied', { columns: denied.map((field) => TASK_FIELDS[field].name).join(separator) })}
        </Notice>
      )}
      {sheet.calendarBeyondData && <Notice tone="warning">{t('notice.calendar')}</Notice>}
      {sheet.restored > 0 && <Notice tone="info">{t('notice.restored', { count: sheet.restored })}</Notice>}
    </div>
  )
}
