import './trend.css'
import { past as pastWords } from '../../i18n/zh-CN/past.ts'
import { useMemo, useState } from 'react'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { CampaignFigures } from '../../application/companions/campaignCells.ts'
import { bringWords, formatDay, formatPercent } from '../../i18n/index.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import { Choice } from '../parts/Choice.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import {
  campaignsOf,
  linePath,
  linesIn,
  pointsOf,
  TREND_HEIGHT,
  TREND_WIDTH,
  type TrendPoint,
  withFiguresNow,
} from './trendModel.ts'
import { firstPlannedDay } from '../../application/history/snapshot.ts'

bringWords(pastWords)

/**
 * Planned and actual progress day by day from snapshots; the last day has the figures shown now. [SN1] While they are
 * read, an empty block of the same size is shown.
 */
export function Trend({
  sheet,
  scope,
  campaigns: running,
}: {
  /** What the scope shows of the sheet. */
  readonly sheet: Pick<SheetState, 'tableId' | 'asOf' | 'today' | 'rollUp' | 'tasks' | 'lastPassAt'>
  readonly scope: ReportScope
  /** The campaigns as they are shown now; empty where the sheet has no table of campaigns. */
  readonly campaigns: readonly CampaignFigures[]
}) {
  const { t, actions } = useSidebar()
  const { tableId, asOf, tasks, lastPassAt } = sheet
  const first = useMemo(() => firstPlannedDay(tasks.map(({ row }) => row)), [tasks])
  /** Ask again when this changes: a line is added or removed. */
  const lines = useMemo(() => linesOf(first, running), [first, running])
  const [chosen, setChosen] = useState<string | null>(null)
  /** The last pass after which an answer lacked the as-of day: it had begun before the day had figures. */
  const [lacking, setLacking] = useState<number | null>(null)
  const { answer } = useAnswer([tableId, asOf, lines, lacking], () => actions.history())
  const lacksDay =
    answer?.ok === true && first !== null && first <= asOf && !answer.value.some(({ day }) => day === asOf)
  if (lacksDay && lacking !== lastPassAt) setLacking(lastPassAt)
  const history = useMemo(
    () => (answer === null ? null : withFiguresNow(answer.ok ? answer.value : [], sheet, running)),
    [answer, sheet, running],
  )
  const campaigns = useMemo(() => linesIn(scope, campaignsOf(history ?? [])), [history, scope])
  const campaign = campaigns.find(({ id }) => id === chosen) ?? campaigns[0]
  const points = useMemo(
    () => (campaign === undefined ? [] : pointsOf(history ?? [], campaign.id)),
    [history, campaign],
  )
  return (
    <section className="ct-section" aria-label={t('trend.title')}>
      <header>
        <h2>{t('trend.title')}</h2>
        <span className="ct-trend-legend" aria-hidden="true">
          <i data-line="planned" />
          {t('trend.planned')}
          <i data-line="actual" />
          {t('trend.actual')}
        </span>
      </header>
      {campaigns.length > 1 && campaign !== undefined && (
        <Choice
          showsLabel
          label={t('trend.campaign')}
          value={campaign.id}
          onChange={setChosen}
          choices={campaigns.map(({ id, name }) => ({ value: id, label: name ?? t('moved.whole') }))}
        />
      )}
      <div className="ct-trend">
        {history !== null &&
          (points.length < 2 ? (
            <p className="ct-quiet">
              {first !== null && first > asOf
                ? t('trend.notYet', { day: formatDay(first, sheet.today) })
                : t('trend.short', { count: points.length })}
            </p>
          ) : (
            <TrendChart points={points} />
          ))}
      </div>
    </section>
  )
}

/** What decides where the lines begin, whichever of them is shown: the answer holds for all campaigns. */
const linesOf = (first: string | null, campaigns: readonly CampaignFigures[]): string =>
  campaigns.length === 0
    ? (first ?? '')
    : campaigns
        .map(({ campaignId, tasks }) => `${campaignId} ${firstPlannedDay(tasks.map(({ row }) => row)) ?? ''}`)
        .join(' ')

function TrendChart({ points }: { readonly points: readonly TrendPoint[] }) {
  const { t } = useSidebar()
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return null
  const day = (value: string) => formatDay(value, last.day)
  return (
    <>
      <svg
        className="ct-trend-chart"
        viewBox={`0 0 ${String(TREND_WIDTH)} ${String(TREND_HEIGHT)}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {[0, 50, 100].map((percent) => {
          const y = String(TREND_HEIGHT * (1 - percent / 100))
          return <line key={percent} className="ct-trend-grid" x1="0" x2={String(TREND_WIDTH)} y1={y} y2={y} />
        })}
        <path className="ct-trend-planned" d={linePath(points, 'planned')} />
        <path className="ct-trend-actual" d={linePath(points, 'actual')} />
      </svg>
      <p className="ct-trend-days" aria-hidden="true">
        <span>{day(first.day)}</span>
        <span>
          {day(last.day)} · {t('trend.planned')} {formatPercent(last.planned)} · {t('trend.actual')}{' '}
          {formatPercent(last.actual)}
        </span>
      </p>
      <table className="ct-hidden">
        <caption>
          {t('trend.words', {
            from: day(first.day),
            planned0: formatPercent(first.planned),
            actual0: formatPercent(first.actual),
            to: day(last.day),
            planned1: formatPercent(last.planned),
            actual1: formatPercent(last.actual),
            count: points.length,
          })}
        </caption>
        <thead>
          <tr>
            <th>{t('trend.day')}</th>
            <th>{t('trend.planned')}</th>
            <th>{t('trend.actual')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.day}>
              <th scope="row">{day(point.day)}</th>
              <td>{formatPercent(point.planned)}</td>
              <td>{formatPercent(point.actual)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
