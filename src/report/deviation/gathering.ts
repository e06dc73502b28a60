import { type RetrospectiveFacts, RETROSPECTIVE_MINIMUMS } from '../../domain/index.ts'
import { formatCount, formatPercent } from '../../i18n/index.ts'
import { insufficient, paragraph } from '../blocks.ts'
import { asksForCauses } from '../columns.ts'
import { chartBlock } from '../chart/chartBlock.ts'
import { compose } from '../compose.ts'
import { dimensionsOf, PLAN_DIMENSIONS } from '../groups.ts'
import { tasksOf } from '../otherTables.ts'
import { daysPhrase, groupName, idsOf, tasksPhrase } from '../phrases.ts'
import { delayDaysOf, delayedTasks, withCategory } from '../taskSets.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

type Axis = keyof RetrospectiveFacts['RA1']

/** One axis as a Pareto chart with its table. [RA1] */
function pareto(input: ReportInput, axis: Axis): readonly Block[] {
  const { t, material } = input
  const insight = material.facts.RA1[axis]
  if (!insight.sufficient) return []
  const { items, delayed } = insight.value
  const [first] = items
  if (first === undefined) return []
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
      compose(t('report.gathering.reading'), {
        dimension: t(`report.dimension.${axis}`),
        name: groupName(t, first.key, idsOf(tasksOf(input, first.ids))),
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
      ],
      rows: items.map(({ key, count, share, covered, days, ids }): readonly Line[] => [
        groupName(t, key, idsOf(tasksOf(input, ids))),
        [{ text: formatCount(count) }],
        [{ text: formatPercent(share) }],
        [{ text: formatPercent(covered) }],
        [{ text: daysPhrase(t, days) }],
      ]),
    },
  ]
}

/** 延期集中在哪里: by cause, stage, module and channel. Only the ranking by cause needs causes. [RA1] [S3-7] */
export function gatheringSection(input: ReportInput): Section {
  const { t, sheet, material } = input
  const delayed = delayedTasks(sheet.tasks)
  const section = { id: 'gathering', title: t('report.gathering.title') }
  if (delayed.length === 0) return { ...section, blocks: [paragraph(compose(t('report.delay.none')))] }
  const run = { text: tasksPhrase(t, delayed.length), recordIds: idsOf(delayed) }
  const summary = paragraph(
    compose(t('report.delay.summary'), { tasks: run, days: daysPhrase(t, delayDaysOf(delayed)) }),
  )
  const { delayed: minimum, percentWithCause } = RETROSPECTIVE_MINIMUMS.RA1
  if (delayed.length < minimum) {
    const missing = compose(t('report.delay.rankingInsufficient'), { minimum: formatCount(minimum), delayed: run })
    return { ...section, blocks: [summary, insufficient(missing)] }
  }
  const byCause =
    sheet.columns.includes('causes') && !material.facts.RA1.cause.sufficient
      ? [
          insufficient(
            compose(t('report.delay.causeInsufficient'), {
              percent: formatPercent(percentWithCause),
              delayed: run,
              withCause: formatCount(withCategory(delayed).length),
            }),
          ),
        ]
      : asksForCauses(input)
        ? pareto(input, 'cause')
        : []
  return {
    ...section,
    blocks: [
      summary,
      ...byCause,
      ...dimensionsOf(sheet.columns, PLAN_DIMENSIONS).flatMap((dimension) => pareto(input, dimension)),
    ],
  }
}
