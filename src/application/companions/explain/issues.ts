import { addDays, dayOf, type Moment, type SlaClock } from '../../../domain/index.ts'
import type { RowOf } from '../../../schema/index.ts'
import { clockCell, clockedIssue, foreseen, hoursCell, issueClocks, momentOf } from '../issueCells.ts'
import {
  column,
  empty,
  line,
  missing,
  type Explained,
  type ExplainedLine,
  type Explainers,
  type ExplainFacts,
  type Shown,
} from './line.ts'

const HOUR_MS = 3_600_000
const HOURS_A_DAY = 24

const moment = (value: Moment): Shown => ({ as: 'moment', value })
const hours = (value: number | null): Shown => ({ as: 'number', value })

/** The column that answers a clock: the time of resolution stands in for a missing time of solution. [SL1] */
const answerColumn = (
  clock: 'response' | 'solution',
  row: RowOf<'issues'>,
): 'respondedAt' | 'solutionAt' | 'resolvedAt' =>
  clock === 'response'
    ? 'respondedAt'
    : row.solutionAt === null && row.resolvedAt !== null
      ? 'resolvedAt'
      : 'solutionAt'

/** The last moment, or the last day, at which an answer is in time. */
function dueAt(found: Moment, { limitHours, coarse }: SlaClock, timeZone: string): Moment {
  if (found.kind === 'instant' && !coarse) return { kind: 'instant', ms: found.ms + limitHours * HOUR_MS }
  const day = found.kind === 'day' ? found.day : dayOf(found.ms, timeZone)
  return { kind: 'day', day: addDays(day, Math.floor(limitHours / HOURS_A_DAY)) }
}

/** Why a problem has no clock. */
function clocklessLine(row: RowOf<'issues'>, answer: string): ExplainedLine {
  if (row.type === 'risk' || row.type === 'feedback')
    return line('SL1', 'clock.typeWithout', {
      type: { as: 'choice', field: 'type', value: row.type },
      clocked: { as: 'choice', field: 'type', value: 'issue' },
    })
  return row.foundAt === null ? missing('SL1', 'foundAt') : line('SL1', 'clock.closed', { column: column(answer) })
}

function clockLines(
  which: 'response' | 'solution',
  row: RowOf<'issues'>,
  facts: ExplainFacts,
): readonly ExplainedLine[] {
  const clock = issueClocks(row, facts)[which]
  const answer = answerColumn(which, row)
  const { found, responded, solutionAt } = clockedIssue(row, facts)
  if (clock === null || found === null) return [clocklessLine(row, answer)]
  const answered = which === 'response' ? responded : solutionAt
  const limit = { limit: hours(clock.limitHours), column: column(answer), from: moment(found) }
  const result: Shown = { as: 'choice', field: `${which}Clock`, value: clockCell(clock) }
  const coarse = clock.coarse ? [line('SL1', 'clock.coarse')] : []
  switch (clock.value) {
    case 'unknown':
      return [
        found.kind === 'instant' && found.ms > facts.nowMs
          ? line('SL1', 'clock.foundAhead', limit)
          : answered === null
            ? line('SL1', 'clock.foundAhead', limit)
            : line('SL1', 'clock.reversed', limit),
      ]
    case 'undated':
      return [line('SL1', 'clock.undated', { ...limit, result })]
    case 'met':
    case 'missed':
      return answered === null
        ? []
        : [
            line('SL1', 'clock.answered', { ...limit, to: moment(answered), hours: hours(clock.hours), result }),
            ...coarse,
          ]
    default:
      return [
        line('SL1', 'clock.waiting', { ...limit, due: moment(dueAt(found, clock, facts.timeZone)), result }),
        ...coarse,
      ]
  }
}

function foreseenOf(row: RowOf<'issues'>, facts: ExplainFacts): Explained<string | null> {
  const result = foreseen(row, facts.timeZone)
  if (row.type === 'feedback') return empty(line('SL3', 'foreseen.feedback'))
  const found = momentOf(row.foundAt, facts.timeZone)
  const occurred = momentOf(row.occurredAt, facts.timeZone)
  if (found === null || occurred === null)
    return empty(missing('SL3', ...(found === null ? ['foundAt'] : []), ...(occurred === null ? ['occurredAt'] : [])))
  const values = { found: moment(found), occurred: moment(occurred) }
  const say = result === 'yes' ? 'yes' : row.type === 'risk' ? 'late' : 'notRisk'
  return { result, lines: [line('SL3', `foreseen.${say}`, values)] }
}

/** 问题与风险 [SL1] [SL3] */
export const ISSUES: Explainers<'issues'> = {
  responseClock: (row, facts) => ({
    result: clockCell(issueClocks(row, facts).response),
    lines: clockLines('response', row, facts),
  }),
  solutionClock: (row, facts) => ({
    result: clockCell(issueClocks(row, facts).solution),
    lines: clockLines('solution', row, facts),
  }),
  responseHours: (row, facts) => {
    const result = hoursCell(issueClocks(row, facts).response)
    const lines = clockLines('response', row, facts)
    return { result, lines: result === null ? [line('SL1', 'hours.none'), ...lines] : lines }
  },
  preIdentified: foreseenOf,
}
