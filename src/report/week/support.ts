import { filterInSteps, isOpen, type Steps, written } from '../../domain/index.ts'
import { linesBlock, paragraph, taskList } from '../blocks.ts'
import { asksForCauses, hasColumn } from '../columns.ts'
import { compose } from '../compose.ts'
import { inPlannedOrder, mostBehindFirst } from '../order.ts'
import { tasksOf } from '../otherTables.ts'
import { dayPhrase, idsOf, tasksPhrase } from '../phrases.ts'
import { isOpenConcern, riskLine } from '../risk.ts'
import { openIssues, statedNeeds } from '../supportBlocks.ts'
import type { Block, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** The days on which somebody has much planned at once. [WK2] */
function peakBlocks(input: ReportInput): readonly Block[] {
  const { t, material } = input
  return linesBlock(
    input,
    material.period.week.peaks.map(({ owner, day, ids }) => {
      const tasks = inPlannedOrder(tasksOf(input, ids))
      return compose(t('report.week.peak'), {
        owner,
        day: dayPhrase(input, day),
        tasks: { text: tasksPhrase(t, tasks.length), recordIds: idsOf(tasks) },
      })
    }),
  )
}

/** Open tasks with a risk or cause that need help, or why there is none; nothing where nobody can write a risk. */
function* riskBlocks(input: ReportInput): Steps<readonly Block[]> {
  const { t, sheet, material } = input
  if (!asksForCauses(input)) return []
  const open = yield* filterInSteps(sheet.tasks, ({ assessment }) => isOpen(assessment.state))
  if (open.length === 0) return [paragraph(compose(t('report.week.noOpen')))]
  const concerns = yield* filterInSteps(open, isOpenConcern)
  yield
  if (concerns.length === 0) {
    return [
      paragraph(compose(t(hasColumn(input, 'risk') ? 'report.brief.supportNone' : 'report.brief.supportNoCause'))),
    ]
  }
  yield
  // A sheet without a column for measures cannot say which risks have one: all of them are listed.
  const canAnswer = hasColumn(input, 'solution')
  const listed = mostBehindFirst(canAnswer ? tasksOf(input, material.period.supportOfWeek.withoutMeasureIds) : concerns)
  if (listed.length === 0) {
    const isAnswered = concerns.every(({ row }) => written(row.solution) !== null)
    return [paragraph(compose(t(isAnswered ? 'report.week.noneWithoutMeasure' : 'report.week.onlyAheadWithout')))]
  }
  yield
  return [
    paragraph(compose(t(canAnswer ? 'report.week.withoutMeasure' : 'report.week.withConcern'))),
    ...taskList(t, listed, (task) => riskLine(input, task)),
  ]
}

/** 需协调资源: needs of the week, issues past a limit, risks without a measure, peaks of load. [S0-23] [DB2] [WK2] */
export function* weekSupportSection(input: ReportInput): Steps<Section> {
  const { t, sheet, material } = input
  const support = material.period.supportOfWeek
  const open = yield* filterInSteps(sheet.tasks, ({ assessment }) => isOpen(assessment.state))
  yield
  const hasOwners = open.some(({ row }) => (row.owner ?? []).length > 0)
  yield
  const peaks = peakBlocks(input)
  yield
  const risks = yield* riskBlocks(input)
  return {
    id: 'support',
    title: t('report.week.support'),
    blocks: [
      ...statedNeeds(input, support, 'week'),
      ...openIssues(input, support),
      ...risks,
      ...(peaks.length > 0 || !hasOwners
        ? peaks
        : [paragraph(compose(t('report.week.noPeak'), { count: String(material.period.week.peakTasks) }))]),
    ],
  }
}
