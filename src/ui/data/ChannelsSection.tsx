import { useMemo } from 'react'
import { channelBoard, type ChannelLine, hasChannels } from '../../application/board/channelBoard.ts'
import { ANOMALY_MIN_SAMPLE } from '../../domain/index.ts'
import { formatCount, formatDay, formatPercent, type Translate } from '../../i18n/index.ts'
import { type ChartBlock, chartBlock, compose, funnelBlocks } from '../../report/index.ts'
import type { Hue } from '../../schema/index.ts'
import { ChartView } from '../reports/ChartView.tsx'
import { LineView } from '../reports/DocumentView.tsx'
import { PlainTable } from '../reports/PlainTable.tsx'
import { besideColumnName } from '../parts/columnName.ts'
import { useSidebar } from '../sidebarContext.ts'
import { DropAction } from './DropAction.tsx'
import type { SectionProps } from './section.ts'
import { Unfolding } from './Unfolding.tsx'
import './clocks.css'

const HUES: Readonly<Record<ChannelLine['latest']['anomaly']['value'], Hue>> = {
  normal: 'green',
  drop: 'red',
  surge: 'turquoise',
  insufficient: 'grey',
}

/** 渠道: the latest rate of each channel with what it is compared with, and the funnel. [AN1] [AN2] [RA7] */
export function ChannelsSection({ board, onUpgrade }: SectionProps) {
  const { t } = useSidebar()
  const { lines, unnamed } = useMemo(() => channelBoard(board), [board])
  const drops = lines.filter(({ drop }) => drop !== null).length
  const table = board.rows.metrics
  return (
    <section className="ct-section" aria-label={t('board.channels.title')}>
      <header>
        <h2>{t('board.channels.title')}</h2>
        {drops > 0 && <span className="ct-count">{t('board.channels.count', { count: formatCount(drops) })}</span>}
      </header>
      {table !== null && hasChannels(board) && lines.length === 0 && unnamed === 0 && (
        <p className="ct-quiet">{t('board.channels.none', { table: table.name })}</p>
      )}
      <ul className="ct-clock-list">
        {lines.map((line) => (
          <li key={JSON.stringify([line.campaignId, line.kpiId, line.channel])}>
            <Unfolding summary={<ChannelSummary line={line} board={board} />}>
              {() => <ChannelTrend line={line} />}
            </Unfolding>
            {line.drop !== null && <DropAction line={line} drop={line.drop} board={board} onUpgrade={onUpgrade} />}
          </li>
        ))}
      </ul>
      {unnamed > 0 && (
        <p className="ct-quiet">
          {t('board.channels.unnamed', {
            count: formatCount(unnamed),
            column: besideColumnName(board, 'metrics', 'channel'),
          })}
        </p>
      )}
      {board.funnel !== null && <Funnel board={board} funnel={board.funnel} />}
    </section>
  )
}

const nameOf = ({ channel, goal }: ChannelLine): string => (goal === null ? channel : `${channel} · ${goal}`)

function ChannelSummary({ line, board }: { readonly line: ChannelLine; readonly board: SectionProps['board'] }) {
  const { t } = useSidebar()
  const { anomaly } = line.latest
  const tag = anomaly.because === 'noBase' || anomaly.because === 'baseZero' ? 'noBaseTag' : anomaly.value
  return (
    <>
      <span className="ct-board-head">
        <span className="ct-board-name">{nameOf(line)}</span>
        <b>
          {anomaly.base === null
            ? formatPercent(line.rate)
            : t('board.channels.rate', { base: formatPercent(anomaly.base), rate: formatPercent(line.rate) })}
        </b>
        <span className="ct-tag" data-hue={HUES[anomaly.value]}>
          {t(`board.channels.${tag}`)}
        </span>
      </span>
      <span className="ct-board-meta">{whyText(t, line, board)}</span>
    </>
  )
}

/** What the verdict rests on: the base, or why there is none. [AN1] */
function whyText(t: Translate, { latest }: ChannelLine, board: SectionProps['board']): string {
  const { because, baseFrom, baseDays, change } = latest.anomaly
  const day = formatDay(latest.day, board.today)
  switch (because) {
    case 'sampleTooSmall':
      return latest.denominator === null || latest.numerator === null
        ? t('board.channels.noNumbers', {
            day,
            columns: (['numerator', 'denominator'] as const)
              .filter((field) => latest[field] === null)
              .map((field) => t('board.column', { name: besideColumnName(board, 'metrics', field) }))
              .join(t('common.listSeparator')),
          })
        : t('board.channels.tooFew', { day, count: formatCount(latest.denominator), need: ANOMALY_MIN_SAMPLE })
    case 'noBase':
    case 'baseZero':
      return t(`board.channels.${because}`, { day })
    default:
      return t(baseFrom === 'previousDay' ? 'board.channels.previous' : 'board.channels.median', {
        day,
        count: baseDays.length,
        change: formatPercent(change),
      })
  }
}

/** The rates of the last days beside what each was compared with. */
function ChannelTrend({ line }: { readonly line: ChannelLine }) {
  const { t } = useSidebar()
  if (line.trend.length < 2) return <p className="ct-quiet">{t('board.channels.trendOne')}</p>
  const reading = t('board.channels.trend', {
    channel: nameOf(line),
    count: line.trend.length,
    rate: formatPercent(line.trend.at(-1)?.rate ?? null),
  })
  const block = chartBlock(
    t,
    {
      kind: 'pace',
      days: line.trend.map(({ day, rate, base }) => ({
        day,
        actual: rate,
        expected: base,
        actualText: formatPercent(rate),
        expectedText: formatPercent(base),
      })),
      unit: '%',
      names: { actual: t('board.channels.actual'), expected: t('board.channels.base') },
    },
    compose(reading),
  )
  return <ChartView block={block}>{reading}</ChartView>
}

/** The funnel as the reports draw it. [RA7] [S0-8] */
function Funnel({ board, funnel }: { readonly board: SectionProps['board']; readonly funnel: FunnelOfBoard }) {
  const { t } = useSidebar()
  const records = { tasks: board.tasks, rows: board.rows }
  return (
    <div className="ct-clock-part">
      <h3>{t('board.funnel.title')}</h3>
      {funnelBlocks(t, funnel.funnel, funnel.actualOf).map((block) => {
        switch (block.kind) {
          case 'chart':
            return (
              <ChartView key="chart" block={block satisfies ChartBlock}>
                <LineView line={block.reading} records={records} />
              </ChartView>
            )
          case 'table':
            return (
              <PlainTable
                key="table"
                columns={block.columns}
                rows={block.rows}
                textOf={(cells) => cells.flatMap((line) => line.map(({ text }) => text)).join(' ')}
                renderCell={(line) => <LineView line={line} records={records} />}
              />
            )
          case 'insufficient':
            return (
              <p key="insufficient" className="ct-quiet">
                <LineView line={block.line} records={records} />
              </p>
            )
          default:
            return null
        }
      })}
    </div>
  )
}

type FunnelOfBoard = NonNullable<SectionProps['board']['funnel']>
