import type { FrameLocator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { addRows, fillIn } from './support/asPerson.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBase } from './support/oneBrowser.ts'

const CAMPAIGN = { row: '2024年夏季新品促销', of: '活动' } as const
const ISSUES = '问题与风险'
const TASKS = '任务'
const HOUR_MS = 3_600_000
const at = (moment: string): { readonly at: Date } => ({ at: new Date(`${moment}+08:00`) })

const sidebarsOf = ({ page }: LocalBase): readonly [FrameLocator, FrameLocator] => [
  page.frameLocator('[data-testid="sidebar-frame"]'),
  page.frameLocator('[data-testid="sidebar-frame-2"]'),
]

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ')

/** Opens a panel in both sidebars. */
async function openPanel(local: LocalBase, name: string): Promise<void> {
  for (const sidebar of sidebarsOf(local)) await sidebar.getByRole('tab', { name }).click()
}

/** The words of a section, as each sidebar shows it. */
const inBoth = (local: LocalBase, name: string): Promise<readonly string[]> =>
  Promise.all(
    sidebarsOf(local).map(async (sidebar) =>
      oneLine((await sidebar.getByRole('region', { name, exact: true }).allInnerTexts()).join(' ')),
    ),
  )

/** Waits until a section of both sidebars says something, or no longer does. */
async function expectInBoth(local: LocalBase, section: string, words: RegExp, isSaid = true): Promise<void> {
  await expect
    .poll(async () =>
      (await inBoth(local, section)).map((text) => (text !== '' && words.test(text) === isSaid ? 'as expected' : text)),
    )
    .toEqual(['as expected', 'as expected'])
}

/** The rows of a table as people read them: column → words, or the number. */
async function rowsOf(local: LocalBase, name: string): Promise<readonly Readonly<Record<string, string | number>>[]> {
  const { fields, records } = await local.table(name)
  const read = (cell: unknown): string | number => {
    if (Array.isArray(cell)) return cell.map(read).join('')
    if (typeof cell === 'number') return cell
    return typeof cell === 'object' && cell !== null && 'text' in cell ? String(cell.text) : ''
  }
  return records.map((record) => Object.fromEntries(fields.map((field) => [field.name, read(record.fields[field.id])])))
}

/** A column of the rows whose first column begins so. */
const column = async (local: LocalBase, table: string, title: string, name: string): Promise<unknown> => {
  const primary = (await local.table(table)).fields.find(({ isPrimary }) => isPrimary)?.name ?? ''
  return (await rowsOf(local, table)).flatMap((row) => (String(row[primary]).startsWith(title) ? [row[name]] : []))
}

/** The title of the issue that the drop has become. */
const dropIssue = async (local: LocalBase): Promise<string> => {
  const found = (await rowsOf(local, ISSUES)).map((row) => String(row['问题描述'])).find((one) => /骤降/u.test(one))
  if (found === undefined) throw new Error('the drop has become no issue')
  return found
}

/*
 * S0 has no table of channels and no column for the review of a milestone; the whole suite has both, and with it come
 * the rows of S0.
 */
describe('the campaign of S0, from set-up to its evaluation, with two sidebars', () => {
  const base = oneBase(async (open) => {
    const local = await open({ now: '2024-06-13T19:00:00+08:00', parameters: { sidebars: '2' } })
    const [mine] = sidebarsOf(local)
    await mine.locator('input[name=preset][value=full]').check()
    await mine.getByRole('radio', { name: /日期照原样/u }).check()
    await mine.getByRole('button', { name: '一键建表' }).click()
    return local
  })

  it('[S0-1] [S0-2] one sidebar sets the tables up, and both show the campaign', async () => {
    const local = await base()
    await openPanel(local, '总览')
    await expectInBoth(local, '整体进度', /计入 3 个任务/u)
    expect(await column(local, '活动', CAMPAIGN.row, '策划案版本')).toEqual(['V2.0'])
  })

  it('[S0-3] [S0-10] [AN1] rows of two days show in both sidebars that a channel’s rate dropped by half', async () => {
    const local = await base()
    await fillIn(local, TASKS, 'KOL内容对接', { 渠道: { option: '抖音' } })
    await addRows(local, '每日跟踪', [
      { 日期: at('2024-06-12T00:00'), 所属活动: CAMPAIGN, 核心指标目标: 50_000, 核心指标实际: 45_000 },
    ])
    const attained = async (): Promise<unknown> =>
      (await rowsOf(local, '每日跟踪')).find((row) => row['核心指标实际'] === 45_000)?.['达成率']
    await expect.poll(attained).toBe(0.9)
    await openPanel(local, '数据')
    const day = { 所属活动: CAMPAIGN, 渠道: { option: '抖音' }, 分母: 1000 }
    await addRows(local, '指标明细', [{ ...day, 记录名: '2024-06-12 抖音', 日期: at('2024-06-12T00:00'), 分子: 40 }])
    await expectInBoth(local, '渠道', /抖音 4% 没有基准/u)
    await addRows(local, '指标明细', [{ ...day, 记录名: '2024-06-13 抖音', 日期: at('2024-06-13T00:00'), 分子: 20 }])
    await expectInBoth(local, '渠道', /骤降 1 抖音 4% → 2% 骤降/u)
    await expect.poll(() => column(local, '指标明细', '2024-06-13 抖音', '异常')).toEqual(['骤降'])
  })

  it('[AN2] one sidebar logs the drop as an issue: one row, and the other one offers it no longer', async () => {
    const local = await base()
    const [mine, other] = sidebarsOf(local)
    const before = (await rowsOf(local, ISSUES)).length
    await other.getByRole('button', { name: '把「抖音」的骤降登记为问题' }).waitFor()
    await mine.getByRole('button', { name: '把「抖音」的骤降登记为问题' }).click()
    const preview = mine.getByRole('region', { name: `将在「${ISSUES}」新增一行` })
    expect(oneLine(await preview.innerText())).toMatch(/关联任务 KOL内容对接/u)
    expect(await rowsOf(local, ISSUES)).toHaveLength(before)
    await preview.getByRole('button', { name: '新增这一行' }).click()
    await mine.getByRole('region', { name: '渠道' }).getByText(`已在「${ISSUES}」登记。`).waitFor()
    await other.getByRole('button', { name: /^已登记：.*抖音/u }).waitFor()
    expect(await rowsOf(local, ISSUES)).toHaveLength(before + 1)
    expect(await column(local, ISSUES, await dropIssue(local), '关联任务')).toEqual(['KOL内容对接'])
    for (const sidebar of sidebarsOf(local))
      expect(await sidebar.getByRole('button', { name: '把「抖音」的骤降登记为问题' }).count()).toBe(0)
  })

  it('[S0-18] [SL1] its clocks run, are overdue after 24 hours, and end with an answer, a solution and the resolved issue', async () => {
    const local = await base()
    const title = await dropIssue(local)
    await expectInBoth(local, ISSUES, /抖音.*高 响应 还剩 .*方案 还剩 /u)
    await local.page.clock.fastForward(25 * HOUR_MS)
    await expectInBoth(local, ISSUES, /抖音.*高 响应 超时 1 小时 方案 还剩 /u)
    await expect.poll(() => column(local, ISSUES, title, '响应时效')).toEqual(['未响应超时'])

    await fillIn(local, ISSUES, title, { 首次响应时间: at('2024-06-14T20:00'), 解决进度: { option: '处理中' } })
    await expectInBoth(local, ISSUES, /抖音.*高 响应 晚了 方案 还剩 /u)
    await expect.poll(() => column(local, ISSUES, title, '响应时效')).toEqual(['超时'])

    await fillIn(local, ISSUES, title, { 解决方案: '换一版素材', 方案时间: at('2024-06-14T20:00') })
    await expectInBoth(local, ISSUES, /抖音.*高 响应 晚了 方案 达标/u)
    await expect.poll(() => column(local, ISSUES, title, '方案时效')).toEqual(['达标'])

    await fillIn(local, ISSUES, title, { 解决进度: { option: '已解决' }, 解决时间: at('2024-06-14T20:00') })
    await expectInBoth(local, ISSUES, /抖音/u, false)
  })

  it('[S0-17] [MS1] a milestone that is reached waits for its review, and counts as done once it has passed', async () => {
    const local = await base()
    await fillIn(local, TASKS, '线下物料准备', { 里程碑: true })
    await expectInBoth(local, '里程碑', /完成 0\/1 线下物料准备 未到/u)
    await fillIn(local, TASKS, '线下物料准备', { 实际进度: 1, 实际结束: at('2024-06-14T00:00') })
    await expectInBoth(local, '里程碑', /完成 0\/1 线下物料准备 待审核 .*还缺达成数据、审核结果 · 审核通过前不算完成/u)
    const completed = (): Promise<unknown> => column(local, '活动', CAMPAIGN.row, '完成率')
    await expect.poll(completed).toEqual([expect.closeTo(1 / 3, 3)])
    await fillIn(local, TASKS, '线下物料准备', { 达成数据: '500份宣传单、100件赠品', 审核结果: { option: '通过' } })
    await expectInBoth(local, '里程碑', /完成 1\/1 线下物料准备 完成/u)
    await expect.poll(completed).toEqual([expect.closeTo(2 / 3, 3)])
  })

  it('[RU2] [CS1] [EV1] a campaign without an open task is finished, and its evaluation is due after the end', async () => {
    const local = await base()
    await openPanel(local, '总览')
    await expectInBoth(local, '整体进度', /按期完成/u, false)
    await fillIn(local, TASKS, 'KOL内容对接', { 人工标记: { option: '取消' } })
    await expectInBoth(local, '整体进度', /按期完成/u)
    await local.page.clock.fastForward(Date.parse('2024-07-01T19:00+08:00') - Date.parse('2024-06-14T20:00+08:00'))
    await openPanel(local, '报告')
    for (const sidebar of sidebarsOf(local))
      await expect
        .poll(async () => oneLine((await sidebar.getByRole('tabpanel').allInnerTexts()).join(' ')))
        .toContain('活动 6/30 结束，效果评估在 7/3 前交。')

    // A state is told where campaigns are compared: the next one is entered.
    await addRows(local, '活动', [{ 活动名称: '2024年秋季会员日', 开始日期: at('2024-09-01T00:00') }])
    await openPanel(local, '总览')
    await expectInBoth(local, '各个活动', /2024年夏季新品促销 .*复盘中：任务都已结束/u)
    expect(local.errors).toEqual([])
  })
})
