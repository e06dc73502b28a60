import type { ReactNode } from 'react'
import type { TaskAssessment } from '../../domain/index.ts'
import { formatPercent } from '../../i18n/index.ts'
import { bandHue } from '../parts/Tag.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './task.css'

/**
 * Planned and actual progress as two bars on one scale, percent 0–100. The part that is missing to the plan is hatched,
 * so that the gap shows without colour. A bar without a figure stays empty and says "—".
 */
export function PlanBar({
  planned,
  actual,
  band,
  large = false,
}: {
  readonly planned: number | null
  readonly actual: number | null
  readonly band: TaskAssessment['band']
  readonly large?: boolean
}) {
  const { t } = useSidebar()
  const gap = planned !== null && actual !== null && planned > actual ? planned - actual : 0
  return (
    <div className="ct-bars" data-hue={bandHue(band)} data-large={large}>
      <Bar label={t('bars.planned')} value={planned}>
        <i className="ct-bar-planned" style={{ width: `${String(planned ?? 0)}%` }} />
      </Bar>
      <Bar label={t('bars.actual')} value={actual}>
        <i className="ct-bar-actual" style={{ width: `${String(actual ?? 0)}%` }} />
        {gap > 0 && <i className="ct-bar-gap" style={{ left: `${String(actual ?? 0)}%`, width: `${String(gap)}%` }} />}
      </Bar>
    </div>
  )
}

function Bar({
  label,
  value,
  children,
}: {
  readonly label: string
  readonly value: number | null
  readonly children: ReactNode
}) {
  return (
    <div className="ct-bar">
      <span className="ct-bar-label">{label}</span>
      <span className="ct-bar-track" aria-hidden="true">
        {children}
      </span>
      <span className="ct-bar-value">{formatPercent(value)}</span>
    </div>
  )
}
