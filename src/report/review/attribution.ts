import type { AssessedTask } from '../../schema/index.ts'
import {
  filterInSteps,
  mapInSteps,
  RETROSPECTIVE_MINIMUMS,
  statedCause,
  type RetrospectiveFacts,
  type Steps,
  visitInSteps,
} from '../../domain/index.ts'
import { formatCount, formatPercent } from '../../i18n/index.ts'
import { insufficient, paragraph, taskList, wordedBlock } from '../blocks.ts'
import { compose, joinLines } from '../compose.ts'
import { asksForCauses, hasColumn } from '../columns.ts'
import { delayedTasks, outcomesOf, withCategory } from '../taskSets.ts'
import { dimensionsOf, PLAN_DIMENSIONS } from '../groups.ts'
import { tasksOf } from '../otherTables.ts'
import {
  clauses,
  daysPhrase,
  groupName,
  idsOf,
  quoted,
  quotedTaskPhrase,
  quotedTitlesOf,
  taskPhrase,
  tasksPhrase,
} from '../phrases.ts'
import { pareto } from '../pareto.ts'
import { categoryClause } from '../risk.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { delaySummary } from '../delays.ts'

/** How late a task is, whether it is done, and the cause that people wrote, quoted. */
function delayLine(input: ReportInput, task: AssessedTask): Line {
  const { t } = input
  const days = daysPhrase(t, task.assessment.delayDays ?? 0)
  const { text, axis } = statedCause(task.row)
  const isSilent = text === null && axis.length === 0
  return compose(t('report.statement'), {
    subject: taskPhrase(t, task),
    statement: clauses(t, [
      compose(t(task.assessment.state === 'delayed' ? 'report.delay.open' : 'report.delay.finished'), { days }),
      text === null ? [] : compose(t('report.delay.associated'), { quote: quoted(t, text) }),
      categoryClause(t, axis),
      isSilent && asksForCauses(input) ? compose(t('report.delay.noCause')) : [],
    ]),
  })
}

/** Rankings of delays, or what is missing for them. Only the one by 原因分类 needs enough tasks with a category. [RA1] */
function* ranking(
  input: ReportInput,
  delayed: readonly AssessedTask[],
  RA1: RetrospectiveFacts['RA1'],
): Steps<readonly Block[]> {
  const { t, sheet } = input
  const minimum = RETROSPECTIVE_MINIMUMS.RA1
  const values = { delayed: { text: tasksPhrase(t, delayed.length), recordIds: idsOf(delayed) } }
  if (delayed.length < minimum.delayed) {
    return [
      insufficient(
        compose(t('report.delay.rankingInsufficient'), { ...values, minimum: formatCount(minimum.delayed) }),
      ),
    ]
  }
  const tables: Block[] = []
  for (const dimension of dimensionsOf(sheet.columns, PLAN_DIMENSIONS)) {
    yield
    tables.push(...(yield* pareto(input, dimension)))
  }
  yield
  const byCause = hasColumn(input, 'causes') ? yield* pareto(input, 'cause') : []
  const lacksCauses = hasColumn(input, 'causes') && !RA1.cause.sufficient
  const categorised = lacksCauses ? yield* withCategory(delayed) : []
  return [
    ...(tables.length + byCause.length === 0 ? [] : [paragraph(compose(t('report.delay.rankingTitle'), values))]),
    ...tables,
    ...byCause,
    ...(lacksCauses
      ? [
          insufficient(
            compose(t('report.delay.causeInsufficient'), {
              ...values,
              percent: formatPercent(minimum.percentWithCause),
              withCause: formatCount(categorised.length),
            }),
          ),
        ]
      : []),
  ]
}

/** How much of each late finish was a late start, and how much slow work. [RA13] */
function* slips(
  { t }: ReportInput,
  delayed: readonly AssessedTask[],
  RA13: RetrospectiveFacts['RA13'],
): Steps<readonly Block[]> {
  const late = yield* filterInSteps(delayed, ({ assessment }) => assessment.finish === 'late')
  const slips = new Map(yield* mapInSteps(RA13.sufficient ? RA13.value.tasks : [], (slip) => [slip.id, slip]))
  const split: AssessedTask[] = []
  const rest: AssessedTask[] = []
  yield* visitInSteps(late, (task) => {
    ;(slips.has(task.row.recordId) ? split : rest).push(task)
  })
  yield
  const parts = (total: number, start: number, work: number) => ({
    total: daysPhrase(t, total),
    start: daysPhrase(t, start),
    work: daysPhrase(t, work),
  })
  const line = (task: AssessedTask): Line => {
    const slip = slips.get(task.row.recordId)
    if (slip === undefined) return []
    return compose(t('report.slip.item'), {
      task: taskPhrase(t, task),
      ...parts(slip.delay, slip.startSlip, slip.workSlip),
    })
  }
  const summary = RA13.sufficient
    ? [
        paragraph(
          compose(t('report.slip.title'), {
            tasks: { text: tasksPhrase(t, split.length), recordIds: idsOf(split) },
            ...parts(RA13.value.delayDays, RA13.value.startSlipDays, RA13.value.workSlipDays),
          }),
        ),
      ]
    : []
  return [
    ...summary,
    ...taskList(t, split, line),
    ...(rest.length === 0
      ? []
      : [insufficient(compose(t('report.slip.insufficient'), { titles: quotedTitlesOf(t, rest) }))]),
  ]
}

/** How much of the delays goes with a predecessor that finished late; nothing where the sheet has no column for them. [RA14] */
function knockOn(input: ReportInput, RA14: RetrospectiveFacts['RA14']): readonly Block[] {
  const { t } = input
  if (!hasColumn(input, 'predecessors')) return []
  if (!RA14.sufficient) return [insufficient(compose(t('report.knockOn.insufficient')))]
  const { tasks, explainedDays, delayDays, share } = RA14.value
  const passed = tasks.filter((task) => task.explainedDays > 0)
  const summary = compose(t(explainedDays === 0 ? 'report.knockOn.none' : 'report.knockOn.summary'), {
    tasks: { text: tasksPhrase(t, tasks.length), recordIds: RA14.ids },
    days: daysPhrase(t, delayDays),
    explained: daysPhrase(t, explainedDays),
    share: formatPercent(share),
  })
  return [
    paragraph(summary),
    ...wordedBlock(input, passed, (passedOn) =>
      compose(t('report.knockOn.item'), {
        task: joinLines(
          '',
          tasksOf(input, [passedOn.id]).map((task) => quotedTaskPhrase(t, task)),
        ),
        days: daysPhrase(t, passedOn.delay),
        explained: daysPhrase(t, passedOn.explainedDays),
        predecessor: predecessorName(input, passedOn.predecessorId),
      }),
    ),
  ]
}

/** A predecessor by its name; one outside the report (of another phase) has no name here. */
function predecessorName(input: ReportInput, id: string): Line {
  const tasks = tasksOf(input, [id])
  return tasks.length === 0
    ? [{ text: input.t('report.knockOn.elsewhere'), recordIds: [id] }]
    : quotedTitlesOf(input.t, tasks)
}

const RATE_DIMENSIONS = ['stage', 'channel', 'department', 'owner'] as const

/** Delay rates of the groups that are large enough. [RA2] */
function rates({ t, sheet }: ReportInput, RA2: RetrospectiveFacts['RA2']): readonly Block[] {
  const minimum = formatCount(RETROSPECTIVE_MINIMUMS.RA2.perGroup)
  const dimensions = dimensionsOf(sheet.columns, RATE_DIMENSIONS)
  const tables = dimensions.flatMap((dimension): readonly Block[] => {
    const insight = RA2[dimension]
    if (!insight.sufficient) return []
    const rows = insight.value
      .filter(({ rate }) => rate !== null)
      .map(({ key, late, n, rate, ids }) => [
        groupName(t, key, ids),
        [{ text: t('report.figure.ofAll', { part: formatCount(late), all: formatCount(n) }) }],
        [{ text: formatPercent(rate) }],
      ])
    const columns = [
      t(`report.dimension.${dimension}`),
      t('report.column.delayedOfKnown'),
      t('report.column.delayRate'),
    ]
    return [{ kind: 'table', columns, rows }]
  })
  if (tables.length > 0) return [paragraph(compose(t('report.rate.title'), { minimum })), ...tables]
  const sizes = dimensions.flatMap((dimension) => {
    const insight = RA2[dimension]
    return insight.sufficient ? [] : insight.missing.map(({ have }) => have)
  })
  return [
    insufficient(compose(t('report.rate.insufficient'), { minimum, largest: formatCount(Math.max(0, ...sizes)) })),
  ]
}

/**
 * 归因: who was late and what was written about it; ranking, split and rates only with enough data. [RA1] [RA2]
 * [RA13] [RA14]
 */
export function* attributionSection(input: ReportInput, { RA1, RA2, RA13, RA14 }: RetrospectiveFacts): Steps<Section> {
  const { t, sheet } = input
  const delayed = delayedTasks(sheet.tasks)
  const title = t('report.review.attribution')
  if (delayed.length === 0) {
    const { unknown } = outcomesOf(sheet.tasks)
    const undated =
      unknown.length === 0
        ? []
        : compose(t('report.review.outcomeUnknown'), {
            tasks: { text: tasksPhrase(t, unknown.length), recordIds: idsOf(unknown) },
          })
    return {
      id: 'attribution',
      title,
      blocks: [paragraph(joinLines(t('report.separator.sentence'), [compose(t('report.delay.none')), undated]))],
    }
  }
  yield
  const blocks: Block[] = [paragraph(delaySummary(input)), ...taskList(t, delayed, (task) => delayLine(input, task))]
  yield
  blocks.push(...(yield* ranking(input, delayed, RA1)))
  yield
  blocks.push(...(yield* slips(input, delayed, RA13)))
  yield
  blocks.push(...knockOn(input, RA14), ...rates(input, RA2))
  return { id: 'attribution', title, blocks }
}
