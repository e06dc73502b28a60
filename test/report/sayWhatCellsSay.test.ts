import { describe, expect, it } from 'vitest'
import {
  dailyBrief,
  deviationAnalysis,
  evaluationReport,
  REPORTS,
  retrospective,
  weeklyReport,
} from '../../src/report/index.ts'
import type { RowOf, SheetRows } from '../../src/schema/index.ts'
import { AFTERWARDS, campaignHistory, PAST, PRESENT } from '../support/campaignHistory.ts'
import { historyInput } from './support/history.ts'
import { linesOf, recordIdsOf } from './support/reading.ts'
import { inputOf, rowOf, sampleTables, type SheetSketch } from './support/sampleSheets.ts'

const S0 = sampleTables('S0')
const s0 = (sketch: Partial<SheetSketch> = {}) =>
  inputOf({ preset: 'S0', rows: S0.tasks, tables: S0.tables, asOf: '2024-06-12', ...sketch })

/** The tables of S0 with other rows of 每日跟踪. */
const withLog = (change: (row: RowOf<'dailyLog'>) => Partial<RowOf<'dailyLog'>>): SheetRows => {
  const { dailyLog } = S0.tables
  return {
    ...S0.tables,
    dailyLog:
      dailyLog === null ? null : { ...dailyLog, rows: dailyLog.rows.map((row) => ({ ...row, ...change(row) })) },
  }
}

describe('[TM1] a report says for which day it is', () => {
  it.each(Object.entries(REPORTS))('title or subtitle of %s bears a day', (_kind, report) => {
    const { title, subtitle } = report(s0())
    expect(`${title} ${subtitle}`).toContain('2024-06-12')
  })

  it('the daily brief and the analysis of deviations bear the day in their title, so that two of them differ', () => {
    expect(dailyBrief(s0()).title).toBe('日报 · 2024年夏季新品促销 · 2024-06-12')
    expect(deviationAnalysis(s0()).title).toBe('进度偏差分析 · 2024年夏季新品促销 · 2024-06-12')
  })

  const twoDays =
    '还没到 18:00：计划进度与偏差算到昨天（6/11），实际进度是表里现在的数，完成、到期和延期算到今天（6/12）。'

  it('before the cut-off the subtitle names both days, and the brief says which figure stands for which', () => {
    const morning = s0({ asOf: '2024-06-11', today: '2024-06-12' })
    for (const report of Object.values(REPORTS))
      expect(report(morning).subtitle).toContain('进度截至 2024-06-11，状态截至 2024-06-12')
    expect(linesOf(dailyBrief(morning), 'unfinished')).toContain(twoDays)
  })

  it('after the cut-off there is one day, and nothing is said of two', () => {
    expect(dailyBrief(s0()).subtitle).toContain('截至 2024-06-12')
    expect(linesOf(dailyBrief(s0()), 'unfinished').join('')).not.toContain('还没到')
  })
})

describe('[PR2] an empty progress is called empty', () => {
  const late = rowOf({ recordId: 'a', title: '海报', plannedStart: '2024-03-01', plannedEnd: '2024-03-05' })
  const reports = (row: typeof late) => {
    const input = inputOf({ preset: 'S2', rows: [row], asOf: '2024-03-10' })
    return [...linesOf(dailyBrief(input), 'unfinished'), ...linesOf(deviationAnalysis(input), 'behind')].join('\n')
  }

  it('a late task without progress says so in the brief and in the analysis', () => {
    expect(reports(late)).toContain('海报：计划 100%，实际 0%（未填写，按 0% 计），落后 100 个百分点')
    expect(reports(late)).toContain('实际 0%（未填写，按 0% 计） − 计划 100% = −100 个百分点')
  })

  it.each([
    { because: 'somebody entered 0', cells: { progress: 0 } },
    { because: 'somebody entered 40', cells: { progress: 40 } },
  ])('nothing is called empty when $because', ({ cells }) => {
    expect(reports({ ...late, ...cells })).not.toContain('未填写')
  })

  it('a task that need not have begun, and a sheet without the column, say nothing of it', () => {
    const coming = { ...late, plannedStart: '2024-03-20', plannedEnd: '2024-03-25' }
    const input = inputOf({ preset: 'S2', rows: [coming], asOf: '2024-03-10' })
    expect(linesOf(deviationAnalysis(input), 'within').join('')).not.toContain('未填写')
    const without = inputOf({ preset: 'S2', rows: [late], asOf: '2024-03-10', columns: ['title', 'plannedEnd'] })
    expect(linesOf(dailyBrief(without), 'unfinished').join('')).not.toContain('未填写')
  })
})

describe('[DA2] the status of a measure is the word of its cell', () => {
  const statusOf = (change: (row: RowOf<'issues'>) => Partial<RowOf<'issues'>>) => {
    const { issues } = S0.tables
    const tables = {
      ...S0.tables,
      issues:
        issues === null
          ? null
          : { ...issues, rows: issues.rows.slice(0, 1).map((row) => ({ ...row, solution: '换一家', ...change(row) })) },
    }
    return linesOf(deviationAnalysis(s0({ tables, rows: [] })), 'adjustments').filter((line) => line.includes('换一家'))
  }

  it.each([
    { status: 'open', says: '未处理' },
    { status: 'handling', says: '处理中' },
    { status: 'resolved', says: '已解决' },
    { status: 'didNotOccur', says: '未发生关闭' },
    { status: null, says: '未填写' },
  ] as const)('$status is $says', ({ status, says }) => {
    expect(statusOf(() => ({ status, dueDay: null }))).toEqual([expect.stringMatching(new RegExp(`\\| ${says}$`, 'u'))])
  })

  it('one past its deadline says so beside the word', () => {
    expect(statusOf(() => ({ status: 'handling', dueDay: '2024-06-01' }))).toEqual([
      expect.stringMatching(/\| 已超时限（处理中）$/u),
    ])
  })
})

describe('[WK1] a finished task is not late now', () => {
  const plan = { plannedStart: '2024-03-01', plannedEnd: '2024-03-05' } as const
  const report = (actualEnd: string | null) =>
    weeklyReport(
      inputOf({
        preset: 'S2',
        rows: [
          rowOf({ recordId: 'a', title: '海报', ...plan, progress: 100, actualEnd }),
          rowOf({ recordId: 'b', title: '脚本', ...plan, progress: 50 }),
        ],
        asOf: '2024-03-13',
      }),
    )
  const conclusionOf = (document: ReturnType<typeof report>) =>
    document.summary?.conclusion.map(({ text }) => text).join('')

  it('one that was finished late in this week is told apart from those that are late', () => {
    const document = report('2024-03-12')
    expect(conclusionOf(document)).toContain('本周完成 1 个任务（1 个任务晚于计划），到现在延期 1 个任务')
    const lines = linesOf(document, 'late')
    expect(lines.slice(0, 3)).toEqual([
      expect.stringContaining('脚本：延期 8 天，尚未完成'),
      '本周完成或到达、但晚于计划的：',
      expect.stringContaining('海报：晚 7 天完成'),
    ])
  })

  it('one that was finished late before this week is not in it', () => {
    const document = report('2024-03-08')
    expect(conclusionOf(document)).toContain('本周完成 0 个任务，到现在延期 1 个任务')
    expect(linesOf(document, 'late').join('')).not.toContain('海报')
  })
})

describe('[WK1] a task that is far behind before it is due', () => {
  const lines = (progress: number | null, plannedEnd = '2024-03-20') =>
    linesOf(
      weeklyReport(
        inputOf({
          preset: 'S2',
          rows: [rowOf({ recordId: 'a', title: '海报', plannedStart: '2024-03-11', plannedEnd, progress })],
          asOf: '2024-03-15',
        }),
      ),
      'late',
    )

  it('is named although nothing is late, until its progress catches up', () => {
    expect(lines(20)).toEqual([
      '没有任务到期未完成，本周也没有任务晚于计划完成。',
      '还没到期、落后超过 10 个百分点的：',
      expect.stringContaining('海报：实际 20% − 计划 50% = −30 个百分点；3/20 到期'),
    ])
    expect(lines(40)).toEqual(['没有任务到期未完成，本周也没有任务晚于计划完成。'])
  })

  it('is named once, as late, from the day after its due day', () => {
    expect(lines(20, '2024-03-14')).toEqual([
      expect.stringContaining('海报：延期 1 天，尚未完成'),
      expect.stringContaining('请补上滞后原因'),
    ])
  })
})

describe('[DB1] a row without a day is named', () => {
  const undated = withLog(() => ({ day: null }))

  it('values without a day are asked for by row, and nobody is said to have filled in nothing', () => {
    const brief = dailyBrief(s0({ tables: undated }))
    const board = linesOf(brief, 'board')
    expect(board).toContain('数据不足：到今天为止，「执行进度每日跟踪表」里没有既写了日期、又填了核心指标实际值的行。')
    expect(board.join('\n')).toMatch(
      /□ 「执行进度每日跟踪表」有 \d+ 行写了内容而没有日期，没有计入，请补上日期：.*销售额实际 42,000/u,
    )
    expect(recordIdsOf(brief)).toEqual(expect.arrayContaining([undated.dailyLog?.rows[0]?.recordId]))
    expect(linesOf(weeklyReport(s0({ tables: undated })), 'results').join('')).toContain('没有日期')
  })

  it('with its day, or without content, a row is not asked about', () => {
    expect(linesOf(dailyBrief(s0()), 'board').join('')).not.toContain('没有日期')
    const empty = withLog(() => ({ day: null, kpiActual: null, kpiTarget: null, needs: null }))
    expect(linesOf(dailyBrief(s0({ tables: empty })), 'board').join('')).not.toContain('没有日期')
  })

  it('an entry of 指标明细 without a day is named too', () => {
    const full = sampleTables('full')
    const { metrics } = full.tables
    const entry = { ...Object.fromEntries((metrics?.columns ?? []).map((field) => [field, null])), recordId: 'm' }
    const rows = [{ ...entry, spend: 300 } as unknown as RowOf<'metrics'>]
    const tables = { ...full.tables, metrics: metrics === null ? null : { ...metrics, rows } }
    const board = linesOf(dailyBrief(inputOf({ preset: 'full', rows: [], tables, asOf: '2024-06-12' })), 'board')
    expect(board.join('')).toContain('有 1 行写了内容而没有日期')
  })
})

describe('what belongs to a report', () => {
  const empty = { ...S0.tables, issues: S0.tables.issues === null ? null : { ...S0.tables.issues, rows: [] } }

  it('of a whole sheet an empty table is empty; of a part nothing belongs to the report', () => {
    const [campaign] = S0.tables.campaigns?.rows ?? []
    const ofSheet = s0({ tables: empty })
    const ofCampaign = s0({ tables: empty, scope: { kind: 'campaign', campaignId: campaign?.recordId ?? '' } })
    expect(linesOf(retrospective(ofSheet), 'responses')).toEqual(['「问题与风险记录表」里没有记录。'])
    expect(linesOf(retrospective(ofCampaign), 'responses')).toEqual(['「问题与风险记录表」里没有与本报告有关的记录。'])
    expect(linesOf(evaluationReport(ofSheet), 'feedback').join('')).not.toContain('与本报告有关')
  })

  it('[LE1] the first campaign has no section of what earlier ones left', () => {
    const history = campaignHistory(7, AFTERWARDS)
    const sections = (campaign?: string) =>
      retrospective(
        historyInput(history, { day: AFTERWARDS, ...(campaign === undefined ? {} : { campaign }) }),
      ).sections.map(({ id }) => id)
    expect(sections()).toContain('previousActions')
    expect(sections(PAST)).not.toContain('previousActions')
  })
})

describe('[MS1] a finished campaign whose milestone was reached late and waits for its review', () => {
  const plan = { plannedStart: '2024-03-01', plannedEnd: '2024-03-05', progress: 100, campaign: [PRESENT] } as const
  const outcomeWith = (actualEnd: string) => {
    const rows = [
      rowOf({ recordId: 'a', title: '海报', ...plan, actualEnd: '2024-03-05' }),
      rowOf({ recordId: 'm', title: '首发', ...plan, milestone: true, actualEnd }),
      rowOf({ recordId: 'b', title: '脚本', ...plan, actualEnd: '2024-03-04' }),
    ]
    const input = historyInput({ ...campaignHistory(7, AFTERWARDS), tasks: rows }, { day: '2024-09-12' })
    return linesOf(dailyBrief(input), 'board').join('\n')
  }

  it('names it among those that were late, and does not say that nothing was', () => {
    expect(outcomeWith('2024-03-09')).toContain('最晚的是「首发」，晚 4 天')
    expect(outcomeWith('2024-03-09')).not.toContain('没有任务晚于计划')
  })

  it('says that nothing was late where it was on time', () => {
    expect(outcomeWith('2024-03-05')).toContain('没有任务晚于计划')
  })
})

describe('[S1-21] [DB3] a problem that was found today', () => {
  const onSite = (cells: Partial<RowOf<'issues'>>): string => {
    const { issues } = S0.tables
    const [first] = issues?.rows ?? []
    if (issues === null || first === undefined) throw new Error('S0 has a problem')
    const row = { ...first, foundAt: Date.parse('2024-06-12T10:00:00+08:00'), solution: null, ...cells }
    const tables = { ...S0.tables, issues: { ...issues, rows: [row] } }
    return linesOf(dailyBrief(s0({ tables })), 'support').join('\n')
  }

  it.each([
    { status: 'resolved', says: '已解决' },
    { status: 'didNotOccur', says: '未发生关闭' },
    { status: 'handling', says: '处理中' },
  ])('is listed as $says, and is not once the cell says 未处理', ({ status, says }) => {
    expect(onSite({ status })).toContain(says)
    expect(onSite({ status: 'open' })).not.toContain(says)
  })

  it('is asked to be mended by tomorrow only while it is neither solved nor closed', () => {
    expect(onSite({ status: 'open' })).toContain('有 1 个还没有方案')
    for (const status of ['resolved', 'didNotOccur']) expect(onSite({ status })).not.toContain('还没有方案')
  })
})

describe('[DB2] a task ahead of its plan', () => {
  const row = rowOf({
    recordId: 'a',
    title: '海报',
    plannedStart: '2024-03-01',
    plannedEnd: '2024-03-20',
    risk: '档期紧',
  })
  const told = (progress: number, solution: string | null = null) => {
    const input = inputOf({ preset: 'S2', rows: [{ ...row, progress, solution }], asOf: '2024-03-10' })
    return Object.values(REPORTS)
      .map((report) => {
        const document = report(input)
        const asks = (document.summary?.asks.lines ?? []).flat().map(({ text }) => text)
        return [...asks, ...document.sections.flatMap(({ id }) => linesOf(document, id))].join('\n')
      })
      .join('\n')
  }

  it('is asked for no measure, and one behind its plan is', () => {
    expect(told(95)).not.toMatch(/应对措施，请|定一条应对措施|尚无应对措施/u)
    expect(told(10)).toMatch(/定一条应对措施/u)
    expect(told(10, '加人')).not.toMatch(/定一条应对措施/u)
  })

  it('is not said to have a measure that nobody wrote', () => {
    expect(told(95)).toContain('都超前于计划，不用催措施')
    expect(told(95, '加人')).toContain('写了风险或原因的未完成任务都有应对措施')
  })
})

describe('[MS1] a milestone that is not due and whose review did not pass', () => {
  const told = (review: string | null) => {
    const row = rowOf({
      recordId: 'm',
      title: '样品确认',
      milestone: true,
      review,
      plannedStart: '2024-06-10',
      plannedEnd: '2024-06-18',
      progress: 40,
    })
    const input = inputOf({ preset: 'full', rows: [row], asOf: '2024-06-12' })
    return [...linesOf(dailyBrief(input), 'unfinished'), ...linesOf(weeklyReport(input), 'nextWeek')]
  }

  it('is told with both, and with the days alone once the review has passed', () => {
    expect(told('failed').every((line) => /6\/18.*审核不通过|还没到 18|负责人：|下周/u.test(line))).toBe(true)
    expect(told('failed').filter((line) => line.includes('审核不通过'))).toHaveLength(2)
    for (const review of ['passed', 'pending', null]) expect(told(review).join('')).not.toContain('审核不通过')
  })
})
