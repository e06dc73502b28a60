import type { ForecastBoard } from '../../application/planning/forecastBoard.ts'
import type { TaskRange } from '../../domain/index.ts'
import { formatCount, formatDay, formatIndex, formatPercent, type Translate } from '../../i18n/index.ts'
import type { TaskFieldKey } from '../../schema/index.ts'

type KnownRange = Extract<TaskRange, { kind: 'range' }>

/** What the sentences need besides the range. */
interface RangeSurroundings {
  /** Days of another year are shown with their year. */
  readonly today: string
  /** A sheet without modules is measured by channel. [RA12] */
  readonly columns: readonly TaskFieldKey[]
  readonly titleOf: (recordId: string) => string
}

function groupText(t: Translate, { accuracy: { group, n } }: KnownRange, columns: readonly TaskFieldKey[]): string {
  const values = { count: n }
  if (group === 'owner' || group === 'all') return t(`forecast.group.${group}`, values)
  return t(`forecast.group.${columns.includes('module') ? 'module' : 'channel'}.${group}`, values)
}

/** When the task will be done, what that rests on, and what may make it later. [FC2] */
export function rangeLines(
  t: Translate,
  range: KnownRange,
  { today, columns, titleOf }: RangeSurroundings,
): readonly string[] {
  const group = groupText(t, range, columns)
  const [median, p80] = [formatDay(range.median, today), formatDay(range.p80, today)]
  const how = t(`forecast.how.${range.basis}.${range.unit}`, {
    from: formatDay(range.from, today),
    work: formatCount(range.work),
    median: formatIndex(range.accuracy.median),
    p80: formatIndex(range.accuracy.p80),
  })
  if (range.isSlowerThanPast) return [t('forecast.task.slower', { group, p80 }), how]
  return [
    t(range.median === range.p80 ? 'forecast.task.oneDay' : 'forecast.task', { group, median, p80 }),
    how,
    ...(range.pushedBy === null ? [] : [t('forecast.pushed', { title: titleOf(range.pushedBy) })]),
    ...(range.waitsFor.length === 0
      ? []
      : [t('forecast.waits', { titles: range.waitsFor.map(titleOf).join(t('common.listSeparator')) })]),
  ]
}

/** That there are too few finished tasks, and how many more are needed. [FC2] */
export const shortageText = (t: Translate, { have, need }: Pick<ForecastBoard, 'have' | 'need'>): string =>
  t('forecast.none.tooFew', { have: formatCount(have), need: formatCount(need), missing: formatCount(need - have) })

/** How such ranges did for the finished tasks, or that this cannot be told yet. [FC2] */
export const backTestText = (t: Translate, { backTest }: Pick<ForecastBoard, 'backTest'>): string =>
  backTest.kind === 'tooFew'
    ? t('forecast.untested', { have: formatCount(backTest.have), need: formatCount(backTest.need) })
    : t('forecast.tested', {
        n: formatCount(backTest.n),
        within: formatCount(backTest.within),
        percent: formatPercent((100 * backTest.within) / backTest.n),
        days: formatCount(backTest.medianErrorDays),
      })
