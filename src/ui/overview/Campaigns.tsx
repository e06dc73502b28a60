import './overview.css'
import type { CampaignFigures } from '../../application/companions/campaignCells.ts'
import type { SheetPart } from '../../application/companions/sheetParts.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { formatCount, formatDay } from '../../i18n/index.ts'
import { healthHue } from '../parts/Tag.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { PlanBar } from '../task/PlanBar.tsx'
import { finishedText } from './finishedText.ts'
import { HealthReasons } from './HealthReasons.tsx'
import { conclusionBand, runningCampaigns } from './overviewModel.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

const NO_TITLES: ReadonlyMap<string, string | null> = new Map()

/** Shows each running campaign with its bars, its health and the reasons for it. [RU1] [RU2] */
export function Campaigns({
  campaigns,
  parts,
  sheet,
  bands,
}: {
  readonly campaigns: readonly CampaignFigures[]
  readonly parts: readonly SheetPart[]
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
        {running.map((campaign) => (
          <li key={campaign.campaignId}>
            <Campaign
              campaign={campaign}
              part={parts.find((part) => part.campaignId === campaign.campaignId)}
              sheet={sheet}
              bands={bands}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Campaign({
  campaign,
  part,
  sheet,
  bands,
}: {
  readonly campaign: CampaignFigures
  readonly part: SheetPart | undefined
  readonly sheet: SheetState
  readonly bands: TrackerSettings['bands']
}) {
  const { t } = useSidebar()
  const { title, rollUp, health, finished, forecastEnd } = campaign
  return (
    <div className="ct-campaign" data-hue={healthHue(health.value)}>
      <header>
        <h3>{title ?? t('campaigns.untitled')}</h3>
        <span className="ct-tag">{t(`health.${health.value}`)}</span>
      </header>
      {finished === null ? (
        <PlanBar planned={rollUp.planned} actual={rollUp.actual} band={conclusionBand(rollUp.deviation, bands)} />
      ) : (
        <p>{finishedText(t, finished)}</p>
      )}
      <HealthReasons reasons={health.reasons} tasks={sheet.tasks} titles={part?.titles ?? NO_TITLES} />
      {finished === null && forecastEnd !== null && (
        <p className="ct-quiet">{t('campaigns.forecast', { day: formatDay(forecastEnd, sheet.today) })}</p>
      )}
    </div>
  )
}
