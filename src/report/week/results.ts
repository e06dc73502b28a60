import { type GoalOfWeek, written } from '../../domain/index.ts'
import { formatCount, formatDay, formatMoney, formatPercent, formatPoints } from '../../i18n/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { insufficient, paragraph, taskList } from '../blocks.ts'
import { hasColumn } from '../columns.ts'
import { chartBlock } from '../chart/chartBlock.ts'
import { compose } from '../compose.ts'
import { inPlannedOrder } from '../order.ts'
import { goalName, linkTo, rowIn, tasksOf } from '../otherTables.ts'
import { clauses, dayPhrase, finishPhrase, idsOf, quoted, quotedTitlesOf, taskPhrase, textOf } from '../phrases.ts'
import { undatedRows } from '../undatedRows.ts'
import { finishedOn } from '../taskSets.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** '海报（林设计）：3/6 完成；晚 1 天；交付「3张海报终稿」'. [ST3] */
function resultLine(input: ReportInput, task: AssessedTask): Line {
  const { t, sheet } = input
  const day = finishedOn(task, sheet.today)
  const outcome = finishPhrase(t, task)
  const achieved = written(task.row.achieved)
  const deliverable = written(task.row.deliverable)
  return compose(t('report.statement'), {
    subject: taskPhrase(t, task),
    statement: clauses(t, [
      day === null ? [] : compose(t('report.brief.finishedOn'), { day: dayPhrase(input, day) }),
      outcome === null ? [] : [{ text: outcome }],
      deliverable === null ? [] : compose(t('report.week.deliverable'), { quote: quoted(t, deliverable) }),
      achieved === null ? [] : compose(t('report.week.achieved'), { quote: quoted(t, achieved) }),
    ]),
  })
}

/** Tasks done in the week, or that none was; done ones without a day are named. [WK1] */
function doneBlocks(input: ReportInput): readonly Block[] {
  const { t, material } = input
  const { doneIds, undatedIds, milestones } = material.period.week
  const done = inPlannedOrder(tasksOf(input, doneIds))
  const undated = inPlannedOrder(tasksOf(input, undatedIds))
  const reached = milestones.passedIds.length + milestones.unreviewedIds.length
  const isDated = hasColumn(input, 'actualEnd')
  return [
    ...(done.length > 0 || reached > 0 || (undated.length > 0 && !isDated)
      ? []
      : [paragraph(compose(t(undated.length > 0 ? 'report.week.noneDated' : 'report.week.noneDone')))]),
    ...taskList(t, done, (task) => resultLine(input, task)),
    ...(undated.length === 0
      ? []
      : [
          isDated
            ? {
                kind: 'toFill' as const,
                prompt: t('report.brief.finishedUndated', { titles: textOf(quotedTitlesOf(t, undated)) }),
                recordIds: idsOf(undated),
              }
            : paragraph(compose(t('report.brief.finishedNoColumn'), { titles: quotedTitlesOf(t, undated) })),
        ]),
  ]
}

/** Milestones that were reached: those whose review passed are results, the others wait. [S2-11] [WK1] */
function milestoneBlocks(input: ReportInput): readonly Block[] {
  const { t, material } = input
  const { passedIds, unreviewedIds } = material.period.week.milestones
  const passed = inPlannedOrder(tasksOf(input, passedIds))
  const unreviewed = inPlannedOrder(tasksOf(input, unreviewedIds))
  return [
    ...(passed.length === 0 ? [] : [paragraph(compose(t('report.week.milestonesDone')))]),
    ...taskList(t, passed, (task) => resultLine(input, task)),
    ...(unreviewed.length === 0
      ? []
      : [
          {
            kind: 'toFill' as const,
            prompt: t('report.week.unreviewed', { titles: textOf(quotedTitlesOf(t, unreviewed)) }),
            recordIds: idsOf(unreviewed),
          },
        ]),
  ]
}

function goalNote(input: ReportInput, goal: GoalOfWeek): string {
  const { t } = input
  const unit = written(goal.kpiId === null ? null : (rowIn(input, 'kpis', goal.kpiId)?.unit ?? null)) ?? ''
  const { sum, points } = goal
  const days = t('report.week.goalDays', { count: goal.days, reached: goal.reached })
  return [
    ...(sum === null
      ? []
      : [t('report.board.goalNumbers', { target: formatMoney(sum.target), actual: formatMoney(sum.actual), unit })]),
    days,
    ...(points === null
      ? []
      : [
          t('report.week.goalTrend', {
            first: dayPhrase(input, goal.first.day),
            from: formatPercent(goal.first.attainment),
            last: dayPhrase(input, goal.last.day),
            to: formatPercent(goal.last.attainment),
            points: formatPoints(points),
          }),
        ]),
  ].join(t('report.separator.clause'))
}

/** The attainment of a goal in the week: of its sums, or of its last day where nobody adds. */
const attainmentOf = ({ sum, last }: GoalOfWeek): number | null => (sum === null ? last.attainment : sum.attainment)

/** The goals of the week, or what is missing; nothing without 每日跟踪. [WK1] */
function goalBlocks(input: ReportInput): readonly Block[] {
  const { t, material } = input
  const table = material.rows.dailyLog
  if (table === null) return []
  const { goals, progress } = material.period.week
  if (goals.length === 0) return [insufficient(compose(t('report.week.noGoals'), { table: table.name }))]
  const last = progress.at(-1)
  return [
    {
      kind: 'figures',
      items: goals.map((goal) => ({
        label: t(goal.sum === null ? 'report.week.goalRatio' : 'report.week.goal', {
          goal: goalName(input, goal.kpiId),
        }),
        value: formatPercent(attainmentOf(goal)),
        note: goalNote(input, goal),
        recordIds: goal.ids,
        table: 'dailyLog' as const,
      })),
    },
    ...(progress.length < 2 || last === undefined
      ? []
      : [
          chartBlock(
            t,
            {
              kind: 'planActual' as const,
              days: progress.map(({ day, planned, actual }) => ({
                day,
                text: formatDay(day, input.sheet.today),
                planned,
                actual,
              })),
              names: { planned: t('report.figure.planned'), actual: t('report.figure.actual') },
            },
            compose(t('report.week.progress'), {
              day: linkTo('dailyLog', dayPhrase(input, last.day), [last.id]),
              planned: formatPercent(last.planned),
              actual: formatPercent(last.actual),
            }),
          ),
        ]),
  ]
}

/** 本周关键成果: tasks done, milestones passed, goals. [S0-23] [WK1] */
export const resultsSection = (input: ReportInput): Section => ({
  id: 'results',
  title: input.t('report.week.results'),
  blocks: [...doneBlocks(input), ...milestoneBlocks(input), ...goalBlocks(input), ...undatedRows(input, 'dailyLog')],
})

/** The goals of the week for the first screen, the lowest attainment first. */
export function goalFindings(input: ReportInput): readonly Line[] {
  const { t, material } = input
  return material.period.week.goals
    .flatMap((goal) => {
      const value = attainmentOf(goal)
      return value === null ? [] : [{ goal, value }]
    })
    .toSorted((a, b) => a.value - b.value)
    .map(({ goal, value }) =>
      compose(t(goal.sum === null ? 'report.week.findingRatio' : 'report.week.findingGoal'), {
        goal: linkTo('dailyLog', goalName(input, goal.kpiId), goal.ids),
        rate: formatPercent(value),
        days: formatCount(goal.days),
        reached: formatCount(goal.reached),
      }),
    )
}
