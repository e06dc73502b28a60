import { hasStatedCause, moneySum } from '../../domain/index.ts'
import { formatCount, formatMoney, formatWholePercent } from '../../i18n/index.ts'
import { asksForCauses } from '../columns.ts'
import { ownState, stateLine } from '../campaignStates.ts'
import { compose, joinLines } from '../compose.ts'
import { dayPhrase, daysPhrase, idsOf, quotedTitlesOf } from '../phrases.ts'
import { toldSubject } from '../subject.ts'
import { summaryOf } from '../summary.ts'
import { delayedTasks, doneTasks, tasksByState } from '../taskSets.ts'
import type { AssessedTask } from '../../schema/index.ts'
import type { Line, Summary } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { budgetSummary } from './budget.ts'
import { goalsSummary, unexplainedMisses } from './goals.ts'
import { linkTo, namesOf } from '../otherTables.ts'
import { delaySummary } from '../delays.ts'

/** The people of a task, for a request. */
const whoOf = ({ t }: ReportInput, { row }: AssessedTask): string => {
  const names = (row.owner ?? []).map((person) => person.name)
  return names.length === 0 ? t('report.summary.nobody') : names.join(t('report.separator.list'))
}

/** What is asked of whom: causes and next steps of late tasks, causes of missed goals, unreported lines. */
function* asks(input: ReportInput): Iterable<Line> {
  const { t, sheet, material } = input
  const delayed = delayedTasks(sheet.tasks)
  const open = delayed.find(({ assessment }) => assessment.state === 'delayed')
  const unreported = material.facts.budget.lines.filter(({ result }) => result.status === 'unreported')
  if (open !== undefined)
    yield compose(t('report.summary.askClose'), {
      who: whoOf(input, open),
      task: quotedTitlesOf(t, [open]),
      days: daysPhrase(t, open.assessment.delayDays ?? 0),
    })
  yield* (material.phase === null ? unexplainedMisses(input).slice(0, 1) : []).map(({ id, name }) =>
    compose(t('report.summary.askGoal'), {
      who: namesOf(input, material.campaign?.lead ?? null) ?? t('report.ask.lead'),
      goal: compose(t('report.name'), { title: [linkTo('kpis', name, [id])] }),
    }),
  )
  yield* material.rows.budget === null || unreported.length === 0
    ? []
    : [
        compose(t('report.summary.askBudget'), {
          count: linkTo(
            'budget',
            t('report.budget.lines', { count: unreported.length }),
            unreported.map(({ id }) => id),
          ),
        }),
      ]
  if (!asksForCauses(input)) return
  for (const task of delayed)
    if (!hasStatedCause(task.row))
      yield compose(t('report.summary.askCause'), { who: whoOf(input, task), task: quotedTitlesOf(t, [task]) })
}

/** That money is overspent: in all, and how many lines are; nothing while it is not. [BU5] */
function overspend({ t, material }: ReportInput): Line {
  if (material.rows.budget === null) return []
  const { lines, overspent, approved } = material.facts.budget
  const over = lines.filter(({ result }) => result.status === 'over')
  const ids = over.map(({ id }) => id)
  const ofLines =
    over.length === 0
      ? []
      : compose(t('report.summary.overLines'), {
          count: linkTo('budget', t('report.budget.lines', { count: over.length }), ids),
          amount: formatMoney(moneySum(over.map(({ result }) => result.variance))),
        })
  if (overspent === null) return ofLines
  const total = compose(t(approved === null ? 'report.summary.overBudget' : 'report.summary.overApproved'), {
    amount: formatMoney(overspent.by),
    limit: formatMoney(overspent.limit),
  })
  return joinLines(t('report.separator.comma'), [total, ofLines])
}

/** Where the campaigns are, and how much is done: 还没开始, 还在进行, 已结束, 已归档. [CS1] [RU2] */
function conclusion(input: ReportInput): Line {
  const { t, sheet, material, standing } = input
  const done = doneTasks(sheet.tasks)
  const { notCancelled } = tasksByState(sheet.tasks)
  const parts = {
    sheet: toldSubject(input),
    done: { text: formatCount(done.length), recordIds: idsOf(done) },
    all: formatCount(notCancelled.length),
  }
  const state = ownState(input)
  const told = stateLine(input)
  if (told.length > 0)
    return joinLines(t('report.separator.sentence'), [told, compose(t('report.summary.completed'), parts)])
  if (standing.finished !== null) return compose(t('report.summary.finished'), parts)
  const endDay = material.phase === null ? (material.campaign?.endDay ?? null) : null
  if (endDay !== null && endDay < sheet.today)
    return compose(t('report.summary.pastEnd'), { ...parts, end: dayPhrase(input, endDay) })
  return compose(t(state?.value === 'reviewing' ? 'report.summary.reviewing' : 'report.summary.running'), parts)
}

/** One sentence, at most three findings and three asks, for a retrospective and an evaluation. */
export function reviewSummary(input: ReportInput): Summary | null {
  const { t, sheet, material } = input
  if (sheet.tasks.length === 0) return null
  const { overall } = material.facts.goals.overall
  const hasGoals = material.rows.kpis !== null && material.phase === null && overall !== null
  return summaryOf(t, {
    conclusion: conclusion(input),
    findings: [
      hasGoals
        ? compose(t('report.summary.goals'), { summary: goalsSummary(input), rate: formatWholePercent(overall) })
        : [],
      overspend(input),
      delaySummary(input),
      material.rows.budget === null || material.facts.budget.lines.length === 0 ? [] : budgetSummary(input),
    ],
    asks: asks(input),
  })
}
