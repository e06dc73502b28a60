// @vitest-environment happy-dom
import { NO_ROWS } from '../../src/application/companions/sheetRows.ts'
import { describe, expect, it } from 'vitest'
import { translateIn } from '../support/translateIn.ts'
import type { CampaignFigures } from '../../src/application/companions/campaignCells.ts'
import { rollUpTasks, type HealthReason } from '../../src/domain/index.ts'
import { runningCampaigns } from '../../src/ui/overview/overviewModel.ts'
import { withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { S3_ROWS, assessed, context, sheetOf } from './support/tasks.ts'

const AT = context('2024-03-19')
const TASKS = S3_ROWS.map((row) => assessed(row, AT))
const LATE = TASKS[0]?.row.recordId ?? ''

const campaign = (
  campaignId: string,
  value: CampaignFigures['health']['value'],
  change: Partial<CampaignFigures> = {},
): CampaignFigures => ({
  campaignId,
  title: campaignId,
  phase: 'running',
  startDay: null,
  tasks: TASKS,
  rollUp: rollUpTasks(TASKS),
  counts: { notStarted: 1, inProgress: 1, done: 1, delayed: 1, paused: 0, cancelled: 0 },
  health: { rule: 'RU2', value, reasons: [] },
  finished: null,
  healthReason: null,
  forecastEnd: null,
  evaluationDue: null,
  ...change,
})
const reason = (
  code: HealthReason['code'],
  ids: readonly string[] = [],
  figure: number | null = null,
  limit: number | null = null,
): HealthReason => ({ level: 'red', code, ids, figure, limit })
const open = (campaigns: readonly CampaignFigures[]): Promise<Shown> =>
  showApp(
    withSheet(sheetOf(TASKS, AT), {
      companions: {
        tables: [],
        campaigns,
        parts: [],
        rows: NO_ROWS,
        planLog: null,
        sync: { kind: 'settled', at: 0 },
        unkept: null,
      },
    }),
  )
const names = ({ screen }: Shown) => screen.all('.ct-campaign h3').map((one) => one.textContent)

describe('[RU2] the campaigns of a sheet', () => {
  it('are listed worst first, each with its health as word and colour and its bars', async () => {
    const shown = await open([
      campaign('green', 'green'),
      campaign('red', 'red'),
      campaign('grey', 'grey'),
      campaign('yellow', 'yellow'),
    ])
    expect(names(shown)).toEqual(['red', 'yellow', 'grey', 'green'])
    expect(shown.screen.all('.ct-campaign .ct-tag').map((one) => one.textContent)).toEqual([
      '预警',
      '关注',
      '无法判断',
      '正常',
    ])
    expect(shown.screen.all('.ct-campaign').map((one) => one.getAttribute('data-hue'))).toEqual([
      'red',
      'yellow',
      'grey',
      'green',
    ])
    expect(shown.screen.find('.ct-campaign .ct-bars').textContent).toContain('60.5%')
  })

  it('give the reasons for their health with figure, limit and rows; tasks can be opened', async () => {
    const shown = await open([
      campaign('618', 'red', {
        forecastEnd: '2024-04-09',
        health: {
          rule: 'RU2',
          value: 'red',
          reasons: [
            reason('deviation', [], -15.04, -10),
            reason('coreKpiBehindPace', ['kpi1'], null, 80),
            reason('taskDelayed', [LATE]),
          ],
        },
      }),
    ])
    expect(shown.screen.all('.ct-campaign .ct-health-reasons li').map((one) => one.textContent)).toEqual([
      '偏差 −15 个百分点，低于 −10',
      '1 个核心指标不到应达值的 80%',
      '1 个任务延期',
    ])
    expect(shown.screen.find('.ct-campaign').textContent).toContain('预测完成 4/9')
    await shown.screen.click(shown.screen.button('1 个任务延期'))
    expect(shown.store.calls).toEqual([['openRecord', LATE]])
  })

  it('that are over or empty are left out, and without campaigns there is no section', async () => {
    const over = [
      campaign('archived', 'red', { phase: 'archived' }),
      campaign('cancelled', 'red', { phase: 'cancelled' }),
      campaign('empty', 'grey', { tasks: [] }),
    ]
    expect(runningCampaigns(over)).toEqual([])
    expect(names(await open(over))).toEqual([])
  })

  it.each(['zh-CN', 'en-US', 'ja-JP'] as const)('every reason has a complete sentence, %s', (locale) => {
    const t = translateIn(locale)
    const codes = [
      'deviation',
      'milestoneLate',
      'coreKpiBehindPace',
      'highIssuePastSla',
      'taskDelayed',
      'bufferViolated',
      'spendAboveBudget',
      'forecastPastEnd',
      'finishedLate',
      'finishedPastEnd',
    ] as const
    const words = codes.map((code) => t(`health.reason.${code}`, { count: 2, figure: '7', limit: '5' }))
    expect(new Set(words).size).toBe(codes.length)
    for (const text of words) expect(text).not.toMatch(/[{}]/u)
  })
})
