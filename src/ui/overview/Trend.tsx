import './trend.css'
import { past as pastWords } from '../../i18n/zh-CN/past.ts'
import { reportChart } from '../../i18n/zh-CN/reportChart.ts'
import { useMemo, useState } from 'react'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { CampaignFigures } from '../../application/companions/campaignCells.ts'
import { bringWords, formatDay, formatPercent } from '../../i18n/index.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import { chartBlock } from '../../report/index.ts'
import { Choice } from '../parts/Choice.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { ChartView } from '../reports/ChartView.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { campaignsOf, linesIn, missingDaysIn, pointsOf, type TrendPoint, withFiguresNow } from './trendModel.ts'
import { firstPlannedDay } from '../../application/history/snapshot.ts'

bringWords({ ...pastWords, ...reportChart })

/**
 * Planned and actual progress day by day from snapshots; the last day has the figures shown now. [SN1] While they are
 * read, an empty block of the same size is shown.
 */
export function Trend({
  sheet,
  scope,
  campaigns: running,
  keptDays,
}: {
  /** What the scope shows of the sheet. */
  readonly sheet: Pick<SheetState, 'tableId' | 'asOf' | 'today' | 'rollUp' | 'tasks' | 'lastPassAt'>
  readonly scope: ReportScope
  /** The campaigns as they are shown now; empty where the sheet has no table of campaigns. */
  readonly campaigns: readonly CampaignFigures[]
  /** Another one when a kept day has changed: the day before may be saved right after the next one has begun. */
  readonly keptDays: object | undefined
}) {
  const { t, actions } = useSidebar()
  const { tableId, asOf, tasks, lastPassAt } = sheet
  const first = useMemo(() => firstPlannedDay(tasks.map(({ row }) => row)), [tasks])
  /** Ask again when this changes: a line is added or removed. */
  const lines = useMemo(() => linesOf(first, running), [first, running])
  const [chosen, setChosen] = useState<string | null>(null)
  /** The last pass after which an answer lacked the as-of day: it had begun before the day had figures. */
  const [lacking, setLacking] = useState<number | null>(null)
  const { answer } = useAnswer([tableId, asOf, lines, lacking, keptDays], () => actions.history())
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
      <h2>{t('trend.title')}</h2>
      {campaigns.length > 1 && campaign !== undefined && (
        <Choice
          showsLabel
          label={t('trend.campaign')}
          value={campaign.id}
          onChange={setChosen}
          choices={campaigns.map(({ id, name }) => ({ value: id, label: name ?? t('moved.whole') }))}
        />
      )}
      <div className="ct-trend" data-reading={history === null}>
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

/** The line of the reports over the days that were kept, with what it ends in and how many days it lacks. [SN1] */
function TrendChart({ points }: { readonly points: readonly TrendPoint[] }) {
  const { t } = useSidebar()
  const last = points.at(-1)
  if (last === undefined) return null
  const missing = missingDaysIn(points)
  const words = [
    t('trend.words', {
      to: formatDay(last.day, last.day),
      planned: formatPercent(last.planned),
      actual: formatPercent(last.actual),
      count: points.length,
    }),
    ...(missing > 0 ? [t('trend.gaps', { count: missing })] : []),
  ].join('')
  const block = chartBlock(
    t,
    {
      kind: 'planActual',
      days: points.map((point) => ({ ...point, text: formatDay(point.day, last.day) })),
      names: { planned: t('trend.planned'), actual: t('trend.actual') },
    },
    [{ text: words }],
  )
  return (
    <ChartView block={block}>
      <span className="ct-quiet">{words}</span>
    </ChartView>
  )
}
