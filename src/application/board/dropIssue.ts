import { err, type Result } from '../../domain/index.ts'
import { cellWords, type RowOf, type SheetLanguage } from '../../schema/index.ts'
import {
  type AddDeps,
  type AddedRow,
  addOnce,
  type AddRefusal,
  planRow,
  type RowPlan,
  type WantedRow,
} from '../companions/addOnce.ts'
import { alertsOf, channelBoard, type ChannelFacts, type ChannelKey, type ChannelLine } from './channelBoard.ts'

/** The channel whose drop becomes an issue. */
export type DropSeries = ChannelKey

/** Why a drop becomes no issue. */
export type DropRefusal =
  /** The latest day of the channel is no drop any more. */
  { readonly kind: 'noDrop' } | AddRefusal

export interface DropContext {
  readonly deps: AddDeps
  readonly facts: ChannelFacts
  readonly language: SheetLanguage
  /** 发现时间 of the issue: when people pressed. Milliseconds. */
  readonly foundAt: number
}

/** The issue that a drop would become. Reads, and writes nothing. [AN2] */
export async function planDropIssue(series: DropSeries, context: DropContext): Promise<Result<RowPlan, DropRefusal>> {
  const wanted = wantedIssue(series, context)
  return wanted === null ? err({ kind: 'noDrop' }) : await planRow(context.deps, wanted)
}

/** Writes the issue that was shown, once for a channel and 24 hours, in all sidebars. [AN2] */
export async function writeDropIssue(
  series: DropSeries,
  context: DropContext,
  plan: RowPlan,
): Promise<Result<AddedRow, DropRefusal>> {
  const wanted = wantedIssue(series, context)
  return wanted === null ? err({ kind: 'noDrop' }) : await addOnce(context.deps, wanted, plan)
}

function wantedIssue(series: DropSeries, { facts, language, foundAt }: DropContext): WantedRow<'issues'> | null {
  const line = channelBoard(facts).lines.find(
    ({ campaignId, kpiId, channel, drop }) =>
      drop !== null && campaignId === series.campaignId && kpiId === series.kpiId && channel === series.channel,
  )
  if (line?.drop === null || line === undefined) return null
  const { campaignId, drop, latest } = line
  const campaigns = facts.rows.campaigns?.rows ?? []
  const tasks = drop.tasks.map(({ row }) => row.recordId)
  return {
    table: 'issues',
    cells: {
      title: descriptionOf(line, language),
      type: 'issue',
      ...(campaignId === null ? {} : { campaign: [campaignId] }),
      ...(tasks.length === 0 ? {} : { task: tasks }),
      foundAt,
      severity: 'high',
      status: 'open',
    },
    rowsIn: (issues: readonly RowOf<'issues'>[]) =>
      alertsOf(series, { issues, campaigns, day: latest.day, nowMs: foundAt }),
    varying: ['foundAt', 'title'],
  }
}

const percentText = (percent: number | null): string =>
  percent === null ? '' : `${String(Math.round(percent * 10) / 10).replace('-', '−')}%`

/** '渠道骤降 小红书：2024-06-14 下单转化率 1.9%，此前 4%（−52.5%）'. */
function descriptionOf({ channel, goal, latest }: ChannelLine, language: SheetLanguage): string {
  const { mark, text } = cellWords(language).rateDrop
  const { rate, base, change } = latest.anomaly
  const words = text({ goal, rate: percentText(rate), base: percentText(base), change: percentText(change) })
  return `${mark(channel)}${latest.day} ${words}`
}
