import type { RetrospectiveIssue } from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { clockedIssue, momentOf } from './issueCells.ts'

const OUTCOMES = { success: 'success', partial: 'partial', failure: 'failure' } as const
const GRADES = { high: 'high', medium: 'medium', low: 'low' } as const
const keyIn = <Key extends string>(known: Readonly<Record<Key, Key>>, key: string | null): Key | null =>
  key !== null && Object.hasOwn(known, key) ? known[key as Key] : null

/** An entry of 问题与风险 as panel and reports judge it, with the clocks of its cells. [SL1] */
export function issueRecord(row: RowOf<'issues'>, facts: Parameters<typeof clockedIssue>[1]): RetrospectiveIssue {
  return {
    ...clockedIssue(row, facts),
    id: row.recordId,
    taskId: row.task?.[0] ?? null,
    occurred: momentOf(row.occurredAt, facts.timeZone),
    outcome: keyIn(OUTCOMES, row.outcome),
    severity: keyIn(GRADES, row.severity),
  }
}
