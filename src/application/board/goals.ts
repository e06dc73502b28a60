import {
  behindPace,
  byText,
  type CalendarDate,
  goalResults,
  type GoalResult,
  type GoalResults,
  goalTrend,
  type GoalTrend,
  type PaceExplanation,
  written,
} from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { isOver } from '../companions/campaignCells.ts'
import { dailyLogCells } from '../companions/dailyLogCells.ts'
import { type ActualOrigin, kpiOf, kpiRecord, paceOf } from '../companions/kpiCells.ts'
import { membership } from '../rows/tableRows.ts'
import { kpiWeightsOf } from '../stored/settings.ts'
import type { Board } from './board.ts'

/** A number of a goal that people typed in words nobody can read. [AD4] */
export type UnreadNumber = 'actualUnread' | 'targetUnread' | 'baseUnread'

/** Why a goal has no attainment. [KP1] */
export type MissingNumber =
  | Exclude<GoalResult['attainment']['because'], 'actualOverTarget' | 'lowerIsBetter' | 'againstBase'>
  | UnreadNumber

/** A goal as the panel shows it. [KP1] [KP2] */
export interface BoardGoal extends GoalResult {
  readonly unit: string
  /** Whether people said how much it counts; it is auxiliary where nobody did. [KP3] */
  readonly hasPriority: boolean
  /** Whether its target is the way from a base. [KP1] */
  readonly fromBase: boolean
  readonly origin: ActualOrigin
  /** What its attainment lacks; empty where there is one. */
  readonly missing: readonly MissingNumber[]
  /** Its numbers that are written and cannot be read: none of them is missing. [AD4] */
  readonly unread: readonly UnreadNumber[]
  readonly pace: PaceExplanation
  /** How far it is behind what is expected by now, in its unit; negative = ahead. [KP2] */
  readonly behind: number | null
  /** The campaign whose dates it is spread over; null where it belongs to none. */
  readonly campaign: RowOf<'campaigns'> | null
}

/** Whether the goals of a campaign have been confirmed in writing. (S0-19) */
export interface GoalAlignment {
  readonly campaignId: string
  /** Null where the campaign has no name. */
  readonly title: string | null
  readonly isConfirmed: boolean
  /** 确认人; empty where nobody is named. */
  readonly by: readonly string[]
}

/** Every goal of the scope, with core, auxiliary and overall attainment. [KP3] [KP4] */
export interface GoalsBoard extends Pick<GoalResults, 'overall'> {
  /** Core goals first, then by name. */
  readonly goals: readonly BoardGoal[]
  readonly coreCount: number
  readonly auxiliaryCount: number
  /** Goals without a priority: they count as auxiliary. Empty where the table has no column for it. */
  readonly unweighedIds: readonly string[]
  readonly unknownIds: readonly string[]
  /** The campaigns of the scope that are not over; null where the table of campaigns has no column for it. */
  readonly alignment: readonly GoalAlignment[] | null
  /** The largest attainment, at least 100: the right edge of every bar, so that the target stands at one place. */
  readonly mostPercent: number
}

/** The goals with their actual values: what is typed, else the sum of their rows. [KP1] */
const rowsOf = ({ rows, actuals }: Board): readonly RowOf<'kpis'>[] =>
  (rows.kpis?.rows ?? []).map((row) => ({ ...row, actual: actuals.get(row.recordId)?.actual ?? null }))

/** Tells what a goal should have reached by the end of a day, by the function of the cell 应达值. [KP2] */
const paceIn = ({ rows, tasks, rules }: Board) =>
  paceOf({ tasks, campaigns: rows.campaigns?.rows ?? [], phaseWeights: rules.phaseWeights })

const NO_ORIGIN: ActualOrigin = { actual: null, from: null, entries: [], sum: null, addsUp: true }

/** What the panel shows of the goals of its scope. `untitled`: what a goal without a name is called. */
export function goalsOf(board: Board, untitled: string): GoalsBoard {
  const rows = rowsOf(board)
  const byId = new Map(rows.map((row) => [row.recordId, row]))
  const paceOn = paceIn(board)
  const campaigns = board.rows.campaigns?.rows ?? []
  const campaignOf = membership(campaigns)
  const { goals, overall } = goalResults(
    rows.map((row) => kpiRecord(row, untitled)),
    kpiWeightsOf(board.rules),
  )
  const shown = goals.flatMap((goal): readonly BoardGoal[] => {
    const row = byId.get(goal.id)
    if (row === undefined) return []
    const pace = paceOn(row, board.asOf)
    const campaignId = campaignOf(row)
    return [
      {
        ...goal,
        unit: written(row.unit) ?? '',
        fromBase: row.measure === 'increase',
        hasPriority: row.priority !== null,
        missing: missingIn(goal, row),
        unread: unreadNumbers(goal, row),
        origin: board.actuals.get(goal.id) ?? NO_ORIGIN,
        pace,
        behind: behindPace(kpiOf(row), pace),
        campaign: campaigns.find(({ recordId }) => recordId === campaignId) ?? null,
      },
    ]
  })
  const asksPriority = board.rows.kpis?.columns.includes('priority') === true
  return {
    goals: shown,
    overall,
    coreCount: shown.filter(({ priority }) => priority === 'core').length,
    auxiliaryCount: shown.filter(({ priority }) => priority === 'auxiliary').length,
    unweighedIds: asksPriority ? shown.flatMap(({ id, hasPriority }) => (hasPriority ? [] : [id])) : [],
    unknownIds: shown.flatMap(({ id, attainment }) => (attainment.value === null ? [id] : [])),
    alignment: alignmentOf(board),
    mostPercent: Math.max(100, ...shown.map(({ attainment }) => attainment.value ?? 0)),
  }
}

function alignmentOf({ rows: { campaigns } }: Board): readonly GoalAlignment[] | null {
  if (campaigns === null || !campaigns.columns.includes('goalsAligned')) return null
  return campaigns.rows
    .filter(({ phase }) => !isOver(phase))
    .map(({ recordId, title, goalsAligned, alignedBy }) => ({
      campaignId: recordId,
      title: written(title),
      isConfirmed: goalsAligned === true,
      by: (alignedBy ?? []).flatMap(({ name }) => written(name) ?? []),
    }))
}

/** Every number that is missing, not only the first that the arithmetic asks for. */
function missingIn(goal: GoalResult, row: RowOf<'kpis'>): readonly MissingNumber[] {
  const { measure } = row
  const { value, because, actual, target, base } = goal.attainment
  const unread = unreadNumbers(goal, row)
  const of = (number: 'actual' | 'target' | 'base'): MissingNumber =>
    unread.includes(`${number}Unread`) ? `${number}Unread` : `${number}Missing`
  if (value !== null || because === 'actualOverTarget' || because === 'lowerIsBetter' || because === 'againstBase')
    return []
  const absent = [
    ...(actual === null ? [of('actual')] : []),
    ...(target === null ? [of('target')] : []),
    ...(measure === 'increase' && base === null ? [of('base')] : []),
  ]
  return absent.length > 0 ? absent : [because]
}

/** What no other source says either: the rows of 指标明细 may say the actual value. */
function unreadNumbers({ attainment }: GoalResult, { unread = null }: RowOf<'kpis'>): readonly UnreadNumber[] {
  return (['actual', 'target', 'base'] as const).flatMap((number) =>
    unread?.includes(number) === true && attainment[number] === null ? [`${number}Unread` as const] : [],
  )
}

/** A day of a goal with what should have been reached by then. [KP5] */
export interface TrendDay {
  readonly day: CalendarDate
  readonly actual: number
  readonly expected: number | null
  readonly ids: readonly string[]
}

/** A day of 每日跟踪: the goal's own target and actual of that day. [KP1] */
export interface DailyResult {
  readonly id: string
  readonly day: CalendarDate
  readonly target: number | null
  readonly actual: number | null
  /** Percent; as in the cell 达成率 of the row. */
  readonly attainment: number
}

/** How a goal came along: its rows of 指标明细 with the pace, and the days of 每日跟踪. [KP5] */
export interface BoardTrend extends Omit<GoalTrend, 'days'> {
  readonly days: readonly TrendDay[]
  readonly daily: readonly DailyResult[]
}

/** The days of one goal; computed when somebody opens it. */
export function trendOf(board: Board, { id, origin }: BoardGoal): BoardTrend {
  const row = rowsOf(board).find(({ recordId }) => recordId === id)
  const trend = goalTrend(
    origin.entries.map(({ recordId, day, actual }) => ({ id: recordId, day, actual })),
    board.asOf,
    origin.addsUp,
  )
  const paceOn = paceIn(board)
  const days = trend.days.map(({ day, actual, ids }) => ({
    day,
    actual,
    expected: row === undefined ? null : paceOn(row, day).expected,
    ids,
  }))
  return { ...trend, days, daily: dailyResults(board, id) }
}

function dailyResults(board: Board, goalId: string): readonly DailyResult[] {
  const rows = board.rows.dailyLog?.rows ?? []
  const own = rows.filter(({ kpi, day }) => kpi?.[0] === goalId && day !== null && day <= board.asOf)
  const cells = dailyLogCells(own, [])
  return own
    .flatMap(({ recordId, day, kpiTarget, kpiActual }): readonly DailyResult[] => {
      const attainment = cells.get(recordId)?.attainment ?? null
      if (day === null || attainment === null) return []
      return [{ id: recordId, day, target: kpiTarget, actual: kpiActual, attainment }]
    })
    .toSorted((a, b) => byText(a.day, b.day) || byText(a.id, b.id))
}
