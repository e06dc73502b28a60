import { useMemo } from 'react'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { CalendarDate } from '../../domain/index.ts'
import { formatDay } from '../../i18n/index.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'

/** What a report of another day rests on, for the file that leaves the sidebar. `isKept`: there is one to write. [SN1] */
export function usePastWords(
  live: SheetState,
  day: CalendarDate | null,
): { readonly lines: readonly string[]; readonly isKept: boolean } {
  const { t } = useSidebar()
  const { past } = useShownSheet()
  if (day === null || day > live.asOf) return { lines: [], isKept: true }
  const shown = { day: formatDay(day, live.today) }
  return {
    lines: [
      t('reports.otherDay', shown),
      ...(past === null || past.unknown.length === 0
        ? []
        : [t('asOf.past.unknown', { ...shown, count: past.unknown.length })]),
    ],
    isKept: past === null || past.isKept,
  }
}

/** Says what a report of another day rests on, and why there is none of a coming day or of one that was not kept. */
export function OtherDay({
  live,
  day,
  isLogged,
}: {
  readonly live: SheetState
  readonly day: CalendarDate | null
  /** The entries of a day that was not kept stand below. */
  readonly isLogged: boolean
}) {
  const { t } = useSidebar()
  const { past } = useShownSheet()
  const { lines, isKept } = usePastWords(live, day)
  const unknown = useMemo(() => past?.unknown.map(({ row }) => row.recordId) ?? [], [past])
  if (day === null) return null
  const dayText = formatDay(day, live.today)
  if (day > live.asOf) {
    const asOf = formatDay(live.asOf, live.today)
    return <p className="ct-look-note">{t('reports.coming', { day: dayText, asOf })}</p>
  }
  if (!isKept)
    return <p className="ct-look-note">{t(isLogged ? 'reports.notKeptLogged' : 'reports.notKept', { day: dayText })}</p>
  const [about, missing] = lines
  return (
    <p className="ct-look-note">
      {about}
      {past !== null && missing !== undefined && (
        <>
          {' '}
          <RecordsLink recordIds={unknown} tasks={past.unknown}>
            {missing}
          </RecordsLink>
        </>
      )}
    </p>
  )
}
