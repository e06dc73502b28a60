import { type Measure, written } from '../../domain/index.ts'
import { paragraph } from '../blocks.ts'
import { hasColumn } from '../columns.ts'
import { compose } from '../compose.ts'
import { mostBehindFirst } from '../order.ts'
import { linkTo, namesOf, rowIn, tasksOf } from '../otherTables.ts'
import { dayPhrase, idsOf, quotedTitlesOf, textOf } from '../phrases.ts'
import type { Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** More measures than this become a number. */
const MOST_MEASURES = 30

interface Worded {
  readonly measure: Line
  readonly owner: string | null
  readonly about: Line
}

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

/** How far a measure is, and the row that it has become. [DA2] [DA3] */
function statusOf(input: ReportInput, { progress, became }: Measure): Line {
  const { t, material } = input
  const status = t(`report.measure.${progress}`)
  if (became === null) return [{ text: status }]
  const table = material.rows[became.from]?.name ?? ''
  return compose(t('report.measure.became'), {
    status,
    row: compose(t('report.name'), { title: linkTo(became.from, table, [became.id]) }),
  })
}

/** 调整方案清单: one line a measure — 措施, 责任人, 时限, 状态 — and who still owes one. [S3-22] [S2-15] [DA2] */
export function adjustmentsSection(input: ReportInput): Section {
  const { t, material } = input
  const { measures, behindWithoutMeasureIds } = material.period.deviations
  const worded = measures.flatMap((measure) => {
    const words = wordsOf(input, measure)
    return words === null ? [] : [{ measure, words }]
  })
  const silent = hasColumn(input, 'solution') ? mostBehindFirst(tasksOf(input, behindWithoutMeasureIds)) : []
  const canHold = hasColumn(input, 'solution') || material.rows.issues !== null || material.rows.lessons !== null
  const rows = worded
    .slice(0, MOST_MEASURES)
    .map(({ measure, words }): readonly Line[] => [
      words.measure,
      words.about,
      [{ text: words.owner ?? t('report.unfilled') }],
      [{ text: measure.due === null ? t('report.unfilled') : dayPhrase(input, measure.due) }],
      statusOf(input, measure),
    ])
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
      ...(worded.length > MOST_MEASURES
        ? [paragraph(compose(t('report.moreLines'), { count: String(worded.length - MOST_MEASURES) }))]
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
