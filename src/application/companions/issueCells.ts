import { DEFAULT_SLA_HOURS, dayOf, instantOf, preIdentified, slaClock, type Moment, type SlaClock } from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { wantedCells, type CompanionFacts, type WantedCells } from './facts.ts'

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

/**
 * Risks that have not come true and feedback have no clock. [RA6] What is solved had its solution by then; of a
 * closed issue whose answer was never dated nothing is said rather than that nobody answered.
 */
export function issueClocks(row: RowOf<'issues'>, { nowMs, timeZone }: Pick<CompanionFacts, 'nowMs' | 'timeZone'>): IssueClocks {
  if (row.type === 'risk' || row.type === 'feedback' || row.foundAt === null) return { response: null, solution: null }
  const isClosed = row.status === 'resolved' || row.status === 'didNotOccur'
  const clock = (answered: number | null, limitHours: number): SlaClock | null =>
    answered === null && isClosed
      ? null
      : slaClock({ found: momentOf(row.foundAt, timeZone), answered: momentOf(answered, timeZone) }, limitHours, { ms: nowMs, timeZone })
  return {
    response: clock(row.respondedAt, DEFAULT_SLA_HOURS.response),
    solution: clock(row.solutionAt ?? row.resolvedAt, DEFAULT_SLA_HOURS.solution),
  }
}

const EMPTY = { responseClock: null, solutionClock: null, responseHours: null, preIdentified: null } as const
const valueOf = (clock: SlaClock | null) => (clock === null || clock.value === 'unknown' ? null : clock.value)

/** What 问题与风险 ought to hold. [SL1] [SL3] */
export function issueCells(facts: Pick<CompanionFacts, 'issues' | 'nowMs' | 'timeZone'>): WantedCells<'issues'> {
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
    { type, found: momentOf(row.foundAt, timeZone), occurred: momentOf(row.occurredAt, timeZone), outcome: null }, timeZone,
  )
  return identified === null ? null : identified ? 'yes' : 'no'
}

/** The next moment at which a running clock runs out; null when none runs. Clocks judged by day turn at midnight. */
export function nextClockTurn({ issues, nowMs, timeZone }: Pick<CompanionFacts, 'issues' | 'nowMs' | 'timeZone'>): number | null {
  const turns = issues.flatMap((row) => {
    const { response, solution } = issueClocks(row, { nowMs, timeZone })
    return [response, solution].flatMap((clock) =>
      clock?.value === 'running' && !clock.coarse && row.foundAt !== null ? [row.foundAt + clock.limitHours * HOUR_MS + 1] : [])
  })
  return turns.length === 0 ? null : Math.min(...turns)
}
