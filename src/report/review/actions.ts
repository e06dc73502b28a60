import { filterInSteps, hasStatedCause, type Steps } from '../../domain/index.ts'
import { paragraph, toFill } from '../blocks.ts'
import { asksForCauses } from '../columns.ts'
import { compose } from '../compose.ts'
import { delayedTasks, tasksByState } from '../taskSets.ts'
import { mostDelayedFirst } from '../order.ts'
import { formatIndex } from '../../i18n/index.ts'
import { daysPhrase, idsOf, quotedTaskPhrase, tasksPhrase, textOf } from '../phrases.ts'
import type { RetrospectiveFacts } from '../../domain/index.ts'
import type { Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { actionBlocks } from './lessonRows.ts'

/** At most this many open delayed tasks get a line of their own. */
const MOST_ACTIONS = 5

/**
 * 上次行动项完成情况: what became of the actions of earlier campaigns. A sheet without a table of actions stores none, so people
 * are asked about the last review's; one that is about no single campaign has no earlier ones. [LE1]
 */
export function previousActionsSection(input: ReportInput): Section | null {
  const { t, material } = input
  const section = { id: 'previousActions', title: t('report.review.previousActions') }
  if (material.rows.lessons === null) return { ...section, blocks: [toFill(t('report.action.previous'))] }
  if (material.campaign === null) return null
  const blocks = actionBlocks(input, material.facts.lessons.earlier, 'report.action.earlier')
  if (blocks.length > 0) return { ...section, blocks }
  // Without an earlier campaign nobody can have left an action.
  return material.hasEarlierCampaign ? { ...section, blocks: [paragraph(compose(t('report.action.noEarlier')))] } : null
}

/** 下次动作: the actions of this campaign, one line per task that is still late, and room to write more. [LE1] */
export function actionsSection(input: ReportInput): Section {
  const { t, sheet, material } = input
  const late = mostDelayedFirst(tasksByState(sheet.tasks).of.delayed).slice(0, MOST_ACTIONS)
  const lines = late.map((task) =>
    toFill(
      t('report.action.close', {
        task: textOf(quotedTaskPhrase(t, task)),
        days: daysPhrase(t, task.assessment.delayDays ?? 0),
      }),
      idsOf([task]),
    ),
  )
  return {
    id: 'actions',
    title: t('report.review.actions'),
    blocks: [
      ...actionBlocks(input, material.facts.lessons.own, 'report.action.own'),
      ...lines,
      toFill(t('report.action.next')),
    ],
  }
}

/** 模板优化建议: what the rows suggest about the sheet itself, to be decided by people. [S3-24] */
export function* templateSection(input: ReportInput, { RA12 }: RetrospectiveFacts): Steps<Section> {
  const { t, sheet } = input
  const tasksWithoutCause = asksForCauses(input)
    ? yield* filterInSteps(delayedTasks(sheet.tasks), ({ row }) => !hasStatedCause(row))
    : []
  yield
  const slowGroups = (RA12.sufficient ? RA12.value : []).filter(({ p80 }) => p80 > 1)
  return {
    id: 'template',
    title: t('report.review.template'),
    blocks: [
      ...slowGroups.map(({ module, p80, ids }) =>
        toFill(t('report.template.stretch', { group: module, factor: formatIndex(p80) }), ids),
      ),
      ...(tasksWithoutCause.length === 0
        ? []
        : [
            toFill(
              t('report.template.requireCause', { tasks: tasksPhrase(t, tasksWithoutCause.length) }),
              idsOf(tasksWithoutCause),
            ),
          ]),
      toFill(t('report.template.fields')),
    ],
  }
}
