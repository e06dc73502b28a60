import { describe, expect, it } from 'vitest'
import { REPORTS, type ReportDocument } from '../../src/report/index.ts'
import type { RowOf, SheetRows } from '../../src/schema/index.ts'
import { linesOf, sectionOf } from './support/reading.ts'
import { inputOf, rowOf, sampleTables } from './support/sampleSheets.ts'

const findingsOf = ({ summary }: ReportDocument): readonly string[] =>
  (summary?.findings.lines ?? []).map((line) => line.map(({ text }) => text).join(''))

const planned = { plannedStart: '2024-03-01', plannedEnd: '2024-03-05' } as const
const open = rowOf({ recordId: 'open', title: '海报', ...planned, progress: 50 })
const finishedLate = rowOf({ recordId: 'done', title: '脚本', ...planned, actualEnd: '2024-03-08', progress: 100 })
const s2 = (rows: readonly ReturnType<typeof rowOf>[]) => inputOf({ preset: 'S2', rows, asOf: '2024-03-10' })

describe('[RA1] [ST1] what was finished late is not counted as 延期', () => {
  const summaries = (rows: readonly ReturnType<typeof rowOf>[]) => [
    findingsOf(REPORTS.deviation(s2(rows))).join('\n'),
    findingsOf(REPORTS.retrospective(s2(rows))).join('\n'),
    linesOf(REPORTS.retrospective(s2(rows)), 'attribution').join('\n'),
    linesOf(REPORTS.deviation(s2(rows)), 'gathering').join('\n'),
  ]

  it('an open late task and one finished late have a number each', () => {
    for (const text of summaries([open, finishedLate]))
      expect(text).toContain('1 个任务延期，1 个任务晚于计划完成，合计 8 天')
  })

  it('the first sentence goes with the task that it counts', () => {
    for (const text of summaries([finishedLate])) {
      expect(text).toContain('1 个任务晚于计划完成，合计 3 天')
      expect(text).not.toMatch(/个任务延期/u)
    }
    for (const text of summaries([open])) expect(text).toContain('1 个任务延期，合计 5 天')
  })
})

describe('[RU1] figures beside each other say what they count', () => {
  const paused = rowOf({ recordId: 'paused', title: '拍摄', ...planned, state: 'paused' })
  const figuresOf = (rows: readonly ReturnType<typeof rowOf>[]) =>
    sectionOf(REPORTS.retrospective(s2(rows)), 'progress').blocks.flatMap((block) =>
      block.kind === 'figures' ? block.items.map(({ label, note = '' }) => `${label} ${note}`) : [],
    )

  it('the completion rate names the paused task that the progress leaves out', () => {
    expect(figuresOf([open, finishedLate, paused])).toEqual(
      expect.arrayContaining(['计划进度 按 2 个任务算', '完成率 1/3，其中 1 个没有计入上面的进度']),
    )
  })

  it('nothing is said where both count the same tasks', () => {
    expect(figuresOf([open, finishedLate])).toEqual(expect.arrayContaining(['计划进度 ', '完成率 1/2']))
  })

  it('a group of a table says it, too', () => {
    const rows = [
      { ...open, module: '内容' },
      { ...finishedLate, module: '渠道' },
      { ...paused, module: '渠道' },
    ]
    expect(linesOf(REPORTS.retrospective(s2(rows)), 'progress').join('\n')).toContain('渠道 | 1/2（1 个不计进度）')
  })

  it('[ST3] 按期 of a stage says how many done tasks cannot be judged', () => {
    const { tasks, tables } = sampleTables('S0')
    const rows = tasks.map((row) => ({ ...row, stage: '预热期', progress: 100, actualEnd: row.plannedEnd }))
    const stages = (some: typeof rows) =>
      linesOf(REPORTS.evaluation(inputOf({ preset: 'S0', rows: some, tables, asOf: '2024-07-02' })), 'stages').join(
        '\n',
      )
    expect(stages(rows)).toContain('| 3/3 | 3/3 |')
    expect(stages(rows.map((row, at) => (at === 0 ? { ...row, actualEnd: null } : row)))).toContain(
      '2/2（1 个无法判断）',
    )
  })
})

describe('[RU2] [PR1] a plan that cannot be judged stands beside the health', () => {
  const green = rowOf({
    recordId: 'ok',
    title: '海报',
    plannedStart: '2024-03-01',
    plannedEnd: '2024-03-20',
    progress: 50,
  })
  const health = (row: ReturnType<typeof rowOf>) => {
    const input = s2([green, row])
    return [...linesOf(REPORTS.retrospective(input), 'progress'), ...linesOf(REPORTS.daily(input), 'board')]
      .filter((line) => line.startsWith('健康度'))
      .join('\n')
  }
  const wrong = rowOf({ recordId: 'bad', title: '拍摄', plannedStart: '2024-03-20', plannedEnd: '2024-03-05' })

  it('a start after the end is named beside 正常 in review and brief', () => {
    expect(health(wrong).split('\n')).toHaveLength(2)
    for (const line of health(wrong).split('\n'))
      expect(line).toBe('健康度：正常。1 个任务计划缺失或有误，没有计入：「拍摄」。')
  })

  it.each([
    { because: 'the plan is mended', row: { ...wrong, plannedEnd: '2024-03-25' } },
    { because: 'the task is done', row: { ...wrong, progress: 100, actualEnd: '2024-03-09' } },
    { because: 'the task is cancelled', row: { ...wrong, state: 'cancelled' } },
  ])('nothing is said once $because', ({ row }) => {
    expect(health(row as typeof wrong)).not.toContain('没有计入')
  })
})

describe('[BU5] money that is overspent stands on the first screen', () => {
  const { tasks, tables } = sampleTables('S1')
  const input = (change: (row: RowOf<'budget'>, at: number) => Partial<RowOf<'budget'>>) => {
    const { budget } = tables
    const changed: SheetRows = {
      ...tables,
      budget:
        budget === null ? null : { ...budget, rows: budget.rows.map((row, at) => ({ ...row, ...change(row, at) })) },
    }
    return inputOf({ preset: 'S1', rows: tasks, tables: changed, asOf: '2024-10-22' })
  }
  const first = (change: Parameters<typeof input>[0]) =>
    [REPORTS.evaluation, REPORTS.retrospective].map((report) => findingsOf(report(input(change))).join('\n'))

  it('in all, with the lines', () => {
    for (const text of first(({ amount }) => ({ spent: (amount ?? 0) + 100 })))
      expect(text).toMatch(/花费超出.*多 \d00，\d 行预算超支，合计 \d00/u)
  })

  it('of one line while the whole is within', () => {
    for (const text of first(({ amount }, at) => ({ spent: at === 0 ? (amount ?? 0) + 1 : 0 }))) {
      expect(text).toContain('1 行预算超支，合计 1')
      expect(text).not.toContain('花费超出')
    }
  })

  it('not while every line is within, and not while none has reported', () => {
    for (const spent of [0, null]) for (const text of first(() => ({ spent }))) expect(text).not.toMatch(/超支|超出/u)
  })
})
