import { allAtOnce, type Steps } from '../domain/index.ts'
import { formatCount } from '../i18n/index.ts'
import { linesBlock } from './blocks.ts'
import { hasColumn } from './columns.ts'
import { foldInsufficient } from './foldInsufficient.ts'
import { afterState } from './campaignStates.ts'
import { compose } from './compose.ts'
import { adjustmentsSection } from './deviation/adjustments.ts'
import { aheadSection, behindLine, behindSection, withinSection } from './deviation/deviating.ts'
import { gatheringSection } from './deviation/gathering.ts'
import { bandLimits, daysOfFigures } from './methodLines.ts'
import { mostBehindFirst } from './order.ts'
import { preparedSteps } from './prepared.ts'
import { absentTables, lookUpSteps, namesOf, tasksOf } from './otherTables.ts'
import { idsOf, quotedTitlesOf, tasksPhrase } from './phrases.ts'
import { titleSubject } from './subject.ts'
import { subtitleOf } from './subtitle.ts'
import { supportAsks } from './supportBlocks.ts'
import { delayedTasks } from './taskSets.ts'
import { summaryOf } from './summary.ts'
import type { AssessedTask } from '../schema/index.ts'
import { inSections } from './inSections.ts'
import type { Line, ReportDocument, Section, Summary } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'
import { delaySummary } from './delays.ts'

function conclusion(input: ReportInput): Line {
  const { t, settings, sheet, material } = input
  const { behindIds, aheadIds } = material.period.deviations
  const behind = tasksOf(input, behindIds)
  const ahead = tasksOf(input, aheadIds)
  const parts = {
    behind: { text: tasksPhrase(t, behind.length), recordIds: idsOf(behind) },
    ahead: { text: tasksPhrase(t, ahead.length), recordIds: idsOf(ahead) },
    points: formatCount(settings.bands.warn),
  }
  if (sheet.tasks.length === 0) return afterState(input, compose(t('report.review.noTasks')), true)
  const told = compose(
    t(
      behind.length + ahead.length === 0
        ? 'report.deviationOf.noneBeyond'
        : ahead.length === 0
          ? 'report.deviationOf.onlyBehind'
          : behind.length === 0
            ? 'report.deviationOf.onlyAhead'
            : 'report.deviationOf.conclusion',
    ),
    parts,
  )
  return afterState(input, told, behind.length + ahead.length > 0)
}

function* deviationSummary(input: ReportInput): Steps<Summary> {
  const { t, sheet, material } = input
  const { behindIds, behindWithoutMeasureIds, measures } = material.period.deviations
  yield* lookUpSteps(input, [behindIds, behindWithoutMeasureIds])
  // Sorted in a step of its own: the findings below find the order made.
  mostBehindFirst(tasksOf(input, behindIds))
  yield
  const delayed = delayedTasks(sheet.tasks)
  const overdue = measures.filter(({ progress }) => progress === 'overdue')
  const silent = hasColumn(input, 'solution') ? mostBehindFirst(tasksOf(input, behindWithoutMeasureIds)) : []
  return summaryOf(input.t, {
    conclusion: conclusion(input),
    findings: [
      ...mostBehindFirst(tasksOf(input, behindIds))
        .slice(0, 1)
        .map((task) => behindLine(input, task)),
      ...(delayed.length === 0 ? [] : [delaySummary(input)]),
      ...(overdue.length === 0
        ? []
        : [compose(t('report.measure.overdueFinding'), { count: formatCount(overdue.length) })]),
    ],
    asks: deviationAsks(input, silent),
  })
}

/** Measures against deviations first, then what else is asked; nothing twice. */
function* deviationAsks(input: ReportInput, silent: readonly AssessedTask[]): Iterable<Line> {
  const { t, material } = input
  const asked = new Set<string>()
  for (const task of silent) {
    const line = compose(t('report.ask'), {
      who: namesOf(input, task.row.owner) ?? t('report.ask.nobody'),
      what: compose(t('report.ask.measure'), { task: quotedTitlesOf(t, [task]) }),
    })
    asked.add(JSON.stringify(line))
    yield line
  }
  for (const line of supportAsks(input, material.period.supportOfDay)) if (!asked.has(JSON.stringify(line))) yield line
}

/** 口径: what counts as a deviation, and what the sheet has no table for. */
function methodSection(input: ReportInput): Section {
  const { t } = input
  return {
    id: 'method',
    title: t('report.method.short'),
    blocks: [
      ...linesBlock(input, [
        daysOfFigures(input),
        bandLimits(input),
        compose(t('report.method.delays')),
        compose(t('report.method.quotes')),
      ]),
      ...absentTables(input, ['issues', 'lessons']),
    ],
  }
}

/**
 * 进度偏差分析 + 调整方案清单 of one scope: who is behind or ahead by how much, why, and what is done about it.
 * [S3-22] [S2-13] [S2-15] Never throws; the order of rows does not matter.
 */
export function* deviationAnalysisSteps(unsorted: ReportInput): Steps<ReportDocument> {
  const input = yield* preparedSteps(unsorted)
  yield
  return yield* inSections(
    {
      title: input.t('report.deviationOf.title', { sheet: titleSubject(input), day: input.sheet.today }),
      subtitle: subtitleOf(input),
      summary: () => deviationSummary(input),
      sections: [
        () => behindSection(input),
        () => aheadSection(input),
        () => withinSection(input),
        () => gatheringSection(input),
        () => adjustmentsSection(input),
        () => methodSection(input),
      ],
    },
    (section) => foldInsufficient(input.t, section),
  )
}

export const deviationAnalysis = (input: ReportInput): ReportDocument => allAtOnce(deviationAnalysisSteps(input))
