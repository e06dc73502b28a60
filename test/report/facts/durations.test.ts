import { describe, expect, it } from 'vitest'
import { estimateAccuracy } from '../../../src/report/facts/estimates.ts'
import { slipOf } from '../../../src/report/facts/slip.ts'
import { inputOf, rowOf, type RowSketch } from '../support/sampleSheets.ts'

const PLAN = { plannedStart: '2024-03-01', plannedEnd: '2024-03-05', progress: 100 } as const
const tasksOf = (rows: readonly RowSketch[]) => inputOf({ preset: 'S2', asOf: '2024-04-01', rows: rows.map(rowOf) }).sheet.tasks

describe('[RA13] a late finish is late start plus slow work', () => {
  it.each([
    { actualStart: '2024-03-03', actualEnd: '2024-03-09', total: 4, start: 2, work: 2, because: 'both' },
    { actualStart: '2024-03-03', actualEnd: '2024-03-06', total: 1, start: 2, work: -1, because: 'started late, caught up a day' },
    { actualStart: '2024-02-28', actualEnd: '2024-03-07', total: 2, start: -2, work: 4, because: 'started early over a leap day' },
  ])('$actualStart–$actualEnd: $because', ({ actualStart, actualEnd, total, start, work }) => {
    const [task] = tasksOf([{ recordId: 'a', ...PLAN, actualStart, actualEnd }])
    const slip = task === undefined ? null : slipOf(task)
    expect(slip).toMatchObject({ total, start, work })
    expect(start + work).toBe(total)
  })

  it.each([
    { dates: { actualStart: null, actualEnd: '2024-03-09' }, because: 'no actual start' },
    { dates: { actualStart: '2024-03-01', actualEnd: '2024-03-05' }, because: 'not late' },
    { dates: { actualStart: '2024-03-01', actualEnd: '2024-03-09', plannedStart: null }, because: 'no planned start' },
    { dates: { actualStart: '2024-03-10', actualEnd: '2024-03-09' }, because: 'ended before it began' },
  ])('none: $because', ({ dates }) => {
    expect(tasksOf([{ recordId: 'a', ...PLAN, ...dates }]).map(slipOf)).toEqual([null])
  })
})

describe('[RA12] estimate accuracy', () => {
  /** Actual durations in days against 5 planned ones. */
  const group = (module: string, durations: readonly number[]): readonly RowSketch[] =>
    durations.map((days, at) => ({
      recordId: `${module}${String(at)}`, module, ...PLAN, actualStart: '2024-03-01', actualEnd: `2024-03-${String(days).padStart(2, '0')}`,
    }))

  it('median and P80 (nearest rank) of actual ÷ planned', () => {
    const found = estimateAccuracy(tasksOf([...group('甲', [5, 6, 5, 10, 7]), ...group('乙', [4, 5, 6, 7, 8, 10])]), 'module')
    expect(found.map(({ name, median, p80 }) => ({ name, median: Number(median.toFixed(9)), p80 }))).toEqual([
      { name: '乙', median: 1.3, p80: 1.6 },
      { name: '甲', median: 1.2, p80: 1.4 },
    ])
  })

  it('says nothing of four tasks, nor of tasks without a module', () => {
    const nameless = group('x', [5, 5, 5, 5, 5]).map((row) => ({ ...row, module: null }))
    expect(estimateAccuracy(tasksOf([...group('甲', [5, 6, 5, 10]), ...nameless]), 'module')).toEqual([])
  })
})
