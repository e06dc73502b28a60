import type { AssessedTask } from '../../schema/index.ts'
import './overview.css'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { CampaignFigures } from '../../application/companions/campaignCells.ts'
import type { CompanionState } from '../../application/companions/companionState.ts'
import { partsIn, type ReportScope } from '../../application/companions/scope.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import type { TaskAssessment } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import { AsOfNote } from '../asOf/AsOfNote.tsx'
import { scopeKey } from '../campaign/scopeNames.ts'
import { Icon } from '../parts/Icon.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Later } from '../parts/Later.tsx'
import { stateHue } from '../parts/Tag.tsx'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import { TaskList } from '../task/TaskList.tsx'
import { Conclusion } from './Conclusion.tsx'
import { hasBesides, mostUrgent, partsOn, quietness } from './overviewModel.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { PortfolioProps } from '../portfolio/portfolioProps.ts'

const OpeningNews = lazy(() => import('../news/OpeningNews.tsx'))
const MovedPanel = lazy(async () => ({ default: (await import('../moved/MovedPanel.tsx')).MovedPanel }))
const Trend = lazy(async () => ({ default: (await import('./Trend.tsx')).Trend }))
const Mine = lazy(() => import('../mine/Mine.tsx'))

/** States in the order that a task goes through; the last two are shown only when such tasks exist. */
const STATES = ['notStarted', 'inProgress', 'done', 'delayed', 'paused', 'cancelled'] as const
const RARE_STATES: ReadonlySet<string> = new Set(['paused', 'cancelled'])

const LikelyEnd = lazy(() => import('../forecast/LikelyEnd.tsx'))
const BaselineSection = lazy(() => import('../baseline/BaselineSection.tsx'))
const NextCampaignSection = lazy(() => import('../nextCampaign/NextCampaignSection.tsx'))
const PortfolioSection = lazy(() => import('../portfolio/PortfolioSection.tsx'))

const NO_CAMPAIGNS: readonly CampaignFigures[] = []

/** The state of the tasks that are listed; null for all. */
interface Filter {
  readonly scope: ReportScope
  readonly state: TaskAssessment['state'] | null
}

/** The overview: whether the sheet is on plan, and the three tasks to deal with first. */
export function OverviewPanel({
  sheet,
  live,
  scope,
  bands,
  companions,
  settings,
  userId,
  onReport,
  sheets,
  onOpen,
}: {
  /** What the scope shows of the sheet, as of the day that people chose. */
  readonly sheet: SheetState
  /** The same as of the sheet's own day. */
  readonly live: SheetState
  readonly scope: ReportScope
  readonly bands: TrackerSettings['bands']
  /** The tables beside the task table, as of the sheet's own day; null before they are read. */
  readonly companions: CompanionState | null
  readonly settings: TrackerSettings
  /** The host's id of this user; null where it does not say. */
  readonly userId: string | null
  /** Shows the reports of a campaign; null: of the sheet. */
  readonly onReport: (campaignId: string | null) => void
  /** The tracked sheets. */
  readonly sheets: AppState['sheets']
  /** Shows a campaign, of this sheet or of another one. */
  readonly onOpen: PortfolioProps['onOpen']
}) {
  const { t } = useSidebar()
  const { day, past } = useShownSheet()
  const [filter, setFilter] = useState<Filter>({ scope, state: null })
  // The filter belongs to the tasks that were shown.
  const state = filter.scope === scope ? filter.state : null
  const setState = (wanted: Filter['state']) => setFilter({ scope, state: wanted })
  const campaigns = companions?.campaigns ?? NO_CAMPAIGNS
  const besides = useMemo(() => partsIn(scope, companions?.parts ?? []), [companions?.parts, scope])
  const parts = useMemo(() => partsOn(besides, day !== null), [besides, day])
  const urgent = useMemo(() => mostUrgent(sheet.tasks), [sheet.tasks])
  const hasPortfolio =
    state === null && day === null && scope.kind === 'sheet' && (sheets.length > 1 || campaigns.length > 1)
  const portfolio = hasPortfolio && (
    <Suspense fallback={<PortfolioSkeleton />}>
      <PortfolioSection sheet={live} onOpen={onOpen} />
    </Suspense>
  )
  const listed = useMemo(
    () => (state === null ? sheet.tasks : sheet.tasks.filter(({ assessment }) => assessment.state === state)),
    [sheet.tasks, state],
  )
  if (live.tasks.length === 0) {
    return sheet.sync.kind === 'reading' ? (
      <OverviewSkeleton />
    ) : (
      <>
        <EmptyState icon="table" title={t(scope.kind === 'sheet' ? 'overview.empty' : 'overview.emptyCampaign')}>
          <p>{t(scope.kind === 'sheet' ? 'overview.empty.next' : 'overview.emptyCampaign.next')}</p>
        </EmptyState>
        {portfolio}
      </>
    )
  }
  return (
    <div className="ct-panel">
      <AsOfNote sheet={live} day={day} />
      <Conclusion sheet={sheet} parts={parts} bands={bands} areListed={hasPortfolio} />
      {day === null && companions !== null && (
        <Suspense fallback={null}>
          <OpeningNews sheet={live} companions={companions} />
        </Suspense>
      )}
      {day !== null && hasBesides(besides) && <p className="ct-quiet">{t('health.tasksOnly')}</p>}
      {portfolio}
      <section className="ct-section" aria-label={t('overview.counts')}>
        <div className="ct-chips">
          {STATES.filter((one) => sheet.counts[one] > 0 || !RARE_STATES.has(one)).map((one) => (
            <button
              key={one}
              type="button"
              className="ct-plain ct-chip"
              data-hue={stateHue(one)}
              aria-pressed={state === one}
              disabled={sheet.counts[one] === 0 && state !== one}
              onClick={() => setState(state === one ? null : one)}
            >
              <Icon name={one} size={14} />
              {t(`state.${one}`)} <b>{formatCount(sheet.counts[one])}</b>
            </button>
          ))}
        </div>
      </section>
      {state === null && (
        <section className="ct-section">
          <header>
            <h2>{t('overview.urgent')}</h2>
          </header>
          {urgent.length === 0 && past !== null && past.unknown.length > 0 ? (
            <p className="ct-quiet">{t(sheet.tasks.length === 0 ? 'moved.shortage' : 'asOf.past.noneKnown')}</p>
          ) : urgent.length === 0 ? (
            <NothingUrgent tasks={sheet.tasks} />
          ) : (
            <TaskList tasks={urgent} today={sheet.today} press="open" label={t('overview.urgent')} />
          )}
        </section>
      )}
      <Later>
        {state === null && day === null && (
          <Suspense fallback={null}>
            <Mine
              sheet={live}
              scope={scope}
              settings={settings}
              companions={companions}
              userId={userId}
              onReport={onReport}
            />
          </Suspense>
        )}
        {state === null && (
          <Suspense fallback={<PastSkeleton />}>
            <Trend sheet={live} campaigns={campaigns} scope={scope} keptDays={companions?.keptDays} />
            <MovedPanel sheet={live} scope={scope} companions={companions} />
            {day === null && <LikelyEnd tasks={live.tasks} today={live.today} />}
          </Suspense>
        )}
        {state === null && day === null && companions !== null && (
          <Suspense fallback={null}>
            <BaselineSection
              key={`${live.tableId} ${scopeKey(scope)}`}
              sheet={live}
              scope={scope}
              companions={companions}
              timeZone={settings.timeZone}
            />
            <NextCampaignSection
              key={`next ${live.tableId}`}
              sheet={live}
              scope={scope}
              companions={companions}
              sheets={sheets}
              onOpen={onOpen}
            />
          </Suspense>
        )}
        <section className="ct-section">
          <header>
            <h2>{state === null ? t('overview.all') : t('overview.filtered', { state: t(`state.${state}`) })}</h2>
            <span className="ct-count">{formatCount(listed.length)}</span>
            {state !== null && (
              <button type="button" className="ct-plain ct-link ct-quiet" onClick={() => setState(null)}>
                {t('overview.showAll')}
              </button>
            )}
          </header>
          <TaskList tasks={listed} today={sheet.today} press="open" label={t('overview.all')} />
        </section>
      </Later>
    </div>
  )
}

/** Says why no task is listed: none is late, nothing is left to do, or no deviation can be computed. */
function NothingUrgent({ tasks }: { readonly tasks: readonly AssessedTask[] }) {
  const { t } = useSidebar()
  const { kind, unknownIds } = useMemo(() => quietness(tasks), [tasks])
  if (kind === 'none' || kind === 'allClosed') {
    return (
      <p className="ct-good" data-hue="green">
        <Icon name="done" />
        {t(kind === 'none' ? 'overview.urgent.none' : 'overview.urgent.allClosed')}
      </p>
    )
  }
  return (
    <p className="ct-good" data-hue="grey">
      <Icon name="info" />
      <RecordsLink recordIds={unknownIds} tasks={tasks}>
        {t(`overview.urgent.${kind}`, { count: unknownIds.length })}
      </RecordsLink>
    </p>
  )
}

/** Blocks of the final size, shown while the first rows are being read. */
function OverviewSkeleton() {
  const { t } = useSidebar()
  return (
    <div className="ct-panel ct-skeleton" aria-busy="true">
      <span className="ct-hidden">{t('sync.readingFirst')}</span>
      <i style={{ height: 168 }} />
      <i style={{ height: 64 }} />
      <i style={{ height: 28 }} />
      <i style={{ height: 56 }} />
      <i style={{ height: 56 }} />
      <i style={{ height: 56 }} />
    </div>
  )
}

/** Room for the first campaigns, kept while their list is brought. */
function PortfolioSkeleton() {
  return (
    <div className="ct-skeleton" aria-hidden="true">
      <i style={{ height: 160 }} />
    </div>
  )
}

/** Room for the trend and for what has moved, kept while they are brought. */
function PastSkeleton() {
  return (
    <div className="ct-skeleton" aria-hidden="true">
      <i style={{ height: 160 }} />
    </div>
  )
}
