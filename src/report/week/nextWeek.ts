import { filterInSteps, isOpen, type PlanOfOwner, type Steps } from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { linesBlock, paragraph } from '../blocks.ts'
import { compose, joinLines } from '../compose.ts'
import { inPlannedOrder } from '../order.ts'
import { tasksOf } from '../otherTables.ts'
import { clauses, dayPhrase, idsOf, quotedTitlesOf, tasksPhrase } from '../phrases.ts'
import type { CalendarDate } from '../../domain/index.ts'
import type { Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { rejectedClause } from '../openTask.ts'
import { likelyEnd } from './likelyEnd.ts'

/** A person's week names this many tasks of a kind and then says how many more there are. */
const MOST_NAMES = 10

function namedWithDay(
  input: ReportInput,
  ids: readonly string[],
  dayOf: (task: AssessedTask) => CalendarDate | null,
): Line {
  const { t } = input
  const tasks = inPlannedOrder(tasksOf(input, ids))
  const names = tasks.slice(0, MOST_NAMES).map((task) => {
    const day = dayOf(task)
    const title = quotedTitlesOf(t, [task])
    const rejected = rejectedClause(input, task)
    const notes = joinLines(t('report.separator.comma'), [
      day === null ? [] : [{ text: dayPhrase(input, day) }],
      rejected,
    ])
    return notes.length === 0 ? title : compose(t('report.week.onDay'), { title, day: notes })
  })
  const rest = tasks.slice(MOST_NAMES)
  const more = compose(t('report.more'), { tasks: { text: tasksPhrase(t, rest.length), recordIds: idsOf(rest) } })
  return joinLines(t('report.separator.list'), rest.length === 0 ? names : [...names, more])
}

/** '林设计：开始「海报」（3/12）；到期「脚本」（3/15）'. */
function planLine(input: ReportInput, { owner, startIds, endIds, milestoneIds }: PlanOfOwner): Line {
  const { t } = input
  const startOf = ({ facts }: AssessedTask) => facts.plannedStart
  const endOf = ({ facts }: AssessedTask) => facts.plannedEnd
  const part = (key: 'starts' | 'ends' | 'milestones', ids: readonly string[], dayOf: typeof startOf): Line =>
    ids.length === 0 ? [] : compose(t(`report.week.${key}`), { titles: namedWithDay(input, ids, dayOf) })
  return compose(t('report.statement'), {
    subject: [{ text: owner ?? t('report.ask.nobody') }],
    statement: clauses(t, [
      part('milestones', milestoneIds, endOf),
      part('starts', startIds, startOf),
      part('ends', endIds, endOf),
    ]),
  })
}

/** 下周计划: what begins, ends and is to be reached in the next week, by owner. [S0-23] [WK2] */
export function* nextWeekSection(input: ReportInput): Steps<Section> {
  const { t, sheet, material } = input
  const { nextPlan, nextWeek } = material.period.week
  const span = { from: dayPhrase(input, nextWeek.from), to: dayPhrase(input, nextWeek.to) }
  const unplanned = yield* filterInSteps(
    sheet.tasks,
    ({ assessment, facts }) => isOpen(assessment.state) && facts.plannedStart === null && facts.plannedEnd === null,
  )
  const lines: Line[] = []
  for (const plan of nextPlan) {
    yield
    lines.push(planLine(input, plan))
  }
  const likely = yield* likelyEnd(input)
  return {
    id: 'nextWeek',
    title: t('report.week.next'),
    blocks: [
      paragraph(compose(t(nextPlan.length === 0 ? 'report.week.nothingNext' : 'report.week.nextSpan'), span)),
      ...linesBlock(input, lines),
      ...(unplanned.length === 0
        ? []
        : [
            paragraph(
              compose(t('report.week.unplanned'), {
                tasks: { text: tasksPhrase(t, unplanned.length), recordIds: idsOf(unplanned) },
              }),
            ),
          ]),
      ...likely,
    ],
  }
}
