import './task.css'
import { lazy, Suspense, useId, useMemo, useState } from 'react'
import type { TaskCell as Selection } from '../../application/app/appState.ts'
import { formatDay, type Translate } from '../../i18n/index.ts'
import type { ComputedKey, TaskFieldKey } from '../../schema/index.ts'
import { columnName } from '../parts/columnName.ts'
import { useShownSheet } from '../shownSheet.ts'
import { UnfoldLink } from '../parts/UnfoldLink.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { explainShown, isHeldByStatement } from './explainShown.ts'
import { explanationLines } from './explanationLines.ts'
import { RuleLine, SelectedFrame } from './SelectedFrame.tsx'
import { WhyPanel } from './WhyPanel.tsx'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** Only a cell of people's can have been written by a run. */
const CellRuns = lazy(() => import('../runs/CellRuns.tsx'))

const LeftOutRow = lazy(() => import('../taught/LeftOutRow.tsx'))

/** Explains the cell that a person selected in the table: its own line first, the other steps on demand. */
export function SelectedCell({
  selected,
  sheet,
  timeZone,
  me,
  onClose,
}: {
  readonly selected: Selection
  readonly sheet: SheetState
  readonly timeZone: string
  /** The host's id of this person; null when it does not tell. */
  readonly me: string | null
  readonly onClose: () => void
}) {
  const { t, actions } = useSidebar()
  const { columns, day, past } = useShownSheet()
  const [isUnfolded, setUnfolded] = useState(false)
  const rest = useId()
  const { recordId, field } = selected
  const task = useMemo(() => sheet.tasks.find(({ row }) => row.recordId === recordId) ?? null, [sheet.tasks, recordId])
  const unknown = past?.unknown.find(({ row }) => row.recordId === recordId)
  if (unknown !== undefined && day !== null) {
    return (
      <aside className="ct-selected" aria-label={t('selected.title')}>
        <header>
          <strong>{unknown.row.title ?? t('task.untitled')}</strong>
        </header>
        <p>{t('asOf.past.unknown', { count: 1, day: formatDay(day, sheet.today) })}</p>
      </aside>
    )
  }
  if (task === null) {
    return day === null ? (
      <Suspense fallback={null}>
        <LeftOutRow recordId={recordId} version={sheet} onClose={onClose} />
      </Suspense>
    ) : null
  }
  const why = explainShown(actions, task, day)
  if (why === null) return null
  const lines = explanationLines(t, why, {
    today: sheet.today,
    columns,
    forecastEnd: task.assessment.forecastEnd,
    isHeldByStatement: isHeldByStatement(task),
    row: task.row,
  })
  const computed = field !== null && isComputed(field) ? field : null
  const own = lines.filter((line) => line.columns.includes(computed ?? 'progressDeviation'))
  return (
    <SelectedFrame
      title={task.row.title ?? t('task.untitled')}
      column={columnName(sheet, computed ?? 'progressDeviation')}
      onClose={onClose}
    >
      {field !== null && computed === null && (
        <Suspense fallback={null}>
          <CellRuns
            key={`${recordId} ${field}`}
            table="tasks"
            recordId={recordId}
            field={field}
            surroundings={{ timeZone, me, tasks: sheet.tasks }}
          />
        </Suspense>
      )}
      <div className="ct-selected-lines">
        {own.length === 0 ? (
          <p>{bookkeepingText(t, computed, task.assessment.flags)}</p>
        ) : (
          own.map((line) => <RuleLine key={line.text} text={line.text} rule={line.rule} />)
        )}
      </div>
      <UnfoldLink
        isOpen={isUnfolded}
        controls={rest}
        label={t(isUnfolded ? 'selected.less' : 'selected.more')}
        onToggle={setUnfolded}
      />
      <div id={rest} className="ct-selected-rest" hidden={!isUnfolded}>
        {isUnfolded && <WhyPanel task={task} today={sheet.today} field={computed} />}
      </div>
    </SelectedFrame>
  )
}

/** Which words explain a computed column of 任务: a new column does not compile without. [EX1] */
const EXPLAINED_BY: Readonly<Record<ComputedKey, 'arithmetic' | 'flags' | 'computedAt'>> = {
  plannedProgress: 'arithmetic',
  progressDeviation: 'arithmetic',
  deviationRate: 'arithmetic',
  state: 'arithmetic',
  band: 'arithmetic',
  delayDays: 'arithmetic',
  durationDays: 'arithmetic',
  forecastEnd: 'arithmetic',
  flags: 'flags',
  computedAt: 'computedAt',
}

const isComputed = (field: TaskFieldKey): field is ComputedKey => Object.hasOwn(EXPLAINED_BY, field)

/** Explains the two columns that no step of the arithmetic mentions. */
function bookkeepingText(
  t: Translate,
  field: ComputedKey | null,
  flags: SheetState['tasks'][number]['assessment']['flags'],
): string {
  if (field !== null && EXPLAINED_BY[field] === 'computedAt') return t('why.computedAt')
  if (flags.length === 0) return t('why.flags.none')
  return t('why.problems', { problems: flags.map((flag) => t(`flag.${flag}`)).join(t('common.listSeparator')) })
}
