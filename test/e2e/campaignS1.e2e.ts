import { describe, expect, it } from 'vitest'
import { addRows, fillIn } from './support/asPerson.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBase } from './support/oneBrowser.ts'

const BUDGET = '活动预算表'

/** The words of a section of the panel 数据, with runs of blanks made one. */
const section = async (local: LocalBase, name: string): Promise<string> =>
  (await local.sidebar.getByRole('region', { name, exact: true }).innerText()).replaceAll(/\s+/gu, ' ')

/** Calls that change something in the Base. */
const writes = async (local: LocalBase): Promise<readonly string[]> =>
  (await local.calls()).map(({ key }) => key).filter((key) => /_(?:set|add|delete)/u.test(key))

describe('a campaign of S1, from its budget to an overspent line', () => {
  const base = oneBase(async (open) => {
    const local = await open({ now: '2024-10-17T19:00:00+08:00' })
    await local.sidebar.locator('input[name=preset][value=S1]').check()
    await local.sidebar.getByRole('radio', { name: /日期照原样/u }).check()
    await local.sidebar.getByRole('button', { name: '一键建表' }).click()
    await local.sidebar.getByRole('tab', { name: '数据' }).click()
    return local
  })

  it('[S1-4] [S1-6] [BU1] [BU2] shows the template’s budget, and that nothing has been reported', async () => {
    const local = await base()
    await expect.poll(() => section(local, '预算')).toContain('合计 46,000')
    const words = await section(local, '预算')
    expect(words).toContain('备用金 10.87%，在建议的 10%–15% 之内。')
    expect(words).toContain('还没有一行报账')
  })

  it('[S1-7] [BU1] names the lines that are not reported: a reported one goes, and counts as spent', async () => {
    const local = await base()
    await fillIn(local, BUDGET, '海报500张、宣传册2000本', { 实际花费: 7800 })
    await expect.poll(() => section(local, '预算')).toContain('已用 7,800')
    const words = await section(local, '预算')
    expect(words).toMatch(/未报账 4 行.*朋友圈广告投放/u)
    expect(words).not.toMatch(/未报账[^。]*海报500张/u)
    expect(words).not.toContain('还没有一行报账')
  })

  it('[S1-12] [BU5] says by how much a line is overspent and which cell would say who decides, then who it is', async () => {
    const local = await base()
    await fillIn(local, BUDGET, '朋友圈广告投放', { 实际花费: 16_000 })
    await expect.poll(() => section(local, '预算')).toContain('超支 1,000')
    expect(await section(local, '预算')).toContain('「审批人」空着，不知道由谁审批')
    await fillIn(local, BUDGET, '朋友圈广告投放', { 审批人: { person: '销售部*总监' } })
    await expect.poll(() => section(local, '预算')).toContain('由 销售部*总监 审批')
    expect(await section(local, '预算')).not.toContain('不知道由谁审批')
  })

  it('[PM1] a reader sees what others report, and nothing is written', async () => {
    const local = await base()
    await local.page.evaluate(() => window.localHost.set('role', 'reader'))
    await local.sidebar.getByText(/只读/u).first().waitFor()
    await local.sidebar.getByRole('tab', { name: '数据' }).click()
    await local.resetCalls()
    await fillIn(local, BUDGET, '商圈展位租赁(3天)', { 实际花费: 12_000 })
    await expect.poll(() => section(local, '预算')).toContain('已用 35,800')
    await addRows(local, BUDGET, [{ 明细说明: '加急快递', 预算金额: 500 }])
    await expect.poll(() => section(local, '预算')).toContain('合计 46,500')
    expect(await section(local, '预算')).toContain('加急快递')
    expect(await writes(local)).toEqual([])
    expect(local.errors).toEqual([])
  })
})
