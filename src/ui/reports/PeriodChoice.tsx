import { type CalendarDate, type ReportKind, weekOf } from '../../domain/index.ts'
import { formatDay } from '../../i18n/index.ts'
import { DayInput } from '../parts/DayInput.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { periodSteps } from './periodSteps.ts'

/** Chooses the day that a report speaks of, and for a weekly report its week. Coming ones cannot be chosen. [AS1] */
export function PeriodChoice({
  kind,
  shown,
  own,
  onChoose,
}: {
  readonly kind: ReportKind
  readonly shown: CalendarDate
  /** The sheet's own day, the last one that can be chosen. */
  readonly own: CalendarDate
  readonly onChoose: (day: CalendarDate) => void
}) {
  const { t } = useSidebar()
  const { previous, next } = periodSteps(kind, shown, own)
  const isWeek = kind === 'weekly'
  const week = weekOf(shown)
  return (
    <fieldset className="ct-period" aria-label={t(isWeek ? 'reports.week' : 'reports.day')}>
      <Step
        icon="chevronLeft"
        label={t(isWeek ? 'reports.week.previous' : 'asOf.back1')}
        to={previous}
        onGo={onChoose}
      />
      {isWeek ? (
        <output>{t('reports.week.days', { from: formatDay(week.from, own), to: formatDay(week.to, own) })}</output>
      ) : (
        <DayInput label={t('reports.day')} value={shown} max={own} onChange={onChoose} />
      )}
      <Step icon="chevronRight" label={t(isWeek ? 'reports.week.next' : 'asOf.next1')} to={next} onGo={onChoose} />
    </fieldset>
  )
}

/** A button that keeps the focus where there is nothing to go to, so that the keyboard stays in its place. */
function Step({
  icon,
  label,
  to,
  onGo,
}: {
  readonly icon: 'chevronLeft' | 'chevronRight'
  readonly label: string
  readonly to: CalendarDate | null
  readonly onGo: (day: CalendarDate) => void
}) {
  return (
    <button
      type="button"
      className="ct-plain ct-icon-button"
      aria-label={label}
      title={label}
      aria-disabled={to === null}
      onClick={() => {
        if (to !== null) onGo(to)
      }}
    >
      <Icon name={icon} size={16} />
    </button>
  )
}
