import { describe, expect, it } from 'vitest'
import { isWritten, type DueReport } from '../../../src/domain/index.ts'

/** A Friday. */
const ASOF = '2024-07-05'
const due = (kind: DueReport['kind'], because: DueReport['because'], phase: string | null = null): DueReport => ({
  kind,
  due: ASOF,
  phase,
  because,
})

describe('[MY1] [DU1] a report that has been written is due no more', () => {
  it.each([
    { report: due('daily', { kind: 'everyDay' }), written: ASOF, is: true },
    { report: due('daily', { kind: 'everyDay' }), written: '2024-07-04', is: false },
    { report: due('weekly', { kind: 'friday' }), written: '2024-07-01', is: true },
    { report: due('weekly', { kind: 'friday' }), written: '2024-06-30', is: false },
    { report: due('phase', { kind: 'phaseClosed', on: '2024-07-03' }, '预热期'), written: '2024-07-03', is: true },
    { report: due('phase', { kind: 'phaseClosed', on: '2024-07-03' }, '预热期'), written: '2024-07-02', is: false },
    { report: due('evaluation', { kind: 'campaignEnded', on: '2024-07-02' }), written: '2024-07-03', is: true },
    { report: due('evaluation', { kind: 'campaignEnded', on: '2024-07-02' }), written: '2024-07-02', is: false },
    { report: due('retrospective', { kind: 'allFinished' }), written: null, is: true },
  ])('$report.kind of $written → $is', ({ report, written, is }) => {
    expect(isWritten(report, [{ kind: report.kind, day: written }], ASOF)).toBe(is)
    expect(isWritten(report, [{ kind: 'deviation', day: ASOF }], ASOF)).toBe(false)
  })
})
