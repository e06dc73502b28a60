import './moved.css'
import { useMemo } from 'react'
import type { CalendarDate } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { dateMoves } from './movedModel.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

const KINDS = ['finished', 'started', 'becameLate', 'due'] as const

/** Counts the tasks that started, finished, became late or came due since; each number links to its rows. */
export function MovedDates({ sheet, since }: { readonly sheet: SheetState; readonly since: CalendarDate }) {
  const { t } = useSidebar()
  const moves = useMemo(() => dateMoves(sheet, since), [sheet, since])
  const isQuiet = KINDS.every((kind) => moves[kind].length === 0)
  if (isQuiet) return <p className="ct-quiet">{t('moved.nothing')}</p>
  return (
    <>
      <dl className="ct-moved-dates">
        {KINDS.map((kind) => (
          <div key={kind}>
            <dt>{t(`moved.${kind}`)}</dt>
            <dd>
              <RecordsLink recordIds={moves[kind]} tasks={sheet.tasks}>
                {formatCount(moves[kind].length)}
              </RecordsLink>
            </dd>
          </div>
        ))}
      </dl>
      <p className="ct-quiet">{t('moved.datesOnly')}</p>
    </>
  )
}
