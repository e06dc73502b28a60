import {
  type EarlierCampaign,
  type PeriodFacts,
  type PlanChange,
  retrospectiveFacts,
  type RetrospectiveFacts,
  type RetrospectiveRecords,
  written,
} from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { firstPlannedDay } from '../history/snapshot.ts'
import type { PlanLogState } from '../history/planLog.ts'
import type { LoggedEntry } from '../history/readLog.ts'
import { withActuals } from '../companions/kpiCells.ts'
import { membership } from '../rows/tableRows.ts'
import { periodOf } from './period.ts'
import {
  budgetRecord,
  changeRecords,
  channelRecord,
  issueRecord,
  kpiRecord,
  lessonOrigin,
  lessonRecord,
  taskRecord,
} from './records.ts'
import { type ReportScope, restrictTo, type ScopeRows, withoutTotals } from './scope.ts'
import type { SheetMaterial } from './sheetMaterial.ts'

/** What a report speaks of: its tasks and rows, and what the rules say of them. */
export interface ReportMaterial extends ScopeRows {
  readonly scope: ReportScope
  /** Only this stage; null for all of them. [RA17] */
  readonly phase: string | null
  /** Whether estimates are judged by module, or by channel in a sheet without modules (S3). [RA12] */
  readonly estimateBy: 'module' | 'channel'
  readonly facts: RetrospectiveFacts
  /** The logged changes of the plan; null when no log is kept or none has been read. [RA11] */
  readonly planChanges: readonly PlanChange[] | null
  /** Whether the log could be read; null for reports that do not speak of it. [RA11] */
  readonly planLog: PlanLogState['kind'] | null
  /** What the reports of a day and a week state. */
  readonly period: PeriodFacts
}

/**
 * The rows of every table as the records of the domain, for one scope and phase, with every fact that reports state.
 * The only place in which the tasks of a report are joined with the tables beside them.
 */
export function gather(
  sheet: SheetMaterial,
  { scope, phase }: { readonly scope: ReportScope; readonly phase: string | null },
): ReportMaterial {
  const material = { ...sheet, rows: withoutTotals(sheet.rows) }
  const part = restrictTo(scope, material.tasks, material.rows)
  const estimateBy = material.columns.includes('module') ? 'module' : 'channel'
  const log = logOf(sheet, part, scope)
  const earlier = earlierCampaigns(material, part, estimateBy)
  const facts = factsOf(material, part, { estimateBy, phase, earlier, log })
  const spoken = phase === null ? part : inPhase(part, phase)
  const ids = new Set(spoken.tasks.map(({ row }) => row.recordId))
  return {
    scope,
    phase,
    estimateBy,
    facts,
    planChanges:
      log.since === null
        ? null
        : log.changes.filter(({ taskId }) => phase === null || (taskId !== null && ids.has(taskId))),
    planLog: sheet.planLog?.kind ?? null,
    period: periodOf(material, spoken),
    ...spoken,
  }
}

interface FactsOptions {
  readonly estimateBy: ReportMaterial['estimateBy']
  readonly phase: string | null
  readonly earlier: readonly EarlierCampaign[]
  readonly log: RetrospectiveRecords['log']
}

const NO_LOG: RetrospectiveRecords['log'] = { since: null, changes: [] }

function factsOf(material: SheetMaterial, part: ScopeRows, options: FactsOptions) {
  const { phase } = options
  const { today, asOf, timeZone, nowMs } = material
  return retrospectiveFacts(recordsOf(material, part, options), {
    today,
    asOf,
    timeZone,
    nowMs,
    kickOff: part.campaign?.startDay ?? firstPlannedDay(part.tasks.map(({ row }) => row)),
    campaignEnd: part.campaign?.endDay ?? null,
    phase,
    approvedBudget: part.campaign?.budgetTotal ?? null,
  })
}

function recordsOf(
  { timeZone, untitled, asOf, rows: everyRow }: SheetMaterial,
  { tasks, rows, campaign }: ScopeRows,
  { estimateBy, earlier, log }: FactsOptions,
): RetrospectiveRecords {
  const kpis = withActuals(rows.kpis?.rows ?? [], rows.metrics?.rows ?? [], asOf)
  const goals = new Map(kpis.map((row) => [row.recordId, row]))
  const issueColumns = new Set(rows.issues?.columns ?? [])
  const campaignOf = membership(rows.campaigns?.rows ?? [])
  const originOf = lessonOrigin(campaign, everyRow.campaigns?.rows ?? [])
  return {
    tasks: tasks.map((task) => taskRecord(task, estimateBy)),
    issues: (rows.issues?.rows ?? []).map((row) => issueRecord(row, { timeZone, issueColumns })),
    kpis: [...goals.values()].map((row) => kpiRecord(row, untitled)),
    budget: (rows.budget?.rows ?? []).map(budgetRecord),
    channels: (rows.metrics?.rows ?? []).map((row) =>
      channelRecord(row, { goalOf: (recordId) => goals.get(recordId), campaignOf }),
    ),
    log,
    earlier,
    lessons: (rows.lessons?.rows ?? []).map((row) => lessonRecord(row, originOf)),
  }
}

/** The changes of the plan of a scope; those of a deleted task belong to the campaign that it was logged with. [RA11] */
function logOf(
  { planLog, timeZone, rows, tasks: everyTask }: SheetMaterial,
  { tasks }: ScopeRows,
  scope: ReportScope,
): RetrospectiveRecords['log'] {
  if (planLog?.kind !== 'read') return NO_LOG
  const { since, entries } = planLog.log
  const existing = new Set(everyTask.map(({ row }) => row.recordId))
  const ids = new Set(tasks.map(({ row }) => row.recordId))
  const campaignOf = membership(rows.campaigns?.rows ?? [])
  const wanted = scope.kind === 'campaign' ? scope.campaignId : null
  const belongs = ({ taskId, campaignId }: LoggedEntry): boolean =>
    scope.kind === 'sheet' ||
    ids.has(taskId) ||
    (!existing.has(taskId) && campaignOf({ campaign: campaignId === null ? null : [campaignId] }) === wanted)
  return { since, changes: changeRecords(entries.filter(belongs), timeZone, existing) }
}

/** The campaigns that had ended before this one began, with the figures that it is compared with. [RA16] */
function earlierCampaigns(
  material: SheetMaterial,
  { campaign }: ScopeRows,
  estimateBy: ReportMaterial['estimateBy'],
): readonly EarlierCampaign[] {
  if (campaign === null) return []
  const begin = campaign.startDay ?? material.asOf
  return (material.rows.campaigns?.rows ?? [])
    .filter((row) => row.recordId !== campaign.recordId && row.phase !== 'cancelled')
    .flatMap((row) => (row.endDay !== null && row.endDay < begin ? [earlierCampaign(material, row, estimateBy)] : []))
}

function earlierCampaign(
  material: SheetMaterial,
  row: RowOf<'campaigns'>,
  estimateBy: ReportMaterial['estimateBy'],
): EarlierCampaign {
  const part = restrictTo({ kind: 'campaign', campaignId: row.recordId }, material.tasks, material.rows)
  const { figures, RA7 } = factsOf(material, part, { estimateBy, phase: null, earlier: [], log: NO_LOG })
  const steps = RA7.sufficient ? RA7.value.steps : []
  return {
    id: row.recordId,
    name: written(row.title),
    end: row.endDay,
    figures,
    funnelRates: Object.fromEntries(steps.map(({ to, rate }) => [to, rate])),
  }
}

/** The tasks of one stage and the rows that are linked with them. Goals belong to no stage. [RA17] */
function inPhase(part: ScopeRows, phase: string): ScopeRows {
  const tasks = part.tasks.filter(({ row }) => written(row.stage) === phase)
  const ids = new Set(tasks.map(({ row }) => row.recordId))
  const isOfPhase = ({ task }: { readonly task: readonly string[] | null }) => task?.some((id) => ids.has(id)) === true
  const { budget, issues } = part.rows
  return {
    ...part,
    tasks,
    rows: {
      ...part.rows,
      budget: budget === null ? null : { ...budget, rows: budget.rows.filter(isOfPhase) },
      issues: issues === null ? null : { ...issues, rows: issues.rows.filter(isOfPhase) },
    },
  }
}
