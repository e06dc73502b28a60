import { hasStatedCause } from '../../domain/index.ts'
import { formatCount, formatWholePercent } from '../../i18n/index.ts'
import { asksForCauses } from '../columns.ts'
import { compose } from '../compose.ts'
import { dayPhrase, daysPhrase, idsOf, quotedTitlesOf, tasksPhrase } from '../phrases.ts'
import { subjectOf } from '../subtitle.ts'
import { summaryOf } from '../summary.ts'
import { delayDaysOf, delayedTasks, doneTasks, tasksByState } from '../taskSets.ts'
import type { AssessedTask } from '../../schema/index.ts'
import type { Line, Summary } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { budgetSummary } from './budget.ts'
import { goalsSummary, unexplainedMisses } from './goals.ts'
import { linkTo, namesOf } from '../otherTables.ts'

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

/** One sentence, at most three findings and three asks, for a retrospective and an evaluation. */
export function reviewSummary(input: ReportInput): Summary | null {
  const { t, sheet, material, standing } = input
  if (sheet.tasks.length === 0) return null
  const { notCancelled: counted } = tasksByState(sheet.tasks)
  const done = doneTasks(sheet.tasks)
  const { overall } = material.facts.goals.overall
  const delayed = delayedTasks(sheet.tasks)
  const isOver = standing.finished !== null
  const endDay = material.phase === null ? (material.campaign?.endDay ?? null) : null
  const isPastEnd = endDay !== null && endDay < sheet.today
  const hasGoals = material.rows.kpis !== null && material.phase === null && overall !== null
  return summaryOf(t, {
    conclusion: compose(t(`report.summary.${isOver ? 'finished' : isPastEnd ? 'pastEnd' : 'running'}`), {
      sheet: subjectOf(input),
      end: endDay === null ? '' : dayPhrase(input, endDay),
      done: { text: formatCount(done.length), recordIds: idsOf(done) },
      all: formatCount(counted.length),
    }),
    findings: [
      hasGoals
        ? compose(t('report.summary.goals'), { summary: goalsSummary(input), rate: formatWholePercent(overall) })
        : [],
      delayed.length === 0
        ? compose(t('report.delay.none'))
        : compose(t('report.summary.late'), {
            tasks: { text: tasksPhrase(t, delayed.length), recordIds: idsOf(delayed) },
            days: daysPhrase(t, delayDaysOf(delayed)),
          }),
      material.rows.budget === null || material.facts.budget.lines.length === 0 ? [] : budgetSummary(input),
    ],
    asks: asks(input),
  })
}
