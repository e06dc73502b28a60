import type { AssessedTask } from '../../schema/index.ts'
import { statedCause, written } from '../../domain/index.ts'
import { toFill } from '../blocks.ts'
import { asksForCauses } from '../columns.ts'
import { delayedTasks, earlyFinishers } from '../taskSets.ts'
import { daysPhrase, idsOf, quoted } from '../phrases.ts'
import type { Translate } from '../../i18n/index.ts'
import type { Block, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

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

/** 成功经验 / 待改进 / 可复用模板: questions about what happened, for people to answer. [S0-24] [S2-16] */
export const lessonsSection = (input: ReportInput): Section => ({
  id: 'lessons',
  title: input.t('report.review.lessons'),
  blocks: [...successQuestions(input), ...improvementQuestions(input), toFill(input.t('report.lesson.template'))],
})
