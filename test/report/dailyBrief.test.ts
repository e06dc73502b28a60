import { describe, expect, it } from 'vitest'
import { dailyBrief } from '../../src/report/index.ts'
import { inputOf, rowOf, S3_ROWS, type RowSketch, type SheetSketch } from './support/sampleSheets.ts'
import { linesOf, recordIdsOf, sectionOf } from './support/reading.ts'

const briefOf = (rows: readonly RowSketch[], day: Omit<SheetSketch, 'preset' | 'rows'>) =>
  dailyBrief(inputOf({ preset: 'S2', rows: rows.map(rowOf), ...day }))

it('[S0-21] [S0-22] the daily brief has exactly 昨日完成 / 未完成 / 需支持 and the board', () => {
  const brief = dailyBrief(inputOf({ preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18' }))
  expect(brief.sections.map(({ title }) => title)).toEqual(['昨日完成', '未完成', '需支持', '数据看板'])
})

describe('[S0-21] 昨日完成: finished between the last stand-up and this one', () => {
  /** A task that was due and done on that day. */
  const doneOn = (day: string): RowSketch => ({
    recordId: day,
    title: day.slice(5),
    plannedStart: day,
    plannedEnd: day,
    actualStart: day,
    actualEnd: day,
    progress: 100,
  })
  const week = ['2024-03-14', '2024-03-15', '2024-03-16', '2024-03-17', '2024-03-18', '2024-03-19'].map(doneOn)

  it.each([
    {
      because: 'at 17:00, before the cut-off',
      asOf: '2024-03-17',
      mode: 'calendar',
      finished: ['2024-03-17', '2024-03-18'],
    },
    {
      because: 'in the evening, after the cut-off',
      asOf: '2024-03-18',
      mode: 'calendar',
      finished: ['2024-03-17', '2024-03-18'],
    },
    {
      because: 'a Monday of a team that rests at weekends',
      asOf: '2024-03-18',
      mode: 'workday',
      finished: ['2024-03-15', '2024-03-16', '2024-03-17', '2024-03-18'],
    },
  ] as const)('on 18 March, $because', ({ asOf, mode, finished }) => {
    const brief = briefOf(week, { asOf, today: '2024-03-18', settings: { calendar: { mode, work: [], off: [] } } })
    expect(
      sectionOf(brief, 'finished')
        .blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
        .flatMap((line) => line[0]?.recordIds ?? []),
    ).toEqual(finished)
  })

  it('each finished task has its day, and whether that was in time', () => {
    const late = { ...doneOn('2024-03-18'), plannedEnd: '2024-03-16', plannedStart: '2024-03-16' }
    expect(linesOf(briefOf([doneOn('2024-03-17'), late], { asOf: '2024-03-18' }), 'finished')).toEqual([
      '03-17：昨日 3/17 完成；按期',
      '03-18：今日 3/18 完成；晚 2 天',
    ])
  })

  it('昨日完成 names the last stand-up when that was not yesterday: on Monday a team that rests at weekends looks back to Friday', () => {
    const open = { recordId: 'a', title: '海报', plannedStart: '2024-03-15', plannedEnd: '2024-03-20', progress: 10 }
    const saidIn = (mode: 'workday' | 'calendar') =>
      linesOf(briefOf([open], { asOf: '2024-03-18', settings: { calendar: { mode, work: [], off: [] } } }), 'finished')
    expect(saidIn('workday')).toEqual(['3/15 到现在没有任务完成。'])
    expect(saidIn('calendar')).toEqual(['昨天到现在没有任务完成。'])
  })

  it('昨日完成 asks for the day of tasks that are done without one', () => {
    expect(
      linesOf(briefOf([{ recordId: 'a', title: '海报', progress: 100 }], { asOf: '2024-03-18' }), 'finished'),
    ).toEqual([
      '没有任务写明是 3/17 以来完成的。',
      '□ 已完成但没有可用的实际结束日期，不知是哪天完成，请补充：「海报」',
    ])
  })
})

describe('[S0-21] 未完成: due or under way, furthest behind first', () => {
  const plan = { plannedStart: '2024-03-11', plannedEnd: '2024-03-20' } as const
  const rows: readonly RowSketch[] = [
    { recordId: 'onPlan', title: '按计划', ...plan, progress: 80 },
    { recordId: 'overdue', title: '已过期', plannedStart: '2024-03-01', plannedEnd: '2024-03-15', progress: 50 },
    { recordId: 'lateStart', title: '未启动', ...plan },
    { recordId: 'early', title: '提前开始', plannedStart: '2024-03-25', plannedEnd: '2024-03-26', progress: 10 },
    { recordId: 'later', title: '以后', plannedStart: '2024-03-19', plannedEnd: '2024-03-26' },
    { recordId: 'milestone', title: '今天的里程碑', plannedEnd: '2024-03-18' },
    { recordId: 'bare', title: '无日期' },
    { recordId: 'paused', title: '暂停的', ...plan, state: 'paused' },
    { recordId: 'cancelled', title: '取消的', ...plan, state: 'cancelled' },
    { recordId: 'done', title: '完成的', ...plan, progress: 100 },
  ]

  it('未完成 lists tasks with plan, actual, deviation and deadline, and counts the rest', () => {
    expect(linesOf(briefOf(rows, { asOf: '2024-03-18' }), 'unfinished')).toEqual([
      '今天的里程碑：计划 100%，实际 0%（未填写，按 0% 计），落后 100 个百分点；今天（3/18）到期',
      '未启动：计划 80%，实际 0%（未填写，按 0% 计），落后 80 个百分点；应于 3/11 启动，已晚 7 天；3/20 到期；预计 3/27 完成',
      '已过期：计划 100%，实际 50%，落后 50 个百分点；延期 3 天（应于 3/15 完成）；预计 3/25 完成',
      '按计划：计划 80%，实际 80%，与计划持平；3/20 到期',
      '提前开始：计划 0%，实际 10%，超前 10 个百分点；3/26 到期',
      '两天内开始或到期：',
      '以后：3/19 开始；3/26 到期',
      '另有 1 个任务未开始，也没有计划日期。',
      '另有 1 个任务已暂停。',
    ])
  })

  it('未完成 says that nothing is due when nothing is', () => {
    expect(linesOf(briefOf([], { asOf: '2024-03-18' }), 'unfinished')).toEqual(['没有进行中或到期的任务。'])
  })

  it('未完成 shows 30 lines and the number of the rest, which links to its rows', () => {
    const many = Array.from({ length: 33 }, (_, at) => ({
      recordId: `r${String(at).padStart(2, '0')}`,
      title: '任务',
      ...plan,
      progress: 10,
    }))
    const [list] = sectionOf(briefOf(many, { asOf: '2024-03-18' }), 'unfinished').blocks
    const items = list?.kind === 'list' ? list.items : []
    expect(items).toHaveLength(31)
    expect(items.at(-1)).toEqual([{ text: '另有 ' }, { text: '3 个任务', recordIds: ['r30', 'r31', 'r32'] }])
  })
})

describe('[S0-21] [S2-12] 需支持: quoted risks of open work', () => {
  const late = { plannedStart: '2024-03-01', plannedEnd: '2024-03-15', progress: 50 } as const

  it.each([
    {
      cells: { risk: '人力不足', solution: '借调1人', solutionDue: '2024-03-20' },
      line: '海报：「人力不足」；应对「借调1人」；时限 3/20',
    },
    {
      cells: { risk: '人力不足', solution: '借调1人', solutionDue: '2024-03-16' },
      line: '海报：「人力不足」；应对「借调1人」；时限 3/16，已过 2 天',
    },
    { cells: { risk: '人力不足', solution: '-' }, line: '海报：「人力不足」；尚无应对措施；未定时限' },
  ])('$line', ({ cells, line }) => {
    expect(
      linesOf(briefOf([{ recordId: 'a', title: '海报', ...late, ...cells }], { asOf: '2024-03-18' }), 'support'),
    ).toEqual([line])
  })

  it('需支持 asks the owner of a delayed task without a cause, and leaves risks of finished tasks out', () => {
    const rows: readonly RowSketch[] = [
      { recordId: 'silent', title: '沉默', ...late, risk: '无' },
      { recordId: 'over', title: '已完', ...late, progress: 100, actualEnd: '2024-03-15', risk: '人力不足' },
    ]
    const brief = briefOf(rows, { asOf: '2024-03-18' })
    expect(linesOf(brief, 'support')).toEqual([
      '未完成的任务没有填写风险。',
      '□ 已延期但未填原因，请负责人补充：「沉默」',
    ])
    expect(sectionOf(brief, 'support').blocks.at(-1)).toMatchObject({ recordIds: ['silent'] })
  })

  it('需支持 does not say that nothing is written when a paused task has words', () => {
    const paused = { recordId: 'held', title: '线下物料', ...late, state: 'paused' } as const
    const support = (row: RowSketch) => linesOf(briefOf([row], { asOf: '2024-03-18' }), 'support')
    expect(support({ ...paused, risk: '印刷厂产能不足' })).toEqual(['写了风险或原因的只有已暂停的任务：「线下物料」'])
    expect(support(paused)).toEqual(['未完成的任务没有填写风险。'])
  })

  it('需支持 does not ask for a deadline where the sheet has no such column (S3)', () => {
    const brief = dailyBrief(inputOf({ preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18' }))
    expect(linesOf(brief, 'support').filter((line) => line.includes('时限'))).toEqual([])
  })
})

it('[RU1] the board shows the figures of the S3-1 rows on 2024-03-18', () => {
  expect(
    linesOf(dailyBrief(inputOf({ preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18' })), 'board').slice(0, 10),
  ).toEqual([
    '健康度：预警（偏差 −12.4 个百分点，低于 −10；1 个任务延期）。',
    '计划进度 57.9%',
    '实际进度 45.5%',
    '进度偏差 −12.4 个百分点',
    '完成率 25%',
    '进度绩效指数 SPI 0.79',
    '已完成 1',
    '延期 1',
    '进行中 1',
    '未开始 1',
  ])
})

it('[S0-21] every task of a brief leads to its record', () => {
  const brief = dailyBrief(inputOf({ preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18' }))
  expect(new Set(recordIdsOf(brief))).toEqual(new Set(S3_ROWS.map((row) => row.recordId)))
  const lists = brief.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'list' ? block.items : []))
  expect(lists.filter((line) => line.every((run) => run.recordIds === undefined))).toEqual([])
})
