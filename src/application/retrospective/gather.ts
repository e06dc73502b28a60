import {
  allAtOnce,
  type BaselineFacts,
  type CampaignStateExplanation,
  changesOf,
  comparedSteps,
  filterInSteps,
  mapInSteps,
  type EarlierCampaign,
  type EvaluationDay,
  type PeriodFacts,
  type PlanChange,
  retrospectiveFactsSteps,
  type RetrospectiveFacts,
  type RetrospectiveRecords,
  type ReportKind,
  type Steps,
  written,
} from '../../domain/index.ts'
import { firstPlannedDay } from '../history/snapshot.ts'
import type { PlanLogState } from '../history/planLog.ts'
import type { LoggedEntry } from '../history/readLog.ts'
import { accountableSteps } from '../rows/accountable.ts'
import { budgetRecord } from '../companions/budgetCells.ts'
import { kpiRecord, withActuals } from '../companions/kpiCells.ts'
import { issueRecord } from '../companions/issueRecord.ts'
import { rowLinks } from '../rows/rowLinks.ts'
import { membership } from '../rows/tableRows.ts'
import { kpiWeightsOf } from '../stored/settings.ts'
import { campaignsIn, evaluationSteps, phaseStateSteps, statesSteps } from '../companions/due.ts'
import { baselineFactsSteps } from './frozenPlans.ts'
import { periodSteps } from './period.ts'
import {
  changeRecords,
  channelRecord,
  isEarlier,
  lessonOrigin,
  lessonRecord,
  type LinksOf,
  taskRecord,
} from './records.ts'
import {
  campaignOfScope,
  endedBefore,
  type PartOf,
  partsInSteps,
  type ReportScope,
  type ScopeRows,
  withoutTotals,
} from '../companions/scope.ts'
import type { SheetMaterial } from './sheetMaterial.ts'

/** What a report speaks of: its tasks and rows, and what the rules say of them. */
export interface ReportMaterial extends ScopeRows {
  readonly scope: ReportScope
  /** How many campaigns it speaks of; 0 in a sheet without campaigns, and of the tasks of none. */
  readonly campaignCount: number
  /** Where each of them is, then the tasks of none; of a phase where that phase is. [CS1] */
  readonly states: readonly CampaignStateExplanation[]
  /** The report is about all of the sheet, so that nothing of a table belongs elsewhere. */
  readonly isWhole: boolean
  /** The sheet has a campaign that began before this one, so that it can have left actions. [LE1] */
  readonly hasEarlierCampaign: boolean
  /** Only this stage; null for all of them. [RA17] */
  readonly phase: string | null
  /** Whether estimates are judged by module, or by channel in a sheet without modules (S3). [RA12] */
  readonly estimateBy: 'module' | 'channel'
  readonly facts: RetrospectiveFacts
  /** The logged changes of the plan; null when no log is kept or none has been read. [RA11] */
  readonly planChanges: readonly PlanChange[] | null
  /** Whether the log could be read; null for reports that do not speak of it. [RA11] */
  readonly planLog: PlanLogState['kind'] | null
  /** The plan against its baselines, or how far they were read; null for reports that do not speak of them. [BL2] */
  readonly baselines: BaselineFacts | 'reading' | 'failed' | null
  /** When the evaluation is due; null where neither the campaign nor a task has an end. [EV1] */
  readonly evaluation: EvaluationDay | null
  /** What the reports of a day and a week state. */
  readonly period: PeriodFacts
}

/** What each report reads: the facts of a retrospective, those of a day and a week, or both. */
const READS: Readonly<Record<ReportKind, readonly ('facts' | 'period')[]>> = {
  daily: ['period'],
  weekly: ['period'],
  deviation: ['facts', 'period'],
  phase: ['facts'],
  evaluation: ['facts'],
  retrospective: ['facts'],
}

export interface GatherChoice {
  readonly scope: ReportScope
  readonly phase: string | null
  /** The report that is asked for. */
  readonly kind: ReportKind
}

/**
 * The rows of every table as the records of the domain, for one scope and phase, with the facts that the report states; any
 * other fact is made when somebody reads it. The only place in which tasks are joined with the tables beside them.
 */
export function* gatherSteps(sheet: SheetMaterial, { scope, phase, kind }: GatherChoice): Steps<ReportMaterial> {
  const material = { ...sheet, rows: withoutTotals(sheet.rows) }
  const partOf = yield* partsInSteps(material.tasks, material.rows)
  const part = partOf(scope)
  yield
  const estimateBy = material.columns.includes('module') ? 'module' : 'channel'
  const log = logOf(sheet, part, scope)
  yield
  const spoken = phase === null ? part : yield* inPhase(part, phase)
  yield
  function* allFacts(): Steps<RetrospectiveFacts> {
    const linksOf = yield* linksSteps(material)
    yield
    const earlier = yield* earlierCampaigns(material, part, { partOf, estimateBy, linksOf })
    return yield* factsOf(material, part, { estimateBy, phase, earlier, log, linksOf })
  }
  let facts = READS[kind].includes('facts') ? yield* allFacts() : null
  let period = READS[kind].includes('period') ? yield* periodSteps(material, spoken) : null
  yield
  const baselines = yield* baselineFactsSteps(phase === null ? sheet.frozenPlans : null, sheet)
  yield
  const evaluation = yield* evaluationSteps(spoken, sheet.isWorkday)
  yield
  const states =
    phase === null
      ? yield* statesSteps(part, sheet.today)
      : [yield* phaseStateSteps(spoken.tasks, part.campaign, sheet.today)]
  yield
  return {
    scope,
    campaignCount: campaignsIn(part).length,
    states,
    isWhole: scope.kind === 'sheet' && phase === null,
    hasEarlierCampaign: (material.rows.campaigns?.rows ?? []).some((row) => isEarlier(row, part.campaign)),
    phase,
    estimateBy,
    get facts() {
      return (facts ??= allAtOnce(allFacts()))
    },
    planChanges:
      log.since === null
        ? null
        : phase === null
          ? log.changes
          : changesOf(
              log.changes,
              spoken.tasks.map(({ row }) => row.recordId),
            ),
    planLog: sheet.planLog?.kind ?? null,
    baselines,
    get period() {
      return (period ??= allAtOnce(periodSteps(material, spoken)))
    },
    evaluation,
    ...spoken,
  }
}

/** The links of any row of the sheet; a predecessor may belong to another campaign. */
function* linksSteps({ tasks, rules }: SheetMaterial): Steps<LinksOf> {
  const rowOf = new Map(yield* mapInSteps(tasks, ({ row }) => [row.recordId, row] as const))
  return (row) => rowLinks(row, (id) => rowOf.get(id) ?? null, rules.lagDefaults)
}

interface FactsOptions {
  readonly estimateBy: ReportMaterial['estimateBy']
  readonly linksOf: LinksOf
  readonly phase: string | null
  readonly earlier: readonly EarlierCampaign[]
  readonly log: RetrospectiveRecords['log']
}

const NO_LOG: RetrospectiveRecords['log'] = { since: null, changes: [] }

const contextOf = ({ today, asOf, timeZone, nowMs, rules }: SheetMaterial, part: ScopeRows, phase: string | null) => ({
  today,
  asOf,
  timeZone,
  nowMs,
  sla: rules.sla,
  kpiWeights: kpiWeightsOf(rules),
  kickOff: part.campaign?.startDay ?? firstPlannedDay(part.tasks.map(({ facts }) => facts)),
  campaignEnd: part.campaign?.endDay ?? null,
  phase,
  approvedBudget: part.campaign?.budgetTotal ?? null,
})

function* factsOf(material: SheetMaterial, part: ScopeRows, options: FactsOptions): Steps<RetrospectiveFacts> {
  const records = yield* recordsSteps(material, part, options)
  yield
  const context = contextOf(material, part, options.phase)
  yield
  return yield* retrospectiveFactsSteps(records, context)
}

function* recordsSteps(
  { timeZone, untitled, asOf, columns, rows: everyRow }: SheetMaterial,
  { tasks, rows, campaign }: ScopeRows,
  { estimateBy, linksOf, earlier, log }: FactsOptions,
): Steps<RetrospectiveRecords> {
  const kpis = withActuals(rows.kpis?.rows ?? [], everyRow.metrics?.rows ?? [], asOf)
  const goals = new Map(kpis.map((row) => [row.recordId, row]))
  const issueColumns = new Set(rows.issues?.columns ?? [])
  const campaignOf = membership(rows.campaigns?.rows ?? [])
  const accountable = yield* accountableSteps(tasks, columns)
  yield
  const originOf = lessonOrigin(campaign, everyRow.campaigns?.rows ?? [])
  return {
    tasks: yield* mapInSteps(tasks, (task) => taskRecord(task, { estimateBy, accountable, linksOf })),
    issues: yield* mapInSteps(rows.issues?.rows ?? [], (row) => issueRecord(row, { timeZone, issueColumns })),
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
  const wanted = campaignOfScope(scope)
  const belongs = ({ taskId, campaignId }: LoggedEntry): boolean =>
    scope.kind === 'sheet' ||
    ids.has(taskId) ||
    (!existing.has(taskId) && campaignOf({ campaign: campaignId === null ? null : [campaignId] }) === wanted)
  return { since, changes: changeRecords(entries.filter(belongs), timeZone, existing) }
}

/** The campaigns that had ended before this one began, with the figures that it is compared with. [RA16] */
function* earlierCampaigns(
  material: SheetMaterial,
  { campaign }: ScopeRows,
  { partOf, estimateBy, linksOf }: { readonly partOf: PartOf } & Pick<FactsOptions, 'estimateBy' | 'linksOf'>,
): Steps<readonly EarlierCampaign[]> {
  const earlier: EarlierCampaign[] = []
  for (const row of endedBefore(campaign, material.rows.campaigns?.rows ?? [], material.asOf)) {
    const part = partOf({ kind: 'campaign', campaignId: row.recordId })
    yield
    const records = yield* recordsSteps(material, part, { estimateBy, linksOf, phase: null, earlier: [], log: NO_LOG })
    const { figures, RA7 } = yield* comparedSteps(records, contextOf(material, part, null))
    const steps = RA7.sufficient ? RA7.value.steps : []
    earlier.push({
      id: row.recordId,
      name: written(row.title),
      end: row.endDay,
      figures,
      funnelRates: Object.fromEntries(steps.map(({ to, rate }) => [to, rate])),
    })
  }
  return earlier
}

/** The tasks of one stage and the rows that are linked with them. Goals belong to no stage. [RA17] */
function* inPhase(part: ScopeRows, phase: string): Steps<ScopeRows> {
  const tasks = yield* filterInSteps(part.tasks, ({ row }) => written(row.stage) === phase)
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
