import { RETROSPECTIVE_MINIMUMS, type Steps } from '../../domain/index.ts'
import { formatCount, formatPercent } from '../../i18n/index.ts'
import { insufficient, paragraph } from '../blocks.ts'
import { asksForCauses } from '../columns.ts'
import { compose } from '../compose.ts'
import { dimensionsOf, PLAN_DIMENSIONS } from '../groups.ts'
import { pareto } from '../pareto.ts'
import { idsOf, tasksPhrase } from '../phrases.ts'
import { delayedTasks, withCategory } from '../taskSets.ts'
import type { Block, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { delaySummary } from '../delays.ts'

/** 延期集中在哪里: by cause, stage, module and channel. Only the ranking by cause needs causes. [RA1] [S3-7] */
export function* gatheringSection(input: ReportInput): Steps<Section> {
  const { t, sheet, material } = input
  const delayed = delayedTasks(sheet.tasks)
  const section = { id: 'gathering', title: t('report.gathering.title') }
  if (delayed.length === 0) return { ...section, blocks: [paragraph(compose(t('report.delay.none')))] }
  const run = { text: tasksPhrase(t, delayed.length), recordIds: idsOf(delayed) }
  const summary = paragraph(delaySummary(input))
  const { delayed: minimum, percentWithCause } = RETROSPECTIVE_MINIMUMS.RA1
  if (delayed.length < minimum) {
    const missing = compose(t('report.delay.rankingInsufficient'), { minimum: formatCount(minimum), delayed: run })
    return { ...section, blocks: [summary, insufficient(missing)] }
  }
  yield
  const byCause =
    sheet.columns.includes('causes') && !material.facts.RA1.cause.sufficient
      ? [
          insufficient(
            compose(t('report.delay.causeInsufficient'), {
              percent: formatPercent(percentWithCause),
              delayed: run,
              withCause: formatCount((yield* withCategory(delayed)).length),
            }),
          ),
        ]
      : asksForCauses(input)
        ? yield* pareto(input, 'cause')
        : []
  const blocks: Block[] = [summary, ...byCause]
  for (const dimension of dimensionsOf(sheet.columns, PLAN_DIMENSIONS)) {
    yield
    blocks.push(...(yield* pareto(input, dimension)))
  }
  return { ...section, blocks }
}
