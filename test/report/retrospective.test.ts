import { describe, expect, it } from 'vitest'
import { rollUpTasks } from '../../src/domain/index.ts'
import { retrospective } from '../../src/report/index.ts'
import { FINISHED_CAMPAIGN } from './support/finishedCampaign.ts'
import { inputOf, rowOf, S2_ROWS, S3_ROWS } from './support/sampleSheets.ts'
import { linesOf, sectionOf } from './support/reading.ts'

const finished = retrospective(inputOf({ preset: 'S2', rows: FINISHED_CAMPAIGN, asOf: '2024-04-12' }))
const running = retrospective(inputOf({ preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18' }))

it('the sections of a retrospective are in the order of the 复盘报告', () => {
  expect(running.sections.map(({ id }) => id)).toEqual([
    'progress',
    'attribution',
    'risks',
    'early',
    'estimates',
    'lessons',
    'previousActions',
    'actions',
    'template',
    'quality',
  ])
})

describe('the conclusion of a retrospective', () => {
  it('[RU1] a running sheet is concluded by its deviation', () => {
    expect(running.subtitle).toBe('截至 2024-03-18 · 落后 12.4 个百分点 · 完成 1/4 · 按自然日计')
    expect(linesOf(running, 'progress')[0]).toBe(
      '整体落后 12.4 个百分点，3 个任务未完成；1 个任务落后超过 10 个百分点。',
    )
  })

  it('[RU1] a weight that people entered counts as it does in the sidebar and the table', () => {
    const rows = S3_ROWS.map((row, at) => (at === 0 ? { ...row, weight: 100 } : row))
    const input = inputOf({ preset: 'S3', rows, asOf: '2024-03-18' })
    const deviation = rollUpTasks(input.sheet.tasks).deviation
    expect(deviation).toBeCloseTo((100 * (60 - 100) + 11 * (30 - 400 / 11)) / (100 + 8 + 11 + 9), 9)
    const document = retrospective(input)
    expect(document.subtitle).toContain('落后 31.8 个百分点')
    expect(linesOf(document, 'quality').join('\n')).toContain('汇总按填写的权重加权')
  })

  it('[ST3] a finished sheet is concluded by how its tasks ended, because its deviation is 0 by definition', () => {
    expect(finished.subtitle).toBe('截至 2024-04-12 · 按期 6/12 · 完成 13/13 · 按自然日计')
    expect(linesOf(finished, 'progress')[1]).toBe(
      '按期率 50%（6/12），合计晚 16 天，最晚的是「KOL内容发布」，晚 4 天。',
    )
    expect(linesOf(finished, 'progress')[0]).toBe(
      '已完成 13 个任务：提前 3 个，按期 3 个，晚于计划 6 个。1 个任务缺少可用的计划结束或实际结束，无法判断是否按期。',
    )
  })

  it('a sheet with a paused task is not finished, though all others are done', () => {
    const plan = { plannedStart: '2024-03-01', plannedEnd: '2024-03-05' } as const
    const rows = [
      rowOf({ recordId: 'done', ...plan, actualEnd: '2024-03-05', progress: 100 }),
      rowOf({ recordId: 'paused', ...plan, progress: 50, state: 'paused' }),
    ]
    const document = retrospective(inputOf({ preset: 'S2', rows, asOf: '2024-03-18' }))
    expect(document.subtitle).toContain('与计划持平 · 完成 1/2')
    const figures = sectionOf(document, 'progress').blocks.flatMap((block) =>
      block.kind === 'figures' ? block.items : [],
    )
    expect(figures.find(({ label }) => label === '计划进度')?.recordIds).toEqual(['done'])
  })

  it('the conclusion of an empty sheet says that it is empty', () => {
    expect(linesOf(retrospective(inputOf({ preset: 'S2', rows: [], asOf: '2024-03-18' })), 'progress')[0]).toBe(
      '表中还没有任务。',
    )
  })
})

it('[RU1] the retrospective groups by the columns that the preset has, furthest behind first', () => {
  const tables = sectionOf(running, 'progress').blocks.flatMap((block) =>
    block.kind === 'table' ? [block.columns[0]] : [],
  )
  expect(tables).toEqual(['阶段', '渠道'])
  expect(linesOf(running, 'progress')).toContain('筹备期(第1-2周) | 1/2 | 100% | 77.8% | 落后 22.2 个百分点')
})

it('[DV3] the retrospective lists open tasks beyond the thresholds of the settings, not of the templates', () => {
  const strict = inputOf({
    preset: 'S3',
    rows: S3_ROWS,
    asOf: '2024-03-18',
    settings: { bands: { watch: 2, warn: 6, severe: 20 } },
  })
  expect(linesOf(retrospective(strict), 'progress').filter((line) => line.includes('信息流'))).toHaveLength(1)
  expect(linesOf(running, 'progress').filter((line) => line.includes('信息流'))).toHaveLength(0)
})

describe('数据不足 names what is missing', () => {
  const insufficient = (id: string) =>
    sectionOf(running, id).blocks.flatMap((block) =>
      block.kind === 'insufficient' ? [block.line.map((run) => run.text).join('')] : [],
    )

  it.each([
    { rule: 'RA1', id: 'attribution', says: '目前有 1 个任务' },
    { rule: 'RA2', id: 'attribution', says: '目前最大的一组有 2 个' },
    { rule: 'RA3', id: 'early', says: '提前完成的有 1 个任务' },
    { rule: 'RA12', id: 'estimates', says: '目前共 1 个任务' },
  ])('[$rule]', ({ id, says }) => {
    expect(insufficient(id).filter((line) => line.startsWith('数据不足') && line.includes(says))).toHaveLength(1)
  })
})

describe('insights of a finished campaign with enough rows', () => {
  it.each([
    { rule: 'RA1', id: 'attribution', line: '渠道推广 | 3 | 50% | 50% | 9 天 | 56.3%' },
    { rule: 'RA2', id: 'attribution', line: '销售部 | 3/5 | 60%' },
    { rule: 'RA3', id: 'early', line: '按模块：内容营销 2 个、渠道推广 1 个' },
    { rule: 'RA12', id: 'estimates', line: '渠道推广 | 5 | 1.25 | 1.33 | 计划 × 1.33' },
    {
      rule: 'RA13',
      id: 'attribution',
      line: '6 个任务晚完成的天数可以拆分：合计晚 16 天 = 启动晚 6 天 + 执行比计划多 10 天。',
    },
    { rule: 'RA15', id: 'quality', line: '数据质量 92.9%' },
  ])('[$rule] $line', ({ id, line }) => {
    expect(linesOf(finished, id)).toContain(line)
  })
})

it('the retrospective quotes people and never claims a cause', () => {
  expect(linesOf(finished, 'attribution')).toContain(
    '短视频脚本（周文案）：晚 3 天完成；当时记录：「需求评审流程冗长」',
  )
  expect(JSON.stringify([finished, running])).not.toMatch(/因为|由于|导致/u)
})

it('[RA15] the retrospective names the rows of every data problem', () => {
  const document = retrospective(inputOf({ preset: 'S2', rows: S2_ROWS, asOf: '2024-03-01' }))
  expect(linesOf(document, 'quality').slice(0, 3)).toEqual([
    '数据质量 0%',
    '会让数字不准的：',
    '缺计划日期 | 1 | 短视频投放',
  ])
})

describe('口径 follows the settings', () => {
  const method = (sketch: Partial<Parameters<typeof inputOf>[0]>) =>
    linesOf(retrospective(inputOf({ preset: 'S2', rows: S2_ROWS, asOf: '2024-03-18', ...sketch })), 'quality').join(
      '\n',
    )

  it.each([
    {
      sketch: { asOf: '2024-03-17', today: '2024-03-18' },
      says: '计划进度与偏差截至 2024-03-17，实际进度是表里现在的数；状态与延期天数按 2024-03-18。',
    },
    {
      sketch: { settings: { calendar: { mode: 'workday', work: [], off: [] } } },
      says: '计划进度按工作日（含调休）均匀分布',
    },
    {
      sketch: { settings: { bands: { watch: 3, warn: 8, severe: 15 } } },
      says: '低于 −3 为关注，低于 −8 为滞后预警，低于 −15 为严重滞后，高于 +8 为超前',
    },
    { sketch: { settings: { cutOff: '17:30' } }, says: '每天 17:30（Asia/Shanghai）之前' },
  ] as const)('$says', ({ sketch, says }) => {
    expect(method(sketch)).toContain(says)
  })

  it('口径 does not mention a cut-off that is turned off', () => {
    expect(method({ settings: { cutOff: '00:00' } })).not.toContain('之前，进度与偏差统计到前一天')
  })
})

it('[S2-16] the questions about lessons start from what happened', () => {
  expect(linesOf(finished, 'lessons')).toContain(
    '□ 待改进：「短视频脚本」晚了 3 天，当时写的是「需求评审流程冗长」。根因是什么，下次怎样避免？',
  )
  expect(
    linesOf(
      retrospective(inputOf({ preset: 'S2', rows: [rowOf({ recordId: 'a', title: '海报' })], asOf: '2024-03-18' })),
      'lessons',
    ),
  ).toHaveLength(3)
})

it('[RA12] a sheet without modules (S3) judges its estimates by channel', () => {
  const rows = [5, 6, 5, 10, 7].map((days, at) =>
    rowOf({
      recordId: `r${String(at)}`,
      channel: '抖音',
      plannedStart: '2024-03-01',
      plannedEnd: '2024-03-05',
      actualStart: '2024-03-01',
      actualEnd: `2024-03-${String(days).padStart(2, '0')}`,
      progress: 100,
    }),
  )
  const document = retrospective(inputOf({ preset: 'S3', rows, asOf: '2024-03-18' }))
  expect(linesOf(document, 'estimates')).toContain('抖音 | 5 | 1.2 | 1.4 | 计划 × 1.4')
})

it('[RA1] the retrospective has no empty table for a column that nobody filled in', () => {
  const rows = [1, 2, 3, 4, 5].map((at) =>
    rowOf({
      recordId: `r${String(at)}`,
      risk: '人力不足',
      plannedStart: '2024-03-01',
      plannedEnd: '2024-03-05',
      progress: 10,
    }),
  )
  const document = retrospective(inputOf({ preset: 'S2', rows, asOf: '2024-03-18' }))
  expect(
    sectionOf(document, 'attribution').blocks.filter((block) => block.kind === 'table' && block.rows.length === 0),
  ).toEqual([])
})
