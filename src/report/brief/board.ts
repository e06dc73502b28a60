import { type ChannelOfDay, type GoalOfDay, type Steps, written } from '../../domain/index.ts'
import { formatMoney, formatPercent, formatPoints } from '../../i18n/index.ts'
import { insufficient, paragraph, toFill } from '../blocks.ts'
import { chartBlock } from '../chart/chartBlock.ts'
import { compose } from '../compose.ts'
import { progressFigures } from '../figures.ts'
import { inPlannedOrder } from '../order.ts'
import { absentTables, goalName, linkTo, rowIn } from '../otherTables.ts'
import { clauses, dayPhrase } from '../phrases.ts'
import { undatedRows } from '../undatedRows.ts'
import { finishedLines, healthLine } from '../standing.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** '目标 50,000，实际 42,000；比前一天 +8 个百分点'. [DB1] */
function goalNote(input: ReportInput, goal: GoalOfDay): string {
  const { t } = input
  const unit = written(goal.kpiId === null ? null : (rowIn(input, 'kpis', goal.kpiId)?.unit ?? null)) ?? ''
  const numbers =
    goal.target === null
      ? t('report.board.goalWithoutTarget', { actual: formatMoney(goal.actual), unit })
      : t('report.board.goalNumbers', { target: formatMoney(goal.target), actual: formatMoney(goal.actual), unit })
  const change =
    goal.points === null
      ? t('report.board.noDayBefore')
      : t('report.board.change', { points: formatPoints(goal.points) })
  return goal.attainment === null ? numbers : [numbers, change].join(t('report.separator.clause'))
}

/** '6/11 销售额': a goal with the day of its value. */
const goalOfDayName = (input: ReportInput, { kpiId, day }: GoalOfDay): string =>
  input.t('report.board.goal', { day: dayPhrase(input, day), goal: goalName(input, kpiId) })

/** The goals of the day, or what is missing for them; nothing without 每日跟踪. [S0-22] [DB1] */
function goalBlocks(input: ReportInput): readonly Block[] {
  const { t, material, sheet } = input
  const table = material.rows.dailyLog
  if (table === null) return []
  const { goals } = material.period.day
  if (goals.length === 0) return [insufficient(compose(t('report.board.noGoals'), { table: table.name }))]
  const latest = goals
    .map(({ day }) => day)
    .toSorted()
    .at(-1)
  const items = goals.map((goal) => ({
    label: goalOfDayName(input, goal),
    value: goal.attainment === null ? formatMoney(goal.actual) : formatPercent(goal.attainment),
    note: goalNote(input, goal),
    recordIds: goal.before === null ? [goal.id] : [goal.id, goal.before.id],
    table: 'dailyLog' as const,
  }))
  const isStale = latest !== undefined && latest < sheet.today
  return [
    { kind: 'figures', items },
    ...(isStale
      ? [
          insufficient(
            compose(t('report.board.goalsStale'), {
              today: dayPhrase(input, sheet.today),
              table: table.name,
              day: dayPhrase(input, latest),
            }),
          ),
        ]
      : []),
    ...attainmentChart(input, goals),
  ]
}

/** Two goals and more are compared by a chart; one has its figure. */
function attainmentChart(input: ReportInput, goals: readonly GoalOfDay[]): readonly Block[] {
  const known = goals.flatMap((goal) => (goal.attainment === null ? [] : [{ goal, value: goal.attainment }]))
  const [lowest] = known.toSorted((a, b) => a.value - b.value)
  if (known.length < 2 || lowest === undefined) return []
  return [
    chartBlock(
      input.t,
      {
        kind: 'attainment',
        target: 100,
        bars: known.map(({ goal, value }) => ({
          label: goalOfDayName(input, goal),
          value,
          text: formatPercent(value),
          tone: value >= 100 ? 'good' : 'watch',
          hasTarget: true,
        })),
      },
      compose(input.t('report.board.lowest'), {
        goal: linkTo('dailyLog', goalOfDayName(input, lowest.goal), [lowest.goal.id]),
        rate: formatPercent(lowest.value),
      }),
      'beside',
    ),
  ]
}

/** '+12%' against the base; '—' where there is no base. */
const changeText = (change: number | null): string =>
  change === null ? formatPercent(null) : `${change > 0 ? '+' : ''}${formatPercent(change).replace('-', '−')}`

const channelName = (input: ReportInput, { channel, kpiId }: ChannelOfDay): string =>
  [channel ?? input.t('report.unfilled'), ...(kpiId === null ? [] : [goalName(input, kpiId)])].join(' · ')

/** The channels of the last day that has entries, and what was spent; nothing without 指标明细. [S0-22] [DB1] [AN1] */
function channelBlocks(input: ReportInput): readonly Block[] {
  const { t, material } = input
  const table = material.rows.metrics
  if (table === null) return []
  const { channels, measuredOn, spend } = material.period.day
  if (measuredOn === null) return [insufficient(compose(t('report.board.noChannels'), { table: table.name }))]
  const day = dayPhrase(input, measuredOn)
  return [
    ...(channels.length === 0
      ? []
      : [
          paragraph(compose(t('report.board.channels'), { day })),
          {
            kind: 'table' as const,
            columns: [
              t('report.dimension.channel'),
              t('report.column.rate'),
              t('report.column.change'),
              t('report.column.anomaly'),
            ],
            rows: channels.map((entry): readonly Line[] => [
              [linkTo('metrics', channelName(input, entry), [entry.id])],
              [{ text: formatPercent(entry.rate) }],
              [{ text: changeText(entry.change) }],
              [{ text: entry.anomaly === null ? formatPercent(null) : t(`report.anomaly.${entry.anomaly}`) }],
            ]),
          },
        ]),
    {
      kind: 'figures',
      items: [
        {
          label: t('report.board.spend', { day }),
          value: formatMoney(spend.amount),
          ...(spend.unreportedIds.length === 0
            ? {}
            : { note: t('report.board.spendUnreported', { count: spend.unreportedIds.length }) }),
          recordIds: spend.amount === null ? spend.unreportedIds : spend.ids,
          table: 'metrics',
        },
      ],
    },
  ]
}

/** 数据看板: business figures of the day, the state of the plan, and what the sheet has no table for. [S0-22] [RU1] */
export function* boardSection(input: ReportInput): Steps<Section> {
  const { t, material } = input
  const health = yield* healthLine(input)
  yield
  const figures = yield* progressFigures(t, inPlannedOrder(input.sheet.tasks))
  const isEmpty = material.rows.dailyLog === null && material.rows.metrics === null
  return {
    id: 'board',
    title: t('report.brief.board'),
    blocks: [
      paragraph(health),
      ...finishedLines(input).map(paragraph),
      ...goalBlocks(input),
      ...undatedRows(input, 'dailyLog'),
      ...channelBlocks(input),
      ...undatedRows(input, 'metrics'),
      figures,
      ...(isEmpty ? [toFill(t('report.brief.boardToFill'))] : []),
      ...absentTables(input, ['dailyLog', 'metrics', 'issues']),
    ],
  }
}

/** Findings of the board for the first screen: channels that dropped, then goals, the lowest first. [AN1] [DB1] */
export function boardFindings(input: ReportInput): readonly Line[] {
  const { t, material } = input
  const { channels, goals, measuredOn } = material.period.day
  const moved = channels.filter(({ anomaly }) => anomaly === 'drop' || anomaly === 'surge')
  return [
    ...moved.map((entry) =>
      compose(t('report.finding.channel'), {
        day: measuredOn === null ? '' : dayPhrase(input, measuredOn),
        channel: linkTo('metrics', channelName(input, entry), [entry.id]),
        verdict: t(`report.anomaly.${entry.anomaly === 'surge' ? 'surge' : 'drop'}`),
        change: changeText(entry.change),
      }),
    ),
    ...goals
      .toSorted((a, b) => (a.attainment ?? 0) - (b.attainment ?? 0))
      .flatMap((goal) =>
        goal.attainment === null
          ? []
          : [
              clauses(t, [
                compose(t('report.finding.goal'), {
                  goal: linkTo('dailyLog', goalOfDayName(input, goal), [goal.id]),
                  rate: formatPercent(goal.attainment),
                }),
                goal.points === null ? [] : compose(t('report.board.change'), { points: formatPoints(goal.points) }),
              ]),
            ],
      ),
  ]
}
