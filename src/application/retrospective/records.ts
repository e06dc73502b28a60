import {
  type AccountableFlag,
  type ChannelResult,
  dayOf,
  type JudgedTask,
  type LessonRecord,
  type PlanChange,
  statedCause,
  written,
} from '../../domain/index.ts'
import type { AssessedTask, RowOf, TaskRow } from '../../schema/index.ts'
import { ownersOf } from '../rows/owners.ts'
import type { LoggedEntry } from '../history/readLog.ts'
import { meaningOf } from '../companions/metricMeaning.ts'

/** The predecessors of a row with the lags of their links. [DP4] */
export type LinksOf = (row: TaskRow) => JudgedTask['predecessors']

/** A task as the domain's reports read it. Its assessment is the one that sidebar and table show. */
export function taskRecord(
  { row, facts, assessment }: AssessedTask,
  {
    estimateBy,
    accountable,
    linksOf,
  }: {
    readonly estimateBy: 'module' | 'channel'
    readonly accountable: ReadonlyMap<string, AccountableFlag>
    readonly linksOf: LinksOf
  },
): JudgedTask {
  const { text, axis } = statedCause(row)
  return {
    id: row.recordId,
    task: facts,
    assessment,
    weight: row.weight,
    stage: written(row.stage),
    module: written(row[estimateBy]),
    channel: written(row.channel),
    department: written(row.department),
    owner: ownersOf(row),
    causes: axis,
    reason: text,
    predecessors: linksOf(row),
    parentIds: row.parent ?? [],
    // The flags of the row's other cells are in its assessment already; that of its A depends on other rows. [OW1]
    record: { accountable: accountable.get(row.recordId) ?? null },
  }
}

const keyIn = <Key extends string, Value>(known: Readonly<Record<Key, Value>>, key: string | null): Value | null =>
  key !== null && Object.hasOwn(known, key) ? known[key as Key] : null

/** What a channel cost and brought in one entry of 指标明细. What an entry counts follows from the goal it is linked to. [RA10] */
export function channelRecord(
  row: RowOf<'metrics'>,
  {
    goalOf,
    campaignOf,
  }: {
    readonly goalOf: (recordId: string) => RowOf<'kpis'> | undefined
    readonly campaignOf: (row: RowOf<'metrics'>) => string | null
  },
): ChannelResult {
  const goal = goalOf(row.kpi?.[0] ?? '')
  const meaning = meaningOf(goal?.title ?? null)
  return {
    id: row.recordId,
    channel: written(row.channel),
    day: row.day,
    campaignId: campaignOf(row),
    kpiId: row.kpi?.[0] ?? null,
    spend: row.spend,
    results: row.numerator,
    visits: row.denominator,
    newCustomers: meaning === 'newCustomers' ? row.actual : null,
    revenue: meaning === 'revenue' ? row.actual : null,
  }
}

/** The logged changes of a plan. A change of state is none. `existing`: the ids of the tasks that have not been deleted. [RA11] */
export const changeRecords = (
  entries: readonly LoggedEntry[],
  timeZone: string,
  existing: ReadonlySet<string>,
): readonly PlanChange[] =>
  entries.flatMap((entry) =>
    entry.kind === 'state'
      ? []
      : [
          {
            id: entry.id,
            taskId: existing.has(entry.taskId) ? entry.taskId : null,
            title: entry.title ?? (entry.kind === 'scope' ? (entry.after ?? entry.before) : null),
            field: entry.field,
            reason: entry.reason,
            on: dayOf(entry.at, timeZone),
            from: entry.before,
            to: entry.after,
          },
        ],
  )

const LESSON_TYPES = { success: 'success', improve: 'improve', template: 'template' } as const

/** How far a lesson is put into practice; one that has been reused is done. */
export const lessonProgress = (status: string | null): LessonRecord['progress'] =>
  status === 'done' || status === 'reused' ? 'done' : status === 'void' ? 'dropped' : 'open'

/** A row of 经验与行动. */
export const lessonRecord = (
  row: RowOf<'lessons'>,
  originOf: (row: RowOf<'lessons'>) => LessonRecord['origin'],
): LessonRecord => ({
  id: row.recordId,
  type: keyIn(LESSON_TYPES, row.type),
  stage: written(row.stage),
  isAction: written(row.action) !== null || row.dueDay !== null || (row.owner ?? []).length > 0,
  due: row.dueDay,
  progress: lessonProgress(row.status),
  origin: originOf(row),
})

type Begun = Pick<RowOf<'campaigns'>, 'recordId' | 'startDay'>

/** Whether a campaign counts as earlier than another one; false for itself, and where there is no other one. */
export const isEarlier = ({ recordId, startDay }: Begun, campaign: Begun | null): boolean =>
  campaign !== null &&
  recordId !== campaign.recordId &&
  (campaign.startDay === null || startDay === null || startDay < campaign.startDay)

/**
 * Tells where a lesson comes from, seen from the campaign of a report; null stands for all campaigns, whose lessons are all
 * its own. One without a source is the campaign's own too. A campaign without a first day counts as earlier.
 */
export function lessonOrigin(
  campaign: RowOf<'campaigns'> | null,
  campaigns: readonly RowOf<'campaigns'>[],
): (row: RowOf<'lessons'>) => LessonRecord['origin'] {
  const startOf = new Map(campaigns.map(({ recordId, startDay }) => [recordId, startDay]))
  return (row) => {
    const [source] = row.campaign ?? []
    if (campaign === null || source === undefined || source === campaign.recordId) return 'own'
    return isEarlier({ recordId: source, startDay: startOf.get(source) ?? null }, campaign) ? 'earlier' : 'other'
  }
}
