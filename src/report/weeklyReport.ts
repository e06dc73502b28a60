import { allAtOnce, type Steps, rollUpTasks } from '../domain/index.ts'
import { formatCount } from '../i18n/index.ts'
import { linesBlock } from './blocks.ts'
import { afterState } from './campaignStates.ts'
import { compose } from './compose.ts'
import { daysOfFigures } from './methodLines.ts'
import { mostBehindFirst, mostDelayedFirst } from './order.ts'
import { preparedSteps } from './prepared.ts'
import { absentTables, linkTo, lookUpSteps, tasksOf } from './otherTables.ts'
import { dayPhrase, deviationPhrase, idsOf, tasksPhrase } from './phrases.ts'
import { titleSubject } from './subject.ts'
import { subtitleOf } from './subtitle.ts'
import { supportAsks } from './supportBlocks.ts'
import { behindLine } from './deviation/deviating.ts'
import { baselineSection } from './review/baseline.ts'
import { lateLine, lateSection } from './week/late.ts'
import { nextWeekSection } from './week/nextWeek.ts'
import { goalFindings, resultsSection } from './week/results.ts'
import { weekSupportSection } from './week/support.ts'
import { summaryOf } from './summary.ts'
import { inSections } from './inSections.ts'
import type { Line, ReportDocument, Section, Summary } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** '本周完成 2 个任务（1 个任务晚于计划），到现在延期 1 个任务，整体落后 12.4 个百分点。' [WK1] [RU1] */
function conclusion(input: ReportInput): Line {
  const { t, sheet, material } = input
  const { doneIds, undatedIds, milestones, lateIds, finishedLateIds } = material.period.week
  const done = tasksOf(input, [...doneIds, ...milestones.passedIds])
  const late = tasksOf(input, lateIds)
  const undated = tasksOf(input, undatedIds)
  const isDone = new Set(idsOf(done))
  const finishedLate = tasksOf(
    input,
    finishedLateIds.filter((id) => isDone.has(id)),
  )
  const message =
    finishedLate.length === 0
      ? (['report.week.conclusion', 'report.week.conclusionUndated'] as const)
      : (['report.week.conclusionLate', 'report.week.conclusionLateUndated'] as const)
  const { deviation } = rollUpTasks(sheet.tasks)
  const hasNews = done.length + late.length + undated.length > 0 || (deviation ?? 0) !== 0
  const told = compose(t(message[undated.length === 0 ? 0 : 1]), {
    finishedLate: { text: tasksPhrase(t, finishedLate.length), recordIds: idsOf(finishedLate) },
    undated: { text: tasksPhrase(t, undated.length), recordIds: idsOf(undated) },
    done: { text: tasksPhrase(t, done.length), recordIds: idsOf(done) },
    late: { text: tasksPhrase(t, late.length), recordIds: idsOf(late) },
    deviation: deviationPhrase(t, deviation),
  })
  return afterState(input, told, hasNews)
}

function* weekSummary(input: ReportInput): Steps<Summary> {
  const { t, material } = input
  const { lateIds } = material.period.week
  const { behindIds } = material.period.deviations
  yield* lookUpSteps(input, [
    lateIds,
    behindIds,
    material.period.week.undatedIds,
    material.period.supportOfWeek.withoutMeasureIds,
  ])
  // Sorted in a step of its own: the findings below find the order made.
  mostDelayedFirst(tasksOf(input, lateIds))
  yield
  const isLate = new Set(lateIds)
  const behind = mostBehindFirst(
    tasksOf(
      input,
      behindIds.filter((id) => !isLate.has(id)),
    ),
  )
  yield
  const past = material.period.supportOfWeek.pastIssues.map(({ id }) => id)
  return summaryOf(input.t, {
    conclusion: conclusion(input),
    findings: [
      ...goalFindings(input).slice(0, 1),
      ...mostDelayedFirst(tasksOf(input, lateIds))
        .slice(0, 1)
        .map((task) => lateLine(input, task)),
      ...(past.length === 0
        ? []
        : [compose(t('report.finding.pastIssues'), { count: linkTo('issues', formatCount(past.length), past) })]),
      ...goalFindings(input).slice(1),
      ...mostDelayedFirst(tasksOf(input, lateIds))
        .slice(1, 3)
        .map((task) => lateLine(input, task)),
      ...behind.slice(0, 1).map((task) => behindLine(input, task)),
    ],
    asks: supportAsks(input, material.period.supportOfWeek),
  })
}

/** 口径: the days of the week, how the figures are made, and what the sheet has no table for. */
function methodSection(input: ReportInput): Section {
  const { t, material } = input
  const { week } = material.period.week
  return {
    id: 'method',
    title: t('report.method.short'),
    blocks: [
      ...linesBlock(input, [
        compose(t('report.week.window'), { from: week.from, to: week.to }),
        daysOfFigures(input),
        compose(t('report.method.quotes')),
      ]),
      ...absentTables(input, ['dailyLog', 'issues']),
    ],
  }
}

/**
 * The weekly report of one scope: 本周关键成果 / 滞后任务及原因 / 下周计划 / 需协调资源. [S0-23] [S2-13]
 * Never throws; the order of rows does not matter.
 */
export function* weeklyReportSteps(unsorted: ReportInput): Steps<ReportDocument> {
  const input = yield* preparedSteps(unsorted)
  yield
  const { week } = input.material.period.week
  return yield* inSections({
    title: input.t('report.week.title', {
      sheet: titleSubject(input),
      from: dayPhrase(input, week.from),
      to: dayPhrase(input, week.to),
    }),
    subtitle: subtitleOf(input),
    summary: () => weekSummary(input),
    sections: [
      () => resultsSection(input),
      () => lateSection(input),
      () => baselineSection(input),
      () => nextWeekSection(input),
      () => weekSupportSection(input),
      () => methodSection(input),
    ],
  })
}

export const weeklyReport = (input: ReportInput): ReportDocument => allAtOnce(weeklyReportSteps(input))
