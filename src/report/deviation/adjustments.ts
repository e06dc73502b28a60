import { filterInSteps, type Measure, type Steps, written } from '../../domain/index.ts'
import { paragraph } from '../blocks.ts'
import { hasColumn } from '../columns.ts'
import { compose } from '../compose.ts'
import { mostBehindFirst } from '../order.ts'
import { linkTo, namesOf, rowIn, tasksOf } from '../otherTables.ts'
import { dayPhrase, idsOf, quotedTitlesOf, textOf } from '../phrases.ts'
import type { MessageKey } from '../../i18n/index.ts'
import type { Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** More measures than this become a number. */
const MOST_MEASURES = 30

interface Worded {
  readonly measure: Line
  readonly owner: string | null
  readonly about: Line
}

/** Whether the report has the row of a measure. */
const isKnown = (input: ReportInput, { from, id }: Measure): boolean =>
  from === 'tasks' ? tasksOf(input, [id]).length > 0 : rowIn(input, from, id) !== null

/** The words of a measure: what, who, for what; in people's own words. */
function wordsOf(input: ReportInput, { from, id }: Measure): Worded | null {
  const { t } = input
  if (from === 'tasks') {
    const [task] = tasksOf(input, [id])
    if (task === undefined) return null
    return {
      measure: [{ text: written(task.row.solution) ?? '', recordIds: [id] }],
      owner: namesOf(input, task.row.owner),
      about: quotedTitlesOf(t, [task]),
    }
  }
  if (from === 'issues') {
    const row = rowIn(input, 'issues', id)
    if (row === null) return null
    const title = linkTo('issues', written(row.title) ?? t('report.issue.untitled'), [id])
    return {
      measure: [linkTo('issues', written(row.solution) ?? '', [id])],
      owner: namesOf(input, row.owner),
      about: compose(t('report.name'), { title }),
    }
  }
  const row = rowIn(input, 'lessons', id)
  if (row === null) return null
  const title = linkTo('lessons', written(row.title) ?? t('report.lesson.untitled'), [id])
  return {
    measure: [linkTo('lessons', written(row.action) ?? '', [id])],
    owner: namesOf(input, row.owner),
    about: compose(t('report.name'), { title }),
  }
}

/** The word of the cell that says how far a measure is; a task says it of itself. [DA2] */
function statusWord(input: ReportInput, { from, id }: Pick<Measure, 'from' | 'id'>): string {
  const { t } = input
  if (from === 'tasks') {
    const [task] = tasksOf(input, [id])
    if (task === undefined) return t('report.measure.unfilled')
    return t('report.measure.taskState', { state: t(`state.${task.assessment.state}`) })
  }
  const status = rowIn(input, from, id)?.status ?? null
  if (status === null) return t('report.measure.unfilled')
  const key = from === 'issues' ? ISSUE_STATUS.get(status) : LESSON_STATUS.get(status)
  return key === undefined ? status : t(key)
}

const ISSUE_STATUS: ReadonlyMap<string, MessageKey> = new Map([
  ['open', 'report.issueStatus.open'],
  ['handling', 'report.issueStatus.handling'],
  ['resolved', 'report.issueStatus.resolved'],
  ['didNotOccur', 'report.issueStatus.didNotOccur'],
])

const LESSON_STATUS: ReadonlyMap<string, MessageKey> = new Map([
  ['todo', 'report.lessonStatus.todo'],
  ['done', 'report.lessonStatus.done'],
  ['reused', 'report.lessonStatus.reused'],
  ['void', 'report.lessonStatus.void'],
])

const WAITING: ReadonlySet<string | null> = new Set([null, 'open', 'todo'])

/** How far a measure is in the word of its cell, and the row that it has become, whose word counts. [DA2] [DA3] */
function statusOf(input: ReportInput, measure: Measure): Line {
  const { t, material } = input
  const { progress, became } = measure
  const row = became === null ? null : rowIn(input, became.from, became.id)
  // A row that nobody has begun says less than the cell of a measure that is being handled.
  const isRowWaiting = progress === 'handling' && (row === null || WAITING.has(row.status))
  const word = statusWord(input, became === null || isRowWaiting ? measure : became)
  const status = progress === 'overdue' ? t('report.measure.overdueStatus', { status: word }) : word
  if (became === null) return [{ text: status }]
  const table = material.rows[became.from]?.name ?? ''
  return compose(t('report.measure.became'), {
    status,
    row: compose(t('report.name'), { title: linkTo(became.from, table, [became.id]) }),
  })
}

/** 调整方案清单: one line a measure — 措施, 责任人, 时限, 状态 — and who still owes one. [S3-22] [S2-15] [DA2] */
export function* adjustmentsSection(input: ReportInput): Steps<Section> {
  const { t, material } = input
  const { measures, behindWithoutMeasureIds } = material.period.deviations
  const known = yield* filterInSteps(measures, (measure) => isKnown(input, measure))
  yield
  const silent = hasColumn(input, 'solution') ? mostBehindFirst(tasksOf(input, behindWithoutMeasureIds)) : []
  yield
  // The ids of a long list are read in a step of their own: the line that links to them finds them noted.
  idsOf(silent)
  yield
  const canHold = hasColumn(input, 'solution') || material.rows.issues !== null || material.rows.lessons !== null
  const rows = known.slice(0, MOST_MEASURES).flatMap((measure): readonly (readonly Line[])[] => {
    const words = wordsOf(input, measure)
    if (words === null) return []
    const due = measure.due === null ? t('report.unfilled') : dayPhrase(input, measure.due)
    const owner = words.owner ?? t('report.unfilled')
    return [[words.measure, words.about, [{ text: owner }], [{ text: due }], statusOf(input, measure)]]
  })
  const columns = [
    t('report.column.measure'),
    t('report.column.about'),
    t('report.dimension.owner'),
    t('report.column.deadline'),
    t('report.column.status'),
  ]
  return {
    id: 'adjustments',
    title: t('report.measure.title'),
    blocks: [
      ...(rows.length > 0
        ? [{ kind: 'table' as const, columns, rows }]
        : [paragraph(compose(t(canHold ? 'report.measure.none' : 'report.measure.noColumn')))]),
      ...(known.length > MOST_MEASURES
        ? [paragraph(compose(t('report.moreLines'), { count: String(known.length - MOST_MEASURES) }))]
        : []),
      ...(silent.length === 0
        ? []
        : [
            {
              kind: 'toFill' as const,
              prompt: t('report.measure.missing', { titles: textOf(quotedTitlesOf(t, silent)) }),
              recordIds: idsOf(silent),
            },
          ]),
      { kind: 'toFill', prompt: t('report.measure.toFill') },
    ],
  }
}
