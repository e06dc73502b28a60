import {
  DEFAULT_SLA_HOURS,
  dayOf,
  instantOf,
  preIdentified,
  slaClock,
  written,
  type Moment,
  type SlaClock,
} from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { wantedCells, type CompanionFacts, type WantedCells } from '../rows/tableRows.ts'

const HOUR_MS = 3_600_000

/** Both clocks of an issue; null where none runs. [SL1] */
export interface IssueClocks {
  readonly response: SlaClock | null
  readonly solution: SlaClock | null
}

/** Somebody who gives only the day leaves the first moment of it in the cell: it is judged by day. [SL1] */
const momentOf = (instant: number | null, timeZone: string): Moment | null => {
  if (instant === null) return null
  const day = dayOf(instant, timeZone)
  return instantOf(day, timeZone) === instant ? { kind: 'day', day } : { kind: 'instant', ms: instant }
}

/** What clocks are read by: the time, and which columns the table has. */
type ClockFacts = Pick<CompanionFacts, 'nowMs' | 'timeZone' | 'issueColumns'>

/**
 * Risks that have not come true and feedback have no clock. [RA6] What is solved had its solution by then; of a
 * closed issue whose answer was never dated nothing is said rather than that nobody answered. Whoever deals with an
 * issue, or has written how to solve it, has answered: without a date, or without a column for one, it is not judged.
 * [SL1]
 */
export function issueClocks(row: RowOf<'issues'>, { nowMs, timeZone, issueColumns }: ClockFacts): IssueClocks {
  if (row.type === 'risk' || row.type === 'feedback' || row.foundAt === null) return { response: null, solution: null }
  const isClosed = row.status === 'resolved' || row.status === 'didNotOccur'
  const isSolved = written(row.solution) !== null
  const clock = (answered: number | null, limitHours: number, isUndated: boolean): SlaClock | null =>
    answered === null && isClosed
      ? null
      : slaClock(
          { found: momentOf(row.foundAt, timeZone), answered: momentOf(answered, timeZone), isUndated },
          limitHours,
          { ms: nowMs, timeZone },
        )
  return {
    response: clock(
      row.respondedAt,
      DEFAULT_SLA_HOURS.response,
      !issueColumns.has('respondedAt') || isSolved || row.status === 'handling',
    ),
    solution: clock(
      row.solutionAt ?? row.resolvedAt,
      DEFAULT_SLA_HOURS.solution,
      !(issueColumns.has('solutionAt') || issueColumns.has('resolvedAt')) || isSolved,
    ),
  }
}

const EMPTY = { responseClock: null, solutionClock: null, responseHours: null, preIdentified: null } as const
const valueOf = (clock: SlaClock | null) => (clock === null || clock.value === 'unknown' ? null : clock.value)

/** What 问题与风险 ought to hold. [SL1] [SL3] */
export function issueCells(facts: Pick<CompanionFacts, 'issues'> & ClockFacts): WantedCells<'issues'> {
  return wantedCells('issues', facts.issues, EMPTY, (row) => {
    const { response, solution } = issueClocks(row, facts)
    return {
      responseClock: valueOf(response),
      solutionClock: valueOf(solution),
      // The hours of an answer; those of a running clock would change with every look.
      responseHours: response?.value === 'met' || response?.value === 'missed' ? response.hours : null,
      preIdentified: foreseen(row, facts.timeZone),
    }
  })
}

function foreseen(row: RowOf<'issues'>, timeZone: string): 'yes' | 'no' | null {
  if (row.type === null) return null
  const type = row.type === 'risk' || row.type === 'feedback' ? row.type : 'problem'
  const identified = preIdentified(
    { type, found: momentOf(row.foundAt, timeZone), occurred: momentOf(row.occurredAt, timeZone), outcome: null },
    timeZone,
  )
  return identified === null ? null : identified ? 'yes' : 'no'
}

/** The next moment at which a running clock runs out; null when none runs. Clocks judged by day turn at midnight. */
export function nextClockTurn({ issues, ...clocks }: Pick<CompanionFacts, 'issues'> & ClockFacts): number | null {
  const turns = issues.flatMap((row) => {
    const { response, solution } = issueClocks(row, clocks)
    return [response, solution].flatMap((clock) =>
      clock?.value === 'running' && !clock.coarse && row.foundAt !== null
        ? [row.foundAt + clock.limitHours * HOUR_MS + 1]
        : [],
    )
  })
  return turns.length === 0 ? null : Math.min(...turns)
}
