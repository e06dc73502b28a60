import { type CalendarDate, type CampaignStateExplanation, type DueReport, isPutAway } from '../../domain/index.ts'
import { formatDay, type Translate } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'

/** Which report is due, by when and why; with `onShow` the way to it. [DU1] */
export function DueLine({
  due,
  asOf,
  onShow,
}: {
  readonly due: DueReport
  readonly asOf: CalendarDate
  /** Absent when it is on show. */
  readonly onShow?: () => void
}) {
  const { t } = useSidebar()
  return (
    <p className="ct-report-due">
      <span>{dueSentence(t, due, asOf)}</span>
      {onShow !== undefined && (
        <button type="button" className="ct-plain ct-link" onClick={onShow}>
          {t('reports.due.show')}
        </button>
      )}
    </p>
  )
}

/** Which report is due, by when and why. [DU1] */
export function dueSentence(t: Translate, { due, phase, because }: DueReport, asOf: CalendarDate): string {
  const by = { due: formatDay(due, asOf) }
  switch (because.kind) {
    case 'campaignEnded':
      return t('reports.because.campaignEnded', { ...by, on: formatDay(because.on, asOf) })
    case 'evaluationPassed': {
      const on = formatDay(because.on, asOf)
      return because.evaluationDue === null
        ? t('reports.because.ended', { on })
        : t('reports.because.evaluationPassed', { on, evaluation: formatDay(because.evaluationDue, asOf) })
    }
    case 'phaseClosed':
      return t('reports.because.phaseClosed', { ...by, phase: phase ?? '', on: formatDay(because.on, asOf) })
    default:
      return t(`reports.because.${because.kind}`, by)
  }
}

/** That no report is due, because nothing has begun or people have put it away. [DU1] [CS1] */
export function NotDueLine({
  states,
  asOf,
}: {
  readonly states: readonly CampaignStateExplanation[]
  readonly asOf: CalendarDate
}) {
  const { t } = useSidebar()
  return <p className="ct-report-due">{notDueSentence(t, states, asOf)}</p>
}

function notDueSentence(t: Translate, states: readonly CampaignStateExplanation[], asOf: CalendarDate): string {
  const [state, ...others] = states
  if (state === undefined || others.length > 0) return t('reports.notDue.several')
  if (isPutAway(state)) return t(`reports.notDue.${state.value}`)
  return state.on === null
    ? t('reports.notDue.nothingBegun')
    : t('reports.notDue.startAhead', { day: formatDay(state.on, asOf) })
}
