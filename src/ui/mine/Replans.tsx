import { useEffect, useState } from 'react'
import { isAmountField } from '../../application/history/changeEntry.ts'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { formatDay } from '../../i18n/index.ts'
import type { CalendarDate } from '../../domain/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'

/**
 * The changes of the plan of some tasks for which nobody has written down a reason. The log is long, so it is read when
 * somebody asks, and only where a table holds it: a log that is stored has no column for a reason. [RA11]
 */
export function Replans({
  tableId,
  taskIds,
  companions,
  today,
  columnNames,
}: {
  readonly tableId: string
  readonly taskIds: ReadonlySet<string>
  readonly companions: CompanionState
  readonly today: CalendarDate
  readonly columnNames: SheetState['columnNames']
}) {
  const { t, actions } = useSidebar()
  const [isAsked, setAsked] = useState(false)
  useEffect(() => (isAsked ? actions.openPlanLog(tableId) : undefined), [isAsked, actions, tableId])
  if (!companions.tables.some(({ table }) => table === 'changes')) return null
  if (!isAsked)
    return (
      <button type="button" className="ct-plain ct-link ct-quiet" onClick={() => setAsked(true)}>
        {t('mine.replan.show')}
      </button>
    )
  const { planLog } = companions
  if (planLog === null || planLog.kind === 'reading')
    return <output className="ct-quiet">{t('mine.replan.reading')}</output>
  if (planLog.kind === 'failed') return <p className="ct-quiet">{t('mine.replan.failed')}</p>
  const changes = planLog.log.entries.filter(
    ({ kind, source, taskId }) => kind === 'planDates' && source === 'people' && taskIds.has(taskId),
  )
  const open = changes.filter(({ reason }) => reason === null)
  if (open.length === 0)
    return <p className="ct-quiet">{t(changes.length === 0 ? 'mine.replan.noChanges' : 'mine.replan.none')}</p>
  const dayText = (day: string | null): string => (day === null ? t('mine.replan.empty') : formatDay(day, today))
  return (
    <ul className="ct-mine-list">
      {open.map(({ id, title, field, before, after }) => (
        <li key={id}>
          <button type="button" className="ct-plain ct-mine-row" onClick={() => actions.openRecord(id, 'changes')}>
            <span className="ct-mine-words">
              <span>{title ?? t('task.untitled')}</span>
              <span>
                {t('mine.replan', {
                  field: (isAmountField(field) ? null : columnNames[field]) ?? '',
                  before: dayText(before),
                  after: dayText(after),
                  table: companions.tables.find(({ table }) => table === 'changes')?.name ?? '',
                })}
              </span>
            </span>
            <Icon name="chevronRight" size={14} />
          </button>
        </li>
      ))}
    </ul>
  )
}
