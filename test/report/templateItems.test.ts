import { expect, it } from 'vitest'
import { dailyBrief, evaluationReport, REPORTS, retrospective, toHtml, weeklyReport } from '../../src/report/index.ts'
import { PRESETS, type RowOf } from '../../src/schema/index.ts'
import { assessedTasks } from './support/history.ts'
import { linesOf, sectionOf } from './support/reading.ts'
import { inputOf, rowOf, S2_ROWS, S3_ROWS, sampleTables } from './support/sampleSheets.ts'

/** Items of the templates that no other test quotes, with the templates' own rows. */

const S1 = sampleTables('S1')
const full = sampleTables('full')

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
