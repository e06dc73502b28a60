import type { SheetState } from '../../application/appState.ts'
import type { CampaignFigures } from '../../application/companions/campaignCells.ts'
import type { TrackerSettings } from '../../application/settings.ts'
import type { HealthReason } from '../../domain/index.ts'
import { formatCount, formatDay, formatMoney, formatPoints, type Translate } from '../../i18n/index.ts'
import { RecordsLink } from '../document/RecordsLink.tsx'
import { healthHue } from '../parts/Tag.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { PlanBar } from '../task/PlanBar.tsx'
import { conclusionBand, runningCampaigns } from './overviewModel.ts'
import './overview.css'

/** Reasons of which the rows are tasks, and can be opened from here. */
const OF_TASKS: ReadonlySet<HealthReason['code']> = new Set(['milestoneLate', 'taskDelayed', 'bufferViolated'])

/** Each campaign with its bars, its health and what speaks against it. [RU1] [RU2] Nothing where there are none. */
export function Campaigns({ campaigns, sheet, bands }: {
  readonly campaigns: readonly CampaignFigures[]
  readonly sheet: SheetState
  readonly bands: TrackerSettings['bands']
}) {
  const { t } = useSidebar()
  const running = runningCampaigns(campaigns)
  if (running.length === 0) return null
  return (
    <section className="ct-section" aria-label={t('campaigns.title')}>
      <header>
        <h2>{t('campaigns.title')}</h2>
        <span className="ct-count">{formatCount(running.length)}</span>
      </header>
      <ul className="ct-campaigns">
        {running.map((campaign) => <li key={campaign.campaignId}><Campaign campaign={campaign} sheet={sheet} bands={bands} /></li>)}
      </ul>
    </section>
  )
}

function Campaign({ campaign, sheet, bands }: {
  readonly campaign: CampaignFigures
  readonly sheet: SheetState
  readonly bands: TrackerSettings['bands']
}) {
  const { t } = useSidebar()
  const { title, rollUp, health, forecastEnd } = campaign
  return (
    <div className="ct-campaign" data-hue={healthHue(health.value)}>
      <header>
        <h3>{title ?? t('campaigns.untitled')}</h3>
        <span className="ct-tag">{t(`health.${health.value}`)}</span>
      </header>
      <PlanBar planned={rollUp.planned} actual={rollUp.actual} band={conclusionBand(rollUp.deviation, bands)} />
      {health.reasons.length > 0 && (
        <ul className="ct-campaign-reasons">
          {health.reasons.map((reason) => (
            <li key={`${reason.level} ${reason.code}`}>
              {OF_TASKS.has(reason.code)
                ? <RecordsLink recordIds={reason.ids} tasks={sheet.tasks}>{reasonText(t, reason)}</RecordsLink>
                : reasonText(t, reason)}
            </li>
          ))}
        </ul>
      )}
      {forecastEnd !== null && <p className="ct-quiet">{t('campaigns.forecast', { day: formatDay(forecastEnd, sheet.today) })}</p>}
    </div>
  )
}

/** '偏差 −15.5 个百分点，低于 −10': a reason with its figure and its limit. */
function reasonText(t: Translate, { code, ids, figure, limit }: HealthReason): string {
  const number = code === 'deviation' ? formatPoints : code === 'spendAboveBudget' ? formatMoney : formatCount
  return t(`health.reason.${code}`, {
    count: ids.length,
    figure: figure === null ? '' : number(figure),
    limit: limit === null ? '' : number(limit),
  })
}
