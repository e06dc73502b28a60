import { hasStatedCause } from '../../domain/index.ts'
import { paragraph, taskList, toFill } from '../blocks.ts'
import { compose } from '../compose.ts'
import { asksForCauses, hasColumn } from '../columns.ts'
import { mostBehindFirst, mostDelayedFirst } from '../order.ts'
import { isOpenConcern, riskLine } from '../risk.ts'
import { idsOf, textOf, quotedTitlesOf } from '../phrases.ts'
import type { Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** 需支持: what people wrote about open tasks, and which delayed tasks lack such words. [S0-21] [S2-12] [RA1] */
export function supportSection(input: ReportInput): Section {
  const { t, sheet } = input
  const section = { id: 'support', title: t('report.brief.support') }
  // The sheet has no column for causes, so nobody can have written one: leave room to write.
  if (!asksForCauses(input)) return { ...section, blocks: [toFill(t('report.brief.supportToFill'))] }
  const concerns = mostBehindFirst(sheet.tasks.filter(isOpenConcern))
  const tasksWithoutCause = mostDelayedFirst(
    sheet.tasks.filter(({ assessment, row }) => assessment.state === 'delayed' && !hasStatedCause(row)),
  )
  // Show what people wrote about paused tasks, too: otherwise the brief would say that nothing is written.
  const paused = sheet.tasks.filter(({ assessment, row }) => assessment.state === 'paused' && hasStatedCause(row))
  const none =
    paused.length > 0
      ? paragraph(compose(t('report.brief.supportPaused', { titles: textOf(quotedTitlesOf(t, paused)) })))
      : paragraph(compose(t(hasColumn(input, 'risk') ? 'report.brief.supportNone' : 'report.brief.supportNoCause')))
  return {
    ...section,
    blocks: [
      ...(concerns.length === 0 ? [none] : []),
      ...taskList(t, concerns, (task) => riskLine(input, task)),
      ...(tasksWithoutCause.length === 0
        ? []
        : [
            toFill(
              t('report.brief.supportMissing', { titles: textOf(quotedTitlesOf(t, tasksWithoutCause)) }),
              idsOf(tasksWithoutCause),
            ),
          ]),
    ],
  }
}
