import { describe, expect, it } from 'vitest'
import type { LocalBase } from './support/localBase.ts'
import { oneBrowser } from './support/oneBrowser.ts'

const openBase = oneBrowser()

const S3 = '实施进度监控表'

async function build(parameters: Readonly<Record<string, string>> = {}): Promise<LocalBase> {
  const local = await openBase({ now: '2024-03-19T19:00:00+08:00', parameters })
  await local.sidebar.getByRole('radio', { name: new RegExp(S3) }).check()
  await local.sidebar.getByRole('radio', { name: /日期照原样/u }).check()
  await local.sidebar.getByRole('button', { name: '一键建表' }).click()
  await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
  await local.openView(S3, '全部任务')
  return local
}

const columns = async (local: LocalBase): Promise<readonly string[]> =>
  (await local.table(S3)).fields.map(({ name }) => name)

/** A person deletes a column in the grid. */
async function deleteColumn(local: LocalBase, name: string): Promise<void> {
  const { fields } = await local.table(S3)
  const field = fields.find((one) => one.name === name)
  const cell = await local.cell(S3, '推文预热', name)
  await cell.scrollIntoViewIfNeeded()
  await local.page
    .locator(`[data-field-menu="${field?.id ?? ''}"]`)
    .first()
    .click({ force: true })
  await local.page.getByRole('menuitem', { name: '删除' }).click()
  await local.page.locator('.semi-modal-footer').getByRole('button', { name: '删除' }).click()
}

describe('[DR2] a deleted column in a browser', () => {
  it('is noticed, its repair is shown before anything is written, and its figures return', async () => {
    const local = await build()
    await deleteColumn(local, '偏差等级')
    await local.sidebar.getByText('「偏差等级」已删除').waitFor()
    await local.resetCalls()
    await local.sidebar.getByRole('button', { name: '看修复方案' }).click()
    await local.sidebar.getByText('新增字段「偏差等级」').waitFor()
    expect((await local.calls()).filter(({ key }) => /_(add|set|delete)/u.test(key))).toEqual([])
    expect(await columns(local)).not.toContain('偏差等级')
    await local.sidebar.getByRole('button', { name: '开始修复（1 处）' }).click()
    await local.sidebar.getByRole('button', { name: '完成' }).click()
    await expect.poll(() => columns(local)).toContain('偏差等级')
    const cell = await local.cell(S3, '信息流广告投放', '偏差等级')
    await cell.scrollIntoViewIfNeeded()
    await expect.poll(async () => (await cell.innerText()).trim()).toBe('滞后预警')
    await expect.poll(() => local.sidebar.getByText('「偏差等级」已删除').count()).toBe(0)
    expect(local.errors).toEqual([])
  })
})

describe('[GR1] [GR2] a lesson becomes a column in a browser', () => {
  it('with a preview, as version 1, and is taken back while it is empty', async () => {
    const local = await build()
    await local.sidebar.getByRole('tab', { name: '复盘' }).click()
    await local.sidebar.getByRole('button', { name: '加「风险等级」' }).click()
    await local.sidebar.getByText('将在「实施进度监控表」新增单选字段「风险等级」，选项：高、中、低。').waitFor()
    await local.sidebar.getByRole('button', { name: '确认新增' }).click()
    await local.sidebar.getByRole('region', { name: '模板优化' }).getByText('已新增「风险等级」。').waitFor()
    expect(await columns(local)).toContain('风险等级')
    await local.sidebar.getByRole('button', { name: '撤销 风险等级' }).click()
    await local.sidebar.getByText('已撤销').waitFor()
    await expect.poll(() => columns(local)).not.toContain('风险等级')
    expect(local.errors).toEqual([])
  })
})
