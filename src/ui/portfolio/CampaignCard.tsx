import type { MouseEvent } from 'react'
import type { CampaignInPortfolio } from '../../application/app/portfolio.ts'
import type { CampaignStateExplanation, DueReport } from '../../domain/index.ts'
import { formatDay, formatPercent, formatMoment, type Translate } from '../../i18n/index.ts'
import { finishedText } from '../overview/finishedText.ts'
import { HealthReasons } from '../overview/HealthReasons.tsx'
import { conclusionBand } from '../overview/overviewModel.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { healthHue } from '../parts/Tag.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { deviationText } from '../task/deviationText.ts'
import { PlanBar } from '../task/PlanBar.tsx'
import type { PortfolioProps } from './portfolioProps.ts'

/** One campaign: where it is, how it stands and why, its bars, and what comes next. [CS1] [RU1] [RU2] */
export function CampaignCard({
  campaign,
  shown,
  namesSheet,
  onOpen,
}: {
  readonly campaign: CampaignInPortfolio
  /** The sheet on show. */
  readonly shown: PortfolioProps['sheet']
  /** Whether campaigns of several sheets are listed. */
  readonly namesSheet: boolean
  readonly onOpen: PortfolioProps['onOpen']
}) {
  const { t, announce } = useSidebar()
  const { sheet, scope, rollUp, health, finished, tasks, titles, state } = campaign
  const name = nameOf(t, campaign)
  const isShown = sheet.tableId === shown.tableId && scope.kind === 'sheet'
  const of = sheet.tableId === shown.tableId ? undefined : sheet.tableId
  const open = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    // The pressed name goes away with the list: the focus stays in the panel, which speaks of the campaign now.
    currentTarget.closest<HTMLElement>('[role=tabpanel]')?.focus()
    announce(t('portfolio.opened', { name }))
    onOpen(scope, sheet.tableId)
  }
  return (
    <div className="ct-campaign" data-hue={healthHue(health.value)}>
      <header>
        <h3>
          {isShown ? (
            name
          ) : (
            <button type="button" className="ct-plain ct-link" title={name} onClick={open}>
              {name}
            </button>
          )}
        </h3>
        <span className="ct-tag">{t(`health.${health.value}`)}</span>
      </header>
      {(state !== null || namesSheet) && (
        <p className="ct-quiet">
          {namesSheet && scope.kind !== 'sheet' && <span>{sheet.name}</span>}
          {state !== null && <State state={state} tasks={tasks} today={sheet.today} of={of} />}
        </p>
      )}
      {finished === null ? (
        <>
          <p>{deviationText(t, rollUp.deviation)}</p>
          <PlanBar
            planned={rollUp.planned}
            actual={rollUp.actual}
            band={conclusionBand(rollUp.deviation, sheet.bands)}
          />
        </>
      ) : (
        <p>{finishedText(t, finished)}</p>
      )}
      <HealthReasons reasons={health.reasons} tasks={tasks} titles={titles} of={of} />
      <p className="ct-quiet">{factsOf(t, campaign).join(' · ')}</p>
      <Freshness campaign={campaign} shown={shown} />
    </div>
  )
}

function nameOf(t: Translate, { scope, title }: CampaignInPortfolio): string {
  return scope.kind === 'unassigned' ? t('scope.unassigned') : (title ?? t('campaigns.untitled'))
}

/** Where the campaign is, and what says so; tasks that have begun can be opened. [CS1] */
function State({
  state: { value, because, on, ids },
  tasks,
  today,
  of,
}: {
  readonly state: CampaignStateExplanation
  readonly tasks: CampaignInPortfolio['tasks']
  readonly today: string
  readonly of: string | undefined
}) {
  const { t } = useSidebar()
  return (
    <span>
      {t(`portfolio.state.${value}`)}
      {because !== 'phase' && (
        <>
          {t('portfolio.because')}
          <RecordsLink recordIds={ids} tasks={tasks} of={of}>
            {t(`portfolio.because.${because}`, { count: ids.length, day: formatDay(on, today) })}
          </RecordsLink>
        </>
      )}
    </span>
  )
}

/** Completion, delays, forecast and end, and the report that is due. */
function factsOf(t: Translate, { rollUp, counts, finished, forecastEnd, endDay, due, sheet }: CampaignInPortfolio) {
  const day = (value: string | null) => formatDay(value, sheet.today)
  return [
    t('portfolio.completion', { percent: formatPercent(rollUp.completionRate) }),
    ...(counts.delayed === 0 ? [] : [t('portfolio.delayed', { count: counts.delayed })]),
    ...(finished !== null || forecastEnd === null ? [] : [t('campaigns.forecast', { day: day(forecastEnd) })]),
    ...(endDay === null ? [] : [t('portfolio.end', { day: day(endDay) })]),
    ...(due === null ? [] : dueText(t, due, day)),
  ]
}

/** Only what is due of this campaign once: a brief is due every day. [DU1] */
function dueText(t: Translate, { kind, due, phase, because }: DueReport, day: (value: string) => string) {
  if (kind === 'phase') return [t('portfolio.due.phase', { phase: phase ?? '', day: day(due) })]
  if (kind === 'evaluation') return [t('portfolio.due.evaluation', { day: day(due) })]
  if (kind !== 'retrospective') return []
  return because.kind === 'evaluationPassed' && because.evaluationDue !== null
    ? [t('portfolio.due.evaluationPassed', { day: day(because.evaluationDue) })]
    : [t('portfolio.due.retrospective')]
}

/** Which day or time the figures stand for, where it is not that of the sheet on show. */
function Freshness({
  campaign: {
    sheet: { asOf, today, since, timeZone },
  },
  shown,
}: {
  readonly campaign: CampaignInPortfolio
  readonly shown: PortfolioProps['sheet']
}) {
  const { t, clock } = useSidebar()
  if (since !== null)
    return <p className="ct-quiet">{t('portfolio.since', { time: formatMoment(since, timeZone, clock()) })}</p>
  if (asOf === shown.asOf) return null
  return <p className="ct-quiet">{t('header.asOf', { day: formatDay(asOf, today) })}</p>
}
