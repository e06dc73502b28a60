import { rollUpTasks, type Steps } from '../../domain/index.ts'
import { afterState } from '../campaignStates.ts'
import { compose } from '../compose.ts'
import { openTaskLine } from '../openTask.ts'
import { mostBehindFirst } from '../order.ts'
import { lookUpSteps, tasksOf } from '../otherTables.ts'
import { deviationPhrase, idsOf, tasksPhrase } from '../phrases.ts'
import { supportAsks } from '../supportBlocks.ts'
import { boardFindings } from './board.ts'
import { summaryOf } from '../summary.ts'
import { tasksByState } from '../taskSets.ts'
import type { Line, Summary } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** '整体落后 12.4 个百分点，1 个任务延期。' [RU1] [ST1] */
function standingLine(input: ReportInput): Line {
  const { t, sheet } = input
  const { deviation } = rollUpTasks(sheet.tasks)
  const late = tasksByState(sheet.tasks).of.delayed
  if (sheet.tasks.length === 0) return afterState(input, compose(t('report.review.noTasks')), true)
  const parts = {
    deviation: deviationPhrase(t, deviation),
    late: { text: tasksPhrase(t, late.length), recordIds: idsOf(late) },
  }
  const key =
    deviation === null
      ? (['report.sum.unknown', 'report.sum.unknownLate'] as const)
      : (['report.sum.noneLate', 'report.sum.late'] as const)
  const hasNews = late.length > 0 || (deviation ?? 0) !== 0
  return afterState(input, compose(t(key[late.length === 0 ? 0 : 1]), parts), hasNews)
}

/** What the board shows, then the tasks that are furthest behind. */
function* findings(input: ReportInput): Iterable<Line> {
  yield* boardFindings(input)
  const behind = mostBehindFirst(tasksOf(input, input.material.period.deviations.behindIds))
  for (const task of behind) yield openTaskLine(input, task)
}

/** The first screen of the daily brief. */
export function* briefSummary(input: ReportInput): Steps<Summary> {
  yield* lookUpSteps(input, [input.material.period.deviations.behindIds])
  return summaryOf(input.t, {
    conclusion: standingLine(input),
    findings: findings(input),
    asks: supportAsks(input, input.material.period.supportOfDay),
  })
}
