import { type ActionResults, written } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { linesBlock, paragraph } from '../blocks.ts'
import { compose, joinLines } from '../compose.ts'
import { linkTo, namesOf, rowIn, rowsIn } from '../otherTables.ts'
import { clauses, dayPhrase, daysPhrase, quoted } from '../phrases.ts'
import type { Block, Line } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** What a lesson is called: its title, else the action that it asks for. */
export const lessonTitle = ({ t }: ReportInput, row: RowOf<'lessons'>): string =>
  written(row.title) ?? written(row.action) ?? t('report.lesson.untitled')

const quotedLesson = (input: ReportInput, row: RowOf<'lessons'>): Line =>
  compose(input.t('report.name'), { title: [linkTo('lessons', lessonTitle(input, row), [row.recordId])] })

/** The action of a row unless it is all that the row is called by. */
const ownAction = ({ t }: ReportInput, row: RowOf<'lessons'>): Line => {
  const action = written(row.title) === null ? null : written(row.action)
  return action === null ? [] : compose(t('report.lesson.action'), { quote: quoted(t, action) })
}

/** A lesson in the words of people, with its evidence, its action and how often it was reused. */
export function lessonLine(input: ReportInput, row: RowOf<'lessons'>): Line {
  const { t } = input
  const evidence = written(row.evidence)
  const details = clauses(t, [
    evidence === null ? [] : compose(t('report.lesson.evidence'), { quote: quoted(t, evidence) }),
    ownAction(input, row),
    (row.reuses ?? 0) > 0 ? compose(t('report.lesson.reused'), { count: formatCount(row.reuses) }) : [],
  ])
  const subject = quotedLesson(input, row)
  return details.length === 0 ? subject : compose(t('report.statement'), { subject, statement: details })
}

/** An action with its owner and what became of it. */
function actionLine(input: ReportInput, row: RowOf<'lessons'>, status: Line): Line {
  const { t } = input
  const owner = namesOf(input, row.owner)
  const title = quotedLesson(input, row)
  return compose(t('report.statement'), {
    subject: owner === null ? title : compose(t('report.task'), { title, owner }),
    statement: clauses(t, [status, ownAction(input, row)]),
  })
}

/** The status of an open action: its day, and its owner where nobody is named. */
function openStatus(input: ReportInput, row: RowOf<'lessons'>): Line {
  const { t } = input
  return joinLines(t('report.separator.comma'), [
    row.dueDay === null
      ? compose(t('report.action.noDue'))
      : compose(t('report.open.due'), { day: dayPhrase(input, row.dueDay) }),
    namesOf(input, row.owner) === null ? compose(t('report.action.noOwner')) : [],
  ])
}

/** How many actions are done, overdue and open, and each of them by name: the overdue ones first. [LE1] */
export function actionBlocks(
  input: ReportInput,
  { overdue, openIds, doneIds, droppedIds }: ActionResults,
  summary: 'report.action.earlier' | 'report.action.own',
): readonly Block[] {
  const { t } = input
  const all = [...overdue.map(({ id }) => id), ...openIds, ...doneIds, ...droppedIds]
  if (all.length === 0) return []
  const part = (key: 'done' | 'overdue' | 'open' | 'dropped', ids: readonly string[]): Line =>
    ids.length === 0
      ? []
      : compose(t(`report.action.count.${key}`), { count: linkTo('lessons', formatCount(ids.length), ids) })
  const lines = [
    ...overdue.flatMap(({ id, days }) => {
      const row = rowIn(input, 'lessons', id)
      const due = row?.dueDay ?? null
      return row === null || due === null
        ? []
        : [
            actionLine(
              input,
              row,
              compose(t('report.action.overdue'), { day: dayPhrase(input, due), days: daysPhrase(t, days) }),
            ),
          ]
    }),
    ...rowsIn(input, 'lessons', openIds).map((row) => actionLine(input, row, openStatus(input, row))),
    ...rowsIn(input, 'lessons', doneIds).map((row) =>
      actionLine(input, row, compose(t(row.status === 'reused' ? 'report.action.reused' : 'report.action.done'))),
    ),
  ]
  return [
    paragraph(
      compose(t(summary), {
        count: linkTo('lessons', t('report.action.unit', { count: all.length }), all),
        parts: joinLines(t('report.separator.comma'), [
          part(
            'overdue',
            overdue.map(({ id }) => id),
          ),
          part('open', openIds),
          part('done', doneIds),
          part('dropped', droppedIds),
        ]),
      }),
    ),
    ...linesBlock(input, lines),
  ]
}
