import { written } from '../../domain/index.ts'
import { formatMoney, formatWholePercent } from '../../i18n/index.ts'
import { paragraph, toFill, wordedBlock } from '../blocks.ts'
import { compose, joinLines } from '../compose.ts'
import { daysPhrase, finishPhrase, quotedTaskPhrase } from '../phrases.ts'
import { delayedTasks, earlyFinishers } from '../taskSets.ts'
import type { Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { linkTo, rowIn } from '../otherTables.ts'

/** The goals of a verdict, the furthest from their target first where they were missed. [KP4] */
function goalLines({ t, material }: ReportInput, verdict: 'exceeded' | 'missed'): readonly Line[] {
  if (material.rows.kpis === null) return []
  const goals = material.facts.goals.ranked.filter((goal) => goal.verdict === verdict)
  return (verdict === 'exceeded' ? goals.toReversed() : goals).map(({ id, name, percent }) =>
    compose(t('report.evaluation.goalLine'), {
      goal: compose(t('report.name'), { title: [linkTo('kpis', name, [id])] }),
      rate: formatWholePercent(percent),
    }),
  )
}

/** That there is nothing of these kinds; nothing is said of goals and lines in a sheet that has no table for them. */
function nothingOf(
  { t, material }: ReportInput,
  kinds: readonly ('exceeded' | 'early' | 'missed' | 'late' | 'over')[],
) {
  const table = { exceeded: 'kpis', missed: 'kpis', over: 'budget', early: null, late: null } as const
  const known = kinds.filter((kind) => {
    const key = table[kind]
    return key === null || material.rows[key] !== null
  })
  const list = joinLines(
    t('report.evaluation.none.separator'),
    known.map((kind) => compose(t(`report.evaluation.none.${kind}`))),
  )
  return paragraph(compose(t('report.evaluation.none'), { list }))
}

/** 亮点: goals that were exceeded, and tasks that finished early. People add what figures do not show. [S1-22] */
export function highlightsSection(input: ReportInput): Section {
  const { t, sheet } = input
  const lines: readonly (() => Line)[] = [
    ...goalLines(input, 'exceeded').map((line) => () => line),
    ...earlyFinishers(sheet.tasks).map(
      (task) => () =>
        compose(t('report.evaluation.taskLine'), {
          task: quotedTaskPhrase(t, task),
          finish: finishPhrase(t, task) ?? '',
        }),
    ),
  ]
  return {
    id: 'highlights',
    title: t('report.evaluation.highlights'),
    blocks: [
      ...(lines.length === 0 ? [nothingOf(input, ['exceeded', 'early'])] : wordedBlock(input, lines, (line) => line())),
      toFill(t('report.evaluation.highlightsToFill')),
    ],
  }
}

/** 不足: goals that were missed, tasks that are late, lines that are overspent. [S1-22] */
export function shortfallsSection(input: ReportInput): Section {
  const { t, sheet, material } = input
  const over = material.facts.budget.lines.filter(({ result }) => result.status === 'over')
  const lines: readonly (() => Line)[] = [
    ...goalLines(input, 'missed').map((line) => () => line),
    ...delayedTasks(sheet.tasks).map(
      (task) => () =>
        task.assessment.state === 'delayed'
          ? compose(t('report.evaluation.openLine'), {
              task: quotedTaskPhrase(t, task),
              days: daysPhrase(t, task.assessment.delayDays ?? 0),
            })
          : compose(t('report.evaluation.taskLine'), {
              task: quotedTaskPhrase(t, task),
              finish: finishPhrase(t, task) ?? '',
            }),
    ),
    ...over.map(
      ({ id, result }) =>
        () =>
          compose(t('report.evaluation.overLine'), {
            line: compose(t('report.name'), {
              title: [
                linkTo('budget', written(rowIn(input, 'budget', id)?.title ?? null) ?? t('report.unfilled'), [id]),
              ],
            }),
            amount: formatMoney(result.variance),
          }),
    ),
  ]
  return {
    id: 'shortfalls',
    title: t('report.evaluation.shortfalls'),
    blocks: [
      ...(lines.length === 0
        ? [nothingOf(input, ['missed', 'late', 'over'])]
        : wordedBlock(input, lines, (line) => line())),
      toFill(t('report.evaluation.shortfallsToFill')),
    ],
  }
}
