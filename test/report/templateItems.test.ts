import { expect, it } from 'vitest'
import {
  dailyBrief,
  deviationAnalysis,
  evaluationReport,
  REPORTS,
  retrospective,
  toHtml,
  toMarkdown,
  weeklyReport,
} from '../../src/report/index.ts'
import { type CompanionTableKey, PRESETS, type RowOf, type SheetRows } from '../../src/schema/index.ts'
import { assessedTasks, historyInput } from './support/history.ts'
import { AFTERWARDS, campaignHistory, PAST, PRESENT } from '../support/campaignHistory.ts'
import { linesOf, sectionOf } from './support/reading.ts'
import { inputOf, rowOf, S2_ROWS, S3_ROWS, sampleTables } from './support/sampleSheets.ts'

/** Items of the templates that no other test quotes, with the templates' own rows. */

const S1 = sampleTables('S1')
const full = sampleTables('full')

const S0 = sampleTables('S0')

/** Tables with other rows in one of them, every other cell of which is empty. */
function withRows<Table extends CompanionTableKey>(
  tables: SheetRows,
  key: Table,
  rows: readonly (Partial<RowOf<Table>> & { readonly recordId: string })[],
): SheetRows {
  const table = tables[key]
  if (table === null) throw new Error(`no table ${key}`)
  const empty = Object.fromEntries(table.columns.map((field) => [field, null]))
  return { ...tables, [key]: { ...table, rows: rows.map((cells) => ({ ...empty, ...cells })) } }
}

it('[S0-12] what a team still needs is asked for daily, and material that is not there before the start is late', () => {
  const needs = (asked: string | null) => {
    const rows = (S0.tables.dailyLog?.rows ?? []).map((row) => ({ ...row, needs: asked }))
    const tables = withRows(S0.tables, 'dailyLog', rows)
    return linesOf(dailyBrief(inputOf({ preset: 'S0', rows: S0.tasks, tables, asOf: '2024-06-11' })), 'support').join(
      '\n',
    )
  }
  expect(needs('增加1名地推人员')).toContain('增加1名地推人员')
  expect(needs(null)).not.toContain('增加1名地推人员')
  const material = (actualEnd: string | null) =>
    rowOf({
      recordId: 'material',
      title: '500份宣传单、100件赠品到货',
      campaign: ['2024年夏季新品促销'],
      stage: '预热期',
      plannedStart: '2024-05-20',
      plannedEnd: '2024-05-29',
      actualEnd,
      progress: actualEnd === null ? 60 : 100,
    })
  const onFirstDay = (actualEnd: string | null) =>
    linesOf(
      dailyBrief(inputOf({ preset: 'S0', rows: [material(actualEnd)], tables: S0.tables, asOf: '2024-06-01' })),
      'unfinished',
    ).join('\n')
  expect(onFirstDay(null)).toContain('500份宣传单、100件赠品到货')
  expect(onFirstDay('2024-05-29')).not.toContain('500份宣传单、100件赠品到货')
})

it('[S0-20] a daily brief is a short message: four parts, plain text, no table of all tasks', () => {
  const input = inputOf({ preset: 'S0', rows: S0.tasks, tables: S0.tables, asOf: '2024-06-10' })
  const text = toMarkdown(dailyBrief(input))
  expect(text.match(/^## .+$/gmu)).toHaveLength(4)
  // A chat shows some forty lines of a message before it folds them.
  expect(text.split('\n').filter((line) => line.trim() !== '').length).toBeLessThan(40)
  expect(text).toContain('增加1名地推人员')
  expect(text).not.toContain('预热海报设计 |')
})

it('[S1-9] the day’s participants and orders, and what a customer cost and the money brought, are told', () => {
  const goal = (title: string, cells: Partial<RowOf<'kpis'>> = {}) => ({ recordId: title, title, ...cells })
  const kpis = [goal('参与人数'), goal('订单量'), goal('新增会员'), goal('销售额')]
  const day = (kpi: string, kpiTarget: number, kpiActual: number) => ({
    recordId: `day-${kpi}`,
    day: '2024-06-11',
    kpi: [kpi],
    kpiTarget,
    kpiActual,
  })
  const entry = (recordId: string, cells: Partial<RowOf<'metrics'>>) => ({
    recordId,
    day: '2024-06-11',
    channel: '线下门店',
    ...cells,
  })
  const report = (spend: number | null) => {
    const logged = withRows(withRows(full.tables, 'kpis', kpis), 'dailyLog', [
      day('参与人数', 500, 400),
      day('订单量', 100, 90),
    ])
    const tables = withRows(logged, 'metrics', [
      entry('a', { spend, kpi: ['新增会员'], actual: 50 }),
      entry('b', { kpi: ['销售额'], actual: 15_000 }),
    ])
    const input = inputOf({ preset: 'full', rows: full.tasks, tables, asOf: '2024-06-11' })
    return { board: linesOf(dailyBrief(input), 'board'), channels: linesOf(evaluationReport(input), 'channels') }
  }
  const { board, channels } = report(10_000)
  expect(board).toEqual(expect.arrayContaining(['6/11 参与人数 80%', '6/11 订单量 90%']))
  expect(board.join('\n')).toContain('10,000')
  // CAC = 10 000 ÷ 50; ROI = (15 000 − 10 000) ÷ 10 000.
  expect(channels).toContain('线下门店 | 10,000 | 200 | 50%')
  expect(report(null).channels.join('\n')).toContain('「线下门店」没填花费')
})

it('[S1-14] the approval of the plan is the first task: open after its last day, it is told as late until it is done', () => {
  const on = (progress: number | null) => {
    const rows = S1.tasks.map((row) =>
      row.title === '活动方案审批与团队分工' ? { ...row, progress, actualStart: '2024-10-01' } : row,
    )
    const input = inputOf({ preset: 'S1', rows, tables: S1.tables, asOf: '2024-10-07' })
    return linesOf(dailyBrief(input), 'unfinished').join('\n')
  }
  expect(on(null)).toMatch(/活动方案审批与团队分工.*延期 2 天/u)
  expect(on(80)).toMatch(/活动方案审批与团队分工.*延期 2 天/u)
  expect(on(100)).not.toContain('活动方案审批与团队分工')
})

it('[S1-18] a goal below its target is named with the analysis and the adjustment that people wrote, or asked for them', () => {
  const evaluation = (cells: Partial<RowOf<'kpis'>>) => {
    const rows = (S0.tables.kpis?.rows ?? []).map((row) => (row.title === '新增会员' ? { ...row, ...cells } : row))
    const tables = withRows(S0.tables, 'kpis', rows)
    return JSON.stringify(evaluationReport(inputOf({ preset: 'S0', rows: S0.tasks, tables, asOf: '2024-07-02' })))
  }
  for (const words of ['线下地推人员不足', '增加2名兼职地推,提前培训']) expect(evaluation({})).toContain(words)
  const asked = evaluation({ cause: null, improvement: null })
  expect(asked).not.toContain('线下地推人员不足')
  expect(asked).toContain('「新增会员」达成 93%，还没有写原因分析：为什么没有达标？')
  expect(evaluation({})).not.toContain('「新增会员」达成 93%，还没有写原因分析')
})

it('[S3-9] the plan breaks down into stages and channels: each has its own figures', () => {
  const report = retrospective(inputOf({ preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18' }))
  const text = linesOf(report, 'progress')
  for (const stage of ['筹备期(第1-2周)', '预热期(第3-4周)', '爆发期(第5-6周)'])
    expect(text.some((line) => line.startsWith(`${stage} | `))).toBe(true)
  for (const channel of ['小红书', '官方(公众号)', '抖音', '线下门店'])
    expect(text.some((line) => line.startsWith(`${channel} | `))).toBe(true)
  const moved = S3_ROWS.map((row) => ({ ...row, channel: '抖音' }))
  const together = linesOf(retrospective(inputOf({ preset: 'S3', rows: moved, asOf: '2024-03-18' })), 'progress')
  expect(together.some((line) => line.startsWith('小红书 | '))).toBe(false)
})

it('[S3-10] progress, resources and risks are watched together: each of the three alone turns a campaign', () => {
  const campaign = ['2024年夏季新品促销']
  const reasons = ({ progress = 60, spent = 10, status = 'resolved' as RowOf<'issues'>['status'] }) => {
    const task = rowOf({
      recordId: 't',
      title: '信息流广告投放',
      campaign,
      plannedStart: '2024-06-01',
      plannedEnd: '2024-06-20',
      actualStart: '2024-06-01',
      progress,
    })
    const budget = withRows(full.tables, 'budget', [{ recordId: 'b', title: '广告', campaign, amount: 100, spent }])
    const issues = withRows(budget, 'issues', [
      {
        recordId: 'q',
        title: '赠品未到位',
        campaign,
        type: 'issue',
        severity: 'high',
        status,
        foundAt: Date.UTC(2024, 5, 1),
      },
    ])
    const tables = withRows(issues, 'kpis', [])
    const totals = (tables.campaigns?.rows ?? []).map((row) => ({ ...row, budgetTotal: 100 }))
    const { standing } = inputOf({
      preset: 'full',
      rows: [task],
      tables: withRows(tables, 'campaigns', totals),
      asOf: '2024-06-12',
    })
    return standing.parts.flatMap(({ health }) => health.reasons.map(({ code }) => code))
  }
  expect(reasons({})).toEqual([])
  expect(reasons({ progress: 20 })).toContain('deviation')
  expect(reasons({ spent: 120 })).toEqual(['spendAboveBudget'])
  expect(reasons({ status: 'open' })).toEqual(['highIssuePastSla'])
})

it('[S3-19] deviations are told by 人, 事 and 物, as people have put them', () => {
  const late = (recordId: string, cause: NonNullable<RowOf<'tasks'>['causes']>[number], days: number) =>
    rowOf({
      recordId,
      title: recordId,
      plannedStart: '2024-06-01',
      plannedEnd: '2024-06-05',
      actualStart: '2024-06-01',
      actualEnd: `2024-06-${String(5 + days).padStart(2, '0')}`,
      progress: 100,
      causes: [cause],
    })
  const rows = [late('a', '人', 1), late('b', '物', 4), late('c', '物', 2), late('d', '物', 1), late('e', '事', 2)]
  const report = retrospective(inputOf({ preset: 'full', rows, tables: full.tables, asOf: '2024-06-12' }))
  const lines = linesOf(report, 'attribution')
  expect(lines).toEqual(
    expect.arrayContaining([
      '物 | 3 | 60% | 60% | 7 天 | 70%',
      '事 | 1 | 20% | 80% | 2 天 | 20%',
      '人 | 1 | 20% | 100% | 1 天 | 10%',
    ]),
  )
  expect(
    linesOf(
      deviationAnalysis(inputOf({ preset: 'full', rows, tables: full.tables, asOf: '2024-06-12' })),
      'gathering',
    ).join(),
  ).toContain('物')
})

it('[S0-25] a larger distance to the material is a cell: 5 days instead of 3 make the plan too narrow', () => {
  const T003 = rowOf({ recordId: 'T003', title: '线下物料准备', plannedStart: '2024-06-10', plannedEnd: '2024-06-20' })
  const event = (lagDays: number) =>
    rowOf({
      recordId: 'event',
      title: '活动现场执行',
      plannedStart: '2024-06-24',
      plannedEnd: '2024-06-25',
      predecessors: ['T003'],
      lagDays,
    })
  const flagsOf = (lagDays: number) =>
    assessedTasks([T003, event(lagDays)], '2024-06-10').flatMap(({ assessment }) => assessment.flags)
  expect(flagsOf(3)).not.toContain('bufferViolated')
  expect(flagsOf(5)).toContain('bufferViolated')
})

it('[S1-21] on a day of the event the daily brief holds the review on site', () => {
  const brief = dailyBrief(inputOf({ preset: 'S1', rows: S1.tasks, tables: S1.tables, asOf: '2024-10-17' }))
  expect(linesOf(brief, 'support').join('\n')).toContain('现场复盘（10/17）：今天有现场任务「活动现场执行」')
})

it('[S1-23] an evaluation is one file to keep: figures, budget and feedback, without script or address', () => {
  const input = inputOf({ preset: 'S1', rows: S1.tasks, tables: S1.tables, asOf: '2024-10-22' })
  const html = toHtml(evaluationReport(input), 'zh-CN')
  for (const text of ['46,000', '10.87%', '用户反馈', '活动现场执行']) expect(html).toContain(text)
  expect(html).not.toMatch(/<script|<img|https?:/u)
})

it('[S1-24] what went well and what did not are told as lessons, in the words of their rows', () => {
  const { lessons } = full.tables
  if (lessons === null) throw new Error('the full preset has lessons')
  const lesson = (recordId: string, title: string, type: string) =>
    ({
      ...Object.fromEntries(lessons.columns.map((field) => [field, null])),
      recordId,
      title,
      type,
    }) as RowOf<'lessons'>
  const rows = [lesson('a', '某社群转化率20%', 'success'), lesson('b', '签到耗时过长', 'improve')]
  const tables = { ...full.tables, lessons: { ...lessons, rows } }
  const report = retrospective(inputOf({ preset: 'full', rows: full.tasks, tables, asOf: '2024-07-02' }))
  const text = linesOf(report, 'lessons').join('\n')
  expect(text).toContain('「某社群转化率20%」')
  expect(text).toContain('「签到耗时过长」')
})

it('[S2-14] the plan is drawn: a sheet of S2 has a gantt view', () => {
  expect(PRESETS.S2.tables.flatMap(({ views }) => views.map(({ type }) => type))).toContain('gantt')
})

it('[S2-17] what was delivered is quoted where a task is told as done', () => {
  const done = { ...S2_ROWS[0], deliverable: '3套主题海报', progress: 100, actualEnd: '2024-03-06' }
  const rows = S2_ROWS.with(0, done as (typeof S2_ROWS)[number])
  const week = weeklyReport(inputOf({ preset: 'S2', rows, asOf: '2024-03-08' }))
  expect(linesOf(week, 'results').join('\n')).toContain('交付「3套主题海报」')
})

it('[S3-21] a report defines its figures', () => {
  const report = retrospective(inputOf({ preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18' }))
  const text = linesOf(report, 'quality').join('\n')
  for (const word of ['进度偏差 = 实际 − 计划', '偏差等级的界线', '完成率 = 已完成 ÷ 未取消的任务', '延期天数：'])
    expect(text).toContain(word)
})

it('[S3-23] the review of a phase tells its tasks and those of no other phase', () => {
  const phase = '筹备期(第1-2周)'
  const report = REPORTS.phase(inputOf({ preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18', phase }))
  const text = JSON.stringify(report)
  expect(report.title).toContain(phase)
  expect(text).toContain('KOL种草笔记发布')
  expect(text).not.toContain('信息流广告投放')
})

it('[S3-24] a retrospective asks for columns that the template lacks', () => {
  const report = retrospective(inputOf({ preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18' }))
  expect(sectionOf(report, 'template').blocks.length).toBeGreaterThan(0)
  expect(linesOf(report, 'template').join('\n')).toContain('物料制作前置天数、风险等级')
})

it('[S3-24] what is suggested about the template comes from the campaign on show, and goes with its causes', () => {
  const history = campaignHistory(1, AFTERWARDS)
  const asked = (campaign: string | null, withoutCause: string) => {
    const tasks = history.tasks.map((row) =>
      row.campaign?.includes(withoutCause) === true
        ? { ...row, delayReason: null, risk: null, causes: null }
        : { ...row, delayReason: '档期调整' },
    )
    return linesOf(retrospective(historyInput({ ...history, tasks }, { day: AFTERWARDS, campaign })), 'template').join(
      '',
    )
  }
  expect(asked(PAST, PAST)).toContain('晚了而没有写原因')
  expect(asked(null, PAST)).toContain('晚了而没有写原因')
  expect(asked(PRESENT, PAST)).not.toContain('晚了而没有写原因')
  expect(asked(PAST, 'nobody')).not.toContain('晚了而没有写原因')
})
