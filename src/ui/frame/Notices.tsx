import './frame.css'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import { type CalendarDate, dayWithoutData } from '../../domain/index.ts'
import { formatDay, formatMoment } from '../../i18n/index.ts'
import { weightOf } from '../../application/repair/drift.ts'
import { columnName } from '../parts/columnName.ts'
import { Notice } from '../parts/Notice.tsx'
import { DriftNotice } from '../repair/DriftNotice.tsx'
import { type SidebarContextValue, useSidebar } from '../sidebarContext.ts'
import { stalenessOf } from './bannerModel.ts'
import { companionNotices } from './CompanionNotices.tsx'
import { GoneNotice } from './GoneNotice.tsx'
import { FailedNotice } from './FailedNotice.tsx'
import { RestoredNotice } from './RestoredNotice.tsx'
import { UnwrittenNotice } from './UnwrittenNotice.tsx'
import type { SheetState } from '../../application/engine/sheetState.ts'

const NativeNotice = lazy(() => import('../native/NativeNotice.tsx'))

/** Further notices are folded, because people came for the figures. */
const MOST_OPEN = 2

/** Notices about everything that keeps the figures from being complete, each with what to do about it. */
export function Notices({ state, sheet }: { readonly state: AppState; readonly sheet: SheetState }) {
  const sidebar = useSidebar()
  const { t } = sidebar
  const [isUnfolded, setUnfolded] = useState(false)
  const notices = noticesOf(state, sheet, sidebar)
  const folded = notices.length - MOST_OPEN
  return (
    <div className="ct-notices">
      {isUnfolded || folded <= 1 ? notices : notices.slice(0, MOST_OPEN)}
      {state.sheets.some(({ tableId, hasNative }) => tableId === sheet.tableId && hasNative) && (
        <Suspense fallback={null}>
          <NativeNotice
            tableId={sheet.tableId}
            drift={state.drift}
            settings={state.settings}
            mayManage={state.mayManage}
          />
        </Suspense>
      )}
      {folded > 1 && (
        <button
          type="button"
          className="ct-plain ct-link"
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          {isUnfolded ? t('notice.fewer') : t('notice.more', { count: folded })}
        </button>
      )}
    </div>
  )
}

/** From which day on the due day of an evaluation rests on Monday to Friday; null: on none. [CA1] [EV1] */
const evaluationWithoutData = (
  companions: AppState['companions'],
  { calendar }: AppState['settings'],
): CalendarDate | null =>
  dayWithoutData(
    (companions?.campaigns ?? []).map(({ evaluationDue }) => ({ from: evaluationDue, to: evaluationDue })),
    calendar.off,
  )

/** The notices to show, the most serious first. */
function noticesOf(
  { drift, mayManage, mayEdit, settings, companions, gone, sheets, unkept }: AppState,
  sheet: SheetState,
  { t, clock }: Pick<SidebarContextValue, 't' | 'clock'>,
): readonly ReactNode[] {
  const { sync, rights } = sheet
  const separator = t('common.listSeparator')
  const { timeZone } = settings
  const notices: ReactNode[] = []

  for (const one of gone) notices.push(<GoneNotice key={`gone ${one.tableId}`} sheet={one} mayEdit={mayEdit} />)
  if (sync.kind === 'failed') {
    notices.push(
      <FailedNotice
        key="failed"
        meaning={t('notice.failed')}
        error={sync.error}
        nextTryAt={sheet.nextTryAt}
        timeZone={timeZone}
      />,
    )
  }
  const isAtRest = sync.kind === 'failed' || sync.kind === 'settled'
  const stale = isAtRest ? stalenessOf(sheet, settings, clock()) : null
  if (stale !== null) {
    notices.push(
      <Notice key="stale" tone="warning">
        {t('banner.stale', {
          time: formatMoment(stale.lastPassAt, timeZone, clock()),
          day: formatDay(stale.asOf, sheet.today),
        })}
      </Notice>,
    )
  }
  for (const weight of ['loss', 'minor'] as const) {
    if (drift?.tableId !== sheet.tableId || !drift.differences.some((one) => weightOf(one) === weight)) continue
    notices.push(
      <DriftNotice
        key={weight}
        found={drift.differences}
        weight={weight}
        mayManage={mayManage}
        timeZone={settings.timeZone}
      />,
    )
  }
  for (const rows of sheet.unwritten) {
    notices.push(<UnwrittenNotice key={rows.because} rows={rows} sheet={sheet} timeZone={timeZone} />)
  }
  if (companions !== null)
    notices.push(
      ...companionNotices(t, companions, {
        timeZone,
        mayEdit,
        preset: sheet.preset,
        language: sheet.language,
        today: sheet.today,
      }),
    )
  for (const { part, tableId } of unkept) {
    const name = sheets.find((one) => one.tableId === tableId)?.name ?? sheet.name
    notices.push(
      <Notice key={`unkept ${part} ${tableId ?? ''}`} tone="warning">
        {t('unkept.head')} {t(`unkept.${part}`, { name })}
      </Notice>,
    )
  }
  if (rights.kind === 'known' && rights.mayWrite && rights.denied.length > 0) {
    const columns = rights.denied.map((field) => columnName(sheet, field)).join(separator)
    notices.push(
      <Notice key="denied" tone="info">
        {t('notice.denied', { columns })}
      </Notice>,
    )
  }
  if (mayEdit === false)
    notices.push(
      <Notice key="reader" tone="info">
        {t('notice.reader')}
      </Notice>,
    )
  const withoutData = sheet.calendarWithoutDataFrom ?? evaluationWithoutData(companions, settings)
  if (withoutData !== null)
    notices.push(
      <Notice key="calendar" tone="warning">
        {t('notice.calendar', { day: formatDay(withoutData, '') })}
      </Notice>,
    )
  if (sheet.restored.length > 0) notices.push(<RestoredNotice key="restored" sheet={sheet} />)
  return notices
}
