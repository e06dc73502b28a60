import { useMemo } from 'react'
import type { Board } from '../../application/board/board.ts'
import { type BoardGoal, type BoardTrend, type DailyResult, trendOf } from '../../application/board/goals.ts'
import { MIN_TREND_DAYS } from '../../domain/index.ts'
import { formatDay, formatWholePercent, type Translate } from '../../i18n/index.ts'
import { type ChartBlock, chartBlock, compose, linkTo } from '../../report/index.ts'
import { ChartView } from '../reports/ChartView.tsx'
import { LineView } from '../reports/DocumentView.tsx'
import { besideColumnName } from '../parts/columnName.ts'
import { useSidebar } from '../sidebarContext.ts'
import { amountText } from '../parts/amountText.ts'
import { Sentence } from './Sentence.tsx'

/** How a goal came along, day by day, beside its pace; and each day of 每日跟踪 against its own target. [KP5] */
export function GoalTrendView({ goal, board }: { readonly goal: BoardGoal; readonly board: Board }) {
  const { t } = useSidebar()
  const trend = useMemo(() => trendOf(board, goal), [board, goal])
  const { tasks, rows } = board
  const charts = [
    ...(trend.days.length > 0
      ? [{ key: 'way', isDrawn: trend.sufficient, block: wayChart(t, board, goal, trend) }]
      : []),
    ...(trend.daily.length > 0
      ? [
          {
            key: 'daily',
            isDrawn: trend.daily.length >= MIN_TREND_DAYS,
            block: dailyChart(t, board, goal, trend.daily),
          },
        ]
      : []),
  ]
  return (
    <div className="ct-board-trend">
      <h3>{t('board.trend.title')}</h3>
      {charts.map(({ key, isDrawn, block }) => {
        const reading = <LineView line={block.reading} records={{ tasks, rows }} />
        return isDrawn ? (
          <ChartView key={key} block={block}>
            {reading}
          </ChartView>
        ) : (
          <p key={key}>{reading}</p>
        )
      })}
      {!charts.some(({ isDrawn }) => isDrawn) && <TooFew board={board} trend={trend} />}
      {trend.undatedIds.length > 0 && goal.origin.addsUp && (
        <p className="ct-quiet">
          <Sentence
            board={board}
            message="board.trend.undated"
            parts={{
              count: linkTo('metrics', t('board.goals.entries', { count: trend.undatedIds.length }), trend.undatedIds),
              column: besideColumnName(board, 'metrics', 'day'),
            }}
          />
        </p>
      )}
      {trend.ambiguousDays.length > 0 && (
        <p className="ct-quiet">
          {t('board.trend.ambiguous', {
            days: trend.ambiguousDays.map((day) => formatDay(day, board.today)).join(t('report.separator.list')),
          })}
        </p>
      )}
    </div>
  )
}

/** The tables that could hold days, and how many they hold. */
function TooFew({ board: { rows }, trend }: { readonly board: Board; readonly trend: BoardTrend }) {
  const { t } = useSidebar()
  const tables = [rows.metrics, rows.dailyLog].flatMap((table) => (table === null ? [] : [table.name]))
  return (
    <p className="ct-quiet">
      {tables.length === 0
        ? t('board.trend.noSource')
        : t('board.trend.few', {
            need: MIN_TREND_DAYS,
            sources: tables.map((table) => t('board.trend.source', { table })).join(t('report.separator.list')),
            have: Math.max(trend.days.length, trend.daily.length),
          })}
    </p>
  )
}

const namesOf = (t: Translate) => ({ actual: t('report.goals.column.actual'), expected: t('chart.column.pace') })

/** The way of the goal with its pace. */
function wayChart(t: Translate, { today }: Board, { unit, origin }: BoardGoal, { days }: BoardTrend): ChartBlock {
  const last = days.at(-1)
  const isKnown = last !== undefined && last.expected !== null
  const message = origin.addsUp
    ? isKnown
      ? ('board.trend.reading' as const)
      : ('board.trend.readingAlone' as const)
    : isKnown
      ? ('board.trend.readingLevel' as const)
      : ('board.trend.readingLevelAlone' as const)
  const reading = compose(t(message), {
    day: linkTo('metrics', formatDay(last?.day ?? null, today), last?.ids ?? []),
    actual: amountText(last?.actual ?? null, unit),
    expected: amountText(last?.expected ?? null, unit),
  })
  return chartBlock(
    t,
    {
      kind: 'pace',
      unit,
      names: namesOf(t),
      days: days.map(({ day, actual, expected }) => ({
        day,
        actual,
        expected,
        actualText: amountText(actual, unit),
        expectedText: amountText(expected, unit),
      })),
    },
    reading,
  )
}

/** The attainment of each day against the day's own target. (S0-3) */
function dailyChart(t: Translate, { today }: Board, { unit }: BoardGoal, daily: readonly DailyResult[]): ChartBlock {
  const last = daily.at(-1)
  const reading = compose(t('board.trend.daily'), {
    day: linkTo('dailyLog', formatDay(last?.day ?? null, today), last === undefined ? [] : [last.id]),
    percent: formatWholePercent(last?.attainment ?? null),
    actual: amountText(last?.actual ?? null, unit),
    target: amountText(last?.target ?? null, unit),
  })
  return chartBlock(
    t,
    {
      kind: 'pace',
      unit: '%',
      names: { ...namesOf(t), expected: t('report.goals.column.target') },
      days: daily.map(({ day, attainment }) => ({
        day,
        actual: attainment,
        expected: 100,
        actualText: formatWholePercent(attainment),
        expectedText: formatWholePercent(100),
      })),
    },
    reading,
  )
}
