import { afterEach, describe, expect, it } from 'vitest'
import { type CampaignInPortfolio, joinPortfolios, sheetInPortfolio } from '../../../src/application/app/portfolio.ts'
import { type AppWorld, openAppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'
import { addRow, editRow, shownRows } from '../../support/shownRows.ts'

let world: AppWorld | null = null
afterEach(() => world?.close())

/** A sheet with the rows of all tables and, in front, one with those of S2. */
async function openBase(): Promise<AppWorld> {
  world = await openAppWorld()
  await world.setUp({ preset: 'full', sample: 'verbatim' })
  await world.setUp({ preset: 'S2', sample: 'verbatim', another: true })
  await world.pass(120_000, 30_000)
  return world
}

const campaignsOf = ({ app }: AppWorld) =>
  joinPortfolios(app.actions.portfolio.sheets().map(sheetInPortfolio)).campaigns

describe('[PF1] the portfolio of a Base', () => {
  it('follows every sheet, also those that are not on show, without a host call of its own', async () => {
    const base = await openBase()
    const { portfolio } = base.app.actions
    const hidden = present(base.app.getState().sheets[0], 'the first sheet').tableId
    base.app.actions.showSheet(present(base.app.getState().sheets[1], 'the second sheet').tableId)
    await base.quiet()
    const before = portfolio.sheets()
    let news = 0
    const stop = portfolio.watch(() => {
      news += 1
    })
    const calls = base.door.calls.length
    expect(campaignsOf(base).length).toBeGreaterThan(1)
    expect(base.door.calls.length).toBe(calls)
    const [task] = shownRows(base, '任务')
    editRow(base, '任务', task?.id ?? '', { 实际进度: 0.01, 实际结束: null })
    await base.pass(60_000, 10_000)
    expect(news).toBeGreaterThan(0)
    const after = portfolio.sheets()
    const of = (list: typeof after, tableId: string) => list.find(({ sheet }) => sheet.tableId === tableId)
    expect(of(after, hidden)).not.toBe(of(before, hidden))
    stop()
    const last = news
    editRow(base, '任务', task?.id ?? '', { 实际进度: 0.02 })
    await base.pass(60_000, 10_000)
    expect(news).toBe(last)
  })

  it('says the same while nothing has changed, whatever the engines look at', async () => {
    const base = await openBase()
    const before = base.app.actions.portfolio.sheets()
    base.app.actions.showSheet(present(base.app.getState().sheets[0], 'the first sheet').tableId)
    await base.quiet()
    expect(base.app.actions.portfolio.sheets()).toBe(before)
  })

  it('shows what the table 活动 shows, and follows a campaign that is added or put away', async () => {
    const base = await openBase()
    const added = addRow(base, '活动', { 活动名称: '会员日', 开始日期: Date.parse('2024-12-01T00:00:00+08:00') })
    await base.pass(60_000, 10_000)
    const one = () => campaignsOf(base).find(({ scope }) => scope.kind === 'campaign' && scope.campaignId === added)
    expect(one()?.state).toMatchObject({ value: 'notStarted', because: 'startAhead' })
    editRow(base, '活动', added, { 活动阶段: '已归档' })
    await base.pass(60_000, 10_000)
    expect(one()?.state?.value).toBe('archived')
    expect(campaignsOf(base).at(-1)).toEqual(one())
  })

  it('orders by deviation what still runs, in front of what is finished: its 100 against 100 says nothing [CS1]', async () => {
    const [first] = campaignsOf(await openBase())
    const example = present(first, 'a campaign')
    const entry = (title: string, deviation: number | null, isFinished: boolean): CampaignInPortfolio => ({
      ...example,
      title,
      state: null,
      health: { rule: 'RU2', value: 'green', reasons: [] },
      rollUp: { ...example.rollUp, deviation },
      finished: isFinished ? { onTime: 1, known: 1, lateIds: [], lateDays: 0, worstDays: 0, undatedIds: [] } : null,
    })
    const campaigns = [
      entry('done, first', 2, true),
      entry('done, behind when it ended', -40, true),
      entry('ahead', 3, false),
      entry('unknown', null, false),
      entry('behind', -4, false),
    ]
    expect(joinPortfolios([{ campaigns, waiting: [] }]).campaigns.map(({ title }) => title)).toEqual([
      'behind',
      'ahead',
      'done, first',
      'done, behind when it ended',
      'unknown',
    ])
  })
})
