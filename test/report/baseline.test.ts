import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../src/application/history/baselineList.ts'
import type { FrozenPlans } from '../../src/application/retrospective/frozenPlans.ts'
import { type FrozenPlan, frozenPlan } from '../../src/domain/index.ts'
import { REPORTS } from '../../src/report/index.ts'
import { fieldKeys, type RowOf, type TaskRow } from '../../src/schema/index.ts'
import { presentPlan } from '../../src/application/companions/presentPlan.ts'
import { NO_ROWS } from '../../src/application/companions/sheetRows.ts'
import { linesOf } from './support/reading.ts'
import { inputOf, rowOf } from './support/sampleSheets.ts'

const ROWS: readonly TaskRow[] = [
  rowOf({ recordId: 'a', title: '物料到货', plannedStart: '2024-03-01', plannedEnd: '2024-03-10' }),
  rowOf({ recordId: 'b', title: '海报设计', plannedStart: '2024-03-02', plannedEnd: '2024-03-12' }),
  rowOf({ recordId: 'c', title: '现场布置', plannedStart: '2024-03-11', plannedEnd: '2024-03-15' }),
  rowOf({ recordId: 'd', title: '还没排期' }),
]
const LINE = {
  ...Object.fromEntries(fieldKeys('budget').map((field) => [field, null])),
  recordId: 'l1',
  title: '场地',
  amount: 20_000,
} as unknown as RowOf<'budget'>
const tablesWith = (line: RowOf<'budget'>) => ({
  ...NO_ROWS,
  budget: { tableId: 'tbl-budget', name: '预算', columns: ['title' as const, 'amount' as const], rows: [line] },
})
const baseline = (version: number, change: Partial<Baseline> = {}): Baseline => ({
  id: `b${String(version)}`,
  campaignId: null,
  version,
  name: '',
  at: Date.parse(`2024-03-0${String(version)}T10:00:00+08:00`),
  reason: '',
  tasks: 3,
  lines: 1,
  characters: 100,
  pieces: 1,
  isDeleted: false,
  ...change,
})
const V1 = baseline(1, { name: '客户确认版' })
const V2 = baseline(2, { reason: '场地晚一周交付' })
const V3 = baseline(3, { reason: '预算砍半' })

const inputWith = (rows: readonly TaskRow[], frozenPlans: FrozenPlans | null, line = LINE) =>
  inputOf({ preset: 'full', rows, tables: tablesWith(line), asOf: '2024-03-05', frozenPlans })
const planOf = (rows: readonly TaskRow[], line = LINE): FrozenPlan =>
  frozenPlan(presentPlan(null, { tasks: inputWith(rows, null).sheet.tasks, rows: tablesWith(line) }))
const moved = (id: string, change: Partial<TaskRow>): readonly TaskRow[] =>
  ROWS.map((row) => (row.recordId === id ? { ...row, ...change } : row))
const read = (plans: readonly (readonly [Baseline, FrozenPlan | null])[]): FrozenPlans => ({
  kind: 'read',
  campaignId: null,
  baselines: plans.map(([one]) => one),
  plans: new Map(plans.map(([one, plan]) => [one.id, plan])),
})
type Kind = 'weekly' | 'evaluation' | 'retrospective'
const lines = (rows: readonly TaskRow[], frozen: FrozenPlans | null, kind: Kind = 'retrospective', line = LINE) =>
  linesOf(REPORTS[kind](inputWith(rows, frozen, line)), 'baseline')

describe('[BL2] 与基线对照', () => {
  it.each(['weekly', 'evaluation', 'retrospective'] as const)(
    'the %s report says against which baseline, and what has moved since: end, tasks, budget',
    (kind) => {
      const now = [
        ...moved('c', { plannedEnd: '2024-03-18' }).map((row) =>
          row.recordId === 'a' ? { ...row, plannedEnd: '2024-03-09' } : row,
        ),
        rowOf({ recordId: 'e', title: '加印', plannedStart: '2024-03-03', plannedEnd: '2024-03-04' }),
      ]
      const line = { ...LINE, amount: 26_000 } as RowOf<'budget'>
      expect(lines(now, read([[V1, planOf(ROWS)]]), kind, line)).toEqual([
        '与基线 v1 客户确认版（3/1 存）相比：',
        '最晚的计划结束 3/15 → 3/18，推迟 3 天',
        '1 个任务推迟、1 个任务提前、1 个任务没有变；2 个任务无基线（存的时候没有计划日期，或是后来加的）',
        '动得最多的：「现场布置」推迟 3 天、「物料到货」提前 1 天',
        '预算 20,000 → 26,000，多 6,000；1 项明细改了',
      ])
    },
  )

  it('each sentence goes with the cell that it is about', () => {
    const then = read([[V1, planOf(ROWS)]])
    const told = (rows: readonly TaskRow[]) => lines(rows, then).join('\n')
    expect(told(ROWS)).toContain('最晚的计划结束没有变：3/15')
    expect(told(ROWS)).toContain('3 个任务没有变')
    expect(told(ROWS)).not.toContain('推迟')
    const late = told(moved('c', { plannedEnd: '2024-03-16' }))
    expect(late).toContain('1 个任务推迟、2 个任务没有变')
    expect(late).not.toContain('最晚的计划结束没有变')
    // A start alone is neither later nor earlier, and a planned day that is gone is not 0 days.
    expect(told(moved('b', { plannedStart: '2024-03-04' }))).toContain('1 个任务改了其他计划日期、2 个任务没有变')
    expect(told(moved('b', { plannedEnd: null }))).toContain('1 个任务改了其他计划日期')
    expect(told(moved('b', { plannedEnd: null }))).not.toMatch(/ 0 天/u)
    expect(told(moved('d', { plannedStart: '2024-03-02', plannedEnd: '2024-03-02' }))).toContain('1 个任务无基线')
    expect(told(ROWS.slice(1))).toContain('1 个任务后来删除或取消了')
  })

  it('the first plan is compared with too, with the reasons that were given whenever it was frozen anew', () => {
    const now = moved('c', { plannedEnd: '2024-03-22' })
    const told = lines(
      now,
      read([
        [V3, planOf(now)],
        [V2, null],
        [V1, planOf(ROWS)],
      ]),
    )
    expect(told[0]).toBe('与基线 v3（3/3 重新存，原因：「预算砍半」）相比：')
    expect(told).toContain('与基线 v1 客户确认版（3/1 存）相比：')
    expect(told).toContain('最晚的计划结束没有变：3/22')
    expect(told).toContain('最晚的计划结束 3/15 → 3/22，推迟 7 天')
    expect(told.at(-1)).toBe('中间还重新存过：v2（3/2 重新存，原因：「场地晚一周交付」）。')
  })

  it('[RP5] that it was not read is told apart from none, from one that is damaged, and from not being asked', () => {
    expect(lines(ROWS, { kind: 'reading' })).toEqual(['基线还在读，读完就写在这里。'])
    expect(lines(ROWS, { kind: 'failed' })).toEqual(['数据不足：基线没有读到，计划比当时动了多少说不出。'])
    expect(lines(ROWS, read([[V1, null]]))).toEqual([
      '数据不足：基线 v1 客户确认版（3/1 存）的内容读不出来，没法对照。',
    ])
    expect(lines(ROWS, read([]))).toEqual([])
    expect(lines(ROWS, null)).toEqual([])
  })

  it('a budget that was not filled in then has no difference', () => {
    const empty = { ...LINE, amount: null } as RowOf<'budget'>
    const told = lines(ROWS, read([[V1, planOf(ROWS, empty)]]))
    expect(told).toContain('预算 没有填 → 20,000；1 项明细改了')
    expect(lines(ROWS, read([[V1, planOf(ROWS, empty)]]), 'weekly', empty).join()).not.toContain('预算')
  })
})
