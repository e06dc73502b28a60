import { written } from '../../domain/index.ts'
import { paragraph, taskList, toFill } from '../blocks.ts'
import { compose } from '../compose.ts'
import { mostBehindFirst, mostDelayedFirst } from '../facts/order.ts'
import { isOpenRisk, riskLine } from '../risk.ts'
import { idsOf, textOf, quotedTitlesOf } from '../phrases.ts'
import type { Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** 需支持: what people wrote down as a risk of open work, and who has still to write. [S0-21] [S2-12] */
export function supportSection(input: ReportInput): Section {
  const { t, sheet } = input
  const risks = mostBehindFirst(sheet.tasks.filter(isOpenRisk))
  const silent = mostDelayedFirst(
    sheet.tasks.filter(({ assessment, row }) => assessment.state === 'delayed' && written(row.risk) === null),
  )
  return {
    id: 'support',
    title: t('report.brief.support'),
    blocks: [
      ...(risks.length === 0 ? [paragraph(compose(t('report.brief.supportNone')))] : []),
      ...taskList(t, risks, (task) => riskLine(input, task)),
      ...(silent.length === 0 ? [] : [toFill(t('report.brief.supportMissing', { titles: textOf(quotedTitlesOf(t, silent)) }), idsOf(silent))]),
    ],
  }
}
