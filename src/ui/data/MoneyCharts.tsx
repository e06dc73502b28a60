import type { MoneyBoard } from '../../application/board/money.ts'
import type { SpendPace } from '../../domain/index.ts'
import { formatPercent, formatPoints, type Translate } from '../../i18n/index.ts'
import { chartBlock, compose } from '../../report/index.ts'
import { ChartView } from '../reports/ChartView.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { budgetSumText, spentSumText } from './moneySums.ts'

/** Spend, progress and time as three marks on one line, with the sentence that compares them. [RA9] (S3-5) */
export function SpendMarks({ pace }: { readonly pace: SpendPace }) {
  const { t } = useSidebar()
  const { use, progress, time } = pace
  const mark = (key: 'use' | 'progress' | 'time', value: number) => ({
    label: t(`board.money.pace.${key}`),
    value,
    text: formatPercent(value),
  })
  const reading = readingOf(t, pace)
  const block = chartBlock(
    t,
    {
      kind: 'marks',
      marks: [
        mark('use', use),
        ...(progress === null ? [] : [mark('progress', progress)]),
        ...(time === null ? [] : [mark('time', time)]),
      ],
    },
    compose(reading),
  )
  return (
    <>
      <ChartView block={block}>{reading}</ChartView>
      {progress === null && <p className="ct-quiet">{t('board.money.pace.noProgress')}</p>}
      {time === null && <p className="ct-quiet">{t('board.money.pace.noTime')}</p>}
    </>
  )
}

/** '进度 45% · 时间 58% · 花费 40%。花得比做得慢 5 个百分点，比时间慢 18 个百分点。' */
function readingOf(t: Translate, { use, progress, time, aheadOfProgress, aheadOfTime }: SpendPace): string {
  const figures = [
    ...(progress === null ? [] : [`${t('board.money.pace.progress')} ${formatPercent(progress)}`]),
    ...(time === null ? [] : [`${t('board.money.pace.time')} ${formatPercent(time)}`]),
    `${t('board.money.pace.use')} ${formatPercent(use)}`,
  ].join(' · ')
  const gap = (of: 'progress' | 'time', points: number | null): readonly string[] =>
    points === null
      ? []
      : [
          t(`board.money.pace.${of}${points === 0 ? 'Level' : points > 0 ? 'Ahead' : 'Behind'}`, {
            points: formatPoints(Math.abs(points)).replace('+', ''),
          }),
        ]
  const gaps = [...gap('progress', aheadOfProgress), ...gap('time', aheadOfTime)]
  return t('board.pace.sentence', { parts: [figures, ...gaps].join(t('report.separator.comma')) })
}

/** Spend beside the budget of each category. [RA9] (S1-7) */
export function CategoryChart({ byCategory }: { readonly byCategory: NonNullable<MoneyBoard['byCategory']> }) {
  const { t } = useSidebar()
  const bars = byCategory.map(({ category, totals }) => ({
    label: category,
    value: totals.reported === 0 ? null : totals.actual,
    of: totals.budgeted === 0 ? null : totals.budget,
    text: t('board.money.categoryText', {
      spent: spentSumText(t, totals),
      budget: budgetSumText(t, totals),
    }),
    tone: (totals.variance ?? 0) > 0 ? ('bad' as const) : ('good' as const),
  }))
  const reading = t('board.money.categoriesReading', {
    count: bars.length,
    over: bars.filter(({ tone }) => tone === 'bad').length,
  })
  return (
    <>
      <h3>{t('board.money.categories')}</h3>
      <ChartView block={chartBlock(t, { kind: 'budget', bars }, compose(reading))}>{reading}</ChartView>
    </>
  )
}
