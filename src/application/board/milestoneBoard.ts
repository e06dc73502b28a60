import {
  addDays,
  allAtOnce,
  bufferViolations,
  byText,
  daysBetween,
  dependencyGraph,
  type LagDefaults,
  type MilestoneStanding,
  milestoneStanding,
  written,
} from '../../domain/index.ts'
import type { CalendarDate } from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { networkTasksSteps } from '../rows/rowLinks.ts'
import { groupedBy, membership } from '../rows/tableRows.ts'
import type { Board } from './board.ts'

/** The distance that a later task needs from a milestone. [DP1] */
export interface MilestoneBuffer {
  readonly successor: AssessedTask
  readonly gapDays: number
  readonly requiredDays: number
  /** Null while the distance is kept: else the last day for the milestone, and the first for the later task. */
  readonly fix: { readonly latestEnd: CalendarDate | null; readonly earliestStart: CalendarDate | null } | null
}

/** A milestone with its standing and its place in the campaign. [MS1] */
export interface Milestone {
  readonly task: AssessedTask
  readonly standing: MilestoneStanding
  /** Days from its planned day to the first day of its campaign, when it comes before it. [S0-17] */
  readonly daysBeforeStart: number | null
  /** On which day of its stage it lies, 1 for the first; null outside of a stage. [S0-17] */
  readonly stageDay: { readonly stage: string; readonly day: number } | null
  readonly buffers: readonly MilestoneBuffer[]
}

export interface MilestoneBoard {
  /** Late ones first, then those that wait for a review, then what lies ahead, then what is over; by their days. */
  readonly milestones: readonly Milestone[]
  readonly passed: number
  /** Those that are not cancelled. */
  readonly all: number
}

const ORDER: readonly MilestoneStanding['value'][] = [
  'late',
  'failed',
  'reached',
  'ahead',
  'paused',
  'passed',
  'cancelled',
]

const isMilestone = ({ row }: AssessedTask): boolean => row.milestone === true

/** Whether people have marked any task as a milestone. */
export const hasMilestones = ({ tasks, columns }: Pick<Board, 'tasks' | 'columns'>): boolean =>
  columns.includes('milestone') && tasks.some(isMilestone)

/** The milestones of a scope with their reviews and distances. Counts are those of every other count. [MS1] [S0-17] */
export function milestoneBoard({ tasks, columns, rows, today, rules }: Board): MilestoneBoard {
  const marked = tasks.filter(isMilestone)
  const has = {
    actualEnd: columns.includes('actualEnd'),
    achieved: columns.includes('achieved'),
    review: columns.includes('review'),
  }
  const campaigns = rows.campaigns?.rows ?? []
  const campaignOf = membership(campaigns)
  const starts = new Map(campaigns.map(({ recordId, startDay }) => [recordId, startDay]))
  const stageOf = ({ row }: AssessedTask) => JSON.stringify([campaignOf(row), written(row.stage)])
  const stages = groupedBy(tasks, stageOf)
  const buffers = buffersOf(tasks, new Set(marked.map(({ row }) => row.recordId)), rules.lagDefaults)
  const milestones = marked.map((task): Milestone => {
    const { row, facts, assessment } = task
    const { plannedEnd } = facts
    const start = starts.get(campaignOf(row) ?? '') ?? null
    const lead = plannedEnd === null || start === null ? null : daysBetween(plannedEnd, start)
    const stage = written(row.stage)
    const stageStart = stage === null ? null : firstDay(stages.get(stageOf(task)) ?? [])
    const dayOfStage = plannedEnd === null || stageStart === null ? null : daysBetween(stageStart, plannedEnd)
    return {
      task,
      standing: milestoneStanding(
        {
          assessment,
          plannedEnd,
          actualEnd: row.actualEnd,
          achieved: written(row.achieved),
          review: row.review === 'passed' || row.review === 'failed' || row.review === 'pending' ? row.review : null,
        },
        has,
        today,
      ),
      daysBeforeStart: lead !== null && lead > 0 ? lead : null,
      stageDay: stage === null || dayOfStage === null ? null : { stage, day: dayOfStage + 1 },
      buffers: buffers.get(row.recordId) ?? [],
    }
  })
  const valueAt = ({ standing }: Milestone) => ORDER.indexOf(standing.value)
  const dayOf = ({ task }: Milestone) => task.facts.plannedEnd ?? '9999-12-31'
  return {
    milestones: milestones.toSorted((a, b) => valueAt(a) - valueAt(b) || byText(dayOf(a), dayOf(b))),
    passed: milestones.filter(({ standing }) => standing.value === 'passed').length,
    all: milestones.filter(({ standing }) => standing.value !== 'cancelled').length,
  }
}

function firstDay(tasks: readonly AssessedTask[]): CalendarDate | null {
  const days = tasks.flatMap(({ facts }) => facts.plannedStart ?? facts.plannedEnd ?? [])
  return days.toSorted()[0] ?? null
}

/** The distances that later tasks need from these milestones, by milestone. [DP1] */
function buffersOf(
  tasks: readonly AssessedTask[],
  ids: ReadonlySet<string>,
  lagDefaults: LagDefaults,
): ReadonlyMap<string, readonly MilestoneBuffer[]> {
  if (!tasks.some(({ row }) => row.predecessors?.some((id) => ids.has(id)) === true)) return new Map()
  const graph = dependencyGraph(allAtOnce(networkTasksSteps(tasks, lagDefaults)))
  const violations = new Map(
    bufferViolations(graph).map((violation) => [
      JSON.stringify([violation.predecessorId, violation.taskId]),
      violation,
    ]),
  )
  const judged = graph.into.flat().flatMap(({ from, to, lagDays }) => {
    const [milestone, successor] = [tasks[from], tasks[to]]
    if (milestone === undefined || successor === undefined || lagDays <= 0) return []
    const { recordId } = milestone.row
    const [end, start] = [milestone.facts.plannedEnd, successor.facts.plannedStart]
    const gapDays = end === null || start === null ? null : daysBetween(end, start)
    if (!ids.has(recordId) || gapDays === null || start === null) return []
    const violation = violations.get(JSON.stringify([recordId, successor.row.recordId]))
    // Too near and no violation: the rule does not judge this link any more.
    if (violation === undefined && gapDays < lagDays) return []
    return [
      {
        recordId,
        successor,
        gapDays,
        requiredDays: lagDays,
        fix:
          violation === undefined ? null : { latestEnd: addDays(start, -lagDays), earliestStart: violation.fixStart },
      },
    ]
  })
  return groupedBy(judged, ({ recordId }) => recordId)
}
