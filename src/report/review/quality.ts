import { dayWithoutData, filterInSteps, flagWeight, type FlagWeight, type Steps } from '../../domain/index.ts'
import { formatCount, formatPercent } from '../../i18n/index.ts'
import { paragraph } from '../blocks.ts'
import { compose } from '../compose.ts'
import { bandLimits, daysOfFigures } from '../methodLines.ts'
import { inPlannedOrder } from '../order.ts'
import { absentTables, tasksOf } from '../otherTables.ts'
import { countedAndNot } from '../taskSets.ts'
import { dayPhrase, idsOf, quotedTitlesOf, tasksPhrase, titlesOf } from '../phrases.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** The share of rows without data flags, and the rows of each flag. [RA15] */
function* dataQuality(input: ReportInput): Steps<readonly Block[]> {
  const { t, material } = input
  const { dataQuality: insight } = material.facts.RA15
  if (!insight.sufficient) return []
  const { score, clean, rows: all, byFlag } = insight.value
  const columns = [t('report.column.problem'), t('report.column.rows'), t('report.column.tasks')]
  const rowsOf: Record<FlagWeight, (readonly Line[])[]> = { figures: [], incomplete: [] }
  for (const { flag, ids } of byFlag) {
    yield
    const tasks = tasksOf(input, ids)
    rowsOf[flagWeight(flag)].push([
      [{ text: t(`flag.${flag}`) }],
      [{ text: formatCount(tasks.length), recordIds: idsOf(tasks) }],
      titlesOf(t, tasks),
    ])
  }
  const tableOf = (weight: FlagWeight): readonly Block[] =>
    rowsOf[weight].length === 0
      ? []
      : [paragraph(compose(t(`report.quality.${weight}`))), { kind: 'table', columns, rows: rowsOf[weight] }]
  const flagged = new Set<string>()
  for (const { ids } of byFlag) {
    yield
    for (const id of ids) flagged.add(id)
  }
  yield
  const everyId = idsOf(tasksOf(input, insight.ids))
  yield
  const cleanIds = yield* filterInSteps(everyId, (id) => !flagged.has(id))
  return [
    {
      kind: 'figures',
      items: [
        {
          label: t('report.quality.score'),
          value: formatPercent(score),
          note: t('report.quality.scoreNote', { clean: formatCount(clean), all: tasksPhrase(t, all) }),
          recordIds: cleanIds,
        },
      ],
    },
    ...tableOf('figures'),
    ...tableOf('incomplete'),
  ]
}

/** The settings and conventions that the figures were computed with. */
function* method(input: ReportInput): Steps<readonly Line[]> {
  const { t, sheet, settings } = input
  const excluded = inPlannedOrder(countedAndNot(sheet.tasks).excluded)
  yield
  const weighted = yield* filterInSteps(sheet.tasks, ({ row }) => row.weight !== null)
  yield
  const isWorkday = settings.calendar.mode === 'workday'
  const due = input.material.evaluation?.due ?? null
  const withoutData =
    (isWorkday ? sheet.calendarWithoutDataFrom : null) ??
    dayWithoutData([{ from: due, to: due }], settings.calendar.off)
  return [
    daysOfFigures(input),
    ...(settings.cutOff === '00:00'
      ? []
      : [compose(t('report.method.cutOff'), { cutOff: settings.cutOff, zone: settings.timeZone })]),
    compose(t(isWorkday ? 'report.method.workdays' : 'report.method.calendarDays')),
    ...(withoutData === null ? [] : [compose(t('report.method.beyondData'), { day: dayPhrase(input, withoutData) })]),
    bandLimits(input),
    compose(t(weighted.length > 0 ? 'report.method.ownWeights' : 'report.method.weights')),
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
export function* qualitySection(input: ReportInput, tables: Parameters<typeof absentTables>[1]): Steps<Section> {
  const quality = yield* dataQuality(input)
  yield
  return {
    id: 'quality',
    title: input.t('report.review.quality'),
    blocks: [
      ...quality,
      paragraph(compose(input.t('report.method.title'))),
      { kind: 'list', items: yield* method(input) },
      ...absentTables(input, tables),
    ],
  }
}
