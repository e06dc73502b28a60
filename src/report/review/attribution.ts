import { formatCount, formatPercent, type Translate } from '../../i18n/index.ts'
import { insufficient, paragraph, taskList } from '../blocks.ts'
import { compose } from '../compose.ts'
import {
  causeOf, delayDaysOf, delayedTasks, delayRanking, delayRates, outcomesBy, RANKING_MINIMUM, rankingBasis, RATE_MINIMUM,
} from '../facts/delays.ts'
import { dimensionsOf, PLAN_DIMENSIONS, type Dimension } from '../facts/groups.ts'
import { slipOf, type Slip } from '../facts/slip.ts'
import { groupName } from '../groupName.ts'
import { clauses, daysPhrase, idsOf, quoted, tasksPhrase, taskPhrase, titlesOf } from '../phrases.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput, ReportTask } from '../reportInput.ts'

/** How late, whether it is over, and what people wrote about it: quoted, never concluded. */
function delayLine(t: Translate, task: ReportTask): Line {
  const days = daysPhrase(t, task.assessment.delayDays ?? 0)
  const cause = causeOf(task)
  return compose(t('report.statement'), {
    subject: taskPhrase(t, task),
    statement: clauses(t, [
      compose(t(task.assessment.state === 'delayed' ? 'report.delay.open' : 'report.delay.finished'), { days }),
      cause === null ? compose(t('report.delay.noCause')) : compose(t('report.delay.associated'), { quote: quoted(t, cause) }),
    ]),
  })
}

/** Where delays gather, or what is missing to say so. [RA1] */
function ranking({ t, sheet }: ReportInput, delayed: readonly ReportTask[]): readonly Block[] {
  const basis = rankingBasis(delayed)
  if (!basis.enough) {
    return [insufficient(compose(t('report.delay.rankingInsufficient'), {
      minimum: formatCount(RANKING_MINIMUM.delayed), percent: formatPercent(RANKING_MINIMUM.withCausePercent),
      delayed: { text: tasksPhrase(t, basis.delayed), recordIds: idsOf(delayed) },
      withCause: formatCount(basis.withCause),
    }))]
  }
  const title = compose(t('report.delay.rankingTitle'), {
    delayed: { text: tasksPhrase(t, basis.delayed), recordIds: idsOf(delayed) }, withCause: formatCount(basis.withCause),
  })
  const tables = dimensionsOf(sheet.preset, PLAN_DIMENSIONS).map((dimension): Block => ({
    kind: 'table',
    columns: [
      t(`report.dimension.${dimension}`), t('report.column.delayedTasks'), t('report.column.share'), t('report.column.delayDays'),
      t('report.column.dayShare'),
    ],
    rows: delayRanking(delayed, dimension).map((bar) => [
      groupName(t, bar), [{ text: formatCount(bar.tasks.length) }], [{ text: formatPercent(bar.taskShare) }],
      [{ text: daysPhrase(t, bar.days) }], [{ text: formatPercent(bar.dayShare) }],
    ]),
  }))
  return [paragraph(title), ...tables]
}

/** Of each late finish, how much was a late start and how much slow work. [RA13] */
function slips({ t }: ReportInput, delayed: readonly ReportTask[]): readonly Block[] {
  const late = delayed.filter(({ assessment }) => assessment.finish === 'late')
  if (late.length === 0) return []
  const slips = late.flatMap((task) => slipOf(task) ?? [])
  const split = slips.map((slip) => slip.task)
  const rest = late.filter((task) => slipOf(task) === null)
  const parts = ({ total, start, work }: Omit<Slip, 'task'>) => ({
    total: daysPhrase(t, total), start: daysPhrase(t, start), work: daysPhrase(t, work),
  })
  const sum = (part: 'total' | 'start' | 'work') => slips.reduce((days, slip) => days + slip[part], 0)
  const title = compose(t('report.slip.title'), {
    tasks: { text: tasksPhrase(t, split.length), recordIds: idsOf(split) },
    ...parts({ total: sum('total'), start: sum('start'), work: sum('work') }),
  })
  const line = (task: ReportTask): Line => {
    const slip = slipOf(task)
    return slip === null ? [] : compose(t('report.slip.item'), { task: taskPhrase(t, task), ...parts(slip) })
  }
  return [
    ...(split.length === 0 ? [] : [paragraph(title)]),
    ...taskList(t, split, line),
    ...(rest.length === 0 ? [] : [insufficient(compose(t('report.slip.insufficient'), { titles: titlesOf(t, rest) }))]),
  ]
}

const RATE_DIMENSIONS: readonly Dimension[] = [...PLAN_DIMENSIONS, 'department', 'owner']

/** Delay rates of the groups that are large enough. [RA2] */
function rates({ t, sheet }: ReportInput): readonly Block[] {
  const dimensions = dimensionsOf(sheet.preset, RATE_DIMENSIONS)
  const tables = dimensions.flatMap((dimension): readonly Block[] => {
    const rows = delayRates(sheet.tasks, dimension).map((group) => [
      groupName(t, { name: group.name, tasks: group.outcomes }),
      [{ text: t('report.figure.ofAll', { part: formatCount(group.delayed.length), all: formatCount(group.outcomes.length) }), recordIds: idsOf(group.delayed) }],
      [{ text: formatPercent(group.rate) }],
    ])
    const columns = [t(`report.dimension.${dimension}`), t('report.column.delayedOfKnown'), t('report.column.delayRate')]
    return rows.length === 0 ? [] : [{ kind: 'table', columns, rows }]
  })
  if (tables.length > 0) return [paragraph(compose(t('report.rate.title'), { minimum: formatCount(RATE_MINIMUM) })), ...tables]
  const sizes = dimensions.flatMap((dimension) => outcomesBy(sheet.tasks, dimension).map((group) => group.tasks.length))
  const largest = formatCount(sizes.reduce((most, size) => Math.max(most, size), 0))
  return [insufficient(compose(t('report.rate.insufficient'), { minimum: formatCount(RATE_MINIMUM), largest }))]
}

/** 归因: who was late and what was written about it; ranking, split and rates only with enough data. [RA1] [RA2] [RA13] */
export function attributionSection(input: ReportInput): Section {
  const { t, sheet } = input
  const delayed = delayedTasks(sheet.tasks)
  const title = t('report.review.attribution')
  if (delayed.length === 0) {
    return { id: 'attribution', title, blocks: [paragraph(compose(t('report.delay.none')))] }
  }
  const summary = compose(t('report.delay.summary'), {
    tasks: { text: tasksPhrase(t, delayed.length), recordIds: idsOf(delayed) }, days: daysPhrase(t, delayDaysOf(delayed)),
  })
  return {
    id: 'attribution',
    title,
    blocks: [
      paragraph(summary),
      ...taskList(t, delayed, (task) => delayLine(t, task)),
      ...ranking(input, delayed),
      ...slips(input, delayed),
      ...rates(input),
    ],
  }
}
