import { type BaselineComparison, movedApart, type NamedBaseline } from '../../domain/index.ts'
import { formatCount, formatMoney } from '../../i18n/index.ts'
import { insufficient, linesBlock, paragraph } from '../blocks.ts'
import { compose, joinLines } from '../compose.ts'
import { tasksOf } from '../otherTables.ts'
import { clauses, dayPhrase, daysPhrase, idsOf, quoted, quotedTaskPhrase, tasksPhrase } from '../phrases.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** So many tasks are named, those that end latest against the baseline first. */
const MOST_NAMED = 5

/** 'v2 客户确认版（6/3 存，因为：「客户推迟了发布会」）'. */
function namePhrase(input: ReportInput, { name, on, reason }: NamedBaseline): Line {
  const { t } = input
  const day = dayPhrase(input, on)
  return reason === ''
    ? compose(t('report.baseline.name'), { name, day })
    : compose(t('report.baseline.nameBecause'), { name, day, reason: quoted(t, reason) })
}

const movedPhrase = ({ t }: ReportInput, days: number): string =>
  t(days > 0 ? 'report.baseline.later' : 'report.baseline.earlier', { days: daysPhrase(t, Math.abs(days)) })

function endLine(input: ReportInput, { endThen, endNow, endMovedDays }: BaselineComparison): Line {
  const { t } = input
  if (endThen === null && endNow === null) return compose(t('report.baseline.noEnd'))
  if (endMovedDays === 0) return compose(t('report.baseline.endSame'), { day: dayPhrase(input, endThen ?? '') })
  const day = (one: string | null): string => (one === null ? t('report.baseline.noDay') : dayPhrase(input, one))
  return compose(t('report.baseline.end'), {
    from: day(endThen),
    to: day(endNow),
    by: endMovedDays === null ? '' : t('report.baseline.by', { days: movedPhrase(input, endMovedDays) }),
  })
}

/** '3 个任务推迟、1 个任务提前、12 个任务没有变；2 个任务无基线' */
function tasksLine(input: ReportInput, comparison: BaselineComparison): Line {
  const { t } = input
  const { laterIds, earlierIds, otherIds, sameIds, noneIds } = movedApart(comparison)
  const { droppedIds } = comparison
  const part = (ids: readonly string[], message: string): Line => {
    if (ids.length === 0) return []
    return compose(message, {
      tasks: { text: tasksPhrase(t, ids.length), recordIds: idsOf(tasksOf(input, ids)) },
      count: formatCount(ids.length),
    })
  }
  return clauses(t, [
    joinLines(t('report.separator.list'), [
      part(laterIds, t('report.baseline.tasksLater')),
      part(earlierIds, t('report.baseline.tasksEarlier')),
      part(otherIds, t('report.baseline.tasksOther')),
      part(sameIds, t('report.baseline.tasksSame')),
    ]),
    part(noneIds, t('report.baseline.tasksNone')),
    droppedIds.length === 0
      ? []
      : compose(t('report.baseline.tasksDropped'), { tasks: tasksPhrase(t, droppedIds.length) }),
  ])
}

function budgetLine(
  { t }: ReportInput,
  { budgetThen, budgetNow, budgetMoved, changedLines }: BaselineComparison,
): Line {
  if (budgetThen === null && budgetNow === null) return []
  const amount = (one: number | null): string => (one === null ? t('report.baseline.noBudget') : formatMoney(one))
  const told =
    budgetMoved === 0
      ? compose(t('report.baseline.budgetSame'), { amount: amount(budgetNow) })
      : compose(t('report.baseline.budget'), {
          from: amount(budgetThen),
          to: amount(budgetNow),
          by:
            budgetMoved === null
              ? ''
              : t(budgetMoved > 0 ? 'report.baseline.budgetMore' : 'report.baseline.budgetLess', {
                  amount: formatMoney(Math.abs(budgetMoved)),
                }),
        })
  return clauses(t, [
    told,
    changedLines.length === 0
      ? []
      : compose(t('report.baseline.budgetLines'), { count: formatCount(changedLines.length) }),
  ])
}

/** The tasks whose planned end has moved most, by name. */
function movedLine(input: ReportInput, comparison: BaselineComparison): Line {
  const { t } = input
  const moved = comparison.tasks
    .flatMap((one) => (one.kind === 'planned' && (one.endMovedDays ?? 0) !== 0 ? [one] : []))
    .toSorted((a, b) => (b.endMovedDays ?? 0) - (a.endMovedDays ?? 0) || (a.id < b.id ? -1 : 1))
  const named = moved.slice(0, MOST_NAMED).flatMap(({ id, endMovedDays }) => {
    const [task] = tasksOf(input, [id])
    return task === undefined
      ? []
      : [
          compose(t('report.baseline.movedTask'), {
            task: quotedTaskPhrase(t, task),
            days: movedPhrase(input, endMovedDays ?? 0),
          }),
        ]
  })
  if (named.length === 0) return []
  const rest = moved.length - named.length
  return compose(t('report.baseline.moved'), {
    list: joinLines(t('report.separator.list'), [
      ...named,
      ...(rest > 0 ? [compose(t('report.more'), { tasks: tasksPhrase(t, rest) })] : []),
    ]),
  })
}

/**
 * 与基线对照: against which frozen plans, since when and why they were frozen anew, and what has moved since. Left out
 * where the campaign has none. [BL2]
 */
export function baselineSection(input: ReportInput): Section | null {
  const { t, material } = input
  const { baselines } = material
  const section = { id: 'baseline', title: t('report.baseline.title') }
  if (baselines === null) return null
  if (baselines === 'reading') return { ...section, blocks: [paragraph(compose(t('report.baseline.reading')))] }
  if (baselines === 'failed') return { ...section, blocks: [insufficient(compose(t('report.baseline.failed')))] }
  if (baselines.compared.length === 0) return null
  const between = baselines.frozen.slice(1, -1)
  return {
    ...section,
    blocks: [
      ...baselines.compared.flatMap(({ baseline, comparison }): readonly Block[] => {
        const name = namePhrase(input, baseline)
        if (comparison === null) return [insufficient(compose(t('report.baseline.damaged'), { name }))]
        return [
          paragraph(compose(t('report.baseline.against'), { name })),
          ...linesBlock(
            input,
            [
              endLine(input, comparison),
              tasksLine(input, comparison),
              movedLine(input, comparison),
              budgetLine(input, comparison),
            ].filter((line) => line.length > 0),
          ),
        ]
      }),
      ...(between.length === 0
        ? []
        : [
            paragraph(
              compose(t('report.baseline.between'), {
                list: joinLines(
                  t('report.separator.clause'),
                  between.map((one) => namePhrase(input, one)),
                ),
              }),
            ),
          ]),
    ],
  }
}
