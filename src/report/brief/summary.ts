import { rollUpTasks, type Steps } from '../../domain/index.ts'
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
function standingLine({ t, sheet }: ReportInput): Line {
  const { deviation } = rollUpTasks(sheet.tasks)
  const late = tasksByState(sheet.tasks).of.delayed
  if (sheet.tasks.length === 0) return compose(t('report.review.noTasks'))
  const parts = {
    deviation: deviationPhrase(t, deviation),
    late: { text: tasksPhrase(t, late.length), recordIds: idsOf(late) },
  }
  if (deviation === null) return compose(t(late.length === 0 ? 'report.sum.unknown' : 'report.sum.unknownLate'), parts)
  return compose(t(late.length === 0 ? 'report.sum.noneLate' : 'report.sum.late'), parts)
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
