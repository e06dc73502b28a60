import { useMemo } from 'react'
import type { CampaignInPortfolio, WaitingSheet } from '../../application/app/portfolio.ts'
import { isPutAway } from '../../domain/index.ts'
import { bringWords, formatCount } from '../../i18n/index.ts'
import { portfolio as portfolioWords } from '../../i18n/zh-CN/portfolio.ts'
import { Icon } from '../parts/Icon.tsx'
import { InfoTip } from '../parts/InfoTip.tsx'
import { scopeKey } from '../campaign/scopeNames.ts'
import { useSidebar } from '../sidebarContext.ts'
import { CampaignCard } from './CampaignCard.tsx'
import './portfolio.css'
import type { PortfolioProps } from './portfolioProps.ts'
import { usePortfolio } from './usePortfolio.ts'
import { RuledText } from '../parts/RuledText.tsx'

bringWords(portfolioWords)

/** The campaigns of all tracked sheets, the one that needs attention first. Nothing when there is only one. [CS1] */
export default function PortfolioSection({ sheet, onOpen }: PortfolioProps) {
  const { t } = useSidebar()
  const { campaigns, waiting } = usePortfolio()
  const open = useMemo(() => campaigns.filter(({ state }) => state === null || !isPutAway(state)), [campaigns])
  const away = campaigns.slice(open.length)
  if (campaigns.length + waiting.length < 2) return null
  const areSeveral =
    new Set([...campaigns.map((one) => one.sheet.tableId), ...waiting.map((one) => one.tableId)]).size > 1
  const list = (some: readonly CampaignInPortfolio[]) => (
    <ul className="ct-campaigns">
      {some.map((campaign) => (
        <li key={`${campaign.sheet.tableId} ${scopeKey(campaign.scope)}`}>
          <CampaignCard campaign={campaign} shown={sheet} namesSheet={areSeveral} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  )
  return (
    <section className="ct-section" aria-label={t('portfolio.title')}>
      <header>
        <h2>{t('portfolio.title')}</h2>
        <span className="ct-count">{formatCount(open.length)}</span>
        <InfoTip label={t('portfolio.about')}>
          <p>{t('portfolio.order')}</p>
          <p>
            <RuledText rule="CS1">{t('portfolio.states')}</RuledText>
          </p>
        </InfoTip>
      </header>
      {list(open)}
      {waiting.map((one) => (
        <Waiting key={one.tableId} sheet={one} />
      ))}
      {away.length > 0 && (
        <details className="ct-portfolio-away">
          <summary>
            <Icon name="chevronRight" size={14} />
            {t('portfolio.away', { count: away.length })}
          </summary>
          {list(away)}
        </details>
      )}
    </section>
  )
}

function Waiting({ sheet: { name, kind } }: { readonly sheet: WaitingSheet }) {
  const { t } = useSidebar()
  return <p className="ct-quiet">{t(`portfolio.${kind}`, { name })}</p>
}
