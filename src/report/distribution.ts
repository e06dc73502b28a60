import { formatCount } from '../i18n/index.ts'
import type { Tone } from './chart/chart.ts'
import { chartBlock } from './chart/chartBlock.ts'
import { compose, joinLines } from './compose.ts'
import { tasksPhrase } from './phrases.ts'
import type { Block } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

const TONES = {
  severe: 'bad',
  warning: 'bad',
  watch: 'watch',
  normal: 'good',
  ahead: 'neutral',
} as const satisfies Record<string, Tone>

/** How many open tasks deviate how far. [DV3] */
export function distribution(input: ReportInput): readonly Block[] {
  const { t, material } = input
  const { bands } = material.facts
  const present = bands.filter(({ ids }) => ids.length > 0)
  if (present.length === 0) return []
  return [
    chartBlock(
      t,
      {
        kind: 'deviations',
        bars: bands.map(({ band, ids }) => ({
          label: t(`band.${band}`),
          value: ids.length,
          text: tasksPhrase(t, ids.length),
          tone: TONES[band],
        })),
      },
      compose(t('report.deviationOf.distribution'), {
        bands: joinLines(
          t('report.separator.list'),
          present.map(({ band, ids }) =>
            compose(t('report.deviationOf.band'), {
              band: t(`band.${band}`),
              count: { text: formatCount(ids.length), recordIds: ids },
            }),
          ),
        ),
      }),
      'reading',
    ),
  ]
}
