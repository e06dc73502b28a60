import type { AssessedTask } from '../../schema/index.ts'
import { awaitsReview, filterInSteps, isOpen, type Steps, visitInSteps } from '../../domain/index.ts'
import { paragraph, taskList } from '../blocks.ts'
import { compose } from '../compose.ts'
import { inPlannedOrder, mostBehindFirst } from '../order.ts'
import { tasksOf } from '../otherTables.ts'
import { openTaskLine, rejectedClause } from '../openTask.ts'
import { tasksByState } from '../taskSets.ts'
import { clauses, dayPhrase, idsOf, taskPhrase, tasksPhrase } from '../phrases.ts'
import type { MessageKey } from '../../i18n/index.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** Whether a task has begun, is overdue, or should have begun by today; a milestone begins on its only day. */
function isDue({ assessment, facts }: AssessedTask, today: string): boolean {
  if (assessment.state !== 'notStarted') return isOpen(assessment.state)
  const begins = facts.plannedStart ?? facts.plannedEnd
  return begins !== null && begins <= today
}

/** The other tasks as a number, so that the numbers of the brief add up to the whole sheet. */
function others(input: ReportInput, key: MessageKey, tasks: readonly AssessedTask[]): readonly Block[] {
  const { t } = input
  if (tasks.length === 0) return []
  return [paragraph(compose(t(key), { tasks: { text: tasksPhrase(t, tasks.length), recordIds: idsOf(tasks) } }))]
}

/** '新品首发活动（销售部*总监）：3/28 开始，4/5 到期'. */
function soonLine(input: ReportInput, task: AssessedTask): Line {
  const { t } = input
  const { plannedStart, plannedEnd } = task.facts
  return compose(t('report.statement'), {
    subject: taskPhrase(t, task),
    statement: clauses(t, [
      plannedStart === null ? [] : compose(t('report.brief.starts'), { day: dayPhrase(input, plannedStart) }),
      plannedEnd === null ? [] : compose(t('report.open.due'), { day: dayPhrase(input, plannedEnd) }),
      rejectedClause(input, task),
    ]),
  })
}

/** Which day each figure of the brief stands for before the cut-off. [TM1] */
const twoDays = (input: ReportInput): Line =>
  compose(input.t('report.brief.twoDays'), {
    cutOff: input.settings.cutOff,
    asOf: dayPhrase(input, input.sheet.asOf),
    today: dayPhrase(input, input.sheet.today),
  })

/** 未完成: open tasks that are due or under way, furthest behind first, with plan, actual, deviation. [S0-21] */
export function* unfinishedSection(input: ReportInput): Steps<Section> {
  const { t, sheet } = input
  const openFirst = mostBehindFirst(sheet.tasks)
  yield
  const dueTasks = yield* filterInSteps(openFirst, (task) => isDue(task, sheet.today))
  yield
  const soon = inPlannedOrder(tasksOf(input, input.material.period.day.soonIds))
  const isSoon = new Set(idsOf(soon))
  const waiting = yield* filterInSteps(
    openFirst,
    (task) => task.assessment.state === 'notStarted' && !isDue(task, sheet.today) && !isSoon.has(task.row.recordId),
  )
  yield
  const unreviewed = yield* filterInSteps(tasksByState(sheet.tasks).of.done, ({ assessment }) =>
    awaitsReview(assessment),
  )
  const waitingWithPlan: AssessedTask[] = []
  const waitingWithoutPlan: AssessedTask[] = []
  yield* visitInSteps(waiting, (task) => {
    const { plannedStart, plannedEnd } = task.facts
    ;((plannedStart ?? plannedEnd) === null ? waitingWithoutPlan : waitingWithPlan).push(task)
  })
  yield
  const due = taskList(t, dueTasks, (task) => openTaskLine(input, task))
  yield
  return {
    id: 'unfinished',
    title: t('report.brief.unfinished'),
    blocks: [
      ...(sheet.today === sheet.asOf ? [] : [paragraph(twoDays(input))]),
      ...(dueTasks.length === 0 ? [paragraph(compose(t('report.brief.unfinishedNone')))] : []),
      ...due,
      ...(unreviewed.length === 0
        ? []
        : [
            paragraph(compose(t('report.brief.unreviewed'))),
            ...taskList(t, unreviewed, (task) => {
              const rejected = rejectedClause(input, task)
              const subject = taskPhrase(t, task)
              return rejected.length === 0 ? subject : compose(t('report.statement'), { subject, statement: rejected })
            }),
          ]),
      ...(soon.length === 0
        ? []
        : [paragraph(compose(t('report.brief.soon'))), ...taskList(t, soon, (task) => soonLine(input, task))]),
      ...others(input, 'report.brief.notYetDue', waitingWithPlan),
      ...others(input, 'report.brief.withoutPlan', waitingWithoutPlan),
      ...others(input, 'report.brief.paused', mostBehindFirst(tasksByState(sheet.tasks).of.paused)),
    ],
  }
}
