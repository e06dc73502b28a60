import './moved.css'
import type { TaskMoved } from '../../application/history/whatMoved.ts'
import { formatDay, formatPercent, formatPoints, type Translate } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** Further tasks are only counted. */
const MOST_LISTED = 30

/** Lists each task then and now, those that fell back most first; says so where a figure is missing. [EX3] */
export function MovedTasks({
  sheet,
  tasks,
}: {
  readonly sheet: Pick<SheetState, 'today'>
  readonly tasks: readonly TaskMoved[]
}) {
  const { t, actions } = useSidebar()
  if (tasks.length === 0) return null
  const listed = tasks.slice(0, MOST_LISTED)
  return (
    <div className="ct-moved-log">
      <h3>{t('moved.tasks')}</h3>
      <ul>
        {listed.map((task) => (
          <li key={task.recordId}>
            {task.change === 'deleted' ? (
              <strong>{task.title ?? t('task.untitled')}</strong>
            ) : (
              <button type="button" className="ct-plain ct-link" onClick={() => actions.openRecord(task.recordId)}>
                {task.title ?? t('task.untitled')}
              </button>
            )}
            <span>{partsOf(t, task, sheet.today).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {tasks.length > listed.length && (
        <p className="ct-quiet">{t('moved.more', { count: tasks.length - listed.length })}</p>
      )}
    </div>
  )
}

function partsOf(t: Translate, task: TaskMoved, today: string): readonly string[] {
  const { change, state, progress, deviation, plannedStart, plannedEnd, isProgressKnown } = task
  if (change !== 'changed') return [t(`moved.task.${change}`)]
  const day = (value: string | null) => formatDay(value, today)
  return [
    ...(state === null ? [] : [t('moved.task.state', { from: t(`state.${state.from}`), to: t(`state.${state.to}`) })]),
    ...(progress === null
      ? []
      : [t('moved.task.progress', { from: formatPercent(progress.from), to: formatPercent(progress.to) })]),
    ...(deviation === null
      ? []
      : [t('moved.task.deviation', { from: formatPoints(deviation.from), to: formatPoints(deviation.to) })]),
    ...(plannedStart === null
      ? []
      : [t('moved.task.plannedStart', { from: day(plannedStart.from), to: day(plannedStart.to) })]),
    ...(plannedEnd === null
      ? []
      : [t('moved.task.plannedEnd', { from: day(plannedEnd.from), to: day(plannedEnd.to) })]),
    ...(isProgressKnown ? [] : [t('moved.task.unknown')]),
  ]
}
