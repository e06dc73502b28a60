import type { PlanBoard } from '../../application/planning/planBoard.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { GanttTask } from './ganttRows.ts'

/** What the signs of the drawing stand for: only those that it has. */
export function GanttLegend({
  rows,
  plan,
  hasBaseline,
}: {
  readonly rows: readonly GanttTask[]
  readonly plan: PlanBoard
  readonly hasBaseline: boolean
}) {
  const { t } = useSidebar()
  const signs = [
    { sign: 'plan', isShown: true },
    { sign: 'progress', isShown: rows.some(({ task }) => (task.assessment.actual ?? 0) > 0) },
    { sign: 'actual', isShown: rows.some(({ actual }) => actual !== null) },
    { sign: 'delay', isShown: rows.some(({ delay }) => delay !== null) },
    { sign: 'milestone', isShown: rows.some(({ isMilestone }) => isMilestone) },
    { sign: 'critical', isShown: rows.some(({ isCritical }) => isCritical) },
    { sign: 'baseline', isShown: hasBaseline },
    { sign: 'link', isShown: plan.graph.links.length > 0 },
    { sign: 'short', isShown: plan.short.length > 0 },
  ] as const
  return (
    <ul className="ct-gantt-legend">
      {signs
        .filter(({ isShown }) => isShown)
        .map(({ sign }) => (
          <li key={sign}>
            <i className={sign} />
            {t(`gantt.legend.${sign}`)}
          </li>
        ))}
    </ul>
  )
}
