import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { written } from '../../domain/index.ts'
import { bringWords } from '../../i18n/index.ts'
import { nextCampaign as words } from '../../i18n/zh-CN/nextCampaign.ts'
import { campaignInScope } from '../../application/companions/campaignInScope.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import { NextCampaignForm } from './NextCampaignForm.tsx'
import './nextCampaign.css'

bringWords(words)

/** Begins the campaign on show again, for those who may write. [NC1] */
export default function NextCampaignSection({
  sheet,
  scope,
  companions,
  sheets,
  onOpen,
}: {
  readonly sheet: SheetState
  readonly scope: ReportScope
  readonly companions: CompanionState
  /** The tracked sheets, any of which may get the new rows. */
  readonly sheets: AppState['sheets']
  /** Shows a campaign. */
  readonly onOpen: (scope: ReportScope, tableId: string) => void
}) {
  const { t } = useSidebar()
  const { mayWrite } = useShownSheet()
  /** The campaign that the form was opened for: a second one beside it may change what is shown meanwhile. */
  const [opened, setOpened] = useState<{ readonly campaignId: string | null; readonly title: string } | null>(null)
  const campaignId = campaignInScope(scope, companions.rows)
  if (!mayWrite || (scope.kind === 'unassigned' && opened === null)) return null
  // What stands in front without a choice would change to the new campaign, and take the form and its outcome away.
  const stay = () => onOpen(scope, sheet.tableId)
  const title = companions.rows.campaigns?.rows.find(({ recordId }) => recordId === campaignId)?.title ?? null
  return (
    <section className="ct-section" aria-label={t('nextCampaign.title')}>
      <header>
        <h2>{t('nextCampaign.title')}</h2>
      </header>
      {opened !== null ? (
        <NextCampaignForm
          campaignId={opened.campaignId}
          title={opened.title}
          sheet={sheet}
          sheets={sheets}
          onOpen={onOpen}
          onClose={() => setOpened(null)}
        />
      ) : campaignId === undefined ? (
        <p className="ct-quiet">{t('nextCampaign.several')}</p>
      ) : (
        <>
          <p className="ct-quiet">{t('nextCampaign.about')}</p>
          <div className="ct-actions">
            <Button
              onClick={() => {
                stay()
                setOpened({ campaignId, title: written(title) ?? sheet.name })
              }}
            >
              {t('nextCampaign.open')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
