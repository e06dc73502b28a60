// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../src/domain/index.ts'
import type { NamedSnapshot, Moved } from '../../src/application/history/moved.ts'
import type { AppActions } from '../../src/application/app/appState.ts'
import { dateMoves, figureMoves } from '../../src/ui/moved/movedModel.ts'
import { campaignsOf, pointsOf } from '../../src/ui/overview/trendModel.ts'
import { campaignRow, type CampaignRow, companionsOf } from './support/campaigns.ts'
import { settledCompanions, withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { S3_ROWS, assessed, context, sheetOf } from './support/tasks.ts'

const AT = context('2024-03-19')
const ROWS = S3_ROWS.map((row, at) => ({ ...row, campaign: [at < 2 ? 'c1' : 'c2'] }))
const SHEET = sheetOf(
  ROWS.map((row) => assessed(row, AT)),
  AT,
)
const at = (day: string) =>
  sheetOf(
    ROWS.map((row) => assessed(row, context(day))),
    context(day),
  )
const snapshot = (day: string, change: Partial<NamedSnapshot> = {}): NamedSnapshot => ({
  day,
  campaignId: null,
  campaign: null,
  planned: 30,
  actual: 20,
  ...change,
})
const nothing: Moved = { since: '2024-03-12', snapshots: [], changes: null, loggedSince: null, differences: null }

async function open(
  moved: Partial<Moved>,
  answers: Partial<AppActions> = {},
  campaigns: readonly CampaignRow[] = [],
): Promise<Shown> {
  const companions = campaigns.length === 0 ? settledCompanions() : companionsOf(SHEET.tasks, campaigns, AT)
  return showApp(withSheet(SHEET, { companions }), {
    whatMoved: async (since) => ok({ ...nothing, since, ...moved }),
    ...answers,
  })
}

describe('[EX3] what moved since', () => {
  it('reads nothing until it is opened, then a week back', async () => {
    const asked: string[] = []
    const { screen } = await open({}, { whatMoved: async (since) => (asked.push(since), ok({ ...nothing, since })) })
    expect(asked).toEqual([])
    await screen.click(screen.button('变化'))
    expect(asked).toEqual(['2024-03-12'])
    await screen.click(screen.button('昨天'))
    await screen.type(screen.find('.ct-moved input[type=date]'), '2024-03-01')
    expect(asked).toEqual(['2024-03-12', '2024-03-18', '2024-03-01'])
  })

  it('without a snapshot planned progress is computed and actual progress is 数据不足', async () => {
    const { screen } = await open({})
    await screen.click(screen.button('变化'))
    // Σw·P on 3/12 = 10×100 + 8×100 over 38 days.
    expect(screen.find('.ct-moved-figures').textContent).toContain('47.4% → 60.5%')
    expect(screen.find('.ct-moved-figures').textContent).toContain('数据不足 → 45.5%')
    expect(screen.find('.ct-moved').textContent).toContain('3/12 及之前没有留下快照，那时的实际进度无从得知')
    expect(screen.find('.ct-moved').textContent).toContain('还没有改动记录可看')
  })

  it('an empty log says so', async () => {
    const { screen } = await open({ changes: [] })
    await screen.click(screen.button('变化'))
    expect(screen.find('.ct-moved').textContent).toContain('没有记录到改动')
  })

  it('with snapshots each campaign has a row with then and now', async () => {
    const snapshots = [
      snapshot('2024-03-11', { campaignId: 'c1', campaign: '春季新品' }),
      snapshot('2024-03-12', { campaignId: 'c2', campaign: '会员日', actual: null }),
    ]
    const { screen } = await open({ snapshots }, {}, [
      campaignRow('c1', { title: '春季新品' }),
      campaignRow('c2', { title: '会员日' }),
    ])
    await screen.click(screen.button('变化'))
    const rows = screen.all('.ct-moved-figures tbody tr').map((row) => row.textContent)
    // c1 now: 18 days, planned 100, actual (600 + 800) / 18; c2: the snapshot lacks the actual.
    expect(rows[1]).toBe('春季新品取 3/11 的记录30% → 100%20% → 77.8%−10 → −22.2')
    expect(rows[2]).toContain('会员日取 3/12 的记录30% → 25%数据不足 → 16.5%')
  })

  it('lists started, finished, newly late and due tasks with links to their rows', async () => {
    const { screen, store } = await open({})
    await screen.click(screen.button('变化'))
    await screen.type(screen.find('.ct-moved input[type=date]'), '2024-03-08')
    expect(screen.all('.ct-moved-dates div').map((one) => one.textContent)).toEqual([
      '完成了1',
      '开始了1',
      '新延期1',
      '到期2',
    ])
    await screen.click(screen.all('.ct-moved-dates .ct-link')[0] ?? screen.page)
    expect(store.calls).toEqual([['openRecord', 'rec2']])
  })

  it('the log names field, values, person and reason, and the day it begins', async () => {
    const { screen, store } = await open({
      changes: [
        {
          id: 'recL1',
          isUnexplainedAfterDue: false,
          recordId: 'rec3',
          title: '信息流广告投放',
          campaignId: null,
          on: '2024-03-15',
          field: '计划结束',
          before: '2024-03-20',
          after: '2024-03-25',
          by: 'people',
          reason: '素材延迟',
        },
      ],
      loggedSince: '2024-03-14',
    })
    await screen.click(screen.button('变化'))
    const log = screen.find('.ct-moved-log').textContent ?? ''
    expect(log).toContain('计划结束：2024-03-20 → 2024-03-253/15 · 人工 · 素材延迟')
    expect(log).toContain('记录从 3/14 开始')
    await screen.click(screen.find('.ct-moved-log .ct-link'))
    expect(store.calls).toEqual([['openRecord', 'rec3']])
  })

  it('a planned end that was moved later after it was due is marked until a reason stands, which can be given there [FL1]', async () => {
    const late = {
      id: 'recL7',
      isUnexplainedAfterDue: true,
      recordId: 'rec3',
      title: '信息流广告投放',
      campaignId: null,
      on: '2024-03-15',
      field: '计划结束',
      before: '2024-03-10',
      after: '2024-03-25',
      by: 'people',
      reason: null,
    } as const
    const { screen, store } = await open({ changes: [late] })
    await screen.click(screen.button('变化'))
    expect(screen.find('.ct-moved-log').textContent).toContain('到期后才改晚，没写原因')
    await screen.click(screen.find('button[aria-label="补原因：信息流广告投放，计划结束"]'))
    await screen.type(screen.find('.ct-moved-log input'), '素材延迟')
    await screen.click(screen.find('.ct-moved-log button[type=submit]'))
    expect(store.calls).toEqual([['reasons', 'write', ['recL7'], '素材延迟']])
  })

  it('each task that moved shows then and now, and says which figure is missing', async () => {
    const still = {
      plannedStart: null,
      plannedEnd: null,
      hold: null,
      progress: null,
      deviation: null,
      state: null,
      entries: [],
    } as const
    const { screen, store } = await open({
      differences: {
        since: '2024-03-12',
        to: '2024-03-19',
        campaigns: [],
        knownSince: '2024-03-01',
        tasks: [
          { ...still, recordId: 'gone', title: '旧任务', change: 'deleted', isProgressKnown: false },
          {
            ...still,
            recordId: 'rec3',
            title: '信息流广告投放',
            change: 'changed',
            isProgressKnown: true,
            state: { from: 'notStarted', to: 'inProgress' },
            progress: { from: 0, to: 30 },
            deviation: { from: 0, to: -15.5 },
            plannedEnd: { from: '2024-03-20', to: '2024-03-25' },
          },
          {
            ...still,
            recordId: 'rec4',
            title: '新品首发活动',
            change: 'changed',
            isProgressKnown: false,
            plannedStart: { from: null, to: '2024-03-28' },
          },
        ],
      },
    })
    await screen.click(screen.button('变化'))
    expect(screen.all('.ct-moved-log li').map((one) => one.textContent)).toEqual([
      '旧任务已删除',
      '信息流广告投放未开始 → 进行中 · 进度 0% → 30% · 偏差 0 → −15.5 · 计划结束 3/20 → 3/25',
      '新品首发活动计划开始 — → 3/28 · 当时的进度没有记录',
    ])
    await screen.click(screen.find('.ct-moved-log .ct-link'))
    expect(store.calls).toEqual([['openRecord', 'rec3']])
  })

  it('a refusal is said in plain words', async () => {
    const { screen } = await open(
      {},
      { whatMoved: async () => err({ kind: 'timeout', what: '读取每日跟踪', afterMs: 10_000 }) },
    )
    await screen.click(screen.button('变化'))
    expect(screen.find('.ct-moved [role=alert]').textContent).toContain('多维表格 10 秒内没有回应。')
  })
})

describe('moves by dates', () => {
  it('the day itself does not count, today does', () => {
    expect(dateMoves(SHEET, '2024-03-10')).toEqual({
      started: ['rec3'],
      finished: ['rec2'],
      becameLate: ['rec1'],
      due: ['rec2'],
    })
    expect(dateMoves(SHEET, '2024-03-11')).toMatchObject({ finished: [], becameLate: [] })
  })

  it('the snapshot of a sheet without campaigns is about the whole sheet', () => {
    const moves = figureMoves(
      SHEET,
      { ...at('2024-03-12'), past: null },
      {
        snapshots: [snapshot('2024-03-12')],
        scope: { kind: 'sheet' },
        campaigns: [],
      },
    )
    expect(moves).toHaveLength(1)
    expect(moves[0]).toMatchObject({ campaign: null, before: { planned: 30, actual: 20 }, frozenOn: '2024-03-12' })
  })
})

describe('the trend', () => {
  const history = [
    snapshot('2024-03-10', { planned: 0, actual: 0 }),
    snapshot('2024-03-11', { planned: 50, actual: null }),
    snapshot('2024-03-14', { planned: 100, actual: 80 }),
  ]

  it('two snapshots of a day are one point, the later one', () => {
    const points = pointsOf([snapshot('2024-03-10', { actual: 140 }), snapshot('2024-03-10', { actual: -5 })], '')
    expect(points.map(({ actual }) => actual)).toEqual([-5])
  })

  it('is the drawing of the reports, with its words and its numbers for those who cannot see it', async () => {
    const { screen } = await open({}, { history: async () => ok(history) })
    expect(screen.find('.ct-trend svg.ct-chart title').textContent).toBe(
      '3/14：计划 100%，实际 80%。共 3 天的记录。缺 2 天，线在那里断开。',
    )
    expect(screen.all('.ct-trend tbody tr').map((row) => row.textContent)).toEqual([
      '3/100%0%',
      '3/1150%—',
      '3/14100%80%',
    ])
  })

  it('does not speak of missing days when every day was kept', async () => {
    const { screen } = await open({}, { history: async () => ok(history.slice(0, 2)) })
    expect(screen.find('.ct-trend').textContent).toContain('共 2 天的记录')
    expect(screen.find('.ct-trend').textContent).not.toContain('缺')
  })

  it('a day that had no figures yet when it was asked for is asked for again after the next pass [SN1]', async () => {
    const days: NamedSnapshot[] = []
    const { screen, store } = await open({}, { history: async () => ok([...days]) })
    expect(screen.find('.ct-trend').textContent).toContain('已有 0 天的记录')
    days.push(snapshot(SHEET.asOf))
    await screen.settle(() => store.set(withSheet({ ...SHEET, lastPassAt: (SHEET.lastPassAt ?? 0) + 60_000 })))
    expect(screen.find('.ct-trend').textContent).toContain('已有 1 天的记录')
  })

  it('a day that is kept after the trend was asked for is in it [SN1]', async () => {
    const days = [...history, snapshot(SHEET.asOf)]
    const { screen, store } = await open({}, { history: async () => ok([...days]) })
    expect(screen.all('.ct-trend tbody tr').map((row) => row.textContent)).toContain('3/14100%80%')
    days[2] = snapshot('2024-03-14', { planned: 100, actual: 90 })
    await screen.settle(() =>
      store.set(
        withSheet(SHEET, {
          companions: { ...settledCompanions(), keptDays: [{ ...snapshot('2024-03-14'), counts: null }] },
        }),
      ),
    )
    expect(screen.all('.ct-trend tbody tr').map((row) => row.textContent)).toContain('3/14100%90%')
  })

  it('with too few days it says how many there are', async () => {
    const { screen } = await open({}, { history: async () => ok(history.slice(0, 1)) })
    expect(screen.find('.ct-trend').textContent).toContain('已有 1 天的记录，满 2 天')
  })

  it('one of several campaigns can be chosen', () => {
    expect(
      campaignsOf([
        snapshot('2024-03-10', { campaignId: 'c1', campaign: '春季' }),
        snapshot('2024-03-10', { campaignId: 'c2', campaign: '夏季' }),
      ]),
    ).toEqual([
      { id: 'c1', name: '春季' },
      { id: 'c2', name: '夏季' },
    ])
  })
})
