import type { RetrospectiveFacts, Steps } from '../domain/index.ts'
import { formatCount, formatPercent } from '../i18n/index.ts'
import { chartBlock } from './chart/chartBlock.ts'
import { compose } from './compose.ts'
import { rowNames, tasksOf } from './otherTables.ts'
import { daysPhrase, groupName, idsOf, tasksPhrase } from './phrases.ts'
import type { Block, Line } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

type Axis = keyof RetrospectiveFacts['RA1']

/** One axis as a Pareto chart with its table. [RA1] */
export function* pareto(input: ReportInput, axis: Axis): Steps<readonly Block[]> {
  const { t, material } = input
  const insight = material.facts.RA1[axis]
  if (!insight.sufficient) return []
  const { items, delayed } = insight.value
  const [first] = items
  if (first === undefined) return []
  const most = items.filter(({ count }) => count === first.count)
  const names = new Map<(typeof items)[number], Line>()
  for (const item of items) {
    yield
    names.set(item, groupName(t, item.key, idsOf(tasksOf(input, item.ids))))
  }
  yield
  const nameOf = (item: (typeof items)[number]): Line => names.get(item) ?? []
  return [
    chartBlock(
      t,
      {
        kind: 'pareto',
        bars: items.map(({ key, count, covered }, at) => ({
          label: key,
          value: count,
          text: tasksPhrase(t, count),
          tone: at === 0 ? 'bad' : 'neutral',
          cumulated: covered,
        })),
      },
      compose(t(most.length === 1 ? 'report.gathering.reading' : 'report.gathering.tied'), {
        dimension: t(`report.dimension.${axis}`),
        name: nameOf(first),
        names: rowNames(
          t,
          most.map((item) => compose(t('report.name'), { title: nameOf(item) })),
        ),
        count: formatCount(first.count),
        all: formatCount(delayed),
        share: formatPercent(first.share),
      }),
      'beside',
    ),
    {
      kind: 'table',
      columns: [
        t(`report.dimension.${axis}`),
        t('report.column.delayedTasks'),
        t('report.column.share'),
        t('chart.column.cumulated'),
        t('report.column.delayDays'),
        t('report.column.dayShare'),
      ],
      rows: items.map((item): readonly Line[] => [
        nameOf(item),
        [{ text: formatCount(item.count) }],
        [{ text: formatPercent(item.share) }],
        [{ text: formatPercent(item.covered) }],
        [{ text: daysPhrase(t, item.days) }],
        [{ text: formatPercent(item.daysShare) }],
      ]),
    },
  ]
}
