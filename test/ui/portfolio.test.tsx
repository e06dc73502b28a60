// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { SheetNow } from '../../src/application/app/portfolio.ts'
import { DEFAULT_SETTINGS } from '../../src/application/stored/settings.ts'
import type { AssessedTask } from '../../src/schema/index.ts'
import { present } from '../support/present.ts'
import { translateIn } from '../support/translateIn.ts'
import { campaignRow, type CampaignRow, companionsOf } from './support/campaigns.ts'
import { listed, settledCompanions, withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { assessed, context, S3_ROWS, sheetOf, taskRow } from './support/tasks.ts'

const AT = context('2024-03-19')
const inCampaign = (id: string, rows = S3_ROWS): readonly AssessedTask[] =>
  rows.map((row) => assessed({ ...row, recordId: `${id} ${row.recordId}`, campaign: [id] }, AT))
const onPlan = (id: string): readonly AssessedTask[] => [
  assessed(
    taskRow(`${id} a`, {
      title: '照计划',
      campaign: [id],
      plannedStart: '2024-03-19',
      plannedEnd: '2024-03-28',
      progress: 10,
    }),
    AT,
  ),
]
const finished = (id: string): readonly AssessedTask[] => [
  assessed(
    taskRow(`${id} a`, {
      title: '做完的',
      campaign: [id],
      plannedStart: '2024-02-01',
      plannedEnd: '2024-02-10',
      progress: 100,
      actualEnd: '2024-02-10',
    }),
    AT,
  ),
]

const sheetNow = (
  tasks: readonly AssessedTask[],
  campaigns: readonly CampaignRow[],
  change: Parameters<typeof sheetOf>[2] = {},
): SheetNow => ({
  sheet: sheetOf(tasks, AT, { preset: 'S0', ...change }),
  companions: campaigns.length === 0 ? settledCompanions() : companionsOf(tasks, campaigns, AT),
  settings: DEFAULT_SETTINGS,
})

/** The sidebar with these tracked sheets, the first one on show. */
async function open(...sheets: readonly SheetNow[]): Promise<Shown> {
  const { sheet, companions } = present(sheets[0], 'a sheet')
  const state = withSheet(sheet, {
    companions,
    sheets: sheets.map((one) => listed(one.sheet.tableId, one.sheet.name, one.sheet.preset)),
  })
  return showApp(state, { portfolio: { sheets: () => sheets, watch: () => () => undefined } })
}
const names = ({ screen }: Shown) => screen.all('.ct-campaign h3').map((one) => one.textContent)
const card = ({ screen }: Shown, name: string): Element =>
  present(
    screen.all('.ct-campaign').find((one) => one.querySelector('h3')?.textContent === name),
    name,
  )

afterEach(() => window.sessionStorage.clear())

describe('[PF1] the portfolio', () => {
  it('lists the campaigns of every tracked sheet, the one that needs attention first, put away ones last', async () => {
    const shown = await open(
      sheetNow(
        [...onPlan('good'), ...inCampaign('late'), ...inCampaign('old')],
        [
          campaignRow('good', { title: '照计划的活动', phase: 'running' }),
          campaignRow('old', { title: '旧活动', phase: 'archived' }),
          campaignRow('late', { title: '落后的活动', phase: 'running' }),
        ],
      ),
      sheetNow(finished('x'), [], { tableId: 'tblB', name: '另一张表' }),
    )
    expect(names(shown)).toEqual(['落后的活动', '照计划的活动', '另一张表', '旧活动'])
    expect(shown.screen.find('.ct-portfolio-away').textContent).toContain('旧活动')
    expect(shown.screen.find('.ct-section .ct-count').textContent).toBe('3')
  })

  it('[RU2] each has health as word and colour, its bars, and reasons that lead to their rows', async () => {
    const shown = await open(
      sheetNow(
        [...inCampaign('late'), ...onPlan('good')],
        [campaignRow('late', { title: '落后的活动', endDay: '2024-04-01' }), campaignRow('good', { title: '好' })],
      ),
    )
    const late = card(shown, '落后的活动')
    expect(late.getAttribute('data-hue')).toBe('red')
    expect(late.querySelector('.ct-tag')?.textContent).toBe('预警')
    expect(late.querySelector('.ct-bars')?.textContent).toContain('60.5%')
    expect(late.textContent).toContain('完成率 25% · 延期 1 个 · 预测完成 4/5 · 活动 4/1 结束')
    await shown.screen.click(shown.screen.button('1 个任务延期'))
    expect(shown.store.calls).toEqual([['openRecord', 'late rec1']])
  })

  it('a reason of another sheet opens its row there', async () => {
    const shown = await open(
      sheetNow(onPlan('good'), []),
      sheetNow(inCampaign('late'), [], { tableId: 'tblB', name: '另一张表' }),
    )
    await shown.screen.click(shown.screen.button('1 个任务延期'))
    expect(shown.store.calls).toEqual([['openRecord', 'late rec1', 'tasks', 'tblB']])
  })

  it('[CS1] each says where it is and what says so', async () => {
    const shown = await open(
      sheetNow(
        [...finished('over'), ...inCampaign('on'), ...onPlan('other')],
        [
          campaignRow('over', { title: '结束的' }),
          campaignRow('on', { title: '在做的', phase: 'preparing' }),
          campaignRow('next', { title: '下一个', startDay: '2024-05-01' }),
          campaignRow('put', { title: '取消的', phase: 'cancelled' }),
          campaignRow('other', { title: '复盘的', phase: 'reviewing' }),
        ],
      ),
    )
    const where = (name: string) => card(shown, name).querySelector('.ct-quiet')?.textContent
    expect(where('结束的')).toBe('复盘中：任务都已结束')
    expect(where('在做的')).toBe('进行中：3 个任务已经开始')
    expect(where('下一个')).toBe('未开始：5/1 才开始')
    expect(where('取消的')).toBe('已取消')
    expect(where('复盘的')).toBe('复盘中')
  })

  it('[DU1] tells the evaluation that is due, and when it was due', async () => {
    const shown = await open(
      sheetNow(
        [...finished('now'), ...finished('long')],
        [
          campaignRow('now', { title: '刚结束', endDay: '2024-03-18' }),
          campaignRow('long', { title: '早结束', endDay: '2024-02-10' }),
        ],
      ),
    )
    expect(card(shown, '刚结束').textContent).toContain('效果评估 3/21 前交')
    expect(card(shown, '早结束').textContent).toContain('效果评估的期限 2/20 已过，该写复盘了')
  })

  it('a press shows the campaign, here or in its own sheet', async () => {
    const here = sheetNow(
      [...inCampaign('c1'), ...onPlan('c2')],
      [campaignRow('c1', { title: '落后的活动' }), campaignRow('c2', { title: '好' })],
    )
    const there = sheetNow(
      [...inCampaign('d1'), ...onPlan('d2')],
      [campaignRow('d1', { title: '那边的' }), campaignRow('d2', { title: '那边的好' })],
      { tableId: 'tblB', name: '另一张表' },
    )
    const shown = await open(here, there)
    const select = () => shown.screen.find('.ct-campaign-choice select') as HTMLSelectElement
    await shown.screen.click(shown.screen.button('那边的好'))
    expect(shown.store.calls).toEqual([['showSheet', 'tblB']])
    await shown.screen.settle(() => shown.store.set({ sheet: there.sheet, companions: there.companions }))
    expect(select().value).toBe('d2')
    await shown.screen.settle(() => shown.store.set({ sheet: here.sheet, companions: here.companions }))
    expect(select().value).toBe(':sheet')
    await shown.screen.click(shown.screen.button('落后的活动'))
    expect(select().value).toBe('c1')
    expect(names(shown)).toEqual([])
  })

  it('a sheet that cannot be read stands with its last figures and their time, or is named', async () => {
    const failed = { kind: 'failed', at: 0, error: { kind: 'timeout', what: '', afterMs: 1 } } as const
    const shown = await open(
      sheetNow(onPlan('good'), []),
      sheetNow(inCampaign('late'), [], {
        tableId: 'tblB',
        name: '读不出的表',
        sync: failed,
        lastPassAt: Date.parse('1970-01-01T00:05:00Z'),
      }),
      sheetNow([], [], { tableId: 'tblC', name: '没读过的表', sync: failed, lastPassAt: null }),
      sheetNow([], [], {
        tableId: 'tblD',
        name: '在读的表',
        sync: { kind: 'reading', read: 0, total: 9 },
        lastPassAt: null,
      }),
    )
    expect(card(shown, '读不出的表').textContent).toContain('现在读不出这张表，数字是 08:05 的。')
    const text = shown.screen.find('.ct-app').textContent
    expect(text).toContain('没能读出「没读过的表」')
    expect(text).toContain('正在读取「在读的表」')
  })

  it('a sheet whose other tables cannot be read stands with the time of its figures too', async () => {
    const late = sheetNow(inCampaign('late'), [], {
      tableId: 'tblB',
      name: '读不出的表',
      lastPassAt: Date.parse('1970-01-01T00:05:00Z'),
    })
    const sync = { kind: 'failed', at: 0, error: { kind: 'timeout', what: '', afterMs: 1 }, nextTryAt: null } as const
    const shown = await open(sheetNow(onPlan('good'), []), {
      ...late,
      companions: { ...late.companions, sync },
    })
    expect(card(shown, '读不出的表').textContent).toContain('现在读不出这张表，数字是 08:05 的。')
  })

  it('the tasks of no campaign are listed without a state', async () => {
    const shown = await open(
      sheetNow(
        [...onPlan('c1'), ...inCampaign('nowhere'), ...onPlan('c2')],
        [campaignRow('c1', { title: '一' }), campaignRow('c2', { title: '二' })],
      ),
    )
    expect(names(shown)).toEqual(['不属于任何活动的任务', '一', '二'])
    expect(card(shown, '不属于任何活动的任务').textContent).not.toContain('进行中')
  })

  it('with one campaign in one sheet there is no list', async () => {
    const shown = await open(sheetNow(inCampaign('c1'), [campaignRow('c1', { title: '落后的活动' })]))
    expect(names(shown)).toEqual([])
    expect(shown.screen.find('.ct-conclusion').textContent).toContain('1 个任务延期')
  })
})

describe('[RU2] the reasons for a health', () => {
  it.each(['zh-CN', 'en-US', 'ja-JP'] as const)('each has a complete sentence, %s', (locale) => {
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
