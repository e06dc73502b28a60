import { useMemo } from 'react'
import type { AssessedTask, SheetState } from '../../application/appState.ts'
import type { CalendarDate } from '../../domain/index.ts'
import { formatDay } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import './asOf.css'

/** What the figures of another day are made of, and what they cannot know. [AS1] */
export function LookNote({ sheet, day }: { readonly sheet: SheetState; readonly day: CalendarDate | null }) {
  const { t } = useSidebar()
  const unsure = useMemo(() => (day === null || day > sheet.asOf ? 0 : sheet.tasks.filter((task) => movedAfter(task, day)).length), [sheet, day])
  if (day === null) return null
  const shown = formatDay(day, sheet.today)
  return (
    <p className="ct-look-note">
      {t(day > sheet.asOf ? 'asOf.future' : 'asOf.past', { day: shown })}
      {unsure > 0 && <> {t('asOf.past.unsure', { count: unsure })}</>}
    </p>
  )
}

/** The actual dates show that the task moved on after the day. */
const movedAfter = ({ row }: AssessedTask, day: CalendarDate): boolean =>
  (row.actualStart !== null && row.actualStart > day) || (row.actualEnd !== null && row.actualEnd > day)
