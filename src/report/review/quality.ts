import { TASK_FLAGS, flagWeight, type FlagWeight } from '../../domain/index.ts'
import { formatCount, formatPercent, formatPoints } from '../../i18n/index.ts'
import { paragraph } from '../blocks.ts'
import { compose } from '../compose.ts'
import { inPlannedOrder } from '../order.ts'
import { absentTables } from '../otherTables.ts'
import { countedAndNot } from '../taskSets.ts'
import { idsOf, quotedTitlesOf, tasksPhrase, titlesOf } from '../phrases.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** The share of rows without data flags, and the rows of each flag. [RA15] */
function dataQuality({ t, sheet }: ReportInput): readonly Block[] {
  if (sheet.tasks.length === 0) return []
  const ordered = inPlannedOrder(sheet.tasks)
  const clean = ordered.filter(({ assessment }) => assessment.flags.length === 0)
  const columns = [t('report.column.problem'), t('report.column.rows'), t('report.column.tasks')]
  const tableOf = (weight: FlagWeight): readonly Block[] => {
    const rows = TASK_FLAGS.filter((flag) => flagWeight(flag) === weight)
      .map((flag) => ({ flag, tasks: ordered.filter(({ assessment }) => assessment.flags.includes(flag)) }))
      .filter(({ tasks }) => tasks.length > 0)
      .map(({ flag, tasks }) => [
        [{ text: t(`flag.${flag}`) }],
        [{ text: formatCount(tasks.length), recordIds: idsOf(tasks) }],
        titlesOf(t, tasks),
      ])
    return rows.length === 0
      ? []
      : [paragraph(compose(t(`report.quality.${weight}`))), { kind: 'table', columns, rows }]
  }
  return [
    {
      kind: 'figures',
      items: [
        {
          label: t('report.quality.score'),
          value: formatPercent((100 * clean.length) / ordered.length),
          note: t('report.quality.scoreNote', {
            clean: formatCount(clean.length),
            all: tasksPhrase(t, ordered.length),
          }),
          recordIds: idsOf(clean),
        },
      ],
    },
    ...tableOf('figures'),
    ...tableOf('incomplete'),
  ]
}

/** The settings and conventions that the figures were computed with. */
function method({ t, sheet, settings }: ReportInput): readonly Line[] {
  const excluded = inPlannedOrder(countedAndNot(sheet.tasks).excluded)
  const { watch, warn, severe } = settings.bands
  const isWorkday = settings.calendar.mode === 'workday'
  return [
    compose(t(sheet.today === sheet.asOf ? 'report.method.sameDay' : 'report.method.twoDays'), {
      asOf: sheet.asOf,
      today: sheet.today,
    }),
    ...(settings.cutOff === '00:00'
      ? []
      : [compose(t('report.method.cutOff'), { cutOff: settings.cutOff, zone: settings.timeZone })]),
    compose(t(isWorkday ? 'report.method.workdays' : 'report.method.calendarDays')),
    ...(isWorkday && sheet.calendarBeyondData ? [compose(t('report.method.beyondData'))] : []),
    compose(t('report.method.bands'), {
      watch: formatPoints(-watch),
      warn: formatPoints(-warn),
      severe: formatPoints(-severe),
      ahead: formatPoints(warn),
    }),
    compose(
      t(sheet.tasks.some(({ row }) => row.weight !== null) ? 'report.method.ownWeights' : 'report.method.weights'),
    ),
    ...(excluded.length === 0
      ? []
      : [
          compose(t('report.method.excluded'), {
            tasks: tasksPhrase(t, excluded.length),
            titles: quotedTitlesOf(t, excluded),
          }),
        ]),
    compose(t('report.method.delays')),
    compose(t('report.method.quotes')),
  ]
}

/** 数据质量与口径: rows with data problems, and how the figures were computed. [RA15] [TM1] [CA1] [DV3] [RU1] */
export const qualitySection = (input: ReportInput): Section => ({
  id: 'quality',
  title: input.t('report.review.quality'),
  blocks: [
    ...dataQuality(input),
    paragraph(compose(input.t('report.method.title'))),
    { kind: 'list', items: method(input) },
    ...absentTables(input, ['kpis', 'budget', 'issues']),
  ],
})
