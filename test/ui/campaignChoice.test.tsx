// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import '../../src/ui/reports/ReportPage.tsx'
import '../../src/ui/data/DataPanel.tsx'
import type { AppActions, AppState } from '../../src/application/app/appState.ts'
import { ok } from '../../src/domain/index.ts'
import { present } from '../support/present.ts'
import { campaignRow, type CampaignRow, companionsOf } from './support/campaigns.ts'
import { withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { assessed, context, S3_ROWS, sheetOf, taskRow } from './support/tasks.ts'

const AT = context('2024-03-19')
const SPRING = campaignRow('c1', { title: '春季新品', phase: 'running' })
const SUMMER = campaignRow('c2', { title: '会员日', phase: 'running' })
/** Two tasks of each campaign, one of none. */
const TASKS = [
  ...S3_ROWS.map((row, at) => assessed({ ...row, campaign: [at < 2 ? 'c1' : 'c2'] }, AT)),
  assessed(taskRow('rec5', { title: '散的任务', plannedStart: '2024-03-01', plannedEnd: '2024-03-02' }), AT),
]

const stateOf = (campaigns: readonly CampaignRow[], tasks = TASKS, change: Partial<AppState> = {}): AppState =>
  withSheet(sheetOf(tasks, AT, { preset: 'S0' }), { companions: companionsOf(tasks, campaigns, AT), ...change })
const open = (campaigns: readonly CampaignRow[], answers: Partial<AppActions> = {}): Promise<Shown> =>
  showApp(stateOf(campaigns), answers)

const select = ({ screen }: Shown): HTMLSelectElement =>
  present(screen.all('.ct-campaign-choice select')[0] as HTMLSelectElement | undefined, 'the choice')
const choose = (shown: Shown, value: string) =>
  shown.screen.settle(() => {
    const one = select(shown)
    one.value = value
    one.dispatchEvent(new Event('change', { bubbles: true }))
  })
const pane = '.semi-tabs-pane-active'
const planned = ({ screen }: Shown) => screen.find(`${pane} .ct-conclusion .ct-bars`).textContent

afterEach(() => window.sessionStorage.clear())

describe('[CC1] one campaign at a time', () => {
  it('all campaigns stand in front while several run; each campaign and the tasks of none can be chosen', async () => {
    const shown = await open([SPRING, SUMMER])
    expect(select(shown).value).toBe(':sheet')
    expect([...select(shown).options].map(({ text }) => text)).toEqual([
      '全部活动',
      '春季新品',
      '会员日',
      '不属于任何活动的任务',
    ])
  })

  it('the only campaign that is not over stands in front', async () => {
    const shown = await open([campaignRow('c1', { title: '春季新品', phase: 'archived' }), SUMMER])
    expect(select(shown).value).toBe('c2')
  })

  it('a sheet with one campaign has nothing to choose and says its name', async () => {
    const { screen } = await open([SPRING])
    expect(screen.all('.ct-campaign-choice select')).toEqual([])
    expect(screen.find('.ct-campaign-choice').textContent).toBe('春季新品')
  })

  it('the overview follows: conclusion, counts, urgent tasks, list and the number at 预警', async () => {
    const shown = await open([SPRING, SUMMER])
    const { screen } = shown
    await choose(shown, 'c2')
    // 信息流广告投放 5/11 of 11 days and 新品首发活动 0 of 9 days: 25 %.
    expect(planned(shown)).toContain('25%')
    expect(screen.all(`${pane} .ct-task strong`).map((one) => one.textContent)).not.toContain('KOL种草笔记发布')
    expect(screen.find(`${pane} .ct-chips`).textContent).toBe('未开始 1进行中 1已完成 0延期 0')
    expect(screen.find('.ct-tab-count').textContent).toBe('1')
    await choose(shown, 'c1')
    expect(screen.find(`${pane} .ct-chips`).textContent).toContain('延期 1')
    await choose(shown, ':unassigned')
    expect(screen.find(`${pane} .ct-chips`).textContent).toBe('未开始 0进行中 0已完成 0延期 1')
  })

  it('alerts list the tasks of the campaign, and so does the arithmetic of the roll-up', async () => {
    const shown = await open([SPRING, SUMMER])
    await choose(shown, 'c2')
    await shown.screen.click(shown.screen.find('.ct-conclusion > header .ct-link'))
    expect(shown.screen.find('.ct-roll-up').textContent).not.toContain('KOL种草笔记发布')
    await shown.screen.click(shown.screen.button(/^预警/u))
    expect(shown.screen.find(pane).textContent).toContain('信息流广告投放')
    expect(shown.screen.find(pane).textContent).not.toContain('KOL种草笔记发布')
  })

  it('reports speak of the chosen campaign and have no choice of their own', async () => {
    const shown = await open([SPRING, SUMMER])
    await choose(shown, 'c1')
    await shown.screen.click(shown.screen.button('报告'))
    expect(shown.screen.find(`${pane} .ct-document`).textContent).not.toContain('信息流广告投放')
    expect(shown.screen.all(`${pane} select[aria-label="活动"]`)).toEqual([])
    await choose(shown, 'c2')
    expect(shown.screen.find(`${pane} .ct-document`).textContent).toContain('信息流广告投放')
  })

  it('[DU1] the reports of all campaigns lead to the one that is due of each', async () => {
    const over = campaignRow('c1', { title: '春季新品', endDay: '2024-03-18' })
    const shown = await open([over, SUMMER, campaignRow('c3', { title: '归档的', phase: 'archived' })])
    await shown.screen.click(shown.screen.button('报告'))
    expect(shown.screen.all(`${pane} .ct-report-each li`).map((one) => one.textContent)).toEqual([
      '春季新品活动效果评估 · 应于 3/21 前交',
      '会员日日报 · 今天该写',
    ])
    await shown.screen.click(shown.screen.button('春季新品'))
    expect(select(shown).value).toBe('c1')
    expect(shown.screen.find(`${pane} .ct-document h2`).textContent).toContain('效果评估')
    expect(shown.screen.all(`${pane} .ct-report-each`)).toEqual([])
  })

  it('an edit is followed at once, before the campaigns are computed again', async () => {
    const shown = await open([SPRING, SUMMER])
    await choose(shown, 'c2')
    const done = TASKS.map((task) =>
      task.row.recordId === 'rec3' ? assessed({ ...task.row, progress: 100, actualEnd: '2024-03-19' }, AT) : task,
    )
    await shown.screen.settle(() => shown.store.set({ sheet: sheetOf(done, AT, { preset: 'S0' }) }))
    expect(shown.screen.find(`${pane} .ct-chips`).textContent).toContain('已完成 1')
  })

  it('a campaign without tasks says how tasks get there', async () => {
    const shown = await open([SPRING, SUMMER, campaignRow('c3', { title: '空的' })])
    await choose(shown, 'c3')
    expect(shown.screen.find(pane).textContent).toContain('这个活动还没有任务')
  })

  it('a deleted campaign is shown no more, and again when it is restored', async () => {
    const shown = await open([SPRING, SUMMER])
    await choose(shown, 'c2')
    await shown.screen.settle(() => shown.store.set({ companions: companionsOf(TASKS, [SPRING], AT) }))
    expect(shown.screen.find('.ct-campaign-choice').textContent).toBe('春季新品')
    expect(shown.screen.find(`${pane} .ct-chips`).textContent).toContain('延期 2')
    await shown.screen.settle(() => shown.store.set({ companions: companionsOf(TASKS, [SPRING, SUMMER], AT) }))
    expect(select(shown).value).toBe('c2')
  })

  it('the choice survives a reload of the page, and holds for its own sheet only', async () => {
    const first = await open([SPRING, SUMMER])
    await choose(first, 'c2')
    await first.screen.unmount()
    const again = await open([SPRING, SUMMER])
    expect(select(again).value).toBe('c2')
    await again.screen.settle(() => {
      const state = stateOf([SPRING, SUMMER])
      again.store.set({ sheet: { ...present(state.sheet, 'the sheet'), tableId: 'tblB' } })
    })
    expect(select(again).value).toBe(':sheet')
  })

  it('without a memory of the browser the choice holds until the page is loaded again', async () => {
    const { sessionStorage } = window
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new Error('the page is in a sandbox')
      },
    })
    try {
      const shown = await open([SPRING, SUMMER])
      await choose(shown, 'c2')
      expect(select(shown).value).toBe('c2')
    } finally {
      Object.defineProperty(window, 'sessionStorage', { configurable: true, value: sessionStorage })
    }
  })
})

describe('[CC1] [SN1] a past day of one campaign', () => {
  const past = (tasks = TASKS) => ({
    unknown: tasks.filter(({ row }) => row.recordId === 'rec1'),
    isKept: true,
    isRollUpKept: false,
    planned: 50,
    byPlan: tasks,
    kept: [{ campaignId: 'c2', planned: 12, actual: 7 }],
  })
  const look = async (campaignId: string): Promise<Shown> => {
    const known = TASKS.filter(({ row }) => row.recordId !== 'rec1')
    const shown = await open([SPRING, SUMMER], {
      viewAsOf: async (day) => ({ ...sheetOf(known, context(day)), past: past() }),
    })
    await choose(shown, campaignId)
    await shown.screen.click(shown.screen.button(/看别的日子/u))
    await shown.screen.type(shown.screen.find('.ct-as-of-panel input[type=date]'), '2024-03-18')
    return shown
  }

  it('shows the roll-up that was kept of that campaign', async () => {
    const shown = await look('c2')
    expect(planned(shown)).toContain('12%')
    expect(shown.screen.find(`${pane} .ct-look-note`).textContent).not.toContain('1 个任务')
    expect(shown.screen.all(`${pane} .ct-conclusion > header .ct-link`)).toEqual([])
  })

  it('without one computes it from the tasks that were kept, and counts those that were not', async () => {
    const shown = await look('c1')
    // 推文预热 alone was kept, and it was done: that says nothing of the other task.
    expect(planned(shown)).toContain('100%')
    expect(shown.screen.find(`${pane} .ct-conclusion`).textContent).not.toContain('按期')
    expect(shown.screen.find(`${pane} .ct-look-note`).textContent).toContain('1 个任务')
  })
})

describe('[CC1] [EX3] what moved in one campaign', () => {
  it('has its figures, tasks and log, with tasks that were deleted from it', async () => {
    const line = (recordId: string, title: string, campaignId: string | null) => ({
      id: recordId,
      isUnexplainedAfterDue: false,
      recordId,
      title,
      campaignId,
      on: '2024-03-15',
      field: '计划结束',
      before: '3/10',
      after: '3/12',
      by: 'people' as const,
      reason: null,
    })
    const snapshot = (campaignId: string, campaign: string) => ({
      day: '2024-03-12',
      campaignId,
      campaign,
      planned: 30,
      actual: 20,
    })
    const shown = await open([SPRING, SUMMER], {
      whatMoved: async (since) =>
        ok({
          since,
          snapshots: [snapshot('c1', '春季新品'), snapshot('c2', '会员日')],
          changes: [line('rec1', 'KOL', 'c1'), line('rec3', '信息流', 'c2'), line('gone', '删掉的', 'c2')],
          loggedSince: null,
          differences: null,
        }),
    })
    await choose(shown, 'c2')
    await shown.screen.click(shown.screen.button('变化'))
    expect(shown.screen.all('.ct-moved-figures tbody tr').map((one) => one.textContent)).toEqual([
      '这个活动取 3/12 的记录30% → 25%20% → 16.5%−10 → −8.5',
    ])
    expect(shown.screen.all('.ct-moved-log li .ct-link:not([aria-label])').map((one) => one.textContent)).toEqual([
      '信息流',
      '删掉的',
    ])
  })
})
