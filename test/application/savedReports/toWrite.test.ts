import { describe, expect, it } from 'vitest'
import { savedReport } from '../../../src/application/savedReports/savedReports.ts'
import { snapshotText } from '../../../src/application/savedReports/snapshot.ts'
import { reportsToWrite } from '../../../src/application/savedReports/toWrite.ts'
import type { ReportKey } from '../../../src/application/savedReports/reportKey.ts'
import type { DueReport } from '../../../src/domain/index.ts'
import { factsWith, KEY, reportRow } from './support/reports.ts'

const DAILY: DueReport = { kind: 'daily', due: '2024-06-14', phase: null, because: { kind: 'everyDay' } }
const PASSED: DueReport = {
  kind: 'retrospective',
  due: '2024-06-14',
  phase: null,
  because: { kind: 'evaluationPassed', on: '2024-06-05', evaluationDue: '2024-06-10' },
}
const saved = (change: Partial<ReportKey>) => {
  const key = { ...KEY, ...change }
  const snapshot = snapshotText({
    key,
    madeAt: 0,
    facts: factsWith(),
    words: {},
    body: { digest: '', wordsFrom: 0, wordsTo: 0 },
  })
  return savedReport(reportRow('r', { type: key.kind, to: key.to, snapshot }))
}
const listed = (due: DueReport | null, reports: Parameters<typeof reportsToWrite>[0], lastEnd: string | null = null) =>
  reportsToWrite(reports, {
    due,
    asOf: '2024-06-14',
    phases: lastEnd === null ? [] : [{ phase: '筹备期', isClosed: true, lastEnd }],
  }).map(({ kind, due: day, isOverdue }) => [kind, day, isOverdue])

describe('[RL1] [DU1] the reports that should be written', () => {
  it('have the one that is due, until it stands in 报告', () => {
    expect(listed(DAILY, [])).toEqual([['daily', '2024-06-14', false]])
    expect(listed(DAILY, [saved({ kind: 'daily', to: '2024-06-13' })])).toEqual([['daily', '2024-06-14', false]])
    expect(listed(DAILY, [saved({ kind: 'daily', to: '2024-06-14' })])).toEqual([])
    expect(listed(null, [])).toEqual([])
  })

  it('have the evaluation whose day has passed, before what is due now, until it is there', () => {
    expect(listed(PASSED, [])).toEqual([
      ['evaluation', '2024-06-10', true],
      ['retrospective', '2024-06-14', false],
    ])
    expect(listed(PASSED, [saved({ kind: 'evaluation', to: '2024-06-08' })])).toEqual([
      ['retrospective', '2024-06-14', false],
    ])
    // A draft from before the end of the campaign is no evaluation of it.
    expect(listed(PASSED, [saved({ kind: 'evaluation', to: '2024-06-04' })])).toHaveLength(2)
  })

  it.each([
    { lastEnd: '2024-06-11', says: [], because: 'three days are left for it' },
    { lastEnd: '2024-06-10', says: [['phase', '2024-06-13', true]], because: 'its day was yesterday' },
    { lastEnd: '2024-05-28', says: [['phase', '2024-05-31', true]], because: 'it is asked for 14 days' },
    { lastEnd: '2024-05-27', says: [], because: 'nobody writes it any more' },
  ])('of a phase that ended on $lastEnd: $because', ({ lastEnd, says }) => {
    expect(listed(null, [], lastEnd)).toEqual(says)
    expect(listed(null, [saved({ kind: 'phase', phase: '筹备期', to: '2024-06-12' })], lastEnd)).toEqual([])
    expect(listed(null, [saved({ kind: 'phase', phase: '执行期', to: '2024-06-12' })], lastEnd)).toEqual(says)
  })
})
