import {
  clockLimit,
  dayOf,
  instantOf,
  preIdentified,
  isClosedIssue,
  issueClock,
  written,
  type ClockedIssue,
  type Moment,
  type SlaClock,
} from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { isTotalRow, wantedCells, type CompanionFacts, type WantedCells } from '../rows/tableRows.ts'

/** Both clocks of an issue; null for one that does not apply. [SL1] */
export interface IssueClocks {
  readonly response: SlaClock | null
  readonly solution: SlaClock | null
}

/** A cell with midnight holds a day without a time, because people typed only the day: it is judged by day. [SL1] */
export const momentOf = (instant: number | null, timeZone: string): Moment | null => {
  if (instant === null) return null
  const day = dayOf(instant, timeZone)
  return instantOf(day, timeZone) === instant ? { kind: 'day', day } : { kind: 'instant', ms: instant }
}

/** What the clocks depend on besides the row: the time, the zone, the limits, and which columns the table has. */
type ClockFacts = Pick<CompanionFacts, 'nowMs' | 'timeZone' | 'sla' | 'issueColumns'>

/**
 * An issue as its clocks read it. The time of resolution stands in for a missing time of solution. An issue in handling,
 * or with a written solution, counts as answered; without a date, or without a column for one, it is not judged. [SL1]
 */
export function clockedIssue(
  row: RowOf<'issues'>,
  { timeZone, issueColumns }: Pick<ClockFacts, 'timeZone' | 'issueColumns'>,
): ClockedIssue {
  const isSolved = written(row.solution) !== null
  return {
    type: row.type === 'risk' || row.type === 'feedback' ? row.type : 'problem',
    found: momentOf(row.foundAt, timeZone),
    responded: momentOf(row.respondedAt, timeZone),
    solutionAt: momentOf(row.solutionAt ?? row.resolvedAt, timeZone),
    closed: isClosedIssue(row.status),
    undated: {
      response: !issueColumns.has('respondedAt') || isSolved || row.status === 'handling',
      solution: !(issueColumns.has('solutionAt') || issueColumns.has('resolvedAt')) || isSolved,
    },
  }
}

/** The clocks of an issue. [SL1] */
export function issueClocks(row: RowOf<'issues'>, facts: ClockFacts): IssueClocks {
  const issue = clockedIssue(row, facts)
  const now = { ms: facts.nowMs, timeZone: facts.timeZone }
  return {
    response: issueClock(issue, 'response', facts.sla, now),
    solution: issueClock(issue, 'solution', facts.sla, now),
  }
}

const EMPTY = { responseClock: null, solutionClock: null, responseHours: null, preIdentified: null } as const
/** What the cell of a clock holds. */
export const clockCell = (clock: SlaClock | null) => (clock === null || clock.value === 'unknown' ? null : clock.value)

/** What 问题与风险 ought to hold. [SL1] [SL3] */
export function issueCells(facts: Pick<CompanionFacts, 'issues'> & ClockFacts): WantedCells<'issues'> {
  return wantedCells('issues', facts.issues, EMPTY, (row) => {
    if (isTotalRow(row)) return EMPTY
    const { response, solution } = issueClocks(row, facts)
    return {
      responseClock: clockCell(response),
      solutionClock: clockCell(solution),
      responseHours: hoursCell(response),
      preIdentified: foreseen(row, facts.timeZone),
    }
  })
}

/** Only an answered issue has hours: those of a running clock would change with every pass. */
export const hoursCell = (response: SlaClock | null): number | null =>
  response?.value === 'met' || response?.value === 'missed' ? response.hours : null

/** Whether a risk was registered before it happened; null when nobody can say. An entry without a type is a problem. [SL3] */
export function foreseen(row: RowOf<'issues'>, timeZone: string): 'yes' | 'no' | null {
  const type = row.type === 'risk' || row.type === 'feedback' ? row.type : 'problem'
  const identified = preIdentified(
    { type, found: momentOf(row.foundAt, timeZone), occurred: momentOf(row.occurredAt, timeZone), outcome: null },
    timeZone,
  )
  return identified === null ? null : identified ? 'yes' : 'no'
}

/**
 * The next moment at which a clock changes without an edit, milliseconds: a running one runs out, or a time that lies ahead
 * comes. Null when none does. Clocks that are judged by day are left out: they run out at midnight, when everything is
 * judged again.
 */
export function nextClockTurn({ issues, ...clocks }: Pick<CompanionFacts, 'issues'> & ClockFacts): number | null {
  const turns = issues.flatMap((row) => {
    const { response, solution } = issueClocks(row, clocks)
    const found = momentOf(row.foundAt, clocks.timeZone)
    const ends = [response, solution].flatMap((clock) => {
      const limit = clock?.value === 'running' ? clockLimit(found, clock, clocks.timeZone) : null
      return limit === null || limit.lastDay !== null ? [] : [Math.ceil(limit.atMs) + 1]
    })
    const times = [row.foundAt, row.respondedAt, row.solutionAt, row.resolvedAt]
    return [...ends, ...times.flatMap((at) => (at !== null && at > clocks.nowMs ? [at] : []))]
  })
  return turns.length === 0 ? null : Math.min(...turns)
}
