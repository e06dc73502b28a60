import { formatCount, formatPercent, formatPoints } from '../../i18n/index.ts'
import type { Steps } from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { paragraph, taskList } from '../blocks.ts'
import { compose } from '../compose.ts'
import { distribution } from '../distribution.ts'
import { actualText, rejectedClause } from '../openTask.ts'
import { mostBehindFirst } from '../order.ts'
import { tasksOf } from '../otherTables.ts'
import { clauses, dayPhrase, daysPhrase, idsOf, quotedTitlesOf, taskPhrase, tasksPhrase, titlesOf } from '../phrases.ts'
import { causeClauses, causePrompts } from '../causes.ts'
import type { Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** '实际 15% − 计划 20% = −5 个百分点'. [DV1] */
const arithmetic = (input: ReportInput, task: AssessedTask): Line =>
  compose(input.t('report.deviationOf.arithmetic'), {
    actual: actualText(input, task),
    planned: formatPercent(task.assessment.planned),
    points: formatPoints(task.assessment.deviation),
  })

function dueClause(input: ReportInput, { assessment, facts }: AssessedTask): Line {
  const { t } = input
  if (facts.plannedEnd === null) return []
  const day = dayPhrase(input, facts.plannedEnd)
  return assessment.state === 'delayed' && assessment.delayDays !== null
    ? compose(t('report.open.delayed'), { days: daysPhrase(t, assessment.delayDays), day })
    : compose(t('report.open.due'), { day })
}

function forecastClause(input: ReportInput, { assessment, facts }: AssessedTask): Line {
  const { forecastEnd } = assessment
  return forecastEnd === null || forecastEnd === facts.plannedEnd
    ? []
    : compose(input.t('report.open.forecast'), { day: dayPhrase(input, forecastEnd) })
}

/** A task behind its plan: arithmetic, due day, forecast, quoted cause, category, measure and its limit. [S3-22] [S2-13] */
export const behindLine = (input: ReportInput, task: AssessedTask): Line =>
  compose(input.t('report.statement'), {
    subject: taskPhrase(input.t, task),
    statement: clauses(input.t, [
      arithmetic(input, task),
      dueClause(input, task),
      rejectedClause(input, task),
      forecastClause(input, task),
      ...causeClauses(input, task),
    ]),
  })

const aheadLine = (input: ReportInput, task: AssessedTask): Line =>
  compose(input.t('report.statement'), {
    subject: taskPhrase(input.t, task),
    statement: clauses(input.t, [
      arithmetic(input, task),
      dueClause(input, task),
      rejectedClause(input, task),
      forecastClause(input, task),
    ]),
  })

const limitOf = ({ settings }: ReportInput): string => formatCount(settings.bands.warn)

/** 落后: every open task behind by more than the threshold. */
export function* behindSection(input: ReportInput): Steps<Section> {
  const { t, material } = input
  const points = limitOf(input)
  const behind = mostBehindFirst(tasksOf(input, material.period.deviations.behindIds))
  yield
  const section = { id: 'behind', title: t('report.deviationOf.behind', { points }) }
  const drawn = distribution(input)
  yield
  if (behind.length === 0)
    return { ...section, blocks: [...drawn, paragraph(compose(t('report.deviationOf.noneBehind'), { points }))] }
  const lines = taskList(t, behind, (task) => behindLine(input, task))
  yield
  return { ...section, blocks: [...drawn, ...lines, ...(yield* causePrompts(input, behind))] }
}

/** 超前: every open task ahead by more than the threshold; it asks what could be learnt. [S2-16] */
export function aheadSection(input: ReportInput): Section {
  const { t, material } = input
  const ahead = mostBehindFirst(tasksOf(input, material.period.deviations.aheadIds)).toReversed()
  return {
    id: 'ahead',
    title: t('report.deviationOf.ahead', { points: limitOf(input) }),
    blocks:
      ahead.length === 0
        ? [paragraph(compose(t('report.deviationOf.noneAhead'), { points: limitOf(input) }))]
        : [
            ...taskList(t, ahead, (task) => aheadLine(input, task)),
            {
              kind: 'toFill',
              prompt: t('report.deviationOf.whyAhead'),
              recordIds: idsOf(ahead),
            },
          ],
  }
}

/** The open tasks within the threshold as a table, and those without a deviation by name. */
export function withinSection(input: ReportInput): Section | null {
  const { t, material } = input
  const { withinIds, unknownIds } = material.period.deviations
  const within = mostBehindFirst(tasksOf(input, withinIds))
  const unknown = tasksOf(input, unknownIds)
  if (within.length + unknown.length === 0) return null
  const shown = within.slice(0, MOST_ROWS)
  const rest = within.slice(MOST_ROWS)
  const rows = shown.map((task): readonly Line[] => [
    titlesOf(t, [task]),
    [{ text: formatPercent(task.assessment.planned) }],
    [{ text: actualText(input, task) }],
    [{ text: formatPoints(task.assessment.deviation) }],
  ])
  const columns = [
    t('report.column.task'),
    t('report.column.planned'),
    t('report.column.actual'),
    t('report.column.deviationPoints'),
  ]
  return {
    id: 'within',
    title: t('report.deviationOf.within'),
    blocks: [
      ...(rows.length === 0 ? [] : [{ kind: 'table' as const, columns, rows }]),
      ...(rest.length === 0
        ? []
        : [
            paragraph(
              compose(t('report.more'), { tasks: { text: tasksPhrase(t, rest.length), recordIds: idsOf(rest) } }),
            ),
          ]),
      ...(unknown.length === 0
        ? []
        : [
            paragraph(
              compose(t('report.deviationOf.unknown'), {
                tasks: { text: tasksPhrase(t, unknown.length), recordIds: idsOf(unknown) },
                titles: quotedTitlesOf(t, unknown),
              }),
            ),
          ]),
    ],
  }
}

/** More rows than this become a number. */
const MOST_ROWS = 30
