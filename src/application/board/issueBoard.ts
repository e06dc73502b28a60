import {
  type CalendarDate,
  clockLimit,
  type ClockLimit,
  dayOf,
  daysBetween,
  type DelayAnswer,
  type Insight,
  isClosedIssue,
  issueClock,
  lacksAnswer,
  occurredRiskClock,
  preIdentified,
  type RateAgainstTarget,
  responseSuccess,
  riskForesight,
  type SlaClock,
  type SlaHits,
  type SlaHours,
  slaHits,
  written,
} from '../../domain/index.ts'
import type { AssessedTask, FieldKey, RowOf } from '../../schema/index.ts'
import { issueRecord } from '../companions/issueRecord.ts'
import { momentOf } from '../companions/issueCells.ts'
import { ownersOf } from '../rows/owners.ts'
import { groupedBy } from '../rows/tableRows.ts'
import type { Board } from './board.ts'

type IssueRow = RowOf<'issues'>

/** What an entry is waited for: a first response, a solution, or the measure of a risk that has occurred. */
export type AwaitedAnswer = 'response' | 'solution' | 'measure'

/** One clock of an open entry, with the moment at which it runs out. [SL1] [SL5] */
export interface IssueClock {
  readonly answer: AwaitedAnswer
  readonly clock: SlaClock
  /** Null for a clock that cannot be judged. */
  readonly limit: ClockLimit | null
}

/** An open entry of 问题与风险 whose clocks run, or ran. */
export interface OpenIssue {
  readonly row: IssueRow
  readonly clocks: readonly IssueClock[]
  /** The clock that runs out first, or ran out first, of those that nobody has answered. */
  readonly next: IssueClock | null
  /** Who has to answer; null when nobody is named. */
  readonly owner: string | null
}

/** The hit rates of the two clocks of some entries. [SL2] [RA6] */
export interface ClockHits {
  readonly response: Insight<SlaHits>
  readonly solution: Insight<SlaHits>
}

/** A risk before it occurs. `hasContingency` is null where the table has no 备选方案. [S0-14] */
interface OpenRisk {
  readonly row: IssueRow
  readonly hasContingency: boolean | null
}

/** What became of a risk, or of a problem that nobody had foreseen. [SL3] */
interface Occurrence {
  readonly row: IssueRow
  /** Registered as a risk before it occurred; null without 发现时间. */
  readonly foreseen: boolean | null
  readonly occurredOn: CalendarDate
  /** Days from 发现时间 to 发生时间. */
  readonly leadDays: number | null
  readonly measure: string | null
  /** Null where nobody has judged the measure. */
  readonly outcome: 'success' | 'partial' | 'failure' | null
}

/** A delayed task without a risk, a measure or a deadline. [S2-12] */
interface UnansweredDelay {
  readonly task: AssessedTask
  readonly lacks: readonly DelayAnswer[]
}

/** Issues, risks and their clocks, as the panel 数据 shows them. Null where the table lacks the columns. */
export interface IssueBoard {
  /** By what runs out first; entries without a running clock last. */
  readonly open: readonly OpenIssue[]
  /** The clocks that the table has a column for. */
  readonly clocks: readonly ('response' | 'solution')[]
  readonly hits: {
    readonly all: ClockHits
    /** `key` is null for entries that name nobody. */
    readonly byOwner: readonly { readonly key: string | null; readonly hits: ClockHits }[]
    readonly bySeverity: readonly { readonly key: 'high' | 'medium' | 'low' | null; readonly hits: ClockHits }[]
  } | null
  readonly openRisks: readonly OpenRisk[]
  readonly occurred: readonly Occurrence[] | null
  readonly foresight: Insight<RateAgainstTarget> | null
  readonly success: Insight<RateAgainstTarget> | null
  readonly unansweredDelays: readonly UnansweredDelay[]
}

const isAwaited = ({ clock }: IssueClock): boolean => clock.value === 'running' || clock.value === 'overdue'
const GRADES = ['high', 'medium', 'low', null] as const

/** Whether this part of the panel has anything to say: of the table, or of delayed tasks without a measure. */
export const hasIssues = (board: Board): boolean => board.rows.issues !== null || unansweredDelays(board).length > 0

/** Delayed tasks whose risk, measure or deadline is empty, of a sheet that has the columns. [S2-12] */
const unansweredDelays = ({ tasks, columns }: Pick<Board, 'tasks' | 'columns'>): readonly UnansweredDelay[] =>
  columns.includes('risk')
    ? tasks.flatMap((task) => {
        const lacks = lacksAnswer(task.assessment, task.row, (field) => columns.includes(field))
        return lacks.length > 0 ? [{ task, lacks }] : []
      })
    : []

/**
 * The clocks of the open entries, hit rates and risks. Cells and reports ask the same functions of the domain; the verdict
 * is that of the last pass, as in the cells. [SL1] [SL2] [SL3] [SL4] [SL5]
 */
export function issueBoard(board: Board): IssueBoard {
  const { sla } = board.rules
  const table = board.rows.issues
  const rows = table?.rows ?? []
  const columns: ReadonlySet<FieldKey<'issues'>> = new Set(table?.columns ?? [])
  const has = (...fields: readonly FieldKey<'issues'>[]) => fields.every((field) => columns.has(field))
  const facts = { timeZone: board.timeZone, issueColumns: columns }
  const context = { nowMs: board.nowMs, timeZone: board.timeZone, sla }
  const hitsOf = (some: readonly IssueRow[]): ClockHits => {
    const issues = some.map((row) => issueRecord(row, facts))
    return { response: slaHits(issues, 'response', context), solution: slaHits(issues, 'solution', context) }
  }
  const clocks = [
    ...(has('respondedAt') ? (['response'] as const) : []),
    ...(has('solutionAt') || has('resolvedAt') ? (['solution'] as const) : []),
  ]
  const records = rows.map((row) => issueRecord(row, facts))
  const bySeverity = groupedBy(rows, ({ severity }) => GRADES.find((grade) => grade === severity) ?? null)
  return {
    open: rows
      .filter((row) => !isClosedIssue(row.status))
      .flatMap((row) => openIssue(row, board, sla, columns))
      .toSorted(byRunningOut),
    clocks,
    hits:
      table === null || clocks.length === 0
        ? null
        : {
            all: hitsOf(rows),
            byOwner: [...groupedBy(rows.filter(isClocked), ownersOf)]
              .map(([key, own]) => ({ key, hits: hitsOf(own) }))
              .toSorted((a, b) => Number(a.key === null) - Number(b.key === null)),
            bySeverity: GRADES.flatMap((key) => {
              const own = (bySeverity.get(key) ?? []).filter(isClocked)
              return own.length === 0 ? [] : [{ key, hits: hitsOf(own) }]
            }),
          },
    openRisks: has('type')
      ? rows
          .filter((row) => row.type === 'risk' && row.occurredAt === null && !isClosedIssue(row.status))
          .map((row) => ({ row, hasContingency: has('contingency') ? written(row.contingency) !== null : null }))
      : [],
    occurred: has('type', 'occurredAt') ? rows.flatMap((row) => occurrenceOf(row, board)) : null,
    foresight: has('type', 'occurredAt') ? riskForesight(records, board.timeZone) : null,
    success: has('outcome') ? responseSuccess(records) : null,
    unansweredDelays: unansweredDelays(board),
  }
}

/** Only problems have clocks; an entry without a type counts as one. [SL1] */
const isClocked = ({ type }: IssueRow): boolean => type !== 'risk' && type !== 'feedback'

function openIssue(
  row: IssueRow,
  { timeZone, nowMs }: Board,
  sla: SlaHours,
  columns: ReadonlySet<FieldKey<'issues'>>,
): readonly OpenIssue[] {
  const issue = issueRecord(row, { timeZone, issueColumns: columns })
  const now = { ms: nowMs, timeZone }
  const measure = occurredRiskClock(
    {
      type: issue.type,
      occurred: issue.occurred,
      solutionAt: issue.solutionAt,
      hasMeasure: written(row.solution) !== null,
      hasDueDay: row.dueDay !== null || !columns.has('dueDay'),
      closed: issue.closed,
    },
    sla,
    now,
  )
  const clocks = [
    ['response', issue.found, issueClock(issue, 'response', sla, now)] as const,
    ['solution', issue.found, issueClock(issue, 'solution', sla, now)] as const,
    ['measure', issue.occurred, measure] as const,
  ].flatMap(([answer, from, clock]): readonly IssueClock[] =>
    clock === null ? [] : [{ answer, clock, limit: clockLimit(from, clock, timeZone) }],
  )
  if (!isClocked(row) && clocks.length === 0) return []
  const [next = null] = clocks.filter(isAwaited).toSorted(byLimit)
  return [{ row, clocks, next, owner: ownersOf(row) }]
}

const limitOf = (clock: IssueClock | null): number => clock?.limit?.atMs ?? Number.MAX_SAFE_INTEGER
const byLimit = (a: IssueClock, b: IssueClock): number => limitOf(a) - limitOf(b)
const byRunningOut = (a: OpenIssue, b: OpenIssue): number => limitOf(a.next) - limitOf(b.next)

const OUTCOMES = ['success', 'partial', 'failure'] as const

function occurrenceOf(row: IssueRow, { timeZone }: Board): readonly Occurrence[] {
  if (row.type === 'feedback' || row.occurredAt === null) return []
  const [found, occurred] = [row.foundAt, row.occurredAt].map((at) => momentOf(at, timeZone))
  const from = row.foundAt === null ? null : dayOf(row.foundAt, timeZone)
  const occurredOn = dayOf(row.occurredAt, timeZone)
  const type = row.type === 'risk' ? 'risk' : 'problem'
  return [
    {
      row,
      foreseen: preIdentified({ type, found: found ?? null, occurred: occurred ?? null, outcome: null }, timeZone),
      occurredOn,
      leadDays: from === null ? null : daysBetween(from, occurredOn),
      measure: written(row.solution),
      outcome: OUTCOMES.find((one) => one === row.outcome) ?? null,
    },
  ]
}
