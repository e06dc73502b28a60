import { byText, isOpen, mayAlertAgain, percentOf, written } from '../../domain/index.ts'
import { type AssessedTask, cellWords, type RowOf, SHEET_LANGUAGES } from '../../schema/index.ts'
import { channelSeries, type SeriesDay } from '../companions/metricCells.ts'
import { membership } from '../rows/tableRows.ts'
import type { Board } from './board.ts'

/** So many days are drawn. */
const TREND_DAYS = 14
/** More links would make the cell unreadable, and a long sheet has thousands of tasks in a channel. */
const MOST_LINKED = 50

/** A channel for one goal of one campaign: by these its row is found again. */
export interface ChannelKey {
  readonly campaignId: string | null
  readonly kpiId: string | null
  readonly channel: string
}

/** A drop of the latest day that can become an issue. [AN2] */
export interface ChannelDrop {
  /** The row that it has become, or the one of the same channel within 24 hours; null when there is none. */
  readonly existing: { readonly recordId: string; readonly title: string | null } | null
  /** The tasks of the channel: the open ones, or all that are not cancelled when none is open. */
  readonly tasks: readonly AssessedTask[]
}

/** The latest rate of a channel with what it is compared with. [AN1] */
export interface ChannelLine extends ChannelKey {
  /** The name of the goal; null where the rows name none. */
  readonly goal: string | null
  readonly latest: SeriesDay
  /** Numerator ÷ denominator of that day, percent, also of a sample that is too small to be judged. */
  readonly rate: number | null
  /** The days with a sample that is large enough, oldest first, each with what it was compared with. */
  readonly trend: readonly { readonly day: string; readonly rate: number; readonly base: number | null }[]
  /** Null unless the latest day is a drop. */
  readonly drop: ChannelDrop | null
}

export interface ChannelBoard {
  /** Drops first, then by the latest day and the name. */
  readonly lines: readonly ChannelLine[]
  /** Rows of 指标明细 that name no channel. */
  readonly unnamed: number
}

export type ChannelFacts = Pick<Board, 'tasks' | 'rows' | 'today' | 'nowMs'>

/** Whether the sheet has rates of channels. */
export const hasChannels = ({ rows }: Pick<Board, 'rows'>): boolean =>
  rows.metrics?.columns.includes('channel') === true && rows.metrics.columns.includes('numerator')

const rateOf = ({ numerator, denominator }: SeriesDay): number | null =>
  numerator === null || denominator === null ? null : percentOf(numerator, denominator)

/** The latest rates of the channels, with the verdicts of the cells 异常. [AN1] [AN2] */
export function channelBoard(facts: ChannelFacts): ChannelBoard {
  const { rows, today } = facts
  const metrics = rows.metrics?.rows ?? []
  const goals = new Map((rows.kpis?.rows ?? []).map((row) => [row.recordId, written(row.title)]))
  const lines = channelSeries({ metrics, campaigns: rows.campaigns?.rows ?? [] }).flatMap(
    ({ campaignId, kpiId, channel: name, days }): readonly ChannelLine[] => {
      const channel = written(name)
      const past = days.filter(({ day }) => day <= today)
      const latest = past.at(-1)
      if (channel === null || latest === undefined) return []
      const key = { campaignId, kpiId, channel }
      return [
        {
          ...key,
          goal: goals.get(kpiId ?? '') ?? null,
          latest,
          rate: latest.anomaly.rate ?? rateOf(latest),
          trend: past
            .flatMap(({ day, anomaly: { rate, base } }) => (rate === null ? [] : [{ day, rate, base }]))
            .slice(-TREND_DAYS),
          drop: latest.anomaly.value === 'drop' ? dropOf(key, latest, facts) : null,
        },
      ]
    },
  )
  const isDrop = ({ latest }: ChannelLine) => Number(latest.anomaly.value === 'drop')
  return {
    lines: lines.toSorted(
      (a, b) => isDrop(b) - isDrop(a) || byText(b.latest.day, a.latest.day) || byText(a.channel, b.channel),
    ),
    unnamed: metrics.filter(({ channel }) => written(channel) === null).length,
  }
}

function dropOf(key: ChannelKey, latest: SeriesDay, { tasks, rows, nowMs }: ChannelFacts): ChannelDrop {
  const campaigns = rows.campaigns?.rows ?? []
  const [recordId] = alertsOf(key, { issues: rows.issues?.rows ?? [], campaigns, day: latest.day, nowMs })
  const row = rows.issues?.rows.find((one) => one.recordId === recordId)
  return {
    existing: row === undefined ? null : { recordId: row.recordId, title: row.title },
    tasks: tasksOfChannel(key, tasks, campaigns),
  }
}

/** The tasks that a drop of a channel is about: the open ones, or those that are done when none is open. [AN2] */
function tasksOfChannel(
  { channel, campaignId }: ChannelKey,
  tasks: readonly AssessedTask[],
  campaigns: readonly RowOf<'campaigns'>[],
): readonly AssessedTask[] {
  const campaignOf = membership(campaigns)
  const own = tasks.filter(
    ({ row, assessment }) =>
      written(row.channel) === channel && campaignOf(row) === campaignId && assessment.state !== 'cancelled',
  )
  const open = own.filter(({ assessment }) => isOpen(assessment.state))
  return (open.length > 0 ? open : own).slice(0, MOST_LINKED)
}

/**
 * The issues that were written for a channel: for the drop of this day, or within 24 hours for any. The smallest id
 * counts. A row is known by the mark with which its description begins, in any language. [AN1] [AN2]
 */
export function alertsOf(
  { channel, campaignId }: ChannelKey,
  {
    issues,
    campaigns,
    day,
    nowMs,
  }: {
    readonly issues: readonly RowOf<'issues'>[]
    readonly campaigns: readonly RowOf<'campaigns'>[]
    readonly day: string
    readonly nowMs: number
  },
): readonly string[] {
  const campaignOf = membership(campaigns)
  const marks = SHEET_LANGUAGES.map((language) => cellWords(language).rateDrop.mark(channel).trimEnd())
  const isAlert = (row: RowOf<'issues'>): boolean => {
    const title = written(row.title)
    const mark = marks.find((one) => title?.startsWith(one) === true)
    if (title === null || mark === undefined || campaignOf(row) !== campaignId) return false
    return title.slice(mark.length).trimStart().startsWith(day) || !mayAlertAgain(row.foundAt, nowMs)
  }
  return issues
    .filter(isAlert)
    .map(({ recordId }) => recordId)
    .toSorted()
}
