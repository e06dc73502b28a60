import { filterInSteps, groupInSteps, hasStatedCause, statedCause, type Steps, written } from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { paragraph, taskList } from '../blocks.ts'
import { asksForCauses, hasColumn } from '../columns.ts'
import { compose } from '../compose.ts'
import { mostDelayedFirst } from '../order.ts'
import { namesOf, tasksOf } from '../otherTables.ts'
import { clauses, dayPhrase, daysPhrase, idsOf, quoted, quotedTitlesOf, taskPhrase, textOf } from '../phrases.ts'
import { categoryClause } from '../risk.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { rejectedClause } from '../openTask.ts'

/** Quoted cause, axis and measure of a late task, as far as the sheet has columns for them. [RA1] */
export function causeClauses(input: ReportInput, { row, assessment }: AssessedTask): readonly Line[] {
  const { t } = input
  const { text, axis } = statedCause(row)
  const solution = written(row.solution)
  return [
    text !== null
      ? compose(t('report.week.cause'), { quote: quoted(t, text) })
      : axis.length === 0 && asksForCauses(input)
        ? compose(t('report.delay.noCause'))
        : [],
    categoryClause(t, axis),
    solution === null
      ? hasColumn(input, 'solution') && assessment.state !== 'done'
        ? compose(t('report.risk.noMeasure'))
        : []
      : compose(t('report.risk.measure'), { quote: quoted(t, solution) }),
    row.solutionDue === null ? [] : compose(t('report.risk.deadline'), { day: dayPhrase(input, row.solutionDue) }),
  ]
}

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

/** One prompt for each owner whose late tasks have no cause: asked by name. */
export function* causePrompts(input: ReportInput, tasks: readonly AssessedTask[]): Steps<readonly Block[]> {
  const { t } = input
  if (!asksForCauses(input)) return []
  const silent = yield* filterInSteps(tasks, ({ row }) => !hasStatedCause(row))
  yield
  const byOwner = yield* groupInSteps(silent, ({ row }) => namesOf(input, row.owner))
  const prompts: Block[] = []
  for (const [owner, own] of byOwner) {
    yield
    const who = owner ?? t('report.ask.nobody')
    const prompt = t('report.week.askCause', { who, titles: textOf(quotedTitlesOf(t, own)) })
    prompts.push({ kind: 'toFill', prompt, recordIds: idsOf(own) })
  }
  return prompts
}

/**
 * 滞后任务及原因: every late task with its cause in people's words, then those that were finished late in this week; without a
 * cause the owner is asked. [S0-23] [S2-13] [WK1]
 */
export function* lateSection(input: ReportInput): Steps<Section> {
  const { t, material } = input
  const { lateIds, finishedLateIds } = material.period.week
  const late = mostDelayedFirst(tasksOf(input, lateIds))
  yield
  const finished = mostDelayedFirst(tasksOf(input, finishedLateIds))
  yield
  const none = finished.length === 0 ? 'report.week.noneLate' : 'report.week.noneOpenLate'
  const lines = [
    ...(late.length === 0 ? [paragraph(compose(t(none)))] : taskList(t, late, (task) => lateLine(input, task))),
    ...(finished.length === 0
      ? []
      : [paragraph(compose(t('report.week.finishedLate'))), ...taskList(t, finished, (task) => lateLine(input, task))]),
  ]
  yield
  const prompts = yield* causePrompts(input, [...late, ...finished])
  return { id: 'late', title: t('report.week.late'), blocks: [...lines, ...prompts] }
}
