import './asOf.css'
import { useMemo } from 'react'
import type { CalendarDate } from '../../domain/index.ts'
import { formatDay } from '../../i18n/index.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** Says what the figures of another day rest on and which records of it are missing. [AS1] [SN1] */
export function AsOfNote({ sheet, day }: { readonly sheet: SheetState; readonly day: CalendarDate | null }) {
  const { t } = useSidebar()
  const { past } = useShownSheet()
  const unknown = useMemo(() => past?.unknown.map(({ row }) => row.recordId) ?? [], [past])
  if (day === null) return null
  const dayText = formatDay(day, sheet.today)
  if (day > sheet.asOf) return <p className="ct-look-note">{t('asOf.future', { day: dayText })}</p>
  if (past === null) return <p className="ct-look-note">{t('asOf.loading', { day: dayText })}</p>
  return (
    <p className="ct-look-note">
      {t(past.isKept ? 'asOf.past' : 'asOf.past.nothing', { day: dayText })}
      {past.isKept && unknown.length > 0 && (
        <>
          {' '}
          <RecordsLink recordIds={unknown} tasks={past.unknown}>
            {t('asOf.past.unknown', { count: unknown.length, day: dayText })}
          </RecordsLink>
        </>
      )}
    </p>
  )
}
