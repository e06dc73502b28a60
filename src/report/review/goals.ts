import { type GoalResult, written } from '../../domain/index.ts'
import { formatCount, formatMoney, formatWholePercent } from '../../i18n/index.ts'
import { insufficient, linesBlock, paragraph, toFill } from '../blocks.ts'
import { chartBlock } from '../chart/chartBlock.ts'
import { compose, joinLines } from '../compose.ts'
import { clauses, quoted } from '../phrases.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { linkTo, rowIn, rowNames, ofScope } from '../otherTables.ts'

const VERDICTS = ['exceeded', 'met', 'missed', 'unknown'] as const
const TONES = { exceeded: 'good', met: 'good', missed: 'bad', unknown: 'neutral' } as const

const nameOf = ({ id, name }: GoalResult): Line => [linkTo('kpis', name, [id])]

/** '共 3 个指标：2 个超额，1 个未达标。' [KP4] */
export function goalsSummary({ t, material }: ReportInput): Line {
  const { goals } = material.facts.goals
  const counted = VERDICTS.map((verdict) => ({ verdict, of: goals.filter((goal) => goal.verdict === verdict) }))
  return compose(t('report.goals.summary'), {
    goals: linkTo(
      'kpis',
      t('report.goals.unit', { count: goals.length }),
      goals.map(({ id }) => id),
    ),
    verdicts: joinLines(
      t('report.separator.comma'),
      counted.flatMap(({ verdict, of }) =>
        of.length === 0
          ? []
          : [
              compose(t(`report.goals.${verdict}`), {
                count: linkTo(
                  'kpis',
                  formatCount(of.length),
                  of.map(({ id }) => id),
                ),
              }),
            ],
      ),
    ),
  })
}

/** Core, auxiliary and overall attainment. [KP3] */
function overallFigures(input: ReportInput): readonly Block[] {
  const { t, material } = input
  const { goals, overall } = material.facts.goals
  const { core, auxiliary, weights } = overall
  if (overall.overall === null) return []
  const idsOf = (priority: GoalResult['priority'] | null) =>
    goals
      .filter((goal) => goal.attainment.value !== null && (priority === null || goal.priority === priority))
      .map(({ id }) => id)
  const item = (label: string, value: number | null, priority: GoalResult['priority'] | null) => ({
    label,
    value: formatWholePercent(value),
    recordIds: idsOf(priority),
    table: 'kpis' as const,
  })
  // Where nobody chose a priority, all goals count alike: there is nothing to tell apart.
  if (!goals.some((goal) => saysPriority(input, goal)))
    return [{ kind: 'figures', items: [item(t('report.goals.overall'), overall.overall, null)] }]
  const note =
    core === null
      ? t('report.goals.onlyAuxiliary')
      : auxiliary === null
        ? t('report.goals.onlyCore')
        : t('report.goals.overallNote', { core: weights.core, auxiliary: weights.auxiliary })
  return [
    {
      kind: 'figures',
      items: [
        { ...item(t('report.goals.overall'), overall.overall, null), note },
        ...(core === null ? [] : [item(t('report.goals.core'), core, 'core')]),
        ...(auxiliary === null ? [] : [item(t('report.goals.auxiliary'), auxiliary, 'auxiliary')]),
      ],
    },
  ]
}

/** Whether people said of a goal how much it counts. [KP3] */
const saysPriority = (input: ReportInput, { id }: Pick<GoalResult, 'id'>): boolean =>
  (rowIn(input, 'kpis', id)?.priority ?? null) !== null

/** 核心 or 辅助 as people chose; where nobody did, what it counts as. [KP3] */
const priorityName = (input: ReportInput, goal: Pick<GoalResult, 'id' | 'priority'>): string =>
  input.t(saysPriority(input, goal) ? `report.goals.priority.${goal.priority}` : 'report.goals.priority.unfilled')

type GoalNumber = 'actual' | 'target' | 'base'

/** Whether a number of a goal is written in words that nobody can read: it is not missing. [AD4] */
const isUnread = (input: ReportInput, { id, attainment }: GoalResult, number: GoalNumber): boolean =>
  attainment[number] === null && rowIn(input, 'kpis', id)?.unread?.includes(number) === true

/** Target, actual, attainment and verdict of every goal. [KP4] */
function goalTable(input: ReportInput): Block {
  const { t, material } = input
  const hasPriorities = material.rows.kpis?.columns.includes('priority') ?? false
  const amount = (value: number | null, unit: string) =>
    value === null ? formatMoney(null) : formatMoney(value) + unit
  const cell = (goal: GoalResult, number: GoalNumber, unit: string) =>
    isUnread(input, goal, number) ? t('report.goals.unread') : amount(goal.attainment[number], unit)
  return {
    kind: 'table',
    columns: (['goal', 'priority', 'target', 'actual', 'attainment', 'verdict'] as const)
      .filter((column) => column !== 'priority' || hasPriorities)
      .map((column) => t(`report.goals.column.${column}`)),
    rows: material.facts.goals.goals.map((goal): readonly Line[] => {
      const { because, base, value } = goal.attainment
      const unit = written(rowIn(input, 'kpis', goal.id)?.unit ?? null) ?? ''
      const verdict = t(`report.goals.verdict.${goal.verdict}`)
      const shown =
        because === 'lowerIsBetter'
          ? t('report.goals.lowerIsBetter', { verdict })
          : because === 'againstBase'
            ? t('report.goals.againstBase', { verdict, base: amount(base, unit) })
            : verdict
      return [
        nameOf(goal),
        ...(hasPriorities ? [[{ text: priorityName(input, goal) }]] : []),
        [{ text: cell(goal, 'target', unit) }],
        [{ text: cell(goal, 'actual', unit) }],
        [{ text: formatWholePercent(value) }],
        [{ text: shown }],
      ]
    }),
  }
}

/** The goals that are furthest from each other, beside the drawing of all. */
function goalChart({ t, material }: ReportInput): readonly Block[] {
  const { ranked } = material.facts.goals
  const [lowest, ...others] = ranked
  const highest = others.at(-1)
  if (lowest === undefined || highest === undefined) return []
  const [low, high] = [formatWholePercent(lowest.percent), formatWholePercent(highest.percent)]
  const reading =
    low === high
      ? compose(t('report.goals.readingSame'), { rate: low })
      : compose(t('report.goals.reading'), { lowest: nameOf(lowest), low, highest: nameOf(highest), high })
  const bars = material.facts.goals.goals.map(({ name, verdict, attainment }) => ({
    label: name,
    value: attainment.value,
    text: formatWholePercent(attainment.value),
    tone: TONES[verdict],
    hasTarget: attainment.target !== null && attainment.target !== 0,
  }))
  return [chartBlock(t, { kind: 'attainment', target: 100, bars }, reading, 'beside')]
}

/** The missed goals without an analysis; none where the table has no column for one. */
export function unexplainedMisses(input: ReportInput): ReportInput['material']['facts']['goals']['ranked'] {
  const { rows, facts } = input.material
  if (rows.kpis?.columns.includes('cause') !== true) return []
  return facts.goals.ranked.filter(
    ({ id, verdict }) => verdict === 'missed' && written(rowIn(input, 'kpis', id)?.cause ?? null) === null,
  )
}

/** What people wrote about each goal, quoted, and what is asked of them. */
function goalWords(input: ReportInput): readonly Block[] {
  const { t, material } = input
  const lines = material.facts.goals.goals.flatMap((goal): readonly Line[] => {
    const row = rowIn(input, 'kpis', goal.id)
    const cause = written(row?.cause ?? null)
    const improvement = written(row?.improvement ?? null)
    if (cause === null && improvement === null) return []
    return [
      compose(t('report.statement'), {
        subject: nameOf(goal),
        statement: clauses(t, [
          cause === null ? [] : compose(t('report.goals.cause'), { quote: quoted(t, cause) }),
          improvement === null ? [] : compose(t('report.goals.improvement'), { quote: quoted(t, improvement) }),
        ]),
      }),
    ]
  })
  return [
    ...linesBlock(input, lines),
    ...unexplainedMisses(input).map(({ id, name, percent }) =>
      toFill(t('report.goals.askCause', { goal: name, rate: formatWholePercent(percent) }), [id], 'kpis'),
    ),
  ]
}

/** What a goal lacks: a number that is written and cannot be read is told apart from one that is missing. */
function lackOf<Because extends string>(input: ReportInput, goal: GoalResult, because: Because) {
  if (because === 'actualMissing' && isUnread(input, goal, 'actual')) return 'actualUnread'
  if (because === 'targetMissing' && isUnread(input, goal, 'target')) return 'targetUnread'
  if (because === 'baseMissing' && isUnread(input, goal, 'base')) return 'baseUnread'
  return because
}

/** The goals whose attainment cannot be computed, each with what it lacks. [KP1] */
function incomplete(input: ReportInput): readonly Block[] {
  const { t, material } = input
  const missing = material.facts.goals.goals.flatMap((goal) => {
    const { because } = goal.attainment
    return because === 'actualOverTarget' || because === 'lowerIsBetter' || because === 'againstBase'
      ? []
      : [{ goal, because }]
  })
  if (missing.length === 0) return []
  return [
    insufficient(
      compose(t('report.goals.incomplete'), {
        goals: linkTo(
          'kpis',
          t('report.goals.unit', { count: missing.length }),
          missing.map(({ goal }) => goal.id),
        ),
        list: rowNames(
          t,
          missing.map(({ goal, because }) =>
            compose(t('report.goals.incompleteOne'), {
              goal: compose(t('report.name'), { title: nameOf(goal) }),
              missing: t(`report.goals.missing.${lackOf(input, goal, because)}`),
            }),
          ),
        ),
      }),
    ),
  ]
}

/** The blocks about goals; what is missing where there are too few. */
function goalBlocks(input: ReportInput, table: string): readonly Block[] {
  const { t, material } = input
  const { goals, ranked } = material.facts.goals
  if (goals.length === 0) return [insufficient(compose(t(ofScope(input, 'report.goals.noTable')), { table }))]
  return [
    paragraph(goalsSummary(input)),
    ...(ranked.length === 0 ? [insufficient(compose(t('report.goals.noAttainment'), { table }))] : []),
    ...overallFigures(input),
    ...goalChart(input),
    goalTable(input),
    ...goalWords(input),
    ...incomplete(input),
  ]
}

/**
 * 目标对比: attainment of every goal with what people wrote about it. Left out where the sheet has no table of goals, and
 * in the review of a phase, because goals belong to no phase. [KP4] [RA17] [S0-5] [S0-24]
 */
export const goalsSection = (input: ReportInput): Section | null =>
  input.material.rows.kpis === null || input.material.phase !== null
    ? null
    : {
        id: 'goals',
        title: input.t('report.review.goals'),
        blocks: goalBlocks(input, input.material.rows.kpis.name),
      }
