import { addDays, hasStatedCause, isOpen, written } from '../../../src/domain/index.ts'
import type { AssessedTask, FieldKey, RowOf, TableKey } from '../../../src/schema/index.ts'

export const KINDS = ['daily', 'weekly', 'deviation', 'phase', 'evaluation', 'retrospective'] as const

/** The stage whose review is written. */
export const PHASE = '筹备期'
export type Kind = (typeof KINDS)[number]

/** A cell of a row that is about to be changed. */
export interface Cell<Table extends TableKey = TableKey> {
  readonly row: RowOf<Table>
  readonly value: unknown
  /** The row as the rules assess it, for 任务. */
  readonly task: AssessedTask | null
  readonly today: string
}

/**
 * True: every change of such a cell changes the report. `some`: it depends on the other rows; one change at least does.
 * `seldom`: only where other cells happen to stand at a limit.
 */
type Says<Table extends TableKey> = 'some' | 'seldom' | ((cell: Cell<Table>) => boolean)
/** Which reports speak of a column; a text: no report does, and why. */
export type Spoken<Table extends TableKey = TableKey> = string | { readonly [K in Kind]?: Says<Table> }

const always = () => true
const COMPUTED = 'the extension writes it, and a report works it out anew'
const NUMBERED = 'the host numbers rows'

type Task = (cell: Cell<'tasks'>) => boolean
const state = ({ task }: Cell<'tasks'>) => task?.assessment.state ?? 'cancelled'
const isOpenTask: Task = (cell) => isOpen(state(cell))
const isNotCancelled: Task = (cell) => state(cell) !== 'cancelled'
const isOverdue: Task = (cell) => state(cell) === 'delayed'
const isLate: Task = (cell) => isOverdue(cell) || cell.task?.assessment.finish === 'late'
const isEarly: Task = (cell) => cell.task?.assessment.finish === 'early'
const isBeyond: Task = ({ task }) => ['warning', 'severe', 'ahead'].includes(task?.assessment.band ?? '')
const isBehind: Task = ({ task }) => ['warning', 'severe'].includes(task?.assessment.band ?? '')
const begin = ({ row }: Cell<'tasks'>) => row.plannedStart ?? row.plannedEnd ?? '9999-12-31'
/** Under way, overdue, due to begin, or about to. */
const isNear: Task = (cell) =>
  isOpenTask(cell) && (state(cell) !== 'notStarted' || begin(cell) <= addDays(cell.today, 2))
const end = ({ row }: Cell<'tasks'>) => row.actualEnd ?? ''
const isFinishedSinceYesterday: Task = (cell) =>
  state(cell) === 'done' &&
  cell.row.milestone !== true &&
  end(cell) >= addDays(cell.today, -1) &&
  end(cell) <= cell.today
/** Monday of the week of a Friday and of a Wednesday: the days that the histories are looked at. */
const isFinishedThisWeek: Task = (cell) =>
  state(cell) === 'done' &&
  cell.row.milestone !== true &&
  end(cell) >= addDays(cell.today, cell.today === '2024-06-14' ? -4 : -2) &&
  end(cell) <= cell.today
const hasConcern: Task = ({ row }) => hasStatedCause(row)
/** Counted in the figures of progress. [RU1] */
const isCounted: Task = ({ task }) =>
  task !== null &&
  task.assessment.planned !== null &&
  task.assessment.state !== 'paused' &&
  task.assessment.state !== 'cancelled'
const movesProgress: Task = (cell) =>
  isCounted(cell) && state(cell) !== 'done' && Math.abs(Number(cell.value ?? 0) - Number(cell.row.progress ?? 0)) > 9

type Issue = (cell: Cell<'issues'>) => boolean
const isOpenIssue: Issue = ({ row }) => row.status !== 'resolved' && row.status !== 'didNotOccur'
const isPastDue: Issue = (cell) => isOpenIssue(cell) && cell.row.dueDay !== null && cell.row.dueDay < cell.today
const isFeedback: Issue = ({ row }) => row.type === 'feedback'

/**
 * Every column of every table that a report could read. A new column does not compile until it is said which reports
 * speak of it, or why none does.
 */
export const SPOKEN_CELLS: { readonly [Table in TableKey]: Readonly<Record<FieldKey<Table>, Spoken<Table>>> } = {
  tasks: {
    title: {
      daily: (cell) => isNear(cell) || isFinishedSinceYesterday(cell),
      weekly: (cell) => isOverdue(cell) || isFinishedThisWeek(cell),
      deviation: (cell) => isBeyond(cell) || (isOpenTask(cell) && isCounted(cell)),
      evaluation: (cell) => isLate(cell) || isEarly(cell),
      retrospective: (cell) => isLate(cell) || isEarly(cell) || isBeyond(cell),
    },
    code: 'a task is told by its name',
    campaign: {
      daily: isNotCancelled,
      weekly: isNotCancelled,
      deviation: isNotCancelled,
      evaluation: isNotCancelled,
      retrospective: isNotCancelled,
    },
    parent: { daily: 'some', weekly: 'some', deviation: 'some', evaluation: 'some', retrospective: 'some' },
    stage: { daily: 'some', deviation: isOverdue, evaluation: always, retrospective: always },
    module: { deviation: isOverdue, retrospective: always },
    channel: { deviation: isOverdue, retrospective: always },
    description: 'what exactly is to be done is read in the row',
    deliverable: { weekly: isFinishedThisWeek, evaluation: 'some', retrospective: 'some' },
    deliverableFiles: { evaluation: 'some', retrospective: 'some' },
    owner: {
      daily: (cell) => (isNear(cell) && state(cell) !== 'notStarted') || isFinishedSinceYesterday(cell),
      weekly: (cell) => isOverdue(cell) || isFinishedThisWeek(cell),
      deviation: isBeyond,
      evaluation: 'some',
      retrospective: isLate,
    },
    collaborators: 'a report asks the one who is responsible',
    department: { retrospective: 'some' },
    approvers: { evaluation: 'some', retrospective: 'some' },
    consulted: 'a report asks the one who is responsible',
    informed: 'a report asks the one who is responsible',
    plannedStart: { daily: 'some', weekly: 'some', deviation: 'some', evaluation: 'some', retrospective: 'some' },
    plannedEnd: {
      daily: isOverdue,
      weekly: isOverdue,
      deviation: isOverdue,
      evaluation: isLate,
      retrospective: isLate,
    },
    actualStart: { daily: 'some', weekly: 'seldom', deviation: 'some', evaluation: 'some', retrospective: 'some' },
    actualEnd: {
      daily: isFinishedSinceYesterday,
      weekly: isFinishedThisWeek,
      deviation: 'some',
      evaluation: isLate,
      retrospective: isLate,
    },
    milestone: { daily: 'some', weekly: 'some', deviation: 'seldom', evaluation: 'some', retrospective: 'some' },
    achieved: { weekly: 'some' },
    review: { daily: 'seldom', weekly: 'seldom', deviation: 'seldom', evaluation: 'some', retrospective: 'some' },
    predecessors: { daily: 'seldom', evaluation: 'some', retrospective: 'some' },
    lagDays: { daily: 'seldom', evaluation: 'seldom', retrospective: 'seldom' },
    doneAmount: { daily: 'some', weekly: 'some', deviation: 'some', evaluation: 'some', retrospective: 'some' },
    totalAmount: {
      daily: 'seldom',
      weekly: 'seldom',
      deviation: 'seldom',
      evaluation: 'seldom',
      retrospective: 'seldom',
    },
    weight: { daily: 'some', weekly: 'some', deviation: 'some', evaluation: 'some', retrospective: 'some' },
    keyTask: 'the sidebar asks for updates by it; a report does not say how often they were due',
    updateFrequency: 'how often people update is no part of a report yet [RA15]',
    progress: {
      daily: movesProgress,
      weekly: movesProgress,
      deviation: movesProgress,
      evaluation: movesProgress,
      retrospective: movesProgress,
      // The tasks of the phase are done in these histories.
      phase: 'seldom',
    },
    progressNote: 'a remark to a number is read in the row',
    hold: {
      daily: isOpenTask,
      weekly: isOpenTask,
      deviation: isOpenTask,
      evaluation: isOpenTask,
      retrospective: isOpenTask,
      phase: 'seldom',
    },
    risk: {
      daily: (cell) => isOpenTask(cell) && written(cell.row.delayReason) === null,
      weekly: (cell) => isOverdue(cell) && written(cell.row.delayReason) === null,
      deviation: (cell) => isBehind(cell) && written(cell.row.delayReason) === null,
      evaluation: 'some',
      retrospective: always,
    },
    solution: {
      daily: (cell) => isOpenTask(cell) && hasConcern(cell),
      weekly: isOverdue,
      deviation: always,
      retrospective: (cell) => written(cell.row.risk) !== null,
    },
    solutionDue: {
      daily: (cell) => isOpenTask(cell) && hasConcern(cell),
      weekly: isOverdue,
      deviation: 'some',
      retrospective: (cell) => written(cell.row.risk) !== null,
    },
    delayReason: {
      daily: isOpenTask,
      weekly: isOverdue,
      deviation: isBehind,
      evaluation: 'some',
      retrospective: isLate,
    },
    causes: { daily: isOpenTask, weekly: isOverdue, deviation: isBehind, evaluation: 'some', retrospective: isLate },
    notes: 'remarks are read in the row',
    plannedProgress: COMPUTED,
    progressDeviation: COMPUTED,
    deviationRate: COMPUTED,
    state: COMPUTED,
    band: COMPUTED,
    delayDays: COMPUTED,
    durationDays: COMPUTED,
    forecastEnd: COMPUTED,
    flags: COMPUTED,
    computedAt: COMPUTED,
  },
  campaigns: {
    title: { daily: always, weekly: always, deviation: always, evaluation: always, retrospective: always },
    code: NUMBERED,
    planVersion: 'a report speaks of what happened, not of the version of the plan',
    lead: { daily: 'seldom', weekly: 'some', evaluation: 'some', retrospective: 'some' },
    roles: 'who does what stands at the tasks',
    // Where the campaign is stands in every report [CS1].
    startDay: { daily: 'seldom', weekly: 'seldom', deviation: 'seldom', evaluation: 'seldom', retrospective: 'seldom' },
    endDay: { daily: 'some', evaluation: always, retrospective: 'some' },
    goals: 'the measurable goals are rows of 目标与效果',
    phase: { daily: 'seldom', weekly: 'seldom', deviation: 'seldom', evaluation: 'seldom', retrospective: 'seldom' },
    type: 'lessons are looked up by it, and no report names it',
    budgetTotal: { daily: 'seldom', evaluation: always, retrospective: always },
    stakeholders: 'who is concerned is read in the row',
    goalsAligned: 'an agreement at the start is no result',
    alignedBy: 'an agreement at the start is no result',
    calendarMode: 'the setting of the sheet rules, as the column says',
    plannedProgress: COMPUTED,
    actualProgress: COMPUTED,
    progressDeviation: COMPUTED,
    completionRate: COMPUTED,
    spi: COMPUTED,
    health: COMPUTED,
    healthReason: COMPUTED,
    forecastEnd: COMPUTED,
    baseline: COMPUTED,
    evaluationDue: COMPUTED,
  },
  kpis: {
    title: { daily: 'some', weekly: 'some', evaluation: always, retrospective: always },
    campaign: { daily: 'some', weekly: 'some', evaluation: always, retrospective: always },
    priority: { daily: 'seldom', evaluation: 'some', retrospective: 'some' },
    direction: { daily: 'seldom', evaluation: 'some', retrospective: 'some' },
    measure: { daily: 'seldom', evaluation: 'some', retrospective: 'some' },
    base: { evaluation: 'some', retrospective: 'some' },
    target: { daily: 'seldom', evaluation: always, retrospective: always },
    actual: { daily: 'seldom', evaluation: always, retrospective: always },
    unit: { daily: 'some', weekly: 'some', evaluation: always, retrospective: always },
    funnelStep: { evaluation: 'some', retrospective: 'some' },
    benchmark: { evaluation: 'some', retrospective: 'some' },
    attainment: COMPUTED,
    expected: COMPUTED,
    verdict: COMPUTED,
    cause: { evaluation: always, retrospective: always },
    improvement: { evaluation: always, retrospective: always },
  },
  dailyLog: {
    title: COMPUTED,
    day: { daily: 'some', weekly: 'some', deviation: 'seldom' },
    campaign: { daily: 'some', weekly: 'some', deviation: 'seldom' },
    kpi: { daily: 'some', weekly: 'some' },
    kpiTarget: { daily: 'some', weekly: 'some' },
    kpiActual: { daily: 'some', weekly: 'some' },
    attainment: COMPUTED,
    done: COMPUTED,
    inProgress: COMPUTED,
    delayed: COMPUTED,
    needs: { daily: 'some', weekly: 'some', deviation: 'seldom' },
    plannedProgress: { weekly: 'some' },
    actualProgress: { weekly: 'some' },
  },
  metrics: {
    title: 'an entry is told by its day, channel and goal',
    day: { daily: 'some', evaluation: 'some', retrospective: 'some' },
    campaign: { daily: 'some', evaluation: 'some', retrospective: 'some' },
    kpi: { daily: 'some', evaluation: 'some', retrospective: 'some' },
    channel: { daily: 'some', evaluation: 'some', retrospective: 'some' },
    target: 'a goal has its target in 目标与效果',
    actual: { evaluation: 'some', retrospective: 'some' },
    numerator: { daily: 'some', evaluation: 'some', retrospective: 'some' },
    denominator: { daily: 'some', evaluation: 'some', retrospective: 'some' },
    spend: { daily: 'some', evaluation: 'some', retrospective: 'some' },
    attainment: COMPUTED,
    change: COMPUTED,
    anomaly: COMPUTED,
  },
  budget: {
    title: { evaluation: always, retrospective: always },
    lineNumber: { evaluation: 'some', retrospective: 'some' },
    campaign: { daily: 'seldom', evaluation: always, retrospective: always },
    category: { evaluation: always, retrospective: always },
    quantity: { evaluation: 'some', retrospective: 'some' },
    unitPrice: { evaluation: 'some', retrospective: 'some' },
    days: { evaluation: 'some', retrospective: 'some' },
    amount: { daily: 'seldom', evaluation: always, retrospective: always },
    spent: { daily: 'seldom', evaluation: always, retrospective: always },
    owner: 'a report asks those who keep the budget',
    approver: 'an approval is no result',
    approval: 'an approval is no result',
    task: { phase: 'some' },
    notes: 'remarks are read in the row',
    variance: COMPUTED,
    useRate: COMPUTED,
    share: COMPUTED,
    overspend: COMPUTED,
  },
  // The list of measures shows the first 30: a report of many does not change with every cell of the others.
  issues: {
    title: {
      daily: isPastDue,
      weekly: isPastDue,
      deviation: 'some',
      evaluation: 'seldom',
    },
    code: 'an issue is told by its description',
    type: { daily: 'some', weekly: 'some', deviation: 'seldom', evaluation: 'some', retrospective: 'some' },
    campaign: {
      daily: isOpenIssue,
      weekly: isOpenIssue,
      deviation: 'some',
      evaluation: isFeedback,
      retrospective: 'some',
    },
    task: { deviation: 'seldom', phase: 'some' },
    foundAt: { daily: 'some', weekly: 'some', deviation: 'seldom', retrospective: 'some' },
    respondedAt: { daily: 'some', weekly: 'some', deviation: 'seldom', retrospective: 'some' },
    solutionAt: { daily: 'some', weekly: 'some', deviation: 'seldom', retrospective: 'some' },
    resolvedAt: { daily: 'seldom', weekly: 'seldom', deviation: 'seldom', retrospective: 'some' },
    occurredAt: { retrospective: 'some' },
    owner: { daily: isPastDue, weekly: isPastDue, deviation: 'some' },
    severity: { daily: isPastDue, weekly: isPastDue, evaluation: isFeedback, retrospective: 'seldom' },
    probability: 'a risk is judged by what became of it',
    status: { daily: 'some', weekly: 'some', deviation: 'some', evaluation: 'some', retrospective: 'seldom' },
    solution: { daily: isPastDue, weekly: isPastDue, deviation: 'some', retrospective: 'seldom' },
    contingency: 'a plan that was not needed is read in the row',
    dueDay: { daily: 'some', weekly: 'some', deviation: 'some' },
    outcome: { retrospective: 'some' },
    responseClock: COMPUTED,
    solutionClock: COMPUTED,
    responseHours: COMPUTED,
    preIdentified: COMPUTED,
  },
  lessons: {
    title: { deviation: 'some', retrospective: 'some' },
    type: { retrospective: 'some' },
    evidence: { retrospective: 'some' },
    stage: { phase: 'some' },
    channel: 'lessons are looked up by it, and no report names it',
    module: 'lessons are looked up by it, and no report names it',
    campaignType: 'lessons are looked up by it, and no report names it',
    action: { deviation: 'some', retrospective: 'some' },
    form: 'how a lesson becomes a rule is read in the row',
    owner: { deviation: 'some', retrospective: 'some' },
    dueDay: { deviation: 'some', retrospective: 'seldom' },
    status: { deviation: 'some', retrospective: 'some' },
    campaign: { deviation: 'seldom', retrospective: 'seldom' },
    reuses: { phase: 'seldom', retrospective: 'seldom' },
  },
  reports: {
    title: COMPUTED,
    campaign: COMPUTED,
    type: COMPUTED,
    from: COMPUTED,
    to: COMPUTED,
    body: COMPUTED,
    snapshot: COMPUTED,
    dataAsOf: COMPUTED,
    status: 'earlier reports are not quoted',
    confirmedBy: 'earlier reports are not quoted',
  },
  changes: {
    title: 'what was changed is told from the cells beside it',
    at: { retrospective: 'some' },
    campaign: 'a change belongs where its task belongs',
    task: { retrospective: 'some' },
    kind: { retrospective: 'some' },
    field: { retrospective: 'some' },
    before: { retrospective: 'some' },
    after: { retrospective: 'some' },
    source: 'a change counts whoever made it',
    reason: { retrospective: always },
  },
}

/**
 * The review of a phase says what the retrospective says, of the tasks of the phase and the rows that are linked with them.
 * Whether another row of a table is linked with a task of the phase is not decided here.
 */
function ofPhase(table: TableKey, says: Says<TableKey> | undefined): { readonly phase?: Says<TableKey> } {
  if (says === undefined) return {}
  if (typeof says !== 'function' || table !== 'tasks') return { phase: 'seldom' }
  return { phase: (cell) => written((cell.row as RowOf<'tasks'>).stage) === PHASE && says(cell) }
}

/** Which reports speak of a column, and when; nothing for a column of which none does. */
export function spokenOf(table: TableKey, field: string): Exclude<Spoken, string> {
  const fields = SPOKEN_CELLS[table] as Readonly<Record<string, Spoken>>
  const spoken = fields[field] ?? ''
  return typeof spoken === 'string' ? {} : { ...ofPhase(table, spoken.retrospective), ...spoken }
}
