import { useMemo } from 'react'
import { dueOf, phasesOf, statesIn } from '../../application/companions/due.ts'
import { isOver } from '../../application/companions/campaignCells.ts'
import { type ReportScope, restrictTo } from '../../application/companions/scope.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { CalendarDate } from '../../domain/index.ts'
import type { SheetRows } from '../../schema/index.ts'
import { scopeKey, scopeName } from '../campaign/scopeNames.ts'
import { useSidebar } from '../sidebarContext.ts'
import { kindLabel } from './kindLabel.ts'

/** Beside the reports of all campaigns together: the report that is due of each one that is not over. [DU1] */
export function DueOfEach({
  live,
  rows,
  isWorkday,
  onChoose,
}: {
  readonly live: SheetState
  readonly rows: SheetRows
  readonly isWorkday: (day: CalendarDate) => boolean
  readonly onChoose: (scope: ReportScope) => void
}) {
  const { t } = useSidebar()
  const due = useMemo(
    () =>
      (rows.campaigns?.rows ?? [])
        .filter(({ phase }) => !isOver(phase))
        .map(({ recordId }) => {
          const scope: ReportScope = { kind: 'campaign', campaignId: recordId }
          const part = restrictTo(scope, live.tasks, rows)
          return {
            scope,
            state: statesIn(part, live.asOf)[0]?.value ?? 'notStarted',
            due: dueOf(part, { asOf: live.asOf, phases: phasesOf(part.tasks), isWorkday }),
          }
        }),
    [live.tasks, live.asOf, rows, isWorkday],
  )
  if (due.length < 2) return null
  return (
    <div className="ct-report-each">
      <p className="ct-quiet">{t('reports.each')}</p>
      <ul>
        {due.map((one) => (
          <li key={scopeKey(one.scope)}>
            <button type="button" className="ct-plain ct-link" onClick={() => onChoose(one.scope)}>
              {scopeName(t, one.scope, rows)}
            </button>
            <span className="ct-quiet">
              {one.due === null ? t(`report.state.${one.state}`) : kindLabel(t, one.due.kind, one.due, live)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
