import { filterInSteps, hasStatedCause, type Steps } from '../../domain/index.ts'
import { paragraph, taskList, toFill } from '../blocks.ts'
import { compose } from '../compose.ts'
import { asksForCauses, hasColumn } from '../columns.ts'
import { mostBehindFirst } from '../order.ts'
import { isOpenConcern, riskLine } from '../risk.ts'
import { idsOf, textOf, quotedTitlesOf } from '../phrases.ts'
import { openIssues, statedNeeds } from '../supportBlocks.ts'
import { delayedTasks, tasksByState } from '../taskSets.ts'
import { onSiteBlocks } from './onSite.ts'
import type { Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/**
 * 需支持: what people have asked for, issues past a limit, what they wrote about open tasks, and which delayed tasks lack
 * such words; on a day of the event 现场复盘. [S0-21] [S2-12] [RA1] [DB2]
 */
export function* supportSection(input: ReportInput): Steps<Section> {
  const { t, sheet } = input
  const section = { id: 'support', title: t('report.brief.support') }
  // The sheet has no column for causes, so nobody can have written one: leave room to write.
  const { supportOfDay } = input.material.period
  const before = [...statedNeeds(input, supportOfDay, 'day'), ...openIssues(input, supportOfDay)]
  const after = onSiteBlocks(input)
  if (!asksForCauses(input)) {
    return { ...section, blocks: [...before, toFill(t('report.brief.supportToFill')), ...after] }
  }
  const concerns = mostBehindFirst(yield* filterInSteps(sheet.tasks, isOpenConcern))
  yield
  const tasksWithoutCause = yield* filterInSteps(
    delayedTasks(sheet.tasks),
    ({ assessment, row }) => assessment.state === 'delayed' && !hasStatedCause(row),
  )
  yield
  // Show what people wrote about paused tasks, too: otherwise the brief would say that nothing is written.
  const paused = tasksByState(sheet.tasks).of.paused.filter(({ row }) => hasStatedCause(row))
  const none =
    paused.length > 0
      ? paragraph(compose(t('report.brief.supportPaused', { titles: textOf(quotedTitlesOf(t, paused)) })))
      : paragraph(compose(t(hasColumn(input, 'risk') ? 'report.brief.supportNone' : 'report.brief.supportNoCause')))
  return {
    ...section,
    blocks: [
      ...before,
      ...(concerns.length === 0 ? [none] : []),
      ...(concerns.length > 0 && before.length > 0 ? [paragraph(compose(t('report.week.withConcern')))] : []),
      ...taskList(t, concerns, (task) => riskLine(input, task)),
      ...(tasksWithoutCause.length === 0
        ? []
        : [
            toFill(
              t('report.brief.supportMissing', { titles: textOf(quotedTitlesOf(t, tasksWithoutCause)) }),
              idsOf(tasksWithoutCause),
            ),
          ]),
      ...after,
    ],
  }
}
