import { byText } from '../order.ts'
import { insight } from './insight.ts'
import type { Insight } from './insight.ts'
import { RETROSPECTIVE_MINIMUMS } from './minimums.ts'
import { COMPARABLE_FIGURES } from './records.ts'
import type { ComparableFigure, EarlierCampaign } from './records.ts'
import { forComparison, usableNumber, withoutNoise } from '../exactness.ts'
import { median } from '../statistics.ts'

/** One figure against earlier campaigns: 25 % → 20 % is −5 points and −20 %. [RA16] */
export interface FigureComparison {
  readonly figure: ComparableFigure
  readonly current: number
  /** Median of the earlier campaigns that have the figure. */
  readonly earlier: number
  readonly points: number
  /** Percent of the earlier figure; null when that is 0. */
  readonly relative: number | null
  /** Whether the figure rose or fell each time, up to this campaign, else mixed; null below three earlier ones. */
  readonly trend: 'rising' | 'falling' | 'mixed' | null
  readonly ids: readonly string[]
}

function trendOf(values: readonly number[]): 'rising' | 'falling' | 'mixed' {
  const steps = values.slice(1).map((value, at) => forComparison(value - (values[at] ?? value)))
  if (steps.every((step) => step > 0)) return 'rising'
  return steps.every((step) => step < 0) ? 'falling' : 'mixed'
}

/** Earlier campaigns, the oldest end first. */
export const chronological = (earlier: readonly EarlierCampaign[]): readonly EarlierCampaign[] =>
  earlier.toSorted((a, b) => byText(a.end ?? '', b.end ?? '') || byText(a.id, b.id))

/** This campaign's figures beside the earlier ones', oldest first by their end. [RA16] */
export function comparison(
  current: Readonly<Record<ComparableFigure, number | null>>,
  earlier: readonly EarlierCampaign[],
): Insight<readonly FigureComparison[]> {
  const campaigns = chronological(earlier)
  const figures = COMPARABLE_FIGURES.flatMap((figure): FigureComparison[] => {
    const now = usableNumber(current[figure])
    const earlierFigures = campaigns.flatMap(({ id, figures: kept }) => {
      const value = usableNumber(kept[figure])
      return value === null ? [] : [{ id, value }]
    })
    const base = median(earlierFigures.map(({ value }) => value))
    if (now === null || base === null) return []
    const series = [...earlierFigures.map(({ value }) => value), now]
    return [
      {
        figure,
        current: now,
        earlier: withoutNoise(base),
        points: withoutNoise(now - base),
        relative: base === 0 ? null : withoutNoise((100 * (now - base)) / base),
        trend: earlierFigures.length >= RETROSPECTIVE_MINIMUMS.RA16.forTrend ? trendOf(series) : null,
        ids: earlierFigures.map(({ id }) => id),
      },
    ]
  })
  const ids = campaigns.map(({ id }) => id).filter((id) => figures.some((figure) => figure.ids.includes(id)))
  return insight(
    'RA16',
    { n: ids.length, ids },
    [{ what: 'comparableCampaigns', have: ids.length, need: RETROSPECTIVE_MINIMUMS.RA16.comparable }],
    () => figures,
  )
}
