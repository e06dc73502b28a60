import { paragraph, toFill } from './blocks.ts'
import { finishedSection } from './brief/finished.ts'
import { supportSection } from './brief/support.ts'
import { unfinishedSection } from './brief/unfinished.ts'
import { inPlannedOrder, sortedOnce } from './order.ts'
import { progressFigures } from './figures.ts'
import { finishedLines, healthLine } from './standing.ts'
import { subtitleOf } from './subtitle.ts'
import type { ReportDocument, Section } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** 数据看板: the sheet's figures, and room to write the business figures that it has no columns for. [S0-22] [RU1] */
const boardSection = (input: ReportInput): Section => ({
  id: 'board',
  title: input.t('report.brief.board'),
  blocks: [
    paragraph(healthLine(input)),
    ...finishedLines(input).map(paragraph),
    progressFigures(input.t, inPlannedOrder(input.sheet.tasks)),
    toFill(input.t('report.brief.boardToFill')),
  ],
})

/**
 * The daily brief of one sheet: exactly 昨日完成 / 未完成 / 需支持 and the data board. [S0-21] [S0-22]
 * Never throws; the order of rows does not matter.
 */
export function dailyBrief(unsorted: ReportInput): ReportDocument {
  const input = sortedOnce(unsorted)
  return {
    title: input.t('report.brief.title', { sheet: input.sheet.name }),
    subtitle: subtitleOf(input),
    summary: null,
    sections: [finishedSection(input), unfinishedSection(input), supportSection(input), boardSection(input)],
  }
}
