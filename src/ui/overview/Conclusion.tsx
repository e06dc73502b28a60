import type { AssessedTask } from '../../schema/index.ts'
import './overview.css'
import { useId, useMemo, useState } from 'react'
import type { SheetPart } from '../../application/companions/sheetParts.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { type PartStanding, sheetStanding } from '../../application/companions/sheetStanding.ts'
import { explainRollUpTasks, type FinishedOutcome } from '../../domain/index.ts'
import { formatCount, formatIndex, formatPercent, type Translate } from '../../i18n/index.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { healthHue } from '../parts/Tag.tsx'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import { deviationText } from '../task/deviationText.ts'
import { PlanBar } from '../task/PlanBar.tsx'
import { finishedText } from './finishedText.ts'
import { HealthReasons } from './HealthReasons.tsx'
import { conclusionBand, exclusions, needsAction } from './overviewModel.ts'
import { RollUpArithmetic } from './RollUpArithmetic.tsx'
import type { SheetState } from '../../application/engine/sheetState.ts'

const NO_TITLES: ReadonlyMap<string, string | null> = new Map()

/** The sheet's health with the reasons for it, one sentence about the whole, and the main figures. [RU1] [RU2] */
export function Conclusion({
  sheet,
  parts,
  bands,
  areListed,
}: {
  readonly sheet: SheetState
  /** What else counts for the health besides the tasks, as of the same day. */
  readonly parts: readonly SheetPart[]
  readonly bands: TrackerSettings['bands']
  /** Whether the campaigns stand below, each with its reasons. */
  readonly areListed: boolean
}) {
  const { t } = useSidebar()
  const { past } = useShownSheet()
  // The roll-up of a snapshot cannot be explained: the weights of that day were not stored.
  const isKept = past?.isRollUpKept === true
  const [isExplained, setExplained] = useState(false)
  const arithmetic = useId()
  const isPart = past !== null && past.unknown.length > 0
  const standing = useMemo(
    () => sheetStanding(sheet.tasks, parts, { today: sheet.today, bands, isPart }),
    [sheet.tasks, sheet.today, parts, bands, isPart],
  )
  const { planned, actual, deviation, counted } = sheet.rollUp
  const { finished } = standing
  return (
    <section className="ct-conclusion" data-hue={healthHue(standing.value)} aria-label={t('overview.conclusion')}>
      <header>
        <span className="ct-tag">{t(`health.${standing.value}`)}</span>
        <span className="ct-quiet">{t('overview.counted', { count: counted })}</span>
        {isKept ? null : (
          <button
            type="button"
            className="ct-plain ct-link ct-quiet"
            aria-expanded={isExplained}
            aria-controls={arithmetic}
            aria-label={t('overview.rollUp.ask')}
            onClick={() => setExplained(!isExplained)}
          >
            {t('rollUp.ask')}
          </button>
        )}
      </header>
      <p className="ct-conclusion-words">
        {finished === null ? deviationText(t, deviation) : finishedText(t, finished)}
      </p>
      {(standing.parts.length > 1 && areListed ? [] : standing.parts).map((one) => (
        <Part key={one.part?.campaignId ?? ''} standing={one} sheet={sheet} isNamed={standing.parts.length > 1} />
      ))}
      <Excluded tasks={sheet.tasks} />
      {standing.value === 'green' && finished === null && <Behind tasks={sheet.tasks} warn={bands.warn} />}
      {finished === null ? (
        <>
          <PlanBar planned={planned} actual={actual} band={conclusionBand(deviation, bands)} large />
          <RunningFigures sheet={sheet} />
        </>
      ) : (
        <FinishedFigures sheet={sheet} finished={finished} />
      )}
      <div id={arithmetic} hidden={!isExplained}>
        {isExplained && !isKept && <RollUpArithmetic tasks={sheet.tasks} />}
      </div>
    </section>
  )
}

/** Names tasks that are far behind while the whole is on plan, so that green does not hide them. [DV3] [RU2] */
function Behind({ tasks, warn }: { readonly tasks: readonly AssessedTask[]; readonly warn: number }) {
  const { t } = useSidebar()
  const recordIds = useMemo(() => tasks.filter(needsAction).map(({ row }) => row.recordId), [tasks])
  if (recordIds.length === 0) return null
  return (
    <ul className="ct-health-reasons">
      <li>
        <RecordsLink recordIds={recordIds} tasks={tasks}>
          {t('overview.behind', { count: recordIds.length, warn })}
        </RecordsLink>
      </li>
    </ul>
  )
}

/** Counts the rows that the figures and the health leave out, with the reasons and links to the rows. [RU1] [RU2] */
function Excluded({ tasks }: { readonly tasks: SheetState['tasks'] }) {
  const { t } = useSidebar()
  const reasons = useMemo(() => exclusions(tasks), [tasks])
  if (reasons.length === 0) return null
  const total = reasons.reduce((sum, { recordIds }) => sum + recordIds.length, 0)
  return (
    <p className="ct-quiet">
      {t('overview.excluded', { count: total })}
      {reasons.map(({ reason, recordIds }, at) => (
        <span key={reason}>
          {at === 0 ? '' : t('common.listSeparator')}
          <RecordsLink recordIds={recordIds} tasks={tasks}>
            {t(`overview.excluded.${reason}`, { count: recordIds.length })}
          </RecordsLink>
        </span>
      ))}
    </p>
  )
}

/** Why one campaign is not green; names the campaign when there are several. */
function Part({
  standing: { part, health },
  sheet,
  isNamed,
}: {
  readonly standing: PartStanding
  readonly sheet: SheetState
  readonly isNamed: boolean
}) {
  const { t } = useSidebar()
  if (health.reasons.length === 0) return null
  return (
    <div>
      {isNamed && <h3>{t('health.of', { campaign: campaignName(t, part), health: t(`health.${health.value}`) })}</h3>}
      <HealthReasons reasons={health.reasons} tasks={sheet.tasks} titles={part?.titles ?? NO_TITLES} />
    </div>
  )
}

const campaignName = (t: Translate, part: SheetPart | null): string =>
  part === null || part.campaignId === null ? t('moved.noCampaign') : (part.title ?? t('campaigns.untitled'))

function RunningFigures({
  sheet: {
    rollUp: { spi, completionRate, counted },
    tasks,
  },
}: {
  readonly sheet: SheetState
}) {
  const { t } = useSidebar()
  const { done, all, cancelled, unreviewed } = useMemo(() => explainRollUpTasks(tasks), [tasks])
  return (
    <dl className="ct-figures">
      <div>
        <dt>{t('overview.completion')}</dt>
        <dd>
          <b>{formatPercent(completionRate)}</b>
          <span>{t('overview.completion.of', { done, all: all - cancelled })}</span>
          {unreviewed > 0 && <span>{t('overview.completion.unreviewed', { count: unreviewed })}</span>}
        </dd>
      </div>
      <div>
        <dt>{t('overview.spi')}</dt>
        <dd>
          <b>{formatIndex(spi)}</b>
          <span>{spiMeaning(t, spi, counted)}</span>
        </dd>
      </div>
    </dl>
  )
}

/** For a campaign that is over: the share that finished on time, and how late the others were. [RU2] [ST3] */
function FinishedFigures({ sheet, finished }: { readonly sheet: SheetState; readonly finished: FinishedOutcome }) {
  const { t } = useSidebar()
  const { onTime, known, lateIds, lateDays, worstDays, undatedIds } = finished
  const worst = sheet.tasks.find(({ row }) => row.recordId === lateIds[0])
  return (
    <>
      <dl className="ct-figures">
        <div>
          <dt>{t('finished.rate')}</dt>
          <dd>
            <b>{formatPercent(known === 0 ? null : (100 * onTime) / known)}</b>
            <span>{t('finished.rate.of', { onTime: formatCount(onTime), known: formatCount(known) })}</span>
          </dd>
        </div>
        <div>
          <dt>{t('finished.late')}</dt>
          <dd>
            <b>{known === 0 ? formatCount(null) : t('finished.days', { days: formatCount(lateDays) })}</b>
            {worst !== undefined && (
              <span>
                <RecordsLink recordIds={[worst.row.recordId]} tasks={sheet.tasks}>
                  {t('finished.worst', { title: worst.row.title ?? t('task.untitled'), days: formatCount(worstDays) })}
                </RecordsLink>
              </span>
            )}
          </dd>
        </div>
      </dl>
      {undatedIds.length > 0 && (
        <p className="ct-quiet">
          <RecordsLink recordIds={undatedIds} tasks={sheet.tasks}>
            {t('finished.undated', { count: undatedIds.length })}
          </RecordsLink>
        </p>
      )}
    </>
  )
}

/** Explains an SPI in one line: 0.786 → 计划做 100，做了 78.6. */
function spiMeaning(t: Translate, spi: number | null, counted: number): string {
  if (spi === null) return t(counted === 0 ? 'overview.spi.nothing' : 'overview.spi.none')
  return t('overview.spi.meaning', { percent: formatPercent(spi * 100) })
}
