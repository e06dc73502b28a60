import type { Steps } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { paragraph, taskList } from '../blocks.ts'
import { causeClauses, causePrompts } from '../causes.ts'
import { compose } from '../compose.ts'
import { behindLine } from '../deviation/deviating.ts'
import { mostBehindFirst, mostDelayedFirst } from '../order.ts'
import { tasksOf } from '../otherTables.ts'
import { clauses, daysPhrase, taskPhrase } from '../phrases.ts'
import type { Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { rejectedClause } from '../openTask.ts'

/** 'KOL内容对接：延期 5 天，尚未完成；原因「KOL档期调整」'. */
export function lateLine(input: ReportInput, task: AssessedTask): Line {
  const { t } = input
  const days = daysPhrase(t, Math.max(0, task.assessment.delayDays ?? 0))
  const outcome = compose(t(task.assessment.state === 'delayed' ? 'report.delay.open' : 'report.delay.finished'), {
    days,
  })
  return compose(t('report.statement'), {
    subject: taskPhrase(t, task),
    statement: clauses(t, [outcome, rejectedClause(input, task), ...causeClauses(input, task)]),
  })
}

/**
 * 滞后任务及原因: every late task with its cause in people's words, then those that were finished late in this week, then those
 * that are far behind before they are due; without a cause the owner of a late one is asked. [S0-23] [S2-13] [WK1]
 */
export function* lateSection(input: ReportInput): Steps<Section> {
  const { t, material, settings } = input
  const { lateIds, finishedLateIds } = material.period.week
  const late = mostDelayedFirst(tasksOf(input, lateIds))
  yield
  const finished = mostDelayedFirst(tasksOf(input, finishedLateIds))
  yield
  const isListed = new Set(lateIds)
  const behind = mostBehindFirst(
    tasksOf(
      input,
      material.period.deviations.behindIds.filter((id) => !isListed.has(id)),
    ),
  )
  yield
  const none = finished.length === 0 ? 'report.week.noneLate' : 'report.week.noneOpenLate'
  const lines = [
    ...(late.length === 0 ? [paragraph(compose(t(none)))] : taskList(t, late, (task) => lateLine(input, task))),
    ...(finished.length === 0
      ? []
      : [paragraph(compose(t('report.week.finishedLate'))), ...taskList(t, finished, (task) => lateLine(input, task))]),
    ...(behind.length === 0
      ? []
      : [
          paragraph(compose(t('report.week.behind'), { points: formatCount(settings.bands.warn) })),
          ...taskList(t, behind, (task) => behindLine(input, task)),
        ]),
  ]
  yield
  const prompts = yield* causePrompts(input, [...late, ...finished])
  return { id: 'late', title: t('report.week.late'), blocks: [...lines, ...prompts] }
}
