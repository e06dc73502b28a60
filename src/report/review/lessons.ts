import type { AssessedTask } from '../../schema/index.ts'
import { type LessonRecord, statedCause, written } from '../../domain/index.ts'
import { linesBlock, paragraph, toFill } from '../blocks.ts'
import { asksForCauses } from '../columns.ts'
import { compose } from '../compose.ts'
import { rowNames, rowsIn } from '../otherTables.ts'
import { delayedTasks, earlyFinishers } from '../taskSets.ts'
import { daysPhrase, idsOf, quoted, textOf } from '../phrases.ts'
import type { Translate } from '../../i18n/index.ts'
import type { Block, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { lessonLine, lessonTitle } from './lessonRows.ts'

/** At most this many questions about single tasks: people would not answer more. */
const MOST_QUESTIONS = 3

const nameOf = (t: Translate, task: AssessedTask): string => written(task.row.title) ?? t('report.untitled')

const daysOf = (t: Translate, { assessment }: AssessedTask): string =>
  daysPhrase(t, Math.abs(assessment.delayDays ?? 0))

function successQuestions({ t, sheet }: ReportInput): readonly Block[] {
  const early = earlyFinishers(sheet.tasks).slice(0, MOST_QUESTIONS)
  if (early.length === 0) return [toFill(t('report.lesson.success'))]
  return early.map((task) =>
    toFill(t('report.lesson.successOf', { task: nameOf(t, task), days: daysOf(t, task) }), idsOf([task])),
  )
}

function improvementQuestions(input: ReportInput): readonly Block[] {
  const { t, sheet } = input
  const delayed = delayedTasks(sheet.tasks).slice(0, MOST_QUESTIONS)
  if (delayed.length === 0) return [toFill(t('report.lesson.improve'))]
  return delayed.map((task) => {
    const { text, axis } = statedCause(task.row)
    const values = { task: nameOf(t, task), days: daysOf(t, task) }
    if (text !== null)
      return toFill(t('report.lesson.improveOfCause', { ...values, quote: quoted(t, text) }), idsOf([task]))
    if (axis.length > 0)
      return toFill(
        t('report.lesson.improveOfCategory', { ...values, list: axis.join(t('report.separator.list')) }),
        idsOf([task]),
      )
    return toFill(
      t(asksForCauses(input) ? 'report.lesson.improveOf' : 'report.lesson.improvePlain', values),
      idsOf([task]),
    )
  })
}

/** Lessons that say nothing of the evidence behind them; none where the table has no column for it. */
function evidenceQuestion(input: ReportInput, ids: readonly string[]): readonly Block[] {
  const { t, material } = input
  if (material.rows.lessons?.columns.includes('evidence') !== true) return []
  const silent = rowsIn(input, 'lessons', ids).filter(({ evidence }) => written(evidence) === null)
  if (silent.length === 0) return []
  const titles = rowNames(
    t,
    silent.map((row) => compose(t('report.name'), { title: lessonTitle(input, row) })),
  )
  return [
    toFill(
      t('report.lesson.askEvidence', { titles: textOf(titles) }),
      silent.map(({ recordId }) => recordId),
      'lessons',
    ),
  ]
}

/** The rows of one type in the words of people, under the name of the type. */
function rowsOfType(input: ReportInput, type: LessonRecord['type'], ids: readonly string[]): readonly Block[] {
  return [
    paragraph(compose(input.t(`report.lesson.type.${type ?? 'none'}`))),
    ...linesBlock(
      input,
      rowsIn(input, 'lessons', ids).map((row) => lessonLine(input, row)),
    ),
  ]
}

/**
 * 成功经验 / 待改进 / 可复用模板: the rows of 经验与行动, and questions about what happened for a type that has none. [LE1]
 * [S0-24] [S2-16]
 */
export function lessonsSection(input: ReportInput): Section {
  const { t, material } = input
  const { byType } = material.facts.lessons
  const idsOfType = (type: LessonRecord['type']) => byType.find((one) => one.type === type)?.ids ?? []
  const questions = {
    success: () => successQuestions(input),
    improve: () => improvementQuestions(input),
    template: () => [toFill(t('report.lesson.template'))],
  } as const
  const untyped = idsOfType(null)
  return {
    id: 'lessons',
    title: t('report.review.lessons'),
    blocks: [
      ...(['success', 'improve', 'template'] as const).flatMap((type) => {
        const ids = idsOfType(type)
        return ids.length === 0 ? questions[type]() : rowsOfType(input, type, ids)
      }),
      ...(untyped.length === 0
        ? []
        : [
            ...rowsOfType(input, null, untyped),
            toFill(t('report.lesson.askType', { count: untyped.length }), untyped, 'lessons'),
          ]),
      ...evidenceQuestion(
        input,
        byType.flatMap(({ ids }) => ids),
      ),
    ],
  }
}
