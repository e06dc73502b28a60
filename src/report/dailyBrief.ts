import { allAtOnce, type Steps } from '../domain/index.ts'
import { boardSection } from './brief/board.ts'
import { finishedSection } from './brief/finished.ts'
import { briefSummary } from './brief/summary.ts'
import { supportSection } from './brief/support.ts'
import { unfinishedSection } from './brief/unfinished.ts'
import { preparedSteps } from './prepared.ts'
import { titleSubject } from './subject.ts'
import { subtitleOf } from './subtitle.ts'
import { inSections } from './inSections.ts'
import type { ReportDocument } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/**
 * The daily brief of one scope: exactly 昨日完成 / 未完成 / 需支持 and the data board. [S0-21] [S0-22] [S1-20]
 * Never throws; the order of rows does not matter.
 */
export function* dailyBriefSteps(unsorted: ReportInput): Steps<ReportDocument> {
  const input = yield* preparedSteps(unsorted)
  yield
  return yield* inSections({
    title: input.t('report.brief.title', { sheet: titleSubject(input), day: input.sheet.today }),
    subtitle: subtitleOf(input),
    summary: () => briefSummary(input),
    sections: [
      () => finishedSection(input),
      () => unfinishedSection(input),
      () => supportSection(input),
      () => boardSection(input),
    ],
  })
}

export const dailyBrief = (input: ReportInput): ReportDocument => allAtOnce(dailyBriefSteps(input))
