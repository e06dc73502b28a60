import { describe, expect, it } from 'vitest'
import { checkAccessibility } from './support/accessibility.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBase } from './support/oneBrowser.ts'

/** The sidebar beside it is 410 px wide and 700 px high. */
const VIEWPORT = { width: 1440, height: 798 }
const TASKS = '任务分解与责任跟踪表'

async function openReports(local: LocalBase): Promise<LocalBase> {
  await local.sidebar.locator('input[name=preset][value=S0]').check()
  await local.sidebar.getByRole('radio', { name: /日期照原样/u }).check()
  await local.sidebar.getByRole('button', { name: '一键建表' }).click()
  await local.sidebar.getByRole('tab', { name: '报告' }).click()
  return local
}

const page = (local: LocalBase) => local.sidebar.getByRole('tabpanel').filter({ visible: true })
const press = async (local: LocalBase, name: string) =>
  await page(local).getByRole('button', { name, exact: true }).click()
const textOf = (local: LocalBase, of: string): Promise<string> => page(local).locator(of).first().innerText()

/** The whole text of the saved report on show. */
const savedText = async (local: LocalBase): Promise<string> =>
  (await page(local).locator('.ct-saved-view .ct-document').allInnerTexts()).join('\n')

/** Types into a cell of 任务, as a person in the Base does. */
async function type(local: LocalBase, title: string, column: string, text: string): Promise<void> {
  await local.page
    .getByRole('button', { name: TASKS, exact: true })
    .or(local.page.getByRole('link', { name: TASKS, exact: true }))
    .first()
    .click()
  const cell = await local.cell(TASKS, title, column)
  await cell.scrollIntoViewIfNeeded()
  await cell.dblclick()
  await local.page.keyboard.press('Control+A')
  await local.page.keyboard.type(text)
  await local.page.keyboard.press('Enter')
}

describe.each(['light', 'dark'] as const)('[RL1] [RL2] [RL3] [RL4] a report that is saved, %s', (theme) => {
  const base = oneBase(
    async (open) =>
      await openReports(await open({ now: '2024-07-02T19:00:00+08:00', parameters: { theme }, viewport: VIEWPORT })),
  )

  it('gets its table, keeps what people wrote when it is made anew, is confirmed, and then names the row that moved a figure', async () => {
    const local = await base()
    await page(local).getByLabel('报告', { exact: true }).selectOption('evaluation')
    await press(local, '保存为草稿')
    await expect.poll(() => textOf(local, '.ct-notice')).toContain('将新建一张表「报告」')
    await press(local, '新建这张表')
    await press(local, '保存为草稿')

    await page(local).getByLabel('结论', { exact: true }).fill('落后 77.3 个百分点，因为门店没有配人。')
    await page(local).getByLabel('下次动作', { exact: true }).fill('老王 7/10 前排好门店人手')
    await press(local, '保存文字')
    await expect.poll(() => textOf(local, '.ct-saved-view')).toContain('文字已保存')

    // A fact changes under the sentence.
    await type(local, 'KOL内容对接', '实际进度', '90')
    await expect
      .poll(() => textOf(local, '.ct-saved-words'), { timeout: 30_000 })
      .toContain('文里的「77.3 个百分点」现在是')

    // The report is made anew: the words stay.
    await press(local, '看现在的报告')
    await press(local, '更新草稿')
    await expect.poll(() => page(local).getByLabel('结论', { exact: true }).inputValue()).toContain('门店没有配人')

    const { violations } = await checkAccessibility(local, theme)
    expect(await violations('draft')).toEqual([])
    await press(local, '确认')
    await press(local, '确认，不再改')
    await expect.poll(() => textOf(local, '.ct-saved-head')).toContain('已确认')
    expect(await page(local).getByLabel('结论', { exact: true }).count()).toBe(0)
    // A lead reads what people wrote without opening anything.
    expect(await savedText(local)).toContain('老王 7/10 前排好门店人手')
    const confirmed = await savedText(local)

    await type(local, 'KOL内容对接', '实际进度', '100')
    await press(local, '与现在比较')
    await expect
      .poll(() => textOf(local, '.ct-saved-compare'), { timeout: 30_000 })
      .toMatch(/已完成[\s\S]*KOL内容对接/u)
    expect(await textOf(local, '.ct-saved-compare')).toMatch(/进度 90% → 100%/u)
    expect(await savedText(local)).toBe(confirmed)
    expect(await violations('compared')).toEqual([])
    await page(local).locator('.ct-saved-compare').getByRole('button', { name: 'KOL内容对接' }).first().click()
    await expect.poll(() => local.page.getByRole('dialog').count()).toBeGreaterThan(0)
  })
})
