import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState, type ReactNode } from 'react'
import type { AppState, SheetState } from '../../application/appState.ts'
import { formatDay, formatMoment } from '../../i18n/index.ts'
import { TASK_FIELDS } from '../../schema/index.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar, type SidebarContextValue } from '../sidebarContext.ts'
import { stalenessOf } from './bannerModel.ts'
import { FailedNotice } from './FailedNotice.tsx'
import { UnwrittenNotice } from './UnwrittenNotice.tsx'
import './frame.css'

/** More than this many at once are folded away: the figures are what people came for. */
const MOST_OPEN = 2

/** What stands between people and complete figures, each with what to do about it; nothing when all is well. */
export function Notices({ sheet, mayManage, settings }: {
  readonly sheet: SheetState
  readonly mayManage: AppState['mayManage']
  readonly settings: AppState['settings']
}) {
  const sidebar = useSidebar()
  const { t } = sidebar
  const [isUnfolded, setUnfolded] = useState(false)
  const notices = noticesOf(sheet, mayManage, settings, sidebar)
  const folded = notices.length - MOST_OPEN
  return (
    <div className="ct-notices">
      {isUnfolded || folded <= 1 ? notices : notices.slice(0, MOST_OPEN)}
      {folded > 1 && (
        <button type="button" className="ct-plain ct-link" aria-expanded={isUnfolded} onClick={() => setUnfolded(!isUnfolded)}>
          {isUnfolded ? t('notice.fewer') : t('notice.more', { count: folded })}
        </button>
      )}
    </div>
  )
}

/** The gravest first. */
function noticesOf(
  sheet: SheetState, mayManage: AppState['mayManage'], settings: AppState['settings'],
  { t, actions, clock }: Pick<SidebarContextValue, 't' | 'actions' | 'clock'>,
): readonly ReactNode[] {
  const { sync, rights, missing } = sheet
  const separator = t('common.listSeparator')
  const { timeZone } = settings
  const notices: ReactNode[] = []

  if (sync.kind === 'failed') {
    notices.push(<FailedNotice key="failed" error={sync.error} nextTryAt={sheet.nextTryAt} timeZone={timeZone} />)
  }
  const isAtRest = sync.kind === 'failed' || sync.kind === 'settled'
  const stale = isAtRest ? stalenessOf(sheet, settings, clock()) : null
  if (stale !== null) {
    notices.push(
      <Notice key="stale" tone="warning">
        {t('banner.stale', { time: formatMoment(stale.lastPassAt, timeZone, clock()), day: formatDay(stale.asOf, sheet.today) })}
      </Notice>,
    )
  }
  if (missing.length > 0) {
    const mayRepair = mayManage !== false
    notices.push(
      <Notice
        key="missing" tone="warning"
        action={mayRepair && <Button size="small" onClick={() => actions.repairSchema()}>{t('notice.repair')}</Button>}
      >
        {t('notice.missing', { count: missing.length })}
        {missing.map(({ name, reason }) => t(`notice.missing.${reason}`, { name })).join(separator)}
        {t('notice.missing.rest')}
        {!mayRepair && <> {t('notice.missing.ask')}</>}
      </Notice>,
    )
  }
  for (const rows of sheet.unwritten) {
    notices.push(<UnwrittenNotice key={rows.because} rows={rows} sheet={sheet} timeZone={timeZone} />)
  }
  if (rights.kind === 'known' && rights.mayWrite && rights.denied.length > 0) {
    const columns = rights.denied.map((field) => TASK_FIELDS[field].name).join(separator)
    notices.push(<Notice key="denied" tone="info">{t('notice.denied', { columns })}</Notice>)
  }
  if (sheet.calendarBeyondData) notices.push(<Notice key="calendar" tone="warning">{t('notice.calendar')}</Notice>)
  if (sheet.restored > 0) {
    notices.push(<Notice key="restored" tone="info">{t('notice.restored', { count: sheet.restored })}</Notice>)
  }
  return notices
}
