import { hasStatedCause } from '../../domain/index.ts'
import { paragraph, taskList, toFill } from '../blocks.ts'
import { compose } from '../compose.ts'
import { asksForCauses, hasColumn } from '../columns.ts'
import { mostBehindFirst, mostDelayedFirst } from '../order.ts'
import { isOpenConcern, riskLine } from '../risk.ts'
import { idsOf, textOf, quotedTitlesOf } from '../phrases.ts'
import type { Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** 需支持: what people wrote down about open work, and who has still to write. [S0-21] [S2-12] [RA1] */
export function supportSection(input: ReportInput): Section {
  const { t, sheet } = input
  const section = { id: 'support', title: t('report.brief.support') }
  // Without a column for it nobody can have written anything: people are asked instead.
  if (!asksForCauses(input)) return { ...section, blocks: [toFill(t('report.brief.supportToFill'))] }
  const concerns = mostBehindFirst(sheet.tasks.filter(isOpenConcern))
  const silent = mostDelayedFirst(
    sheet.tasks.filter(({ assessment, row }) => assessment.state === 'delayed' && !hasStatedCause(row)),
  )
  // A paused task is not done either: that nothing is written down would not be true beside its words.
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
      ...(silent.length === 0
        ? []
        : [toFill(t('report.brief.supportMissing', { titles: textOf(quotedTitlesOf(t, silent)) }), idsOf(silent))]),
    ],
  }
}
