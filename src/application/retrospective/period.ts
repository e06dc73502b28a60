import {
  type ChannelEntry,
  dayOf,
  hasStatedCause,
  type LoggedDay,
  type PeriodFacts,
  mapInSteps,
  parentsInSteps,
  periodFactsSteps,
  type PeriodIssue,
  type PeriodRecords,
  type PeriodTask,
  type PlannedAction,
  type Steps,
  written,
} from '../../domain/index.ts'
import type { AssessedTask, RowOf } from '../../schema/index.ts'
import { issueClocks } from '../companions/issueCells.ts'
import { metricCells } from '../companions/metricCells.ts'
import { membership } from '../rows/tableRows.ts'
import { isRatio } from '../companions/metricMeaning.ts'
import { measureIndex, type MeasureSource, type MeasureTable, rowOfMeasure } from './measureRow.ts'
import { ownersOf } from '../rows/owners.ts'
import { lessonProgress } from './records.ts'
import type { ScopeRows } from '../companions/scope.ts'
import type { SheetMaterial } from './sheetMaterial.ts'

/** The facts of the day, its week and the deviations, for the tasks and rows of one scope. */
export function* periodSteps(material: SheetMaterial, part: ScopeRows): Steps<PeriodFacts> {
  const records = yield* recordsSteps(material, part)
  return yield* periodFactsSteps(records, {
    today: material.today,
    asOf: material.asOf,
    peakTasks: material.rules.loadPeak,
  })
}

function* recordsSteps(material: SheetMaterial, { tasks, rows, campaign }: ScopeRows): Steps<PeriodRecords> {
  const kpis = rows.kpis?.rows ?? []
  const metrics = rows.metrics?.rows ?? []
  const campaigns = rows.campaigns?.rows ?? []
  const campaignOf = membership(campaigns)
  const cells = metricCells({ metrics, kpis, campaigns })
  yield
  const toRecord = periodTask(yield* parentsInSteps(tasks), material.columns.includes('review'))
  yield
  return {
    tasks: yield* mapInSteps(tasks, toRecord),
    days: (rows.dailyLog?.rows ?? []).flatMap((row) => loggedDay(row, campaignOf(row))),
    channels: metrics.flatMap((row) => channelEntry(row, cells.get(row.recordId))),
    issues: issueRecords(material, rows),
    actions: (rows.lessons?.rows ?? [])
      .filter((row) => campaign === null || (row.campaign ?? [campaign.recordId]).includes(campaign.recordId))
      .flatMap(plannedAction),
    measureRows: yield* measureRowSteps(tasks, rows),
    ratioGoals: new Set(kpis.filter(isRatio).map(({ recordId }) => recordId)),
  }
}

/** The problems with their clocks, as of the time of the material. [SL1] */
export function issueRecords(
  { timeZone, nowMs, rules: { sla } }: Pick<SheetMaterial, 'timeZone' | 'nowMs' | 'rules'>,
  { issues }: Pick<ScopeRows['rows'], 'issues'>,
): PeriodRecords['issues'] {
  const issueColumns = new Set(issues?.columns ?? [])
  return (issues?.rows ?? []).map((row) => ({
    ...issueClocks(row, { nowMs, timeZone, sla, issueColumns }),
    ...periodIssue(row, timeZone),
  }))
}

/** The rows that the measures of tasks and problems have become. [DA3] */
function* measureRowSteps(
  tasks: readonly AssessedTask[],
  { issues, lessons }: ScopeRows['rows'],
): Steps<PeriodRecords['measureRows']> {
  const index = measureIndex({ issues: issues?.rows ?? [], lessons: lessons?.rows ?? [] })
  const became = new Map<string, { readonly from: MeasureTable; readonly id: string }>()
  const note = (id: string, source: MeasureSource) => {
    const row = rowOfMeasure(source, index)
    if (row !== null) became.set(id, { from: row.table, id: row.recordId })
  }
  yield
  yield* mapInSteps(tasks, (task) => note(task.row.recordId, { from: 'tasks', task }))
  yield* mapInSteps(issues?.rows ?? [], (issue) => note(issue.recordId, { from: 'issues', issue }))
  return became
}

/** Where the sheet has no 审核结果, nobody can review a milestone: reaching it is enough. */
const periodTask =
  (parents: ReadonlySet<string>, hasReview: boolean) =>
  ({ row, facts, assessment }: AssessedTask): PeriodTask => ({
    id: row.recordId,
    task: facts,
    assessment,
    stage: written(row.stage),
    owner: ownersOf(row),
    hasChildren: parents.has(row.recordId),
    isMilestone: row.milestone === true,
    isPassed: !hasReview || row.review === 'passed',
    hasConcern: hasStatedCause(row),
    measure: written(row.solution),
    measureDue: row.solutionDue,
  })

function loggedDay(row: RowOf<'dailyLog'>, campaignId: string | null): readonly LoggedDay[] {
  if (row.day === null) return []
  return [
    {
      id: row.recordId,
      day: row.day,
      campaignId,
      kpiId: row.kpi?.[0] ?? null,
      target: row.kpiTarget,
      actual: row.kpiActual,
      needs: written(row.needs),
      plannedProgress: row.plannedProgress,
      actualProgress: row.actualProgress,
    },
  ]
}

type MetricCells = ReturnType<typeof metricCells> extends ReadonlyMap<string, infer Cells> ? Cells : never

const ANOMALIES = { normal: 'normal', drop: 'drop', surge: 'surge', tooFew: 'tooFew' } as const

function channelEntry(row: RowOf<'metrics'>, cells: MetricCells | undefined): readonly ChannelEntry[] {
  if (row.day === null) return []
  const { recordId: id, day, numerator, denominator, spend } = row
  const anomaly = cells?.anomaly ?? null
  return [
    {
      id,
      day,
      channel: written(row.channel),
      kpiId: row.kpi?.[0] ?? null,
      numerator,
      denominator,
      spend,
      change: cells?.change ?? null,
      anomaly: anomaly !== null && anomaly in ANOMALIES ? ANOMALIES[anomaly as keyof typeof ANOMALIES] : null,
    },
  ]
}

const ISSUE_PROGRESS = { open: 'open', handling: 'handling', resolved: 'solved', didNotOccur: 'dropped' } as const

/** An issue without 解决进度 is open. */
function periodIssue(row: RowOf<'issues'>, timeZone: string): Omit<PeriodIssue, 'response' | 'solution'> {
  const status = row.status !== null && row.status in ISSUE_PROGRESS ? row.status : 'open'
  return {
    id: row.recordId,
    hasLimit: row.type !== 'risk' && row.type !== 'feedback',
    foundOn: row.foundAt === null ? null : dayOf(row.foundAt, timeZone),
    progress: ISSUE_PROGRESS[status as keyof typeof ISSUE_PROGRESS],
    due: row.dueDay,
    measure: written(row.solution),
  }
}

/** A lesson that names an action; a lesson that has been put into practice, or reused, is done. */
function plannedAction(row: RowOf<'lessons'>): readonly PlannedAction[] {
  if (written(row.action) === null) return []
  return [{ id: row.recordId, due: row.dueDay, progress: lessonProgress(row.status) }]
}
