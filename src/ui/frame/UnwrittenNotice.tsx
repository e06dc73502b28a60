import Button from '@douyinfe/semi-ui/lib/es/button'
import { formatDay, formatTime, type Translate } from '../../i18n/index.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState, UnwrittenRows } from '../../application/engine/sheetState.ts'

/** Names the rows that could not be written for one reason, and says what a person can do. */
export function UnwrittenNotice({
  rows,
  sheet,
  timeZone,
}: {
  readonly rows: UnwrittenRows
  readonly sheet: SheetState
  readonly timeZone: string
}) {
  const { t, actions } = useSidebar()
  const isLaterDay = rows.because === 'laterDay'
  return (
    <Notice
      tone={isLaterDay ? 'info' : 'warning'}
      action={
        isLaterDay ? (
          <Button size="small" onClick={() => actions.overrideLaterDay()}>
            {t('banner.laterDay.override')}
          </Button>
        ) : (
          <Button size="small" onClick={() => actions.refresh()}>
            {t('common.retry')}
          </Button>
        )
      }
    >
      <RecordsLink recordIds={rows.recordIds} tasks={sheet.tasks}>
        {t(headKey(rows), { count: rows.recordIds.length })}
      </RecordsLink>{' '}
      {reasonText(t, rows, sheet, timeZone)}
    </Notice>
  )
}

const headKey = ({ because }: UnwrittenRows) =>
  because === 'contested' || because === 'laterDay' ? (`banner.${because}` as const) : 'banner.unwritten'

function reasonText(t: Translate, rows: UnwrittenRows, { asOf, today }: SheetState, timeZone: string): string {
  switch (rows.because) {
    case 'laterDay':
      return t('banner.laterDay.why', { day: formatDay(rows.asOf, today), asOf: formatDay(asOf, today) })
    case 'contested':
      return t('banner.contested.why', { time: formatTime(rows.until, timeZone) })
    default:
      return `${hostErrorText(t, rows.error)} ${t('banner.unwritten.next')}`
  }
}
