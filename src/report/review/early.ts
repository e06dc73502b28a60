import type { AssessedTask } from '../../schema/index.ts'
import { RETROSPECTIVE_MINIMUMS, type Steps } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import { insufficient, paragraph, taskList } from '../blocks.ts'
import { compose, joinLines } from '../compose.ts'
import { earlyFinishers, finishedOn, outcomesOf } from '../taskSets.ts'
import { inPlannedOrder } from '../order.ts'
import { dimensionsOf, groupsBy, PLAN_DIMENSIONS } from '../groups.ts'
import { clauses, dayPhrase, finishPhrase, groupName, idsOf, taskPhrase, tasksPhrase } from '../phrases.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

function earlyLine(input: ReportInput, task: AssessedTask): Line {
  const { t, sheet } = input
  const finished = finishedOn(task, sheet.today)
  const dates =
    finished === null || task.facts.plannedEnd === null
      ? []
      : compose(t('report.early.dates'), {
          planned: dayPhrase(input, task.facts.plannedEnd),
          actual: dayPhrase(input, finished),
        })
  return compose(t('report.statement'), {
    subject: taskPhrase(t, task),
    statement: clauses(t, [[{ text: finishPhrase(t, task) ?? '' }], dates]),
  })
}

/** How many tasks of each group finished early, or that there are too few to say. [RA3] */
function* pattern({ t, sheet }: ReportInput, early: readonly AssessedTask[]): Steps<readonly Block[]> {
  const { forPattern } = RETROSPECTIVE_MINIMUMS.RA3
  if (early.length < forPattern) {
    return [
      insufficient(
        compose(t('report.early.insufficient'), {
          count: tasksPhrase(t, early.length),
          minimum: formatCount(forPattern),
        }),
      ),
    ]
  }
  const paragraphs: Block[] = []
  for (const dimension of dimensionsOf(sheet.columns, PLAN_DIMENSIONS)) {
    yield
    const groups = (yield* groupsBy(inPlannedOrder(early), dimension)).toSorted(
      (a, b) => b.tasks.length - a.tasks.length,
    )
    const groupNames = groups.map((group) =>
      compose(t('report.early.group'), {
        name: groupName(t, group.name, idsOf(group.tasks)),
        count: formatCount(group.tasks.length),
      }),
    )
    paragraphs.push(
      paragraph(
        compose(t('report.early.pattern'), {
          dimension: t(`report.dimension.${dimension}`),
          groups: joinLines(t('report.separator.list'), groupNames),
        }),
      ),
    )
  }
  return paragraphs
}

/** Names the done tasks whose dates do not tell whether they were early. [ST3] */
function undatedLine({ t, sheet }: ReportInput): Line {
  const { unknown } = outcomesOf(sheet.tasks)
  return unknown.length === 0
    ? []
    : compose(t('report.review.outcomeUnknown'), {
        tasks: { text: tasksPhrase(t, unknown.length), recordIds: idsOf(unknown) },
      })
}

/** 提前完成: tasks finished before their planned end. [RA3] [S2-16] */
export function* earlySection(input: ReportInput): Steps<Section> {
  const { t, sheet } = input
  const early = earlyFinishers(sheet.tasks)
  const section = { id: 'early', title: t('report.review.early') }
  if (early.length === 0) {
    const line = joinLines(t('report.separator.sentence'), [compose(t('report.early.none')), undatedLine(input)])
    return { ...section, blocks: [paragraph(line)] }
  }
  const lines = taskList(t, early, (task) => earlyLine(input, task))
  return { ...section, blocks: [...lines, ...(yield* pattern(input, early))] }
}
